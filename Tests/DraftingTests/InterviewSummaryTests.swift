import FieldCatalogue
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("What the interview says at its end")
struct InterviewSummaryTests {
    private func texts(_ bytes: [UInt8]) throws -> [String] {
        let draft = try #require(Draft(try JSONDocument(parsing: bytes), catalogue: .standard))
        let interview = Interview(
            draft: draft, catalogue: .standard,
            surroundings: InterviewSurroundings(
                today: try #require(Day("2026-11-24")), identifier: { _, _ in "musteramt-2026-0099" }))
        return InterviewSummary(
            interview: interview, file: "entwurf.json", companions: [], language: .de, catalogue: .standard
        ).passages.map(\.text)
    }

    @Test("the level of a risk, before the measures and after them")
    func risks() throws {
        // Gravity 3, likelihood 3: high. Gravity 3, likelihood 1: medium.
        #expect(
            try texts(try SampleRecords.fria()).contains(
                "r1  Fremdsprachige Nachweise werden schlechter erkannt: vorher hoch, nachher mittel"))
    }

    @Test("a risk without numbers has no level")
    func unrated() throws {
        let bytes = try SampleRecords.patched(
            try SampleRecords.fria(),
            with: #"{"risks": [{"id": "r1", "title": "Ausfall", "description": "Das System fällt aus."}]}"#)
        #expect(try texts(bytes).contains("r1  Ausfall: vorher –, nachher –"))
    }

    @Test("the day of a duty as people write it, and whether it is done")
    func duties() throws {
        let said = try texts(
            try SampleRecords.patched(
                try SampleRecords.deployment(),
                with:
                    #"{"dates": null, "classification": {"legacy": null}, "significantChanges": null, "notice": null}"#)
        )
        func line(_ text: String) throws -> String { try #require(said.first { $0.contains(text) }) }
        // No start of use is known: Chapter III binds from its day (Art. 113).
        #expect(try line("Die menschliche Aufsicht").hasPrefix("✓  2.12.2027: "))
        #expect(try line("Betroffene über den Einsatz informieren").hasPrefix("•  2.12.2027: "))
        #expect(try line("Mit den zuständigen Behörden").hasPrefix("?  2.12.2027: "))
    }
}
