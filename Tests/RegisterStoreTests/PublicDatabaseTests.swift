import Findings
import Foundation
import Publication
import TestSupport
import Testing
@testable import RegisterStore

@Suite("The public database")
struct PublicDatabaseTests {
    private let temporary: TemporaryFolder
    private let table = PublicTable(
        name: "things", title: Bilingual(de: "Dinge", en: "Things"),
        columns: [
            TableColumn("id", .text, title: Bilingual(de: "", en: ""), help: Bilingual(de: "", en: "")),
            TableColumn("count", .integer, title: Bilingual(de: "", en: ""), help: Bilingual(de: "", en: "")),
            TableColumn("share", .number, title: Bilingual(de: "", en: ""), help: Bilingual(de: "", en: "")),
            TableColumn("is_it", .boolean, title: Bilingual(de: "", en: ""), help: Bilingual(de: "", en: "")),
        ], primaryKey: ["id"])

    init() throws { temporary = try TemporaryFolder() }

    private func make(_ rows: [[TableCell]]) throws -> String {
        let path = try temporary.subfolder() + "/public.sqlite"
        let database = try PublicDatabase(
            path: path, tables: [table], search: [.init(table: "things", columns: ["id"])],
            views: [("many", "SELECT id FROM things WHERE count > 1")], readMe: [("Stand", "heute")])
        try database.add(rows.map { (0, $0) })
        try database.finish()
        return path
    }

    @Test("rows come back as they went in, text byte for byte")
    func roundTrip() throws {
        let rows: [[TableCell]] = [
            [.text("=a\"\u{301}"), .integer(9_007_199_254_740_991), .number(0.1), .boolean(true)],
            [.text("ä\u{0}b"), .null, .number(2), .boolean(false)],
        ]
        let path = try make(rows)
        let result = try PublicDatabase.query("SELECT id, count, share, is_it FROM things ORDER BY rowid", in: path)
        #expect(result.columns == ["id", "count", "share", "is_it"])
        #expect(result.rows[0] == [rows[0][0], rows[0][1], rows[0][2], .integer(1)])
        #expect(result.rows[1].dropFirst() == [.null, .number(2), .integer(0)])
        #expect(try PublicDatabase.query("SELECT id FROM many", in: path).rows.count == 1)
        #expect(try PublicDatabase.query("SELECT text FROM README", in: path).rows == [[.text("heute")]])
    }

    @Test("the same rows give the same bytes")
    func deterministic() throws {
        let rows: [[TableCell]] = (0..<500).map { [.text("id-\($0)"), .integer($0), .null, .boolean($0 % 2 == 0)] }
        let first = try make(rows)
        let second = try make(rows)
        #expect(FileManager.default.contents(atPath: first) == FileManager.default.contents(atPath: second))
    }

    @Test("two rows with the same key are refused, not lost")
    func duplicate() {
        #expect(throws: StoreError.self) {
            _ = try make([[.text("a"), .null, .null, .null], [.text("a"), .null, .null, .null]])
        }
    }
}
