import Findings
import RegisterModel
import SourceJSON
import TestSupport
import Testing

@testable import OpenData

@Suite("Public tables")
struct TableTests {
    let tables = RegisterTables(catalogue: .standard)

    @Test("names of tables are unique, and so are the columns of each")
    func uniqueNames() {
        #expect(Set(tables.definitions.map(\.name)).count == tables.definitions.count)
        for table in tables.definitions {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
        }
    }

    @Test("every table says to which authority a row belongs and where it comes from, unless it is about no record")
    func idsEverywhere() {
        for table in tables.definitions where !["fields", "codes", "withheld"].contains(table.name) {
            let names = table.columns.map(\.name)
            #expect(names.contains("origin"), "\(table.name)")
            #expect(names.contains("authority") || table.name == "authorities", "\(table.name)")
        }
    }

    @Test("every public single field and list of the catalogue is in a table")
    func nothingIsLeftOut() {
        let rows = FieldDictionary(catalogue: .standard, tables: tables).rows
        for row in rows {
            guard case .text(let type) = row[0], case .text(let path) = row[1], case .text(let kind) = row[7] else {
                Issue.record("dictionary row")
                continue
            }
            if kind != "object", kind != "map", path != "recordType" { #expect(row[2] != .null, "\(type) \(path)") }
        }
    }

    @Test(
        "names are lower-case words",
        arguments: [
            ("usage.casesPerYear", "usage_cases_per_year"), ("annexIII[]", "annex_iii"), ("id", "id"),
            ("environment.kWhPerYear", "environment_k_wh_per_year"), ("art50Measures{}", "art50_measures"),
        ])
    func words(_ path: String, _ name: String) {
        #expect(TableName.words(path) == name)
    }

    @Test(
        "a cell whose first byte starts a formula is neutralised, whatever follows",
        arguments: ["=1+1", "+49 30", "-2", "@x", "\tx", "\rx", "=\u{301}"])
    func formulas(_ text: String) {
        var writer = CSVWriter()
        writer.row([.text(text), .integer(-2)])
        #expect(writer.bytes == Array("\"'".utf8) + Array(text.utf8) + Array("\",-2\r\n".utf8))
    }

    @Test("quotes, commas and line ends are quoted after RFC 4180")
    func quoting() {
        var writer = CSVWriter()
        writer.row([
            .text("a\"b"), .text("a,b"), .text("a\nb"), .null, .boolean(true), .number(0.5), .text("\"\u{301}"),
        ])
        #expect(writer.bytes == Array("\"a\"\"b\",\"a,b\",\"a\nb\",,true,0.5,\"\"\"\u{301}\"\r\n".utf8))
    }
}
