import FieldCatalogue
import LegalFacts
import Publication
import Records
import TestSupport
import Testing

@Suite("How completely a system is described")
struct CompletenessTests {
    private func completeness(_ patch: String) throws -> Completeness {
        let record = try SampleRecords.deployment(with: patch)
        let decision = try #require(PublicationDecision(of: record))
        let result = PublicProjection(catalogue: .standard).project(record, decision: decision)
        let facts = try Derivation(catalogue: .standard).facts(
            of: try SampleRecords.record(result.bytes), absences: result.absences, on: try #require(Day("2026-11-24")),
            neighbours: NoNeighbours())
        return try #require(facts.completeness)
    }

    @Test("a withheld answer is an answer, a missing one is none")
    func withheld() throws {
        let open = #"{"publication": {"withheldFields": null}}"#
        let whole = try completeness(open)
        let hidden = try completeness(
            #"{"publication": {"withheldFields": [{"path": "/system/logic", "ground": "it-security", "decidedOn": "2026-01-01"}]}}"#
        )
        #expect(hidden.structure == whole.structure)
        let missing = try completeness(#"{"publication": {"withheldFields": null}, "system": {"logic": null}}"#)
        #expect(missing.structure.asked == whole.structure.asked)
        #expect(missing.structure.answered == whole.structure.answered - 1)
    }

    @Test("that something is unknown is no answer")
    func unknown() throws {
        let known = try completeness(#"{"openness": {"source": "closed"}}"#)
        let unknown = try completeness(#"{"openness": {"source": "unknown"}}"#)
        let sums = { (tiers: Completeness) in tiers.structure.answered + tiers.useful.answered }
        #expect(sums(unknown) == sums(known) - 1)
    }

    @Test("a question that does not arise is not asked, and what is internal is asked of nobody")
    func asked() throws {
        let plain = try completeness(#"{"biometrics": {"used": false}}"#)
        let asked = try completeness(#"{"biometrics": {"used": true, "kind": ["verification"]}}"#)
        #expect(asked.structure.asked + asked.useful.asked > plain.structure.asked + plain.useful.asked)
        let internal_ = try completeness(#"{"classification": {"assessedBy": null}}"#)
        #expect(try internal_ == completeness("{}"))
    }
}
