import FieldCatalogue
import Records
import TestSupport
import Testing

@Suite("The way through the answers of a record")
struct AnswerWalkTests {
    private func answers(_ patch: String, below names: Set<String>) throws -> [String] {
        let record = try SampleRecords.deployment(with: patch)
        let roots = record.description.roots.filter { names.contains(record.description.fields[$0].name) }
        var found: [String] = []
        AnswerWalk.visit(record, below: roots) { field, value, place in
            let parents = place.parents.map(\.name).joined(separator: ">")
            found.append("\(place.pointer) \(field.path) \(value.string ?? value.numberText ?? "-") in \(parents)")
        }
        return found
    }

    @Test("objects, lists of objects and of values, and maps are visited with their places")
    func places() throws {
        let patch = """
            {"dates": {"plannedFrom": "2024-09-01", "pilotFrom": null, "inUseFrom": "2025-12-08"},
             "lifeAreas": ["education", "health"],
             "legalBasis": [{"citation": "§ 1 A"}, {"citation": "§ 2 B", "note": "c"}],
             "classification": {"annexIII": [], "prohibited": {"5.1.a": {"applies": false, "note": "n"}}}}
            """
        let found = try answers(patch, below: ["dates", "lifeAreas", "legalBasis", "classification"])
        for expected in [
            "/dates/plannedFrom dates.plannedFrom 2024-09-01 in dates",
            "/lifeAreas/1 lifeAreas[] health in ",
            "/legalBasis/1/note legalBasis[].note c in legalBasis",
            "/classification/prohibited/5.1.a/note classification.prohibited{}.note n in classification>prohibited",
            "/classification/annexIII classification.annexIII[] - in classification",
        ] { #expect(found.contains(expected), "\(expected) in \(found)") }
        #expect(!found.contains { $0.hasPrefix("/dates/pilotFrom") })
    }

    @Test("answers come in the order of the page, and only those below the roots that are asked")
    func order() throws {
        let record = try SampleRecords.deployment(with: "{}")
        var positions: [Int] = []
        AnswerWalk.visit(record, below: record.description.roots) { field, _, place in
            positions.append((place.parents.first ?? field).index)
        }
        #expect(positions == positions.sorted())
        #expect(try answers("{}", below: ["name"]).count == 1)
    }
}
