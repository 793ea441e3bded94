import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("CSV")
struct CSVTableTests {
    private func rows(_ text: String, _ separator: Character = ",") throws -> [[String]] {
        let table = try CSVTable(Array(text.utf8), separator: separator.asciiValue ?? 0)
        return (0..<table.rowCount).map { row in (0..<table.cellCount(row)).map { table.text(row, $0) } }
    }

    @Test("Line ends, quotes, empty cells and several lines in a cell are read as RFC 4180 says")
    func cells() throws {
        #expect(try rows("a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
        #expect(try rows("a,b\r1,2") == [["a", "b"], ["1", "2"]])
        #expect(try rows("a,b\n\"x\r\ny\",\"say \"\"no\"\"\"\n") == [["a", "b"], ["x\r\ny", "say \"no\""]])
        #expect(try rows("a;b;\n;;\n", ";") == [["a", "b", ""], ["", "", ""]])
        #expect(try rows("a,b,") == [["a", "b", ""]])
        #expect(try rows("\n\na,b\n\n1,2\n\n") == [["a", "b"], ["1", "2"]])
        #expect(try rows("\"\",\"\"\"\"\n") == [["", "\""]])
        #expect(try rows("5\" Rohr,x \"y\" z\n") == [["5\" Rohr", "x \"y\" z"]])
        #expect(try rows("") == [])
    }

    @Test("A separator or quote followed by a combining mark stays one")
    func combining() throws {
        #expect(try rows("1,\u{301}y\n") == [["1", "\u{301}y"]])
        #expect(try rows("\"x\",\"\u{301}y\"\n") == [["x", "\u{301}y"]])
    }

    @Test("Faults say where they are")
    func faults() {
        #expect(throws: CSVTable.Fault(kind: .unclosedQuote, span: 4..<5)) { try rows("a,b\n\"x,2\n3,4\n") }
        #expect(throws: CSVTable.Fault(kind: .textAfterQuote, span: 7..<8)) { try rows("a,b\n\"x\"y,2\n") }
    }

    @Test("The separator is the sign that occurs most often in the first line, outside quotes")
    func separator() {
        #expect(CSVTable.separator(of: Array("a;b;\"c,d,e,f\"\n1,2,3,4,5".utf8)) == UInt8(ascii: ";"))
        #expect(CSVTable.separator(of: Array("a,b\n".utf8)) == UInt8(ascii: ","))
        #expect(CSVTable.separator(of: Array("a\tb\tc\n".utf8)) == 0x09)
        #expect(CSVTable.separator(of: Array("nur eine Spalte\n".utf8)) == UInt8(ascii: ","))
    }

    @Test("Windows-1252 and UTF-8 with and without mark give the same text")
    func encodings() {
        let text = "Behörde;„Prüfung“ – 5 €\n"
        let windows: [UInt8] =
            Array("Beh".utf8) + [0xF6] + Array("rde;".utf8) + [0x84] + Array("Pr".utf8) + [0xFC] + Array("fung".utf8)
            + [0x93, 0x20, 0x96] + Array(" 5 ".utf8) + [0x80, 0x0A]
        #expect(TextDecoding(windows).bytes == Array(text.utf8))
        #expect(TextDecoding(windows).encoding == .windows1252)
        #expect(TextDecoding([0xEF, 0xBB, 0xBF] + Array(text.utf8)).bytes == Array(text.utf8))
        #expect(TextDecoding(Array(text.utf8)).encoding == .utf8)
        #expect(TextDecoding([0x41, 0x81], encoding: .windows1252).replaced == 1)
        #expect(TextDecoding([0x41, 0xFF], encoding: .utf8).replaced == 1)
    }
}

@Suite("Date shapes")
struct DateShapeTests {
    @Test(
        "Days are read as they are meant",
        arguments: [
            ("2025-09-08 00:00:00", "2025-09-08", true), ("2025-09-08T10:00:00Z", "2025-09-08", true),
            ("01/15/2015 00:00:00", "2015-01-15", true), ("09/24/2024 12:00:00 AM", "2024-09-24", true),
            ("1/30/2026", "2026-01-30", true), ("9/1/2019 0:00", "2019-09-01", true), ("Jul-25", "2025-07-01", false),
            ("Mar-03", "2003-03-01", false), ("Jan-98", "1998-01-01", false), ("01/2024", "2024-01-01", false),
            ("2020", "2020-01-01", false), ("2024-05", "2024-05-01", false), ("20240229", "2024-02-29", true),
            ("31.12.2025", "2025-12-31", true), ("1.3.2026", "2026-03-01", true), ("31/12/2025", "2025-12-31", false),
            ("März 2025", "2025-03-01", false), ("1. März 2026", "2026-03-01", true),
        ])
    func read(_ text: String, _ day: String, _ isExact: Bool) throws {
        let shape = try #require(DateShape(text, order: .monthDay), "\(text)")
        #expect(shape.day.description == day)
        #expect(shape.isExact == isExact)
    }

    @Test("The order of day and month is a matter of the mapping")
    func order() {
        #expect(DateShape("04/10/2024", order: .dayMonth)?.day == Day(year: 2024, month: 10, day: 4))
        #expect(DateShape("04/10/2024", order: .monthDay)?.day == Day(year: 2024, month: 4, day: 10))
    }

    @Test(
        "What names no day is no day",
        arguments: ["", "bald", "30.2.2025", "13/13/2025", "2025-00-01", "Q3 2025", "1/2/3"])
    func none(_ text: String) {
        #expect(DateShape(text, order: .dayMonth) == nil)
    }
}

@Suite("Import")
struct ImportTests {
    private func run(
        _ mapping: String, _ csv: String, samples: Set<String> = [], isTaken: (String) -> Bool = { _ in false }
    ) throws -> (ImportReport, [(id: String, record: Record)]) {
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        let result = reader.read(try JSONDocument(parsing: Array(mapping.utf8)))
        #expect(reader.findings.map(\.message.de) == [])
        let read = try #require(result)
        var findings: [Finding] = []
        let table = try #require(
            InputTable.csv(Array(csv.utf8), separator: nil, path: "l.csv", findings: &findings))
        var drafts: [(id: String, record: Record)] = []
        let report = try withoutActuallyEscaping(isTaken) { isTaken in
            var importer = Importer(
                catalogue: .standard, mapping: read, today: Day(year: 2026, month: 1, day: 1) ?? .epoch,
                isTaken: isTaken, sampleAuthorities: samples)
            return try importer.run(table) { id, bytes in
                drafts.append((id, try SampleRecords.record(bytes)))
            }
        }
        return (report, drafts)
    }

    private let mapping = """
        {"mapping": "1", "key": "nr", "record": {"authority": "bund-musteramt", "status": "planned"},
         "columns": {"name": {"field": "name"}, "text": {"field": "shortDescription", "overflow": "description"},
                     "status": {"field": "status", "values": {"läuft": "in-use", "?": null}},
                     "weg": {"leaveOut": "intern"}, "technik": {"field": "system.technique[]", "split": "/"}}}
        """

    @Test("What is not understood says why: too short, or not of the form the field wants")
    func reasons() throws {
        let mapping = """
            {"mapping": "1", "record": {"authority": "bund-musteramt", "status": "planned"},
             "columns": {"nr": {"field": "externalIds.maki"}, "name": {"field": "name"}, "zweck": {"field": "purpose"}}}
            """
        let (report, drafts) = try run(mapping, "nr,name,zweck\n1,Orakel,kurz\n")
        let reasons = report.remarks.map(\.remark).filter { $0.outcome == .notUnderstood }.map { $0.reason?.de ?? "" }
        #expect(reasons.count == 2 && reasons.allSatisfy { !$0.isEmpty }, "\(reasons)")
        #expect(reasons.contains { $0.hasPrefix("kürzer als ") })
        #expect(drafts.first?.record.string("name") == "Orakel")
    }

    @Test("Every cell is counted once")
    func counts() throws {
        let (report, drafts) = try run(
            mapping,
            """
            nr,name,text,status,weg,technik,neu
            1,Erstes System,Ein Text von mehr als zwanzig Zeichen.,läuft,x,Sprachmodell/Orakel,y
            1,Zweites System,kurz,?,,feste Regeln,
            ,,,irgendwas,,,
            """)
        #expect(report.cellCount == 21)
        #expect(report.columns.allSatisfy { $0.total == 3 })
        #expect(report[.unnamed] == 1)
        #expect(report.missingKeys == 1)
        #expect(report.repeatedKeys == 2)
        #expect(drafts.map(\.id) == ["musteramt-2026-0001", "musteramt-2026-0002", "musteramt-2026-0003"])
        #expect(drafts.map { $0.record.string("status") } == ["in-use", "planned", "planned"])
        #expect(report.constants["status"] == 2)
        #expect(drafts[0].record.strings("system.technique") == ["language-model"])
        let technique = try #require(report.columns.first { $0.name == "technik" })
        #expect(technique[.guessed] == 1 && technique[.taken] == 1 && technique[.empty] == 1)
    }

    @Test("Of two columns for one field the first that says something counts, and the report says so")
    func firstColumn() throws {
        let mapping =
            #"{"mapping": "1", "record": {"authority": "bund-musteramt", "status": "planned"}, "columns": {"kurz": {"field": "name"}, "lang": {"field": "name"}}}"#
        let (report, drafts) = try run(mapping, "kurz,lang\nErster Name,Zweiter Name\n,Dritter Name\n")
        #expect(drafts.map { $0.record.string("name") } == ["Erster Name", "Dritter Name"])
        #expect(report.columns.first { $0.name == "lang" }?.superseded == 1)
    }

    @Test("What a made-up authority reports is a sample, what another one reports is not")
    func samples() throws {
        for (samples, origin) in [(Set(["bund-musteramt"]), Origin.sample), (["bund-anderes"], .agency)] {
            let (_, drafts) = try run(mapping, "nr,name\n1,Erstes System\n", samples: samples)
            #expect(drafts.map { $0.record.origin } == [origin])
        }
    }

    @Test("Identifiers that the register has are passed over")
    func identifiers() throws {
        let (_, drafts) = try run(mapping, "nr,name\n1,Erstes System\n2,Zweites System\n") {
            $0 == "musteramt-2026-0001" || $0 == "musteramt-2026-0003"
        }
        #expect(drafts.map(\.id) == ["musteramt-2026-0002", "musteramt-2026-0004"])
    }

    @Test("A long text is cut at a sentence, kept whole elsewhere, and a cut is reported")
    func long() throws {
        let sentence = "Dieser Satz hat genau so viele Zeichen wie er eben hat. "
        let long = String(repeating: sentence, count: 12)
        let (report, drafts) = try run(mapping, "nr,name,text\n1,\(String(repeating: "Name ", count: 40)),\(long)\n")
        let record = drafts[0].record
        #expect(record.string("shortDescription")?.hasSuffix("eben hat. …") == true)
        #expect(record.string("description") == String(long.dropLast()))
        #expect(report.columns[2][.taken] == 1)
        #expect(report.columns[1][.shortened] == 1)
        #expect(record.string("name")?.unicodeScalars.count ?? 0 <= 100)
    }

    @Test("Invisible and control characters are taken out and counted; texts are composed")
    func cleaned() throws {
        let (report, drafts) = try run(mapping, "nr,name\n1,Alter\u{200B} Assistent\u{A0}fu\u{308}r\u{7} alle \n")
        #expect(drafts[0].record.string("name") == "Alter Assistent für alle")
        #expect(report.columns[1].cleaned == 1)
    }

    @Test("Faults of a mapping are found with their places")
    func mappingFaults() throws {
        let text =
            #"{"mapping": "1", "columns": {"a": {"field": "nmae"}, "b": {"fild": "name"}, "c": {"field": "status", "otherwise": "x"}}}"#
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        #expect(reader.read(try JSONDocument(parsing: Array(text.utf8))) == nil)
        #expect(reader.findings.map(\.code) == ["MAP-field", "MAP-key", "MAP-missing", "MAP-value"])
        let bytes = Array(text.utf8)
        #expect(
            reader.findings.map { String(decoding: bytes[$0.span], as: UTF8.self) }.prefix(2) == [
                "\"nmae\"", "\"fild\"",
            ])
        #expect(reader.findings[0].help?.de.contains("\"name\"") == true)
    }

    @Test("The mappings that come with the register are in order")
    func shipped() throws {
        for name in ["maki", "tabelle", "pstw"] {
            let bytes = try SampleRecords.bytes("mappings/\(name).json")
            var reader = MappingReader(catalogue: .standard, file: name)
            let mapping = reader.read(try JSONDocument(parsing: bytes))
            #expect(reader.findings.map(\.message.de) == [], "\(name)")
            #expect(mapping?.isConfirmed == (name != "maki"))
        }
    }
}
