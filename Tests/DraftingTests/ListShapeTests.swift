import FieldCatalogue
import Findings
import Publication
import Records
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("Lists as offices keep them")
struct ListShapeTests {
    private let mapping = """
        {"mapping": "1", "key": "Nummer", "record": {"authority": "bund-musteramt"},
         "emptyWords": ["-", "k. A."],
         "columns": {"Name": {"field": "name"}, "Kurz gesagt": {"field": "shortDescription"},
                     "Fälle im Jahr": {"field": "usage.casesPerYear"},
                     "Notiz": {"leaveOut": "intern"}}}
        """

    /// Reads a list as `maki import` does, and imports it.
    private func run(
        _ bytes: [UInt8], mapping text: String? = nil, known: [ListKey: String] = [:]
    ) throws -> (report: ImportReport?, names: [String], findings: [Finding], records: [Record]) {
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        let mapping = try #require(reader.read(try JSONDocument(parsing: Array((text ?? self.mapping).utf8))))
        let decoded = TextDecoding(bytes, encoding: mapping.encoding)
        try #require(decoded.fault == nil)
        var findings: [Finding] = []
        let table = InputTable.csv(
            decoded.bytes, separator: mapping.separator, path: "l.csv", expected: mapping.columnNames,
            findings: &findings)
        guard let table, !findings.contains(where: { $0.severity == .error }) else { return (nil, [], findings, []) }
        var records: [Record] = []
        var importer = Importer(
            catalogue: .standard, mapping: mapping, today: .epoch, isTaken: { _ in false },
            recordWithKey: { known[$0] })
        let report = try importer.run(table) {
            records.append(try SampleRecords.record($1)); _ = $0
        }
        return (report, records.map { $0.string("name") ?? "" }, findings, records)
    }

    private static let rows =
        "1;Prüfung von X;Ein Satz über das System.;10\n2;Prüfung von Y;Noch ein Satz darüber.;20\n"
    private static let header = "Nummer;Name;Kurz gesagt;Fälle im Jahr\n"

    /// Every shape holds the same two systems.
    private static let shapes: [(name: String, text: String, passedOver: Int, leading: Int, emptyColumns: Int)] = [
        ("plain", header + rows, 0, 0, 0),
        ("empty rows", header + ";;;\n" + rows + " ; ; ; \n\"\";\"\";\"\";\"\"\n-;k. A.;;\n", 4, 0, 0),
        ("empty lines", "\n\n" + header + "\n" + rows + "\n\n", 0, 0, 0),
        ("title row", "KI-Liste des Amts;;;\n" + header + rows, 0, 1, 0),
        ("two titles with commas", "KI-Liste, Stand Mai, 2026\nReferat Z 1, intern\n" + header + rows, 0, 2, 0),
        ("sep line", "sep=;\n" + header + rows, 0, 1, 0),
        ("sep line in quotes", "\"sep=;\"\r\n" + header + rows, 0, 1, 0),
        ("sum row", header + rows + "Summe;;;30\n", 1, 0, 0),
        ("sum row with colon", header + rows + ";Gesamt:;;30\n", 1, 0, 0),
        ("note rows", header + rows + "Stand: 1.3.2026;;;\n* geschätzt;;;\n", 2, 0, 0),
        ("note row below the names", header + rows + ";Stand: 1.3.2026;;\n;Quelle: eigene Zählung;;\n", 2, 0, 0),
        ("short note row", header + rows + "Anmerkung: ohne Testbetrieb\n", 1, 0, 0),
        ("number only", header + rows + "3;;;\n", 1, 0, 0),
        (
            "columns without name",
            "Nummer;Name;Kurz gesagt;Fälle im Jahr;;\n"
                + rows.split(separator: "\n").map { $0 + ";;\n" }.joined(), 0, 0, 2
        ),
        (
            "line breaks in names", "Nummer;Name;\"Kurz\ngesagt\";\"Fälle\r\nim  Jahr \"\n" + rows, 0, 0, 0
        ),
        ("blanks around names", " Nummer ;Name\u{A0};Kurz gesagt; Fälle im Jahr\n" + rows, 0, 0, 0),
        ("decomposed names", "Nummer;Name;Kurz gesagt;Fa\u{308}lle im Jahr\n" + rows, 0, 0, 0),
        ("tabs", (header + rows).replacing(";", with: "\t"), 0, 0, 0),
        ("commas", (header + rows).replacing(";", with: ","), 0, 0, 0),
        (
            "repeated names nobody uses",
            "Nummer;Name;Kurz gesagt;Fälle im Jahr;Wenn andere;Wenn andere\n"
                + rows.split(separator: "\n").map { $0 + ";a;b\n" }.joined(), 0, 0, 0
        ),
    ]

    @Test("A list gives the systems in it and nothing else", arguments: shapes.indices)
    func shape(index: Int) throws {
        let shape = ListShapeTests.shapes[index]
        let (report, names, findings, records) = try run(Array(shape.text.utf8))
        let found = try #require(report, "\(shape.name): \(findings.map(\.message.de))")
        #expect(names == ["Prüfung von X", "Prüfung von Y"], "\(shape.name)")
        #expect(records.map { $0.integer("usage.casesPerYear") } == [10, 20], "\(shape.name)")
        #expect(found.passedOver.count == shape.passedOver, "\(shape.name): rows passed over")
        #expect(found.leadingLines.count == shape.leading, "\(shape.name): lines before the names")
        #expect(found.emptyColumns == shape.emptyColumns, "\(shape.name): empty columns")
        #expect(found.cellCount == found.columns.count * 2, "\(shape.name): cells")
        #expect(findings.isEmpty, "\(shape.name): \(findings.map(\.message.de))")
    }

    @Test("What is passed over is said, with its line and content")
    func passedOver() throws {
        let text = "Titel\n" + ListShapeTests.header + ListShapeTests.rows + "Summe;;;30\n;;;\n"
        let report = try #require(try run(Array(text.utf8)).report)
        let words = ImportReportText(report, title: "l.csv", language: .de)
        #expect(
            words.summary.contains("übergangen: 1 Zeile vor den Spaltennamen, 1 leere Zeile, 1 Zeile mit Summen"))
        #expect(words.markdown.contains("| 5 | Summe | Summe · 30 |"))
        #expect(words.markdown.contains("| 1 | vor den Spaltennamen | Titel |"))
    }

    @Test("A system is not taken for a sum or a remark")
    func systems() throws {
        let text =
            ListShapeTests.header + "1;Gesamtübersicht der Anträge;;\n2;Summenprüfung;;5\n3;Stand der Verfahren;;\n"
        #expect(
            try run(Array(text.utf8)).names == ["Gesamtübersicht der Anträge", "Summenprüfung", "Stand der Verfahren"])
    }

    @Test("Two columns of a name the mapping uses are refused")
    func repeated() throws {
        let result = try run(Array("Nummer;Name;Name\n1;Ein Verfahren;Anders\n".utf8))
        #expect(result.report == nil)
        #expect(result.findings.map(\.code) == ["CSV-column-twice"])
    }

    @Test("One row is one row, in both languages")
    func plural() throws {
        let report = try #require(try run(Array("Nummer;Name\n1;Ein Verfahren\n".utf8)).report)
        #expect(
            ImportReportText(report, title: "l.csv", language: .de).summary.hasPrefix(
                "l.csv: 1 Zeile × 2 Spalten = 2 Zellen\n"))
        #expect(
            ImportReportText(report, title: "l.csv", language: .en).summary.hasPrefix(
                "l.csv: 1 row × 2 columns = 2 cells\n"))
    }

    // MARK: - Encodings

    private static let list = header + rows

    private static func windows(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") }
    }

    private static func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return littleEndian ? bytes.reversed() : bytes
        }
    }

    /// The letters with other bytes than Windows-1252, as Mac and DOS write them.
    private static func replaced(_ text: String, _ letters: [Unicode.Scalar: UInt8]) -> [UInt8] {
        text.unicodeScalars.map { letters[$0] ?? UInt8($0.value & 0x7F) }
    }

    private static let mac: [Unicode.Scalar: UInt8] = [
        "ä": 0x8A, "ö": 0x9A, "ü": 0x9F, "ß": 0xA7, "Ä": 0x80, "Ü": 0x86,
    ]
    private static let dos: [Unicode.Scalar: UInt8] = [
        "ä": 0x84, "ö": 0x94, "ü": 0x81, "ß": 0xE1, "Ä": 0x8E, "Ü": 0x9A,
    ]

    private static let encoded: [(name: String, bytes: [UInt8], encoding: TextDecoding.Encoding)] = [
        ("UTF-8", Array(list.utf8), .utf8), ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(list.utf8), .utf8),
        ("Windows", windows(list), .windows1252), ("Mac", replaced(list, mac), .macRoman),
        ("DOS", replaced(list, dos), .dos850),
        ("UTF-16 with mark, least first", utf16(list, littleEndian: true, mark: true), .utf16LittleEndian),
        ("UTF-16 with mark, greatest first", utf16(list, littleEndian: false, mark: true), .utf16BigEndian),
        ("UTF-16, least first", utf16(list, littleEndian: true, mark: false), .utf16LittleEndian),
        ("UTF-16, greatest first", utf16(list, littleEndian: false, mark: false), .utf16BigEndian),
    ]

    @Test("A list is read in whichever encoding it was saved", arguments: encoded.indices)
    func encodings(index: Int) throws {
        let (name, bytes, encoding) = ListShapeTests.encoded[index]
        #expect(TextDecoding(bytes).encoding == encoding, "\(name)")
        #expect(try run(bytes).names == ["Prüfung von X", "Prüfung von Y"], "\(name)")
    }

    @Test("Many German words are told apart by their code pages")
    func words() {
        let texts = [
            "Behörde", "Prüfung", "Straße", "Größe und Maß", "Übersicht", "Ärztliche Prüfung für Anträge",
            "Öl; Äpfel; Übel",
        ]
        for text in texts {
            #expect(TextDecoding(ListShapeTests.windows(text)).bytes == Array(text.utf8), "Windows: \(text)")
        }
        // A lone Ü of DOS is the ö of a Mac: other words have to tell.
        for text in texts.dropLast() where text != "Übersicht" {
            #expect(
                TextDecoding(ListShapeTests.replaced(text, ListShapeTests.mac)).bytes == Array(text.utf8),
                "Mac: \(text)")
            #expect(
                TextDecoding(ListShapeTests.replaced(text, ListShapeTests.dos)).bytes == Array(text.utf8),
                "DOS: \(text)")
        }
        // Signs of Windows beside words are no letters of another page.
        let signs: [UInt8] =
            [0x84] + Array("Haus".utf8) + [0x93, 0x20, 0x96, 0x20, 0xA7] + Array(" 5, 3 ".utf8) + [0x80]
        #expect(TextDecoding(signs).bytes == Array("„Haus“ – § 5, 3 €".utf8))
    }

    @Test("One foreign byte in UTF-8 changes nothing else, and is pointed at")
    func mixed() {
        let bytes = Array("Behörde;Pr".utf8) + [0xFC] + Array("fung;prüft Anträge".utf8)
        let text = TextDecoding(bytes)
        #expect(text.encoding == .utf8)
        #expect(text.bytes == Array("Behörde;Prüfung;prüft Anträge".utf8))
        #expect(text.foreign == [11])
        #expect(ImportMessages.foreign(text.foreign, text.bytes, file: "l.csv").message.de.hasPrefix("1 Zeichen ist"))
    }

    @Test("A byte of zero is never a character of a list")
    func zero() {
        #expect(TextDecoding(Array("a;b\n1;\u{0}\n".utf8)).fault == .zeroByte(6))
        #expect(TextDecoding([0x50, 0, 0, 1, 0xE4]).fault != nil)
        #expect(TextDecoding([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).fault == .utf32)
        #expect(ImportMessages.undecodable(.utf32, [], file: "x").help?.de.contains("CSV UTF-8") == true)
    }

    @Test("JSON Lines are a list whose objects keep their lines")
    func jsonLines() throws {
        let text = "{\"a\": 1}\r\n\n {\"a\": 2} \n"
        let list = try #require(JSONLines.asList(Array(text.utf8), path: "l.jsonl"))
        var findings: [Finding] = []
        let table = try #require(
            InputTable.json(try JSONDocument(parsing: list), rows: nil, file: "l.jsonl", findings: &findings))
        #expect(table.rowCount == 2)
        #expect(table.row(1) == ["2"])
        #expect(table.line(0) == 1 && table.line(1) == 3)
        #expect(JSONLines.asList(Array("{\"a\": 1}".utf8), path: "l.json") == nil)
        #expect(JSONLines.asList(Array("{\"a\": 1}".utf8), path: "L.NDJSON") != nil)
        #expect(JSONLines.asList(Array("[{\"a\": 1}]\n".utf8), path: "l.json") == nil)
        #expect(JSONLines.asList(Array("{\n\"a\": 1\n}\n".utf8), path: "l.json") == nil)
    }

    // MARK: - Numbers of the list

    @Test("A row's own number stays with its record, and the report says so truthfully")
    func keys() throws {
        let (report, _, _, records) = try run(
            Array((ListShapeTests.header + ListShapeTests.rows + ";Ohne Nummer;;\n").utf8))
        #expect(records.map { $0.string("externalIds.listNumber") } == ["1", "2", nil])
        #expect(records[0].string("externalIds.list") == "m.json")
        #expect(records[2]["externalIds"] == nil)
        let column = try #require(report?.columns.first { $0.name == "Nummer" })
        #expect(column.target == "externalIds.listNumber")
        #expect(column[.taken] == 2 && column[.empty] == 1)
        for record in records.prefix(2) {
            #expect(ListKey(of: record)?.number == record.string("externalIds.listNumber"))
        }
    }

    @Test("Rows of a list that came before are recognised, not doubled")
    func secondDelivery() throws {
        let list = Array((ListShapeTests.header + ListShapeTests.rows + "3;Neues Verfahren;;\n").utf8)
        let first = try run(Array((ListShapeTests.header + ListShapeTests.rows).utf8)).records
        let known = Dictionary(first.compactMap { record in ListKey(of: record).map { ($0, record.id) } }) { old, _ in
            old
        }
        #expect(known.count == 2)
        let (report, names, _, _) = try run(list, known: known)
        #expect(names == ["Neues Verfahren"])
        #expect(report?.known.map(\.id) == ["musteramt-1970-0001", "musteramt-1970-0002"])
        let words = ImportReportText(try #require(report), title: "l.csv", language: .de)
        #expect(words.summary.contains("2 Zeilen stehen schon im Register"))
        #expect(words.markdown.contains("| 2 | schon im Register: musteramt-1970-0001 | 1 |"))
        // The same number in another list, or of another authority, is another row.
        #expect(
            try run(list, mapping: mapping.replacing("\"key\"", with: "\"list\": \"Liste Z\", \"key\""), known: known)
                .names.count == 3)
        #expect(
            try run(list, mapping: mapping.replacing("bund-musteramt", with: "bund-bamf"), known: known).names.count
                == 3)
    }

    @Test("The list's number is for the authority, not for the public")
    func internalKey() throws {
        let with = try SampleRecords.deployment(with: #"{"externalIds": {"list": "Liste Z", "listNumber": "17"}}"#)
        let without = try SampleRecords.deployment(with: #"{"externalIds": null}"#)
        let projection = PublicProjection(catalogue: .standard)
        let shown = projection.project(with, decision: .full)
        let other = projection.project(without, decision: .full)
        #expect(shown.bytes == other.bytes)
        #expect(shown.absences == other.absences)
    }

    // MARK: - Several answers in a cell

    private func citations(_ cell: String) throws -> [String] {
        let text = try SampleRecords.bytes("mappings/tabelle.json")
        let list = "Nummer;Behörde;Name;Rechtsgrundlagen\n1;bund-musteramt;Ein Verfahren;\"\(cell)\"\n"
        let record = try #require(
            try run(Array(list.utf8), mapping: String(decoding: text, as: UTF8.self)).records.first)
        return record.items("legalBasis").compactMap { $0["citation"]?.string }
    }

    @Test("Legal bases are parted by semicolons and lines, never inside a citation")
    func legalBases() throws {
        #expect(try citations("Art. 6 Abs. 1, Art. 9 DSGVO") == ["Art. 6 Abs. 1, Art. 9 DSGVO"])
        #expect(try citations("§ 3 Abs. 1, 2 BDSG; § 25 VwVfG") == ["§ 3 Abs. 1, 2 BDSG", "§ 25 VwVfG"])
        #expect(
            try citations("§§ 3, 5 VwVfG\nArt. 6 Abs. 1 lit. c, e DSGVO") == [
                "§§ 3, 5 VwVfG", "Art. 6 Abs. 1 lit. c, e DSGVO",
            ])
    }

    @Test("A name of a vocabulary that holds the sign stays whole")
    func namesWithSigns() throws {
        let themes = try #require(Catalogue.standard.vocabularies["theme"])
        let name = try #require(themes.items.first { $0.label.de.contains(",") }, "a theme with a comma")
        let other = try #require(themes.items.first { !$0.label.de.contains(",") })
        let mapping = #"{"mapping": "1", "columns": {"T": {"field": "theme[]", "split": [",", ";"]}}}"#
        for cell in ["\(name.label.de), \(other.label.de)", "\(other.label.de); \(name.label.de)", name.label.de] {
            let record = try #require(try run(Array("T\n\"\(cell)\"\n".utf8), mapping: mapping).records.first)
            #expect(Set(record.strings("theme")).isSubset(of: [name.code, other.code]), "\(cell)")
            #expect(record.strings("theme").contains(name.code), "\(cell)")
        }
    }

    @Test("A cell with very many answers is read in one pass", .timeLimit(.minutes(1)))
    func manyAnswers() throws {
        let mapping = #"{"mapping": "1", "columns": {"T": {"field": "services[]", "split": ";"}}}"#
        let cell = (0..<20_000).map { "Leistung \($0)" }.joined(separator: ";")
        let record = try #require(try run(Array("T\tU\n\(cell)\t\n".utf8), mapping: mapping).records.first)
        #expect(record.strings("services").count <= 100)
    }
}
