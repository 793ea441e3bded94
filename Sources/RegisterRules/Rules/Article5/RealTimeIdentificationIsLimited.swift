import Findings
import RegisterModel

/// Art. 5(1)(h), (2): the use is prohibited unless strictly necessary for one of three objectives, with national law, assessment, registration and limits.
enum RealTimeIdentificationIsLimited: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-h", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Echtzeit-Fernidentifizierung nur mit Zweck, Gesetz, Folgenabschätzung, Registrierung und Begrenzung",
            en: "Real-time remote identification only with purpose, law, assessment, registration and limits"),
        why: Bilingual(
            de: "Niemand soll im öffentlichen Raum unbemerkt erkannt werden.",
            en: "Nobody should be recognised unnoticed in public space."),
        remedy: Bilingual(
            de:
                "biometrics.purpose, nationalLaw, limits und registration.deployerEntry ausfüllen; Folgenabschätzung abschließen.",
            en:
                "Fill in biometrics.purpose, nationalLaw, limits and registration.deployerEntry; complete the assessment."
        ),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. h, Abs. 2, 5 KI-VO; BT-Drs. 21/2349 Nr. 14",
            en: "Art. 5(1)(h), (2), (5) AI Act; BT-Drs. 21/2349 no. 14"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true}}"#,
            spot: "biometrics.kind"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"purpose":["i"],"nationalLaw":{"citation":"§ 1 Mustergesetz (erfunden)"},"limits":{"temporal":"drei Tage","geographic":"ein Bahnhof","personal":"eine vermisste Person"}},"registration":{"deployerEntry":{"date":"2026-01-01"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.h", context)
        guard RealTimeUse.isStated(in: record, context) else { return stated }
        var missing = [
            "biometrics.purpose", "biometrics.nationalLaw", "biometrics.limits.temporal",
            "biometrics.limits.geographic", "biometrics.limits.personal",
        ]
        .filter { record[$0] == nil }
        // Art. 5(2): in duly justified urgency the use may begin without registration.
        if record.day("registration.deployerEntry.date", by: context.date) == nil,
            record["biometrics.urgencyReason"] == nil
        {
            missing.append("registration.deployerEntry")
        }
        if context.facts.friaStatus != .completed { missing.append("fria") }
        guard !missing.isEmpty else { return stated }
        let list = (RealTimeUse.questions.filter { record[$0] == nil } + missing).joined(separator: ", ")
        return stated + [
            RuleHit(
                record.span(of: "biometrics.kind"), label: Bilingual(de: "es fehlt: \(list)", en: "missing: \(list)"))
        ]
    }
}
