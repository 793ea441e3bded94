import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON

/// Answers that speak of one fact agree: what is stated in one place is not denied or left out in another.
///
/// The class follows every answer, so that it is right either way; the contradiction itself has to go, because other
/// duties rest on the field that is silent.
enum FactsAgree: Rule {
    static let description = RuleDescription(
        code: "CONS-facts", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de: "Angaben über dieselbe Tatsache widersprechen sich nicht",
            en: "Answers about the same fact do not contradict each other"),
        why: Bilingual(
            de: "Sonst sagt der Eintrag an einer Stelle etwas Falsches, und niemand weiß, an welcher.",
            en: "Otherwise the record says something false in one place, and nobody knows in which."),
        remedy: Bilingual(
            de: "Prüfen, welche der beiden Angaben stimmt, und die andere ändern.",
            en: "Check which of the two answers is right and change the other."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 3, Art. 6 Abs. 2, 3 KI-VO; Anhang III KI-VO",
            en: "own rule on Art. 3, 6(2), (3) AI Act; Annex III AI Act"),
        dateID: "general", before: .error, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"faceDatabaseSource":["police-records"]}}"#,
            spot: .classificationAnnexIII),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"faceDatabaseSource":["police-records"]},"classification":{"annexIII":["III.5.a","III.1.a"]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // Compilers of public sources see parts of a system only.
        guard record.origin != .publicSource else { return [] }
        return scope(record) + areas(record) + biometrics(record) + exception(record) + personalData(record)
    }

    private static func hit(_ record: Record, _ path: FieldPath, _ de: String, _ en: String) -> RuleHit {
        RuleHit(record.span(of: path), label: Bilingual(de: de, en: en))
    }

    /// What is no AI system has no class, no prohibited practice and no method that the Regulation defines as AI.
    private static func scope(_ record: Record) -> [RuleHit] {
        guard let answer = record[.classificationIsAiSystem], answer.isString("no") else { return [] }
        let isPractice =
            record[.classificationProhibited]?.members.contains { $0.value["applies"]?.boolean == true } == true
        let methods = record.items(.biometricsKind).filter { !$0.isString("verification") }
        let against: FieldPath? =
            isPractice
            ? .classificationProhibited
            : !methods.isEmpty
                ? .biometricsKind
                : [.classificationAnnexIII, .classificationAnnexI, .classificationOutOfScope, .art50]
                    .first { record[$0] != nil }
        return against.map {
            [
                hit(
                    record, .classificationIsAiSystem, "kein KI-System, aber \($0.plain) ist ausgefüllt",
                    "no AI system, but \($0.plain) is filled in")
            ]
        } ?? []
    }

    /// Numbers of Annex III agree with what the record says of biometrics and profiling, both ways.
    private static func areas(_ record: Record) -> [RuleHit] {
        guard record[.classificationIsAiSystem]?.isString("no") != true else { return [] }
        let found = AnnexIIIAreas(of: record)
        let facts = record.biometrics
        var hits = found.missing.map { demand in
            hit(
                record, .classificationAnnexIII, "\(demand.code) fehlt wegen \(demand.path.text)",
                "\(demand.code) is missing because of \(demand.path.text)")
        }
        let bases: [(String, Bool, FieldPath)] = [
            ("III.1.a", facts.identifiesRemotely, .biometricsKind),
            ("III.1.b", facts.categorises, .biometricsKind),
            ("III.1.c", facts.infersEmotions, .biometricsKind),
            ("III.6.e", record.boolean(.classificationProfiling) != false, .classificationProfiling),
        ]
        for (code, isBorneOut, path) in bases where found.stated.contains(code) && !isBorneOut {
            hits.append(
                hit(
                    record, path, "classification.annexIII nennt \(code)", "classification.annexIII names \(code)"))
        }
        let isNoticeDue = record.strings(.art50).contains("50.3")
        if isNoticeDue, !facts.infersEmotions, !facts.categorises {
            hits.append(hit(record, .biometricsKind, "art50 nennt 50.3", "art50 names 50.3"))
        }
        return hits
    }

    /// The answers on biometrics agree among themselves and with the context of use.
    private static func biometrics(_ record: Record) -> [RuleHit] {
        let facts = record.biometrics
        var hits: [RuleHit] = []
        let used = record.boolean(.biometricsUsed)
        let answers: [FieldPath] = [
            .biometricsKind, .biometricsCategories, .biometricsFaceDatabaseSource, .biometricsPurpose,
        ]
        if used == false, let path = answers.first(where: { !record.items($0).isEmpty }) {
            hits.append(
                hit(record, .biometricsUsed, "aber \(path.plain) ist ausgefüllt", "but \(path.plain) is filled in"))
        }
        if used == true, !facts.isAnyNamed {
            hits.append(hit(record, .biometricsKind, "biometrics.used ist true", "biometrics.used is true"))
        }
        if facts.isAnyNamed, facts.categorises,
            !record.items(.biometricsKind).contains(where: { $0.isString("categorisation") })
        {
            hits.append(
                hit(
                    record, .biometricsKind, "biometrics.categories nennt Merkmale, categorisation fehlt",
                    "biometrics.categories names features, categorisation is missing"))
        }
        if facts.identifiesRemotely, record.boolean(.biometricsLawEnforcement) == false,
            record[.usageContext]?.isString("law-enforcement") == true
        {
            hits.append(
                hit(
                    record, .biometricsLawEnforcement, "usage.context ist law-enforcement",
                    "usage.context is law-enforcement"))
        }
        return hits
    }

    /// Art. 6(3) excepts what is "not materially influencing the outcome of decision making".
    private static func exception(_ record: Record) -> [RuleHit] {
        guard record[.classificationArt63] != nil, record.boolean(.decisionAffectsNaturalPersons) == true,
            let role = record[.decisionRole]
        else { return [] }
        let label = Bilingual(
            de: "Ausnahme nach Art. 6 Abs. 3 nur ohne Einfluss auf die Entscheidung",
            en: "exception of Art. 6(3) only without influence on the decision")
        if record.decidesAboutPeopleItself { return [RuleHit(role.span, label: label)] }
        return role.isString("recommendation") ? [RuleHit(role.span, label: label, severity: .warning)] : []
    }

    /// Biometric data are personal data (Art. 3(34)), and so is what profiling evaluates (Art. 4(4) GDPR).
    private static func personalData(_ record: Record) -> [RuleHit] {
        guard let processed = record[.personalDataProcessed], processed.boolean == false else { return [] }
        let against: FieldPath? =
            record.biometrics.isAnyNamed
            ? .biometricsKind : record.boolean(.classificationProfiling) == true ? .classificationProfiling : nil
        return against.map {
            [
                RuleHit(
                    processed.span,
                    label: Bilingual(de: "aber \($0.plain) sagt anderes", en: "but \($0.plain) says otherwise"))
            ]
        } ?? []
    }
}
