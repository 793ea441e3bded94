import LegalFacts
import SourceJSON
import TestSupport
import Testing

/// The register's own scale, version 1: the numbers here are those of the scale as it is published, written by hand.
@Suite("The level of a risk")
struct RiskRatingTests {
    private func rating(
        _ gravity: Int, scope: Int = 1, remediability: Int = 1, likelihood: Int = 1, absolute: Bool = false
    ) throws -> RiskRating? {
        let text =
            #"{"gravity": \#(gravity), "scope": \#(scope), "remediability": \#(remediability), "likelihood": \#(likelihood)}"#
        return RiskRating(
            try JSONDocument(parsing: Array(text.utf8)).root, touchesAbsoluteRight: absolute, catalogue: .standard)
    }

    @Test(
        "follows from severity and likelihood",
        arguments: [
            (1, ["low", "low", "low", "medium"]), (2, ["low", "medium", "medium", "high"]),
            (3, ["medium", "high", "high", "very-high"]), (4, ["high", "high", "very-high", "very-high"]),
        ])
    func matrix(severity: Int, levels: [String]) throws {
        for (index, level) in levels.enumerated() {
            let found = try #require(try rating(severity, likelihood: index + 1))
            #expect(found.severity == severity)
            #expect(found.level.rawValue == level, "severity \(severity), likelihood \(index + 1)")
        }
    }

    @Test(
        "an effect on many makes a risk one step graver from scope 3 on, and never more than very serious",
        arguments: [(1, 2, 1), (1, 3, 2), (1, 4, 2), (2, 2, 2), (2, 3, 3), (3, 4, 4), (4, 3, 4)])
    func scope(gravity: Int, scope: Int, severity: Int) throws {
        #expect(try rating(gravity, scope: scope)?.severity == severity)
    }

    @Test("what cannot be made good is as grave as that")
    func remediability() throws {
        #expect(try rating(1, remediability: 3)?.severity == 3)
        #expect(try rating(3, remediability: 1)?.severity == 3)
    }

    @Test("a right without limits makes every risk very serious, and the rating says so")
    func absolute() throws {
        let found = try #require(try rating(1, absolute: true))
        #expect(found.severity == 4)
        #expect(found.level == .high)
        #expect(found.isFloored)
        #expect(try rating(4, absolute: true)?.isFloored == false)
    }

    @Test("human dignity and the ban on torture are rights without limits, equality before the law is none")
    func rights() throws {
        let risk =
            #"{"id": "r1", "title": "x", "inherent": {"gravity": 1, "scope": 1, "remediability": 1, "likelihood": 1}, "rights": ["CODE"]}"#
        for (code, severity) in [("GRCh.1", 4), ("GRCh.4", 4), ("GRCh.21", 1)] {
            let fria = try SampleRecords.fria(
                with: #"{"risks": [\#(risk.replacing("CODE", with: code))]}"#)
            #expect(RatedRisk.all(in: fria, catalogue: .standard).first?.inherent?.severity == severity, "\(code)")
        }
    }

    @Test("there is none where a number is missing or beyond the scale")
    func none() throws {
        #expect(try rating(5) == nil)
        #expect(try rating(1, likelihood: 0) == nil)
        #expect(RiskRating(nil, touchesAbsoluteRight: false, catalogue: .standard) == nil)
    }
}
