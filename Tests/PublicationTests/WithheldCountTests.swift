import Publication
import SourceJSON
import TestSupport
import Testing

@Suite("Counts of what is hidden")
struct WithheldCountTests {
    /// The counts of hidden records with so many by Ressort; each Ressort is one authority.
    private func counts(_ numbers: [Int]) throws -> [WithheldCount] {
        var files: [[UInt8]] = []
        for (ressort, number) in numbers.enumerated() {
            files.append(
                try SampleRecords.patched(
                    try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                    with: #"{"id": "bund-amt\#(ressort)", "origin": "agency", "parent": null}"#))
            for record in 0..<number {
                files.append(
                    try SampleRecords.patched(
                        try SampleRecords.deployment(),
                        with: #"""
                            {"id": "amt\#(ressort)-2026-\#(record)", "revision": 1, "authority": "bund-amt\#(ressort)",
                             "origin": "agency", "publication": {"level": "aggregate-only", "ground": "kimig-20",
                             "decidedBy": "X", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}}
                            """#))
            }
        }
        return try Snapshot(source: try MemorySource(files), catalogue: .standard).withheldCounts
            .filter { $0.kind == .record }
    }

    /// Hidden records by Ressort, and the numbers published: those of Ressorts, then the rest, 0 for "fewer than three".
    static let cases: [(numbers: [Int], told: [Int], rest: Int?)] = [
        ([], [], 0), ([1], [], 0), ([2], [], 0), ([1, 1], [], 0), ([3], [3], nil), ([4, 3], [4, 3], nil),
        ([1, 1, 1], [], 3), ([2, 1], [], 3), ([5, 1], [], 6), ([5, 4, 1], [5], 5), ([5, 4, 2, 1], [5, 4], 3),
        ([9, 1, 1], [], 11),
    ]

    @Test("no small count is published, and none can be reckoned from the others", arguments: cases)
    func small(_ numbers: [Int], _ told: [Int], _ rest: Int?) throws {
        let counts = try counts(numbers)
        #expect(counts.filter { $0.ressort != nil }.compactMap(\.count).sorted(by: >) == told, "\(numbers)")
        let others = counts.filter { $0.ressort == nil }
        #expect(others.map { $0.count ?? 0 } == (rest.map { [$0] } ?? []), "\(numbers)")
        // Whatever is told adds up to all of them, unless all of them are too few.
        let sum = counts.compactMap(\.count).reduce(0, +)
        #expect(sum == (numbers.reduce(0, +) < 3 ? 0 : numbers.reduce(0, +)))
        #expect(counts.allSatisfy { ($0.count ?? 3) >= 3 && ($0.ground == nil) == ($0.ressort == nil) })
    }

    @Test("none, one and two look the same")
    func fewLookLikeNone() throws {
        #expect(try counts([]) == counts([1]))
        #expect(try counts([1]) == counts([0, 2]))
    }
}
