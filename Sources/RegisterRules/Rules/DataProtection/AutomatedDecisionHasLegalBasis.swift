import Findings
import Records

/// Art. 22(2)(b) GDPR; § 54 BDSG in law enforcement; § 35a VwVfG: „sofern dies durch Rechtsvorschrift zugelassen ist und weder
/// ein Ermessen noch ein Beurteilungsspielraum besteht“. § 31a SGB X and § 155 Abs. 4 AO do not exclude discretion by their
/// words: „sofern kein Anlass besteht, den Einzelfall durch Amtsträger zu bearbeiten“; there it is a warning for § 31a SGB X.
enum AutomatedDecisionHasLegalBasis: Rule {
    static let description = RuleDescription(
        code: "GDPR-22", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Eine vollautomatische Entscheidung mit Rechtswirkung hat eine Rechtsgrundlage; nach § 35a VwVfG darf dabei weder Ermessen noch Beurteilungsspielraum bestehen",
            en:
                "A fully automated decision with legal effect has a legal basis; under § 35a VwVfG there may be neither discretion nor margin of appreciation"
        ),
        why: Bilingual(
            de: "Wo abgewogen werden muss, muss ein Mensch entscheiden.",
            en: "Where weighing is needed, a person must decide."),
        remedy: Bilingual(
            de:
                "Das Gesetz, das die Entscheidung ohne Menschen erlaubt, in decision.automationLegalBasis nennen. Besteht nach § 35a VwVfG Ermessen, muss ein Mensch entscheiden; § 31a SGB X und § 155 Abs. 4 AO verlangen das, wenn der Einzelfall Anlass gibt. Für Polizei und Strafverfolgung gilt § 54 BDSG.",
            en:
                "Name the law that allows the decision without a person in decision.automationLegalBasis. With discretion under § 35a VwVfG a person must decide; § 31a SGB X and § 155(4) AO ask for it when the case gives reason. For police and prosecution § 54 BDSG applies."
        ),
        source: Bilingual(
            de: "Art. 22 DSGVO; § 35a VwVfG; § 31a SGB X; § 155 Abs. 4 AO; § 54 BDSG",
            en: "Art. 22 GDPR; § 35a VwVfG; § 31a SGB X; § 155(4) AO; § 54 BDSG"),
        dateID: "gdpr", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"decision":{"role":"full-automation","affectsNaturalPersons":true,"legalEffect":true}}"#,
            spot: .decisionRole),
        passing: RuleDescription.Example(
            #"{"decision":{"role":"full-automation","affectsNaturalPersons":true,"legalEffect":true,"automationLegalBasis":[{"citation":"§ 31a SGB X"}]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.decisionRole) == "full-automation", record.boolean(.decisionLegalEffect) == true
        else { return [] }
        let bases = record.items(.decisionAutomationLegalBasis).compactMap { $0["citation"]?.utf8 }
        if bases.isEmpty { return [RuleHit(record.span(of: .decisionRole))] }
        guard record.boolean(.decisionDiscretion) != false else { return [] }
        let isExcluded = bases.contains { $0.cites("35a", of: "VwVfG") }
        guard isExcluded || bases.contains(where: { $0.cites("31a", of: "SGB X") }) else { return [] }
        return [
            RuleHit(
                record.span(of: .decisionDiscretion),
                label: Bilingual(de: "Ermessen muss ausgeschlossen sein", en: "discretion must be excluded"),
                severity: isExcluded ? nil : .warning)
        ]
    }
}

extension [UInt8] {
    /// Whether a citation names a paragraph of a law, in whatever order and with whatever beside it.
    fileprivate func cites(_ paragraph: String, of law: String) -> Bool {
        position(of: Array(law.utf8)) != nil
            && position(of: Array(paragraph.utf8)).map { $0 == 0 || !(0x30...0x39).contains(self[$0 - 1]) } ?? false
    }

    private func position(of part: [UInt8]) -> Int? {
        guard count >= part.count else { return nil }
        return (0...count - part.count).first { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
