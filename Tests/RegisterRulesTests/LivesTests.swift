import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import SourceJSON
import TestSupport
import Testing

/// The table `Tests/Fixtures/lives.json`: lives of systems, each step with what the law says of it.
private struct Life: CustomTestStringConvertible {
    let name: String
    let kinds: [JSONValue]
    let steps: [JSONValue]
    let table: JSONValue

    var testDescription: String { name }

    static let all: [Life] = {
        guard let bytes = try? Locations.bytes(Locations.root + "/Tests/Fixtures/lives.json"),
            let root = try? JSONDocument(parsing: bytes).root
        else { return [] }  // the test `table` fails on an empty table
        return (root["lives"].map { Array($0.elements) } ?? []).map { life in
            Life(
                name: life["life"]?.string ?? "?", kinds: (life["is"].map { Array($0.elements) } ?? []),
                steps: life["steps"].map { Array($0.elements) } ?? [], table: root)
        }
    }()
}

@Suite("Lives of systems")
struct LivesTests {
    /// What every life starts from: the complete sample, without the days and facts of its own life.
    private static let blank = """
        {"status": "planned", "dates": null, "significantChanges": null, "fria": null, "registration": null,
        "publication": {"level": "full", "withheldFields": null}, "fairnessTests": null, "security": null,
        "monitoring": {"kpis": null}, "classification": {"legacy": null}, "personalData": {"dpia": {"performedOn": "2024-12-12"}}}
        """

    @Test("the table is long, and its years reach from 2025 to 2031")
    func table() {
        #expect(Life.all.count >= 60)
        let years = Set(Life.all.flatMap(\.steps).compactMap { $0["on"]?.string?.prefix(4) })
        #expect(years == ["2025", "2026", "2027", "2028", "2029", "2030", "2031"])
    }

    @Test("each step is accepted or refused as the law says, with its class and its duties", arguments: Life.all)
    private func steps(life: Life) throws {
        var accepted = try SampleRecords.patched(try SampleRecords.deployment(), with: LivesTests.blank)
        for kind in life.kinds { accepted = try patched(accepted, life.table["kinds"]?[kind.string ?? ""], kind) }
        var assessment: (performed: String?, updated: String?)
        var previous: Record?
        for (number, step) in life.steps.enumerated() {
            let on = try #require(step["on"]?.string)
            var bytes = accepted
            for kind in step["also"].map({ Array($0.elements) }) ?? [] {
                bytes = try patched(bytes, life.table["kinds"]?[kind.string ?? ""], kind)
            }
            bytes = try patched(bytes, step["set"], step)
            var assessed = assessment
            if let fria = step["fria"] { assessed.performed = fria.string }
            if let updated = step["updated"] { assessed.updated = updated.string }
            let isAssessed = assessed.performed != nil
            bytes = try SampleRecords.patched(
                bytes,
                with: """
                    {"confirmedOn": "\(on)", "changeNote": "Nächster Schritt", "monitoring": {"lastReviewedOn": "\(on)"},
                    "classification": {"assessedOn": "\(on)"},
                    "fria": \(isAssessed ? #"{"id": "fria-musteramt-2025-0001"}"# : "null")}
                    """)
            let record = try SampleRecords.record(bytes)
            let found = try outcome(of: record, on: on, assessed, previous)
            let place = "step \(number + 1) on \(on)"
            let refused = (step["refused"].map { $0.elements.compactMap(\.string) } ?? []).sorted()
            #expect(found.errors == refused, "\(place): refused by \(found.errors) instead of \(refused)")
            #expect(found.facts.riskClass?.rawValue == step["class"]?.string, "\(place)")
            for duty in step["duties"]?.members.map({ $0 }) ?? [] {
                let id = duty.key.string
                let state = found.facts.duties.first { $0.id == id }?.state(on: found.day).rawValue ?? "-"
                #expect(state == duty.value.string, "\(place): \(id) is \(state)")
            }
            if let supervisor = step["supervisor"]?.string {
                #expect(found.facts.competentAuthority?.id == supervisor, "\(place)")
            }
            guard refused.isEmpty else { continue }
            (accepted, assessment, previous) = (bytes, assessed, record)
        }
    }

    private func patched(_ bytes: [UInt8], _ patch: JSONValue?, _ name: JSONValue) throws -> [UInt8] {
        let patch = try #require(patch, "\(name.string ?? "set") is not in the table")
        var writer = JSONWriter(.compact)
        writer.value(patch)
        return try SampleRecords.patched(bytes, with: String(decoding: writer.bytes, as: UTF8.self))
    }

    /// The codes of all errors, and what the register derives, beside an assessment made on a day.
    private func outcome(
        of record: Record, on: String, _ assessed: (performed: String?, updated: String?), _ previous: Record?
    ) throws -> (errors: [String], facts: DerivedFacts, day: Day) {
        let day = try #require(Day(on))
        var neighbours = RecordCollection([record])
        for id in ["bund-musteramt", "bund-vbl", "bund-bnetza", "bund-bafin"] {
            neighbours.insert(try SampleRecords.record(SampleRecords.bytes("authorities/\(id)/0001.json")))
        }
        if let performed = assessed.performed {
            let updated = assessed.updated.map { "\"\($0)\"" } ?? "null"
            neighbours.insert(
                try SampleRecords.fria(
                    with:
                        #"{"performedOn": "\#(performed)", "updatedOn": \#(updated), "notification": {"date": "\#(on)"}}"#
                ))
        }
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: day)
        let errors = try checker.findings(for: record, file: "x", neighbours: neighbours, previous: previous)
            .filter { $0.severity == .error }.map(\.code)
        return (Set(errors).sorted(), try checker.facts(of: record, neighbours: neighbours), day)
    }
}
