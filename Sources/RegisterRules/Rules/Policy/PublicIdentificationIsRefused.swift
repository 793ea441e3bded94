import Findings
import RegisterModel

/// BT-Drs. 21/2349 no. 14: no remote biometric identification in public space, real-time or later.
enum PublicIdentificationIsRefused: Rule {
    static let description = RuleDescription(
        code: "POL-14", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de:
                "Biometrische Fernidentifizierung im öffentlichen Raum wird gesondert ausgewiesen; nach der Drucksache soll es sie nicht geben",
            en:
                "Remote biometric identification in public space is shown separately; the motion asks that there be none"
        ),
        why: Bilingual(
            de: "Wer überall erkannt werden kann, verhält sich nicht mehr frei.",
            en: "Whoever can be recognised everywhere no longer acts freely."),
        remedy: Bilingual(
            de: "Unter dem Maßstab der Drucksache kann der Einsatz nicht eingetragen werden.",
            en: "By the measure of the motion the use cannot be registered."),
        source: Bilingual(
            de: "BT-Drs. 21/2349 Nr. 14",
            en: "BT-Drs. 21/2349 no. 14"),
        link: "https://dserver.bundestag.de/btd/21/023/2102349.pdf",
        dateID: "art5-core", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"publicSpace":true}}"#,
            spot: "biometrics.kind"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"publicSpace":false}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let isRemote = record.strings("biometrics.kind").contains { $0.utf8.starts(with: "remote-identification".utf8) }
        guard isRemote, record.boolean("biometrics.publicSpace") == true else { return [] }
        return [RuleHit(record.span(of: "biometrics.kind"))]
    }
}
