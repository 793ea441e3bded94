import TestSupport
import Testing
@testable import SpreadsheetReading

@Suite("Workbooks")
struct WorkbookTests {
    private func read(_ file: TestWorkbook, _ choice: Workbook.Choice = .firstWithContent) throws -> Workbook {
        try Workbook(file.bytes, sheet: choice)
    }

    /// The texts of a sheet, row by row, with dots where nothing stands.
    private func texts(_ sheet: Sheet) -> [String] {
        sheet.rows.indices.map { row in
            "\(sheet.rows[row].row + 1): "
                + (0..<sheet.width).map { sheet.cell(row, $0)?.text ?? "." }.joined(separator: " | ")
        }
    }

    @Test("Every kind of cell", arguments: [false, true])
    func kinds(isStrict: Bool) throws {
        var file = TestWorkbook([
            .init(
                "Liste",
                [
                    [.shared(0), .shared(1), .shared(2), "Größe & <Maß>"],
                    [.number("12"), .number("1.0E+05"), .number("0.30000000000000004"), .number("7", style: 4)],
                    [.truth(true), .truth(false), .error("#N/A"), .formula("A1+1", "2,5 Jahre")],
                    [
                        .number("46082", style: 1), .number("46082.5", style: 1), .number("46082", style: 2),
                        .number("0.05", style: 5),
                    ],
                    [
                        nil, .formula("SUM(A1:A2)", nil), .formula("IF(A1,\"\",1)", ""),
                        .raw(" t=\"d\"><v>2026-03-01T00:00:00</v>"),
                    ],
                    [
                        .raw("><f t=\"shared\" si=\"0\"/>"), .raw(" t=\"n\"><v></v>"), .raw(" s=\"1\">"),
                        .number("12", style: 3),
                    ],
                ])
        ])
        file.isStrict = isStrict
        file.shared = [
            "<si><t>Name</t></si>",
            "<si><r><rPr><b/></rPr><t>Kurz </t></r><r><t>gesagt</t></r><rPh sb=\"0\" eb=\"1\"><t>クルツ</t></rPh></si>",
            "<si><t xml:space=\"preserve\">a_x000A_b</t><phoneticPr fontId=\"1\"/></si>",
        ]
        file.formats = ["dd.mm.yyyy", "[$-407]mmm yy", "0\" Tsd.\"", "0000"]
        file.builtIn = [9]
        let sheet = try read(file).sheet
        #expect(
            texts(sheet) == [
                "1: Name | Kurz gesagt | a\nb | Größe & <Maß>", "2: 12 | 100000 | 0,3 | 0007",
                "3: WAHR | FALSCH | #N/A | 2,5 Jahre",
                "4: 2026-03-01 | 2026-03-01 12:00 | 2026-03 | 5 %",
                "5: . | =SUM(A1:A2) | . | 2026-03-01", "6: =… | . | . | 12 Tsd.",
            ])
        #expect(sheet.cell(1, 0)?.number == "12")
        #expect(sheet.cell(1, 2)?.number == "0.3")
        #expect(sheet.cell(1, 3)?.number == "7")
        #expect(sheet.cell(5, 3)?.number == nil, "words around a number change what it is")
        #expect(sheet.cell(3, 0)?.number == nil)
        #expect(sheet.cell(2, 0)?.content == .truth)
        #expect(sheet.cell(2, 2)?.content == .error)
        #expect(sheet.cell(4, 1)?.content == .uncalculated)
        #expect(sheet.cell(3, 0)?.content == .day)
        #expect(sheet.cell(0, 9) == nil)
    }

    @Test("Days count from 1904 where the workbook says so")
    func from1904() throws {
        var file = TestWorkbook([.init("A", [[.number("44620", style: 1)]])])
        file.formats = ["yyyy-mm-dd"]
        file.isFrom1904 = true
        #expect(texts(try read(file).sheet) == ["1: 2026-03-01"])
    }

    @Test("Cells and rows without names follow each other")
    func unnamedPlaces() throws {
        let xml =
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c></row></sheetData>"
        let sheet = try read(TestWorkbook([.init("A", xml: xml)])).sheet
        #expect(texts(sheet) == ["1: 1 | 2 | . | .", "5: . | . | 3 | 4"])
        #expect(sheet.lastRows == [0, 0, 1, 1])
    }

    @Test("The first sheet that is shown and holds something, or the one that is named")
    func sheets() throws {
        let file = TestWorkbook([
            .init("Versteckt", state: "hidden", [["x"]]), .init("Deckblatt", []), .init("Tabelle1", [["a"]]),
            .init("2", [["b"]]), .init("Ganz weg", state: "veryHidden", [["c"]]),
        ])
        let first = try read(file)
        #expect(first.position == 2)
        #expect(first.sheet.name == "Tabelle1")
        #expect(first.sheets.map(\.isHidden) == [true, false, false, false, true])
        #expect(try read(file, .named("tabelle1")).position == 2)
        #expect(try read(file, .named("1")).sheet.name == "Versteckt")
        #expect(try read(file, .named("2")).sheet.name == "2", "a name goes before a number")
        #expect(try read(file, .named("Ganz weg")).sheet.name == "Ganz weg")
        let names = ["Versteckt", "Deckblatt", "Tabelle1", "2", "Ganz weg"]
        for wrong in ["0", "6", "Tabelle2", "-1", ""] {
            #expect(throws: WorkbookFault.noSheet(wrong, among: names)) { try read(file, .named(wrong)) }
        }
        let hidden = TestWorkbook([.init("A", state: "hidden", [["x"]]), .init("B", [])])
        #expect(throws: WorkbookFault.noContent(["A", "B"])) { try read(hidden) }
    }

    @Test("Hidden rows and columns, and cells shown as one")
    func hidden() throws {
        let file = TestWorkbook([
            .init(
                "A", [["a", "b", "c", "d"], ["e", "f"], [nil], ["g"]], hiddenRows: [2, 4],
                before:
                    "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"6\" max=\"16384\" hidden=\"true\"/><col min=\"1\" max=\"1\" hidden=\"0\"/></cols>",
                after: "<mergeCells count=\"2\"><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")
        ])
        let sheet = try read(file).sheet
        #expect(sheet.rows.map(\.isHidden) == [false, true, true])
        #expect(sheet.hiddenColumns == [1, 2])
        #expect(sheet.merges.map(\.name) == ["A2:A4", "B1:C1"])
        #expect(sheet.mergeCount == 2)
    }

    @Test("Macros are named and not read")
    func macros() throws {
        var file = TestWorkbook([.init("A", [["x"]])])
        #expect(try !read(file).hasMacros)
        file.more = [ZipFile.Entry("xl/vbaProject.bin", [1, 2, 3])]
        #expect(try read(file).hasMacros)
    }

    @Test("The workbook lies where the archive says, with old separators and other cases of letters")
    func places() throws {
        var file = TestWorkbook([.init("A", [["x"]])])
        let entries = file.parts.map {
            ZipFile.Entry($0.name.replacing("xl/worksheets", with: "XL\\Worksheets"), $0.bytes, isPacked: false)
        }
        #expect(texts(try Workbook(ZipFile(entries).bytes, sheet: .firstWithContent).sheet) == ["1: x"])
        file.isPacked = false
        #expect(texts(try read(file).sheet) == ["1: x"])
    }
}
