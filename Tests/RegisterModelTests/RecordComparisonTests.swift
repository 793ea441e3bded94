import RegisterModel
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
                    #expect(left[change.pointer].map { CanonicalJSON.bytes(of: $0) } == change.before)
                    #expect(right[change.pointer].map { CanonicalJSON.bytes(of: $0) } == change.after)
                }
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
