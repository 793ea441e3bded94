import CExpat
import Glibc
import TestSupport
import Testing
import ZipReading
@testable import SpreadsheetReading

@Suite("Hostile input: workbooks")
struct HostileWorkbookTests {
    private let honest = TestWorkbook([.init("A", [["x"]])])
    private let sheet = "xl/worksheets/sheet1.xml"
    private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private func expect(
        _ fault: WorkbookFault, _ bytes: [UInt8], limits: WorkbookLimits = .usual,
        location: SourceLocation = #_sourceLocation
    ) {
        let start = HostileWorkbookTests.seconds
        #expect(throws: fault, sourceLocation: location) {
            try Workbook(bytes, sheet: .firstWithContent, limits: limits)
        }
        let time = HostileWorkbookTests.seconds - start
        #expect(time < 2, "\(fault) took \(time) s", sourceLocation: location)
    }

    /// Seconds this thread has worked: other tests run at the same time.
    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func sheetXML(_ inside: String, head: String = "") -> String {
        head + "<worksheet xmlns=\"\(main)\"><sheetData>\(inside)</sheetData></worksheet>"
    }

    @Test("Every file that hurt once is read or refused")
    func files() throws {
        let files = try HostileFiles.of("workbook")
        #expect(files.count >= 4)
        for file in files {
            guard file.name.utf8.suffix(4).elementsEqual("xlsx".utf8) else {
                let bytes = honest.bytes(sheet, String(decoding: file.bytes, as: UTF8.self))
                _ = try? Workbook(bytes, sheet: .firstWithContent)  // Read or refused: it comes back.
                continue
            }
            _ = try? Workbook(file.bytes, sheet: .firstWithContent)  // Read or refused: it comes back.
        }
    }

    @Test("What is no workbook is said by name")
    func kinds() {
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        expect(.oldExcel, old)
        let name = Array("EncryptedPackage".utf8).flatMap { [$0, 0] as [UInt8] }
        expect(.encrypted, old + [UInt8(ascii: "E")] + name + [0, 0])
        expect(.openDocument, ZipFile([.init("mimetype", []), .init("content.xml", [])]).bytes)
        expect(.binaryForm, ZipFile([.init("xl/workbook.bin", [])]).bytes)
        expect(.noWorkbook, ZipFile([.init("word/document.xml", [])]).bytes)
        expect(.noWorkbook, honest.bytes("xl/workbook.xml", "<html/>"))
        expect(.noWorkbook, Array("Name;Zweck\n".utf8))
        expect(.noWorkbook, [])
    }

    @Test("Every file cut off is refused, and never crashes")
    func truncated() throws {
        let whole = honest.bytes
        for count in stride(from: 4, to: whole.count, by: 7) {
            #expect(throws: WorkbookFault.noArchive, "\(count) bytes") {
                try Workbook(Array(whole[..<count]), sheet: .firstWithContent)
            }
        }
    }

    @Test("Every byte changed is read or refused, and never crashes")
    func changed() {
        let whole = honest.bytes
        for position in whole.indices {
            var bytes = whole
            bytes[position] ^= 0xFF
            // Whether a changed byte matters depends on where it stands; that the program goes on is what is tested.
            _ = try? Workbook(bytes, sheet: .firstWithContent)
        }
    }

    @Test("Entities are never defined, so they cannot grow or fetch anything")
    func entities() {
        var laughs = "<!DOCTYPE worksheet [<!ENTITY a0 \"haha\">"
        for level in 1...30 {
            laughs += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        expect(
            .documentType(sheet), honest.bytes(sheet, sheetXML("<row><c><v>&a30;</v></c></row>", head: laughs + "]>")))
        let outside = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        expect(
            .documentType(sheet),
            honest.bytes(sheet, sheetXML("<row><c t=\"str\"><v>&x;</v></c></row>", head: outside)))
        expect(
            .documentType("xl/sharedStrings.xml"),
            honest.bytes("xl/sharedStrings.xml", "<!DOCTYPE sst SYSTEM \"http://example.org/x\"><sst/>"))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c><v>&unknown;</v></c></row>")))
    }

    @Test("The XML library at hand bounds the growth of entities")
    func library() {
        var names: [UInt32] = []
        var feature = XML_GetFeatureList()
        while let current = feature, current.pointee.feature != XML_FEATURE_END {
            names.append(current.pointee.feature.rawValue)
            feature = current.advanced(by: 1)
        }
        #expect(
            names.contains(XML_FEATURE_BILLION_LAUGHS_ATTACK_PROTECTION_MAXIMUM_AMPLIFICATION_DEFAULT.rawValue))
    }

    @Test("A few bytes that unpack to very many are refused")
    func bombs() {
        let zeros = [UInt8](repeating: 0x20, count: 90 * 1_048_576)
        var file = honest.parts.filter { $0.name != sheet }
        file.append(ZipFile.Entry(sheet, zeros, isPacked: true))
        expect(.tooDense(sheet), ZipFile(file).bytes)
        var limits = WorkbookLimits.usual
        limits.archive.entrySize = 50_000
        expect(.tooLarge(sheet), ZipFile(file).bytes, limits: limits)
        // Several parts that are small enough each.
        limits = .usual
        limits.archive.totalSize = 2_000
        expect(.tooLarge(sheet), honest.bytes(sheet, sheetXML(String(repeating: "<row/>", count: 400))), limits: limits)
    }

    @Test("Archives no honest program writes")
    func archives() {
        let parts = honest.parts
        expect(.repeatedEntry("xl/Workbook.xml"), ZipFile(parts + [.init("xl/Workbook.xml", [])]).bytes)
        for name in ["../../etc/passwd", "/etc/passwd", "xl/../../x", "..\\x", "C:\\x", "x\u{1}y"] {
            expect(.strayEntry(name), ZipFile(parts + [.init(name, [])]).bytes)
        }
        expect(.tooManyEntries(5_007), ZipFile(parts + (0..<5_000).map { .init("x\($0)", []) }).bytes)
        var locked = parts
        for index in locked.indices where locked[index].name == sheet { locked[index].flags = 1 }
        expect(.encrypted, ZipFile(locked).bytes)
        expect(.missing(sheet), ZipFile(parts.filter { $0.name != sheet }).bytes)
    }

    @Test("A sheet in another file is not fetched")
    func outside() {
        let relationships =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>"
        expect(.outside("A"), honest.bytes("xl/_rels/workbook.xml.rels", relationships))
        // A path out of the archive stays in it.
        let path = relationships.replacing(" TargetMode=\"External\"", with: "").replacing(
            "file:///etc/passwd", with: "../../../../etc/passwd")
        expect(.missing("etc/passwd"), honest.bytes("xl/_rels/workbook.xml.rels", path))
    }

    @Test("Sheets beyond measure")
    func sheets() {
        expect(.tooDeep(sheet), honest.bytes(sheet, String(repeating: "<a>", count: 100_000)))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row r=\"1048577\"><c><v>1</v></c></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c r=\"XFE1\"><v>1</v></c></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row r=\"2\"/><row r=\"1\"/>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row r=\"2\"/><row r=\"2\"/>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c r=\"B1\"/><c r=\"A1\"/></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row r=\"1\"><c r=\"A2\"/></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c t=\"s\"><v>7</v></c></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c t=\"s\"><v>-1</v></c></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row><c t=\"magic\"><v>7</v></c></row>")))
        expect(.damaged(sheet), honest.bytes(sheet, sheetXML("<row>")))
        let long = String(repeating: "x", count: 2_000_000)
        expect(.tooMuchText(sheet), honest.bytes(sheet, sheetXML("<row><c t=\"str\"><v>\(long)</v></c></row>")))
        expect(.tooMuchText(sheet), honest.bytes(sheet, sheetXML("<row r=\"\(long)\"/>")))
        expect(.tooMuchText(sheet), honest.bytes(sheet, sheetXML("<!--\(long)-->")))
        var limits = WorkbookLimits.usual
        limits.cells = 2
        let three = "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>"
        expect(.tooManyCells(sheet), honest.bytes(sheet, sheetXML(three)), limits: limits)
        limits = .usual
        limits.area = 2
        expect(.tooManyCells(sheet), honest.bytes(sheet, sheetXML(three)), limits: limits)
        // One text shown in very many cells.
        var many = honest
        many.shared = ["<si><t>\(String(repeating: "y", count: 30_000))</t></si>"]
        let cells = String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 6_000)
        expect(.tooMuchText(sheet), many.bytes(sheet, sheetXML(cells)))
    }

    @Test("A million empty rows are read as none, and quickly")
    func emptyRows() throws {
        var rows = "<row r=\"1\"><c t=\"str\"><v>Name</v></c></row>"
        for row in 2...1_048_576 { rows += "<row r=\"\(row)\" spans=\"1:3\" s=\"1\"/>" }
        let bytes = honest.bytes(sheet, sheetXML(rows))
        let start = HostileWorkbookTests.seconds
        #expect(try Workbook(bytes, sheet: .firstWithContent).sheet.rows.count == 1)
        let time = HostileWorkbookTests.seconds - start
        #expect(time < 2, "took \(time) s")
    }

    @Test("Millions of empty cells are read or refused, and quickly")
    func emptyCells() {
        let rows = String(repeating: "<row>" + String(repeating: "<c/>", count: 1_000) + "</row>", count: 20_000)
        // The growth of what repeats itself is refused first; so it is stored as it is.
        var parts = honest.parts.filter { $0.name != sheet }
        parts.append(ZipFile.Entry(sheet, Array(sheetXML(rows).utf8)))
        expect(.tooManyCells(sheet), ZipFile(parts).bytes)
    }
}
