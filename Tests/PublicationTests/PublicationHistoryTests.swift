import FieldCatalogue
import Publication
import SourceJSON
import TestSupport
import Testing

@Suite("Publication decisions over time")
struct PublicationHistoryTests {
    private let catalogue = Catalogue.standard

    /// A decision as it stands in a record.
    private func decision(_ text: String) -> String {
        var withheld: [String] = []
        var level = "full"
        var lifts = ""
        for word in text.split(separator: " ") {
            switch word {
            case "full", "reduced", "aggregate-only": level = String(word)
            case _ where word.hasPrefix("lift="):
                let what = word.dropFirst(5)
                let content = what.hasPrefix("/") ? #""paths": ["\#(what)"]"# : #""level": "\#(what)""#
                lifts =
                    #", "lifts": [{\#(content), "decidedBy": "Leitung", "decidedOn": "2026-02-01", "reason": "Grund"}]"#
            default:
                withheld.append(#"{"path": "\#(word)", "ground": "it-security", "decidedOn": "2026-01-01"}"#)
            }
        }
        let why =
            level == "full"
            ? "" : #", "ground": "aia-49-4", "decidedBy": "X", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01""#
        return #"{"level": "\#(level)"\#(why), "withheldFields": [\#(withheld.joined(separator: ", "))]\#(lifts)}"#
    }

    /// Revisions of one deployment on the first days of January 2026; each has its own marker in three fields.
    private func revisions(_ decisions: [String], id: String = "musteramt-2026-0901") throws -> [[UInt8]] {
        try decisions.enumerated().map { index, text in
            try SampleRecords.patched(
                try SampleRecords.deployment(),
                with: #"""
                    {"id": "\#(id)", "revision": \#(index + 1), "recordedAt": "2026-01-0\#(index + 1)T10:00:00Z",
                     "publication": \#(decision(text)), "usage": {"context": "asylum"},
                     "system": {"version": "V\#(index + 1)", "provider": {"name": "I\#(index + 1)"}},
                     "benefits": "B\#(index + 1)", "changeNote": "N\#(index + 1)"}
                    """#)
        }
    }

    /// What is shown of each revision: `V`, `I`, `B`, `N` for the markers, `-` for a revision that is not shown.
    private func shown(_ decisions: [String], asOf: Day? = nil) throws -> String {
        let musteramt = try SampleRecords.bytes("authorities/bund-musteramt/0001.json")
        let snapshot = try Snapshot(
            source: try MemorySource(try revisions(decisions) + [musteramt]), catalogue: catalogue, asOf: asOf)
        let history = try snapshot.history("musteramt-2026-0901")
        return decisions.indices.map { index in
            guard let record = history.first(where: { $0.revision == index + 1 }) else { return "-" }
            let text = String(decoding: PublicJSON.bytes(of: record), as: UTF8.self)
            let found = ["V", "I", "B", "N"].filter { text.contains("\"\($0)\(index + 1)\"") }
            return found.isEmpty ? "0" : found.joined()
        }.joined(separator: " ")
    }

    /// Decisions of the revisions, and what is shown of each.
    static let cases: [(decisions: [String], shown: String)] = [
        (["full", "full"], "VIBN VIBN"),
        // Dropped: the earlier revision stays as it was, the new one is open.
        (["full /system/version", "full"], "IBN VIBN"),
        (["reduced", "full"], "0 VIBN"),
        (["aggregate-only", "full"], "- VIBN"),
        (["aggregate-only", "reduced"], "- 0"),
        // Withheld later: gone in all earlier ones.
        (["full", "full /system/version"], "IBN IBN"),
        (["full", "reduced"], "0 0"),
        // Single fields withheld later open no level.
        (["reduced", "full /system/version"], "0 IBN"), (["aggregate-only", "full /system/version"], "- IBN"),
        (["full", "aggregate-only"], "- -"),
        // A decision between counts for what was before it.
        (["full", "full /system/version", "full"], "IBN IBN VIBN"),
        (["full", "reduced", "full"], "0 0 VIBN"),
        (["full", "aggregate-only", "full"], "- - VIBN"),
        (["full /system/version", "full /system/provider/name", "full"], "BN VBN VIBN"),
        // Withheld again: everywhere.
        (["full /system/version", "full", "full /system/version"], "IBN IBN IBN"),
        // A container withholds what is in it.
        (["full /system/provider", "full"], "VBN VIBN"),
        // Opened by a decision of its own.
        (["full /system/version", "full lift=/system/version"], "VIBN VIBN"),
        (["full /system/version", "full lift=/system/provider/name"], "IBN VIBN"),
        (["full /system/provider/name", "full lift=/system/provider"], "VIBN VIBN"),
        (["full /system/provider", "full lift=/system/provider/name"], "VBN VIBN"),
        (["reduced", "full lift=full"], "VIBN VIBN"),
        (["reduced", "full lift=reduced"], "0 VIBN"),
        (["aggregate-only", "full lift=reduced"], "0 VIBN"),
        (["aggregate-only", "full lift=full"], "VIBN VIBN"),
        // A level that is opened leaves single fields withheld.
        (["reduced /system/version", "full lift=full"], "IBN VIBN"),
        // What is opened can be withheld again, and a lift that only goes on in the next revision opens nothing new.
        (["full /system/version", "full lift=/system/version", "full /system/version"], "IBN IBN IBN"),
        (
            [
                "full /system/version", "full lift=/system/version", "full /system/version lift=/system/version",
                "full lift=/system/version",
            ], "IBN IBN IBN VIBN"
        ),
        // A lift opens what was before it, not what its own revision or a later one withholds.
        (["full /system/version", "full /system/version lift=/system/version"], "IBN IBN"),
        (["full", "full lift=/system/version", "full /system/version"], "IBN IBN IBN"),
    ]

    @Test(
        "each revision is shown under the strictest of its own and all later decisions, less what was lifted",
        arguments: cases)
    func strictest(_ decisions: [String], _ expected: String) throws {
        #expect(try shown(decisions) == expected, "\(decisions)")
    }

    @Test("the register of any earlier day shows no more of a revision than that of today", arguments: cases)
    func earlierDays(_ decisions: [String], _ expected: String) throws {
        let today = expected.split(separator: " ")
        for day in 1...decisions.count {
            let then = try shown(decisions, asOf: Day("2026-01-0\(day)")).split(separator: " ")
            // A record whose current revision of that day is hidden has no page: nothing of it is shown.
            let isHidden = today[day - 1] == "-"
            for index in decisions.indices {
                let wanted = index >= day || isHidden ? "-" : today[index]
                #expect(then[index] == wanted, "\(decisions), day \(day), revision \(index + 1)")
            }
        }
    }

    @Test("a translation is withheld with its text, and opened with it")
    func translations() throws {
        let patch = #"{"translations": {"en": {"plainLanguage": "SECRET"}}}"#
        for (decisions, isShown) in [
            (["full /plainLanguage"], [false]), (["full /plainLanguage", "full"], [false, true]),
            (["full /plainLanguage", "full lift=/plainLanguage"], [true, true]),
        ] {
            let files = try revisions(decisions).map { try SampleRecords.patched($0, with: patch) }
            let snapshot = try Snapshot(source: try MemorySource(files), catalogue: catalogue)
            let texts = try snapshot.history("musteramt-2026-0901").map {
                String(decoding: PublicJSON.bytes(of: $0), as: UTF8.self).contains("SECRET")
            }
            #expect(texts == isShown, "\(decisions)")
        }
    }

    @Test("a revision shown in part says so, whatever it said itself")
    func level() throws {
        let snapshot = try Snapshot(
            source: try MemorySource(try revisions(["full", "reduced", "full"])), catalogue: catalogue)
        let history = try snapshot.history("musteramt-2026-0901")
        #expect(history.map(\.level) == [.reduced, .reduced, .full])
        #expect(history.map { $0.record.string("publication.level") } == ["reduced", "reduced", "full"])
        #expect(history[0].record.string("publication.ground") == "aia-49-4")
        #expect(history[0].record.string("publication.reviewDate") == "2027-01-01")
    }

    @Test("a withdrawal that states no decision goes on with the one before")
    func withdrawal() throws {
        for level in ["reduced", "aggregate-only"] {
            var files = try revisions([level])
            files.append(
                Array(
                    #"""
                    {"schemaVersion": "1.0.0", "recordType": "deployment", "id": "musteramt-2026-0901", "revision": 2,
                     "recordedAt": "2026-01-02T10:00:00Z", "origin": "sample", "authority": "bund-musteramt",
                     "withdrawal": {"reason": "SECRET"}}
                    """#.utf8))
            let snapshot = try Snapshot(source: try MemorySource(files), catalogue: catalogue)
            let texts = try snapshot.history("musteramt-2026-0901").map {
                String(decoding: PublicJSON.bytes(of: $0), as: UTF8.self)
            }
            #expect(texts.count == (level == "reduced" ? 2 : 0))
            #expect(!texts.contains { $0.contains("SECRET") })
        }
    }

    @Test("the name of a reduced record does not tell a context that is withheld")
    func reducedName() throws {
        let snapshot = try Snapshot(
            source: try MemorySource(try revisions(["reduced"])), catalogue: catalogue)
        #expect(
            snapshot.entry("musteramt-2026-0901")?.name == "System zur Prüfung im Asylverfahren, Angaben eingeschränkt")
        #expect(
            try snapshot.current("musteramt-2026-0901")?.record.string("name")
                == snapshot.entry("musteramt-2026-0901")?.name)
    }

    @Test("lists and search know no name in English and no product that is not public")
    func listed() throws {
        func entry(_ decision: String) throws -> SnapshotEntry? {
            let files = try revisions([decision]).map {
                try SampleRecords.patched(
                    $0, with: #"{"translations": {"en": {"name": "Name"}}, "system": {"product": "produkt"}}"#)
            }
            return try Snapshot(source: try MemorySource(files), catalogue: catalogue).entry("musteramt-2026-0901")
        }
        #expect(try entry("full")?.nameEn == "Name" && entry("full")?.product == "produkt")
        #expect(try entry("reduced")?.nameEn == nil && entry("reduced")?.product == nil)
        #expect(try entry("full /system/product")?.product == nil)
        #expect(try entry("full /system")?.product == nil)
    }

    @Test("what is about a hidden deployment is hidden, and what was replaced while it was hidden stays so")
    func concerned() throws {
        func assessment(_ number: Int, _ day: Int, about: String = #"["musteramt-2026-0901"]"#) throws -> [UInt8] {
            try SampleRecords.patched(
                try SampleRecords.fria(),
                with: #"""
                    {"id": "fria-musteramt-2026-0901", "revision": \#(number), "recordedAt": "2026-01-0\#(day)T12:00:00Z",
                     "deployments": \#(about)}
                    """#)
        }
        // Decisions of the deployment on days 1, 2, …; days of the assessment's revisions; those that are shown.
        for (decisions, days, expected) in [
            (["full"], [1], [1]), (["reduced"], [1], []), (["aggregate-only"], [1], []),
            (["reduced", "full"], [1], [1]),
            // Replaced while the deployment was hidden.
            (["reduced", "reduced", "full"], [1, 2], [2]),
            (["aggregate-only", "aggregate-only", "full"], [1, 2], [2]),
            // Replaced when it was open.
            (["reduced", "full", "full"], [1, 3], [1, 2]),
            (["reduced", "reduced", "full lift=full"], [1, 2], [1, 2]),
            (["full", "reduced", "full", "full"], [1, 2, 4], [2, 3]),
            (["full", "reduced"], [1, 2], []),
        ] as [([String], [Int], [Int])] {
            let files =
                try revisions(decisions) + days.enumerated().map { try assessment($0.offset + 1, $0.element) }
            let snapshot = try Snapshot(source: try MemorySource(files), catalogue: catalogue)
            #expect(
                try snapshot.history("fria-musteramt-2026-0901").map(\.revision) == expected, "\(decisions) \(days)")
        }
        // An assessment that was about a hidden deployment and no longer names it.
        let files =
            try revisions(["aggregate-only"]) + revisions(["full"], id: "musteramt-2026-0902")
            + [assessment(1, 1), assessment(2, 2, about: #"["musteramt-2026-0902"]"#)]
        let snapshot = try Snapshot(source: try MemorySource(files), catalogue: catalogue)
        #expect(try snapshot.history("fria-musteramt-2026-0901").map(\.revision) == [2])
        // An assessment accepted before its deployment, which is hidden: not even on the day before.
        let early = try MemorySource(
            [try assessment(1, 1)]
                + [Array(revisions(["full", "reduced"])[1])].map {
                    try SampleRecords.patched($0, with: #"{"revision": 1}"#)
                })
        for day in [Day("2026-01-01"), nil] {
            #expect(
                try !Snapshot(source: early, catalogue: catalogue, asOf: day).isVisible("fria-musteramt-2026-0901"))
        }
    }

    @Test("what was open on a day and is withheld since is told, whole records as well as single fields")
    func withheldSince() throws {
        let first = try #require(Day("2026-01-01"))
        for (decisions, level, fields) in [
            (["full", "aggregate-only"], .aggregateOnly, nil), (["full", "reduced"], .reduced, nil),
            (["reduced", "aggregate-only"], .aggregateOnly, nil),
            (["full", "full /system/version"], nil, ["system.version"]),
        ] as [([String], PublicationLevel?, [String]?)] {
            let snapshot = try Snapshot(source: try MemorySource(try revisions(decisions)), catalogue: catalogue)
            let found = snapshot.withheld(since: first)
            #expect(found.map(\.revision) == [2], "\(decisions)")
            #expect(found.map(\.level) == [level], "\(decisions)")
            if let fields { #expect(found.map { $0.fields.keys.map(\.text).sorted() } == [fields], "\(decisions)") }
        }
        for decisions in [["full", "full"], ["reduced", "full"], ["full /system/version", "full /system/version"]] {
            let snapshot = try Snapshot(source: try MemorySource(try revisions(decisions)), catalogue: catalogue)
            #expect(snapshot.withheld(since: first).isEmpty, "\(decisions)")
        }
    }

    @Test("the day of the snapshot follows what is shown, not what is hidden")
    func day() throws {
        let open = try revisions(["full"])
        let hidden = try revisions(["aggregate-only", "aggregate-only"], id: "musteramt-2026-0902")
        let snapshot = try Snapshot(source: try MemorySource(open + hidden), catalogue: catalogue)
        #expect(snapshot.date.description == "2026-01-01")
    }

    @Test("a hidden successor does not show in the record it replaces")
    func hiddenSuccessor() throws {
        let new = try SampleRecords.patched(
            try revisions(["aggregate-only"], id: "musteramt-2026-0902")[0],
            with: #"{"supersedes": "musteramt-2026-0901"}"#)
        let snapshot = try Snapshot(source: try MemorySource(try revisions(["full"]) + [new]), catalogue: catalogue)
        #expect(snapshot.entry("musteramt-2026-0901")?.supersededBy == nil)
        #expect(snapshot.entry("musteramt-2026-0901")?.isCurrent == true)
    }
}
