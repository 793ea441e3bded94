import Findings
import Records

/// Art. 5(2): "in duly justified cases of urgency, the use of such systems may be commenced without the registration in the EU database, provided that such registration is completed without undue delay."
enum UrgentUseIsRegisteredLater: Rule {
    static let description = RuleDescription(
        code: "AIA-5-2-urgency", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ohne Registrierung nur in begründeter Dringlichkeit; die Registrierung folgt unverzüglich",
            en: "Without registration only in justified urgency; registration follows without undue delay"),
        why: Bilingual(
            de: "Die Ausnahme von der Registrierung darf nicht zur Regel werden.",
            en: "The exception from registration must not become the rule."),
        remedy: Bilingual(
            de:
                "biometrics.firstUseOn angeben und die Registrierung binnen 7 Tagen nachholen (so legt das Register „unverzüglich“ aus).",
            en:
                "State biometrics.firstUseOn and register within 7 days (the register's reading of “without undue delay”)."
        ),
        source: Bilingual(
            de: "Art. 5 Abs. 2 letzter Satz KI-VO (7 Tage: eigene Festlegung)",
            en: "Art. 5(2) last sentence AI Act (7 days: own rule)"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"urgencyReason":"Entführung eines Kindes"}}"#,
            spot: .biometricsUrgencyReason),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"urgencyReason":"Entführung eines Kindes","firstUseOn":"2026-05-01"},"registration":{"deployerEntry":{"date":"2026-05-04"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard RealTimeUse.isStated(in: record, context), record[.biometricsUrgencyReason] != nil else { return [] }
        let registered = record.day(.registrationDeployerEntryDate, by: context.date)
        guard let first = record.day(.biometricsFirstUseOn, by: context.date) else {
            guard registered == nil else { return [] }
            return RealTimeUse.hits([RuleHit(record.span(of: .biometricsUrgencyReason))], in: record)
        }
        // "Without undue delay" is read as seven days.
        guard (registered ?? context.date) > first.adding(days: 7) else { return [] }
        let label =
            registered == nil
            ? Bilingual(
                de: "seit mehr als 7 Tagen nicht registriert", en: "not registered for more than 7 days")
            : Bilingual(de: "erst nach mehr als 7 Tagen registriert", en: "registered only after more than 7 days")
        return RealTimeUse.hits([RuleHit(record.span(of: .biometricsFirstUseOn), label: label)], in: record)
    }
}
