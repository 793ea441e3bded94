import Findings
import Foundation
@testable import PublicTables
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

    private struct Vectors: Decodable {
        let vectors: [[String]]
    }

    @Test("what a spreadsheet would run is marked wherever it may see the start of a cell, and the marks can be undone")
    func formulas() throws {
        let bytes = try Locations.bytes(Locations.root + "/Tests/Fixtures/formula-vectors.json")
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(bytes)).vectors
        #expect(vectors.count > 40)
        for vector in vectors {
            // Bytes: strings that look alike are equal for Swift.
            #expect(Array(FormulaMark.marked(vector[0]).utf8) == Array(vector[1].utf8), "\(vector)")
            #expect(Array(FormulaMark.unmarked(vector[1]).utf8) == Array(vector[0].utf8), "\(vector)")
            var writer = CSVWriter()
            writer.row([.text("x"), .text(vector[0])])
            let cell = String(decoding: writer.bytes.dropFirst(2).dropLast(2), as: UTF8.self)
            let quoted =
                "\"" + vector[1].split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
            #expect(Array(cell.utf8) == Array(vector[1].utf8) || Array(cell.utf8) == Array(quoted.utf8), "\(vector)")
        }
    }

    @Test("marks can be undone in any text made of what matters")
    func marksAreReversible() {
        let letters = ["=", "-", "'", "\"", ";", ",", "\n", "\r", "a", "1"]
        for first in letters {
            for second in letters {
                for third in letters {
                    for fourth in letters {
                        let text = first + second + third + fourth
                        let marked = FormulaMark.marked(text)
                        #expect(Array(FormulaMark.unmarked(marked).utf8) == Array(text.utf8))
                        var isStart = true
                        for byte in marked.utf8 where byte != UInt8(ascii: "\"") {
                            if isStart, text != "-111" {
                                #expect(byte != UInt8(ascii: "=") && byte != UInt8(ascii: "-"))
                            }
                            isStart = [0x2C, 0x3B, 0x0A, 0x0D].contains(byte)
                        }
                    }
                }
            }
        }
    }

    @Test("the file for German Excel: byte order mark, semicolons, decimal commas, names for people")
    func germanForm() {
        var writer = CSVWriter(.german)
        writer.header(tables.definitions[0])
        let head = String(decoding: writer.take(), as: UTF8.self)
        #expect(head.hasPrefix("\u{FEFF}Kennung;Name;"))
        writer.row([.text("a;b"), .number(-5.5), .text("-5.5"), .integer(-2), .text("a,=1")])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a;b\";-5,5;-5.5;-2;\"a,'=1\"\r\n")
    }

    @Test("quotes, commas and line ends are quoted after RFC 4180")
    func quoting() {
        var writer = CSVWriter()
        writer.row([
            .text("a\"b"), .text("a,b"), .text("a\nb"), .null, .boolean(true), .number(0.5), .text("\"\u{301}"),
        ])
        #expect(writer.bytes == Array("\"a\"\"b\",\"a,b\",\"a\nb\",,true,0.5,\"\"\"\u{301}\"\r\n".utf8))
    }

    @Test(
        "each sign that ends a cell or a line for some reader is quoted, in both forms of the file",
        arguments: [",", ";", "\n", "\r", "\""])
    func separators(sign: String) {
        for form in [CSVWriter.Form.standard, .german] {
            var writer = CSVWriter(form)
            writer.row([.text("a\(sign)b")])
            let inside = sign == "\"" ? "a\"\"b" : "a\(sign)b"
            #expect(writer.bytes == Array("\"\(inside)\"\r\n".utf8))
        }
    }
}
