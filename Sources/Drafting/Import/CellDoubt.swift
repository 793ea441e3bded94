import Findings

/// Why a cell's content is not what somebody wrote.
enum CellDoubt: Sendable, Hashable {
    /// The spreadsheet could not calculate it and shows an error value.
    case errorValue
    /// A formula whose result is not stored in the file.
    case uncalculated

    /// Error values of spreadsheets in German and English; a cell that is one holds no answer.
    private static let errors: Set<String> = [
        "#n/a", "#nv", "#ref!", "#bezug!", "#value!", "#wert!", "#div/0!", "#name?", "#num!", "#zahl!", "#null!",
        "#spill!", "#überlauf!", "#calc!", "#kalk!",
    ]

    /// Nil for every text that is no error value.
    init?(ofText text: String) {
        guard text.utf8.count <= 24, text.utf8.contains(UInt8(ascii: "#")),
            CellDoubt.errors.contains(CellText.key(text))
        else { return nil }
        self = .errorValue
    }

    /// The reason in a sentence.
    var reason: Bilingual {
        switch self {
        case .errorValue:
            Bilingual(
                de: "Fehlerwert der Tabelle: die Formel in der Tabelle berichtigen.",
                en: "Error value of the spreadsheet: correct the formula there.")
        case .uncalculated:
            Bilingual(
                de: "Formel ohne gespeichertes Ergebnis: die Datei in der Tabellenkalkulation öffnen und speichern.",
                en: "Formula without a stored result: open the file in the spreadsheet program and save it.")
        }
    }
}
