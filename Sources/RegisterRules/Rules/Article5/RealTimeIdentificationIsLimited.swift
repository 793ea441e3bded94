import FieldCatalogue
import Findings
import Records

/// Art. 5(1)(h), (2): the use is prohibited unless strictly necessary for one of three objectives, with national law, assessment, registration and limits.
enum RealTimeIdentificationIsLimited: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-h", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Biometrische Echtzeit-Fernidentifizierung in öffentlich zugänglichen Räumen zur Strafverfolgung nur mit zulässigem Zweck, Gesetz, Folgenabschätzung, Registrierung und Begrenzung (sonst verbotene Praktik)",
            en:
                "Real-time remote biometric identification in publicly accessible spaces for law enforcement only with a permitted purpose, law, assessment, registration and limits (otherwise a prohibited practice)"
        ),
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
            de: "Art. 5 Abs. 1 Buchst. h, Abs. 2, 5 KI-VO",
            en: "Art. 5(1)(h), (2), (5) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true}}"#,
            spot: .biometricsKind),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"purpose":["i"],"nationalLaw":{"citation":"§ 1 Mustergesetz (erfunden)"},"limits":{"temporal":"drei Tage","geographic":"ein Bahnhof","personal":"eine vermisste Person"}},"registration":{"deployerEntry":{"date":"2026-01-01"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.h", context)
        guard RealTimeUse.isStated(in: record, context) else { return stated }
        var missing: [FieldPath] = [
            .biometricsPurpose, .biometricsNationalLaw, .biometricsLimitsTemporal,
            .biometricsLimitsGeographic, .biometricsLimitsPersonal,
        ]
        .filter { record[$0] == nil }
        // Art. 5(2): in duly justified urgency the use may begin without registration.
        if record.day(.registrationDeployerEntryDate, by: context.date) == nil,
            record[.biometricsUrgencyReason] == nil
        {
            missing.append(.registrationDeployerEntry)
        }
        if context.facts.friaStatus != .completed { missing.append(.fria) }
        guard !missing.isEmpty else { return stated }
        let list = (RealTimeUse.questions.filter { record[$0] == nil } + missing).map(\.plain).joined(separator: ", ")
        return stated + [
            RuleHit(
                record.span(of: .biometricsKind), label: Bilingual(de: "es fehlt: \(list)", en: "missing: \(list)"))
        ]
    }
}
