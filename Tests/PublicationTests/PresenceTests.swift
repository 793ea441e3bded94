import FieldCatalogue
import Publication
import SourceJSON
import TestSupport
import Testing

@Suite("When a record is a present entry")
struct PresenceTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func step(_ day: String, withdraws: Bool = false, origin: Origin = .agency, replaces: String? = nil) throws
        -> Presence.Step
    {
        Presence.Step(day: try self.day(day), isWithdrawal: withdraws, origin: origin, replaces: replaces)
    }

    private func count(_ records: [(id: String, steps: [Presence.Step])], until day: String) throws -> Int {
        let last = try self.day(day)
        return Presence.changes(records, counting: { $0 != .sample }).filter { $0.key <= last }.map(\.value).reduce(
            0, +)
    }

    @Test("an entry counts from the day of its acceptance to the day before its withdrawal")
    func withdrawal() throws {
        let records = [
            (id: "a", steps: [try step("2025-03-01"), try step("2025-06-30"), try step("2025-07-01", withdraws: true)])
        ]
        for (day, expected) in [
            ("2025-02-28", 0), ("2025-03-01", 1), ("2025-06-30", 1), ("2025-07-01", 0), ("2026-01-01", 0),
        ] {
            #expect(try count(records, until: day) == expected, "\(day)")
        }
    }

    @Test("an entry that is taken over counts until then, the new one from then on; both never")
    func takeover() throws {
        let old = (id: "old", steps: [try step("2025-01-01", origin: .publicSource)])
        let new = (
            id: "new", steps: [try step("2025-05-05", replaces: "old"), try step("2025-08-08", withdraws: true)]
        )
        for (day, expected) in [("2025-05-04", 1), ("2025-05-05", 1), ("2025-08-07", 1), ("2025-08-08", 1)] {
            #expect(try count([old, new], until: day) == expected, "\(day)")
        }
        // The new one is withdrawn: the old one is what the register has again.
        #expect(try count([old], until: "2025-08-08") == 1)
    }

    @Test("made-up examples do not count, also when they become so or cease to be")
    func samples() throws {
        #expect(try count([(id: "a", steps: [try step("2025-01-01", origin: .sample)])], until: "2026-01-01") == 0)
        let records = [(id: "a", steps: [try step("2025-01-01"), try step("2025-02-01", origin: .sample)])]
        #expect(try count(records, until: "2025-01-31") == 1)
        #expect(try count(records, until: "2025-02-01") == 0)
    }

    @Test("two revisions of a day: the later one decides")
    func sameDay() throws {
        let records = [(id: "a", steps: [try step("2025-01-01"), try step("2025-01-01", withdraws: true)])]
        #expect(try count(records, until: "2025-01-01") == 0)
    }
}

@Suite("The register of an earlier day")
struct EarlierDayTests {
    private func snapshot(_ asOf: String?) throws -> Snapshot {
        func revision(_ number: Int, _ day: String, _ publication: String) throws -> [UInt8] {
            try SampleRecords.patched(
                try SampleRecords.deployment(),
                with: """
                    {"revision": \(number), "recordedAt": "\(day)T09:00:00Z", "supersedes": null, "publication": null}
                    """
            ).replacingEnd(with: ", \"publication\": \(publication)}")
        }
        let one = #"{"path": "/system/tradeName", "ground": "ifg-6", "decidedOn": "2025-02-03"}"#
        let two = #"{"path": "/unit", "ground": "ifg-6", "decidedOn": "2026-01-01"}"#
        return try Snapshot(
            source: try MemorySource([
                try revision(1, "2025-02-03", #"{"level": "full", "withheldFields": [\#(one)]}"#),
                try revision(2, "2026-01-05", #"{"level": "full", "withheldFields": [\#(one), \#(two)]}"#),
                try SampleRecords.patched(
                    try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                    with:
                        #"{"revision": 1, "recordedAt": "2026-10-01T09:00:00Z", "nullReport": [{"date": "2025-01-01", "statement": "Keine."}]}"#
                ),
            ]), catalogue: .standard, asOf: asOf.flatMap { Day($0) })
    }

    @Test(
        "what is withheld counts from the day of the decision, whatever was decided later",
        arguments: [("2025-02-03", 1), ("2025-12-31", 1), ("2026-01-04", 1), ("2026-01-05", 2), (nil, 2)])
    func withheld(_ day: String?, _ expected: Int) throws {
        let counts = try snapshot(day).withheldCounts.filter { $0.kind == .field }
        #expect(counts.compactMap(\.count).reduce(0, +) == expected)
        #expect(counts.contains { $0.decidedOn == Day("2025-02-03") })
        #expect(counts.contains { $0.decidedOn == Day("2026-01-01") } == (expected == 2))
    }

    @Test("authorities are there before they were filed, but their null reports are not")
    func authorities() throws {
        let past = try snapshot("2025-12-31")
        #expect(past.entry("bund-musteramt") != nil)
        #expect(try past.current("bund-musteramt")?.record.string("nameDe") != nil)
        #expect(past.nullReport(of: "bund-musteramt") == nil)
        // Neither in the record itself, which tables and lines are made of.
        #expect(past.authority("bund-musteramt")?["nullReport"] == nil)
        #expect(try snapshot("2026-10-01").authority("bund-musteramt")?["nullReport"] != nil)
        #expect(try snapshot("2026-09-30").authority("bund-musteramt")?["nullReport"] == nil)
        #expect(try snapshot(nil).nullReport(of: "bund-musteramt") == Day("2025-01-01"))
        #expect(try snapshot("2025-02-02").entries.map(\.id) == ["bund-musteramt"])
    }
}

extension [UInt8] {
    /// The object with another end than its last brace.
    fileprivate func replacingEnd(with text: String) -> [UInt8] {
        (lastIndex(of: UInt8(ascii: "}")).map { Array(self[..<$0]) } ?? self) + Array(text.utf8)
    }
}
