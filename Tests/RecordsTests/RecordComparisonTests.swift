import FieldCatalogue
import Foundation
import Records
import SourceJSON
import TestSupport
import Testing

@Suite("Comparing revisions")
struct RecordComparisonTests {
    private func changes(_ before: String, _ after: String, type: RecordType = .deployment) throws -> [FieldChange] {
        let comparison = RecordComparison(description: Catalogue.standard.description(of: type))
        return comparison.changes(
            from: try JSONDocument(parsing: Array(before.utf8)).root,
            to: try JSONDocument(parsing: Array(after.utf8)).root)
    }

    @Test("a changed member deep inside is one change at its place")
    func nested() throws {
        let changes = try changes(
            #"{"system":{"version":"1","tradeName":"A"}}"#, #"{"system":{"version":"2","tradeName":"A"}}"#)
        #expect(changes.map(\.pointer.description) == ["/system/version"])
        #expect(changes.first?.path == "system.version")
    }

    @Test("items with ids are matched by id, whatever their order")
    func ids() throws {
        let changes = try changes(
            #"{"risks":[{"id":"r1","title":"A"},{"id":"r2","title":"B"}]}"#,
            #"{"risks":[{"id":"r2","title":"C"},{"id":"r1","title":"A"}]}"#, type: .fria)
        #expect(changes.map(\.pointer.description) == ["/risks/0/title"])
    }

    @Test("what describes the revision itself is no change")
    func revisionMembers() throws {
        #expect(try changes(#"{"revision":1,"changeNote":"a"}"#, #"{"revision":2,"changeNote":"b"}"#).isEmpty)
    }

    @Test("in every pair of small records a change is found exactly where a naive comparison sees one")
    func exhaustive() throws {
        let values = ["", #""name":"a""#, #""name":"b""#]
        let lists = ["", #""theme":["GOVE"]"#, #""theme":["GOVE","TECH"]"#, #""theme":[]"#]
        let objects = ["", #""logs":{"retentionMonths":1}"#, #""logs":{"retentionMonths":2}"#, #""logs":{}"#]
        var documents: [String] = []
        for value in values {
            for list in lists {
                for object in objects {
                    documents.append("{" + [value, list, object].filter { !$0.isEmpty }.joined(separator: ",") + "}")
                }
            }
        }
        for before in documents {
            for after in documents {
                let found = try changes(before, after)
                let left = try JSONDocument(parsing: Array(before.utf8)).root
                let right = try JSONDocument(parsing: Array(after.utf8)).root
                let differs = CanonicalJSON.bytes(of: left) != CanonicalJSON.bytes(of: right)
                #expect(found.isEmpty != differs, "\(before) \(after)")
                for change in found {
                    // What came in stands in the later record, what went in the earlier one, at the same pointer.
                    let (old, new) = (left[change.pointer], right[change.pointer])
                    if change.kind != .added { #expect(old.map { CanonicalJSON.bytes(of: $0) } == change.before) }
                    if change.kind != .removed { #expect(new.map { CanonicalJSON.bytes(of: $0) } == change.after) }
                    #expect((change.before == nil) == (change.kind == .added) || change.kind == .changed)
                    #expect((change.after == nil) == (change.kind == .removed) || change.kind == .changed)
                }
            }
        }
    }

    /// Changes in short: what happened, where, which entry, from what to what.
    private func short(_ before: String, _ after: String, type: RecordType = .deployment) throws -> [String] {
        try changes(before, after, type: type).map { change in
            let (old, new) = (change.before ?? [], change.after ?? [])
            return
                "\(change.kind) \(change.path) [\(change.entry?.value ?? "")] \(String(decoding: old, as: UTF8.self)) -> "
                + String(decoding: new, as: UTF8.self)
        }
    }

    @Test("an entry that comes or goes is named, the others are not touched")
    func entries() throws {
        #expect(
            try short(#"{"theme":["GOVE","TECH"]}"#, #"{"theme":["GOVE","JUST","TECH"]}"#)
                == [#"added theme[] [] -> "JUST""#.replacingOccurrences(of: "[] ->", with: "[]  ->")])
        #expect(try short(#"{"theme":["GOVE","TECH"]}"#, #"{"theme":["TECH"]}"#) == [#"removed theme[] [] "GOVE" -> "#])
        #expect(try short(#"{"theme":["GOVE"]}"#, #"{"theme":[]}"#) == [#"removed theme[] [] "GOVE" -> "#])
        #expect(try short(#"{}"#, #"{"theme":["GOVE"]}"#) == [#"changed theme[] []  -> ["GOVE"]"#])
        let sources = { (names: [String]) in
            "{\"dataSources\":[" + names.map { "{\"name\":\"\($0)\",\"origin\":\"own\"}" }.joined(separator: ",") + "]}"
        }
        #expect(
            try short(sources(["A", "B"]), sources(["C", "A", "B"]))
                == [#"added dataSources[] [C]  -> {"name":"C","origin":"own"}"#])
        #expect(
            try short(sources(["A", "B", "C"]), sources(["A", "C"]))
                == [#"removed dataSources[] [B] {"name":"B","origin":"own"} -> "#])
        // Entries that only changed places have not changed.
        #expect(try short(sources(["A", "B", "C"]), sources(["C", "A", "B"])) == [])
        #expect(
            try short(
                #"{"dataSources":[{"name":"A","origin":"own"},{"name":"B","origin":"own"}]}"#,
                #"{"dataSources":[{"name":"X","origin":"own"},{"name":"B","origin":"bought"},{"name":"A","origin":"own"}]}"#
            )
                == [
                    #"added dataSources[] [X]  -> {"name":"X","origin":"own"}"#,
                    #"changed dataSources[].origin [B] "own" -> "bought""#,
                ])
        // Another entry in the place of one is not the same one changed.
        #expect(
            try short(
                #"{"dataSources":[{"name":"A","origin":"own"}]}"#, #"{"dataSources":[{"name":"B","origin":"bought"}]}"#)
                == [
                    #"added dataSources[] [B]  -> {"name":"B","origin":"bought"}"#,
                    #"removed dataSources[] [A] {"name":"A","origin":"own"} -> "#,
                ])
        // A new name on an entry that is otherwise the same.
        #expect(
            try short(
                #"{"legalBasis":[{"citation":"§ 3 IFG","note":"n","url":"u"}]}"#,
                #"{"legalBasis":[{"citation":"§ 4 IFG","note":"n","url":"u"}]}"#)
                == [#"changed legalBasis[].citation [§ 4 IFG] "§ 3 IFG" -> "§ 4 IFG""#])
        #expect(
            try short(
                #"{"risks":[{"id":"r1","title":"A"},{"id":"r2","title":"B"}]}"#,
                #"{"risks":[{"id":"r2","title":"C"}]}"#,
                type: .fria)
                == [
                    #"changed risks[].title [C] "B" -> "C""#, #"removed risks[] [A] {"id":"r1","title":"A"} -> "#,
                ])
    }

    @Test("one entry put into or taken out of any list at any place is one change, and one edit is one")
    func single() throws {
        let lists: [(member: String, type: RecordType, make: (Int) -> String)] = [
            ("services", .deployment, { "\"s\($0)\"" }),
            ("legalBasis", .deployment, { "{\"citation\":\"§ \($0) IFG\"}" }),
            ("fairnessTests", .deployment, { "{\"group\":\"g\",\"result\":\"r\($0)\",\"method\":\"m\"}" }),
            ("risks", .fria, { "{\"id\":\"r\($0)\",\"title\":\"t\"}" }),
        ]
        for list in lists {
            for count in 1...6 {
                let items = (1...count).map { list.make($0) }
                let whole = "{\"\(list.member)\":[\(items.joined(separator: ","))]}"
                for place in 0...count {
                    var more = items
                    more.insert(list.make(9), at: place)
                    let longer = "{\"\(list.member)\":[\(more.joined(separator: ","))]}"
                    let added = try changes(whole, longer, type: list.type)
                    #expect(added.map(\.kind) == [.added], "\(list.member) \(count) \(place)")
                    #expect(added.first?.pointer.description == "/\(list.member)/\(place)")
                    let removed = try changes(longer, whole, type: list.type)
                    #expect(removed.map(\.kind) == [.removed], "\(list.member) \(count) \(place)")
                    #expect(removed.first?.pointer.description == "/\(list.member)/\(place)")
                    #expect(removed.first?.before == added.first?.after)
                }
            }
        }
    }

    @Test("of single values, what was added and removed is what turns one list into the other")
    func multisets() throws {
        let codes = ["GOVE", "TECH", "JUST", "ENVI"]
        var lists: [[String]] = [[]]
        for _ in 0..<3 { lists += lists.flatMap { list in codes.map { list + [$0] } } }
        let small = Set(lists).sorted { $0.joined() < $1.joined() }
        for before in small {
            for after in small {
                let text = { (list: [String]) in "{\"theme\":[\(list.map { "\"\($0)\"" }.joined(separator: ","))]}" }
                let found = try changes(text(before), text(after))
                var left = before.sorted()
                for change in found where change.kind == .removed {
                    let code = String(decoding: change.before ?? [], as: UTF8.self).trimmingCharacters(in: ["\""])
                    if let place = left.firstIndex(of: code) { left.remove(at: place) } else { Issue.record("\(code)") }
                }
                for change in found where change.kind == .added {
                    left.append(String(decoding: change.after ?? [], as: UTF8.self).trimmingCharacters(in: ["\""]))
                }
                #expect(left.sorted() == after.sorted(), "\(before) \(after)")
                #expect(found.isEmpty == (before == after), "\(before) \(after)")
            }
        }
    }

    @Test("a stamp keeps every byte but revision and time, and reads back")
    func stamp() throws {
        let draft = "{\n  \"schemaVersion\": \"1.0.0\",\n  \"id\": \"a-1\",\n  \"revision\": 7,\n  \"name\": \"x\"\n}\n"
        let instant = try #require(Instant("2026-11-24T10:00:00Z"))
        let stamped = RevisionStamp.stamped(
            try JSONDocument(parsing: Array(draft.utf8)), revision: 2, recordedAt: instant)
        #expect(
            String(decoding: stamped, as: UTF8.self)
                == "{\n  \"schemaVersion\": \"1.0.0\",\n  \"id\": \"a-1\",\n  \"revision\": 2,\n  \"recordedAt\": \"2026-11-24T10:00:00Z\",\n  \"name\": \"x\"\n}\n"
        )
        let first = "{\"revision\":1,\"recordedAt\":\"x\",\"id\":\"a-1\"}"
        let again = RevisionStamp.stamped(
            try JSONDocument(parsing: Array(first.utf8)), revision: 2, recordedAt: instant)
        #expect(try JSONDocument(parsing: again).root["revision"]?.integer == 2)
    }
}
