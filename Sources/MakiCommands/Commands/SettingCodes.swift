import Findings

/// Codes of findings about `maki.json`.
enum SettingCodes {
    static let all: [String: OtherCodes.Text] = [
        "CONFIG-type": OtherCodes.Text(
            requirement: Bilingual(
                de: "maki.json ist ein Objekt, seine Werte sind Texte",
                en: "maki.json is an object, its values are texts"),
            remedy: Bilingual(
                de: "Zum Beispiel:  { \"authority\": \"bund-bamf\" }",
                en: "For example:  { \"authority\": \"bund-bamf\" }")),
        "CONFIG-key": OtherCodes.Text(
            requirement: Bilingual(
                de: "maki.json enthält nur bekannte Einstellungen", en: "maki.json holds only known settings"),
            remedy: Bilingual(
                de: "Den Namen berichtigen;  maki config  zeigt alle.", en: "Correct the name;  maki config  shows all."
            )),
        "CONFIG-value": OtherCodes.Text(
            requirement: Bilingual(
                de: "Werte in maki.json sind möglich: Kennung, Pfad, Sprache, Profil",
                en: "Values in maki.json are possible: identifier, path, language, profile"),
            remedy: Bilingual(de: "Einen möglichen Wert angeben.", en: "Give a possible value.")),
    ]
}
