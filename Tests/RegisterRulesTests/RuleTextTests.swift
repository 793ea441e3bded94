import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing
@testable import RegisterRules

/// What rules say to people.
@Suite("Texts of rules")
struct RuleTextTests {
    /// Answers that a remedy changes by doing something: ending a use, confirming it, publishing it in full; and those
    /// that are wrong by themselves, such as days in the wrong order.
    private static let mayChange: Set<String> = [
        "status", "confirmedOn", "monitoring.lastReviewedOn", "fria.id", "legalBasis.citation", "dates.inUseFrom",
        "dates.pilotFrom",
        "publication.level", "system.authorityRole",
        "publication.withheldFields",
    ]

    @Test(
        "the right example never states a fact otherwise than the wrong one",
        arguments: RuleCatalogue.all.map { $0.description.code })
    func examples(code: String) throws {
        let rule = try #require(RuleCatalogue.description(of: code))
        guard !rule.failing.patch.isEmpty, !rule.passing.patch.isEmpty else { return }
        let wrong = try JSONDocument(parsing: Array(rule.failing.patch.utf8)).root
        let right = try JSONDocument(parsing: Array(rule.passing.patch.utf8)).root
        var flipped: [String] = []
        func compare(_ wrong: JSONValue, _ right: JSONValue, _ path: String) {
            // An answer that was not there may be given, one that must not be given may be dropped.
            if wrong.kind == .null || right.kind == .null || RuleTextTests.mayChange.contains(path) { return }
            if wrong.kind == .object, right.kind == .object {
                for member in wrong.members {
                    let name = member.key.string
                    if let other = right[name] { compare(member.value, other, path.isEmpty ? name : path + "." + name) }
                }
            } else if wrong.kind == .array, right.kind == .array {
                // Items may be added, and gain members.
                for (left, other) in zip(wrong.elements, right.elements) { compare(left, other, path) }
            } else if scalar(wrong) != scalar(right) {
                flipped.append(path)
            }
        }
        compare(wrong, right, "")
        #expect(flipped.isEmpty, "\(code) teaches to change \(flipped)")
    }

    private func scalar(_ value: JSONValue) -> String {
        value.string ?? value.numberText ?? value.boolean.map { "\($0)" } ?? "\(value.kind)"
    }

    @Test(
        "rules that bind the provider name the provider",
        arguments: ["AIA-6-4", "AIA-14-5", "AIA-25", "AIA-50-1", "AIA-50-2"])
    func addressee(code: String) throws {
        let rule = try #require(RuleCatalogue.description(of: code))
        #expect(rule.requirement.de.contains("Anbieter"))
        #expect(rule.requirement.en.contains("rovider"))
    }

    @Test(
        "sources name the law that says it",
        arguments: [
            ("GDPR-22", ["Art. 22 DSGVO", "§ 35a VwVfG", "§ 31a SGB X", "§ 155 Abs. 4 AO", "§ 54 BDSG"]),
            ("AIA-26-7", ["Art. 26 Abs. 7 KI-VO", "§ 66 Abs. 1 BPersVG"]),
            ("AIA-26-9", ["Art. 35 DSGVO", "§ 67 BDSG"]),
            ("FRIA-absolute", ["Art. 19 Abs. 2 GRCh", "Art. 104 Abs. 1 Satz 2 GG"]),
            ("AIA-49-5", ["§ 20 Abs. 3 KI-MIG"]),
        ])
    func sources(code: String, laws: [String]) throws {
        let rule = try #require(RuleCatalogue.description(of: code))
        for law in laws { #expect(rule.source.de.contains(law), "\(law)") }
        #expect(code != "AIA-26-9" || !rule.source.de.contains("KI-VO"))
    }

    @Test("words of the law: Praktik, schwerwiegender Vorfall, außer Anhang III Nr. 2")
    func words() throws {
        for rule in RuleCatalogue.all.map({ $0.description }) {
            for text in [rule.requirement.de, rule.why.de, rule.remedy.de] {
                #expect(!text.contains("Praxis") && !text.contains("schwerer Vorfall"), "\(rule.code): \(text)")
            }
        }
        let prohibited = RuleCatalogue.all.map { $0.description }.filter { $0.code.hasPrefix("AIA-5-1-") }
        for rule in prohibited { #expect(rule.requirement.de.contains("verbotene Praktik"), "\(rule.code)") }
        #expect(ImpactAssessmentBeforeUse.description.requirement.de.contains("außer Nr. 2"))
        #expect(SeriousIncidentIsReported.description.requirement.de.contains("schwerwiegender Vorfall"))
    }

    @Test(
        "rights without limits: weighing them is noticed",
        arguments: ["GRCh.1", "GRCh.4", "GRCh.5", "GRCh.19.2", "GG.1.1", "GG.104.1.2"])
    func absolute(code: String) throws {
        let catalogue = Catalogue.standard
        #expect(catalogue.vocabularies["right"]?[code]?.properties["absolute"]?.boolean == true)
        for (right, count) in [(code, 1), ("GRCh.8", 0)] {
            let patch = AbsoluteRightsAreNotBalanced.description.failing.patch.replacing("GRCh.1", with: right)
            let fria = try SampleRecords.fria(with: patch)
            let checker = RecordChecker(
                catalogue: catalogue, profile: .law, referenceDate: try #require(Day("2026-11-24")))
            let found = try checker.findings(for: fria, file: "x", neighbours: NoNeighbours(), previous: nil)
            #expect(found.count { $0.code == "FRIA-absolute" } == count, "\(right)")
        }
    }
}
