import Findings
import RegisterModel

/// Art. 5(2): in duly justified cases of urgency the use may be commenced without registration, which is completed without undue delay.
enum UrgentUseIsRegisteredLater: Rule {
    static let description = RuleDescription(
        code: "AIA-5-2-urgency", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ohne Registrierung nur in begründeter Dringlichkeit, mit Tag der ersten Verwendung",
            en: "Without registration only in justified urgency, with the day of first use"),
        why: Bilingual(
            de: "Die Ausnahme von der Registrierung darf nicht zur Regel werden.",
            en: "The exception from registration must not become the rule."),
        remedy: Bilingual(
            de: "biometrics.firstUseOn angeben und die Registrierung unverzüglich nachholen.",
            en: "State biometrics.firstUseOn and register without undue delay."),
        source: Bilingual(
            de: "Art. 5 Abs. 2 letzter Satz KI-VO",
            en: "Art. 5(2) last sentence AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"urgencyReason":"Entführung eines Kindes"}}"#,
            spot: "biometrics.urgencyReason"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"urgencyReason":"Entführung eines Kindes","firstUseOn":"2026-05-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.strings("biometrics.kind").contains("remote-identification-realtime"),
            record.boolean("biometrics.publicSpace") == true, record.boolean("biometrics.lawEnforcement") == true,
            record["registration.deployerEntry"] == nil, record["biometrics.urgencyReason"] != nil,
            record["biometrics.firstUseOn"] == nil
        else { return [] }
        return [RuleHit(record.span(of: "biometrics.urgencyReason"))]
    }
}
