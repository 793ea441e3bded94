import FieldCatalogue
import Findings
import Publication
import Records
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("Workbooks as offices keep them")
struct WorkbookImportTests {
    private let mapping = """
        {"mapping": "1", "key": "Nummer", "emptyWords": ["-", "k. A."], "record": {"status": "planned"},
         "columns": {"Behörde": {"field": "authority"}, "Name": {"field": "name"},
                     "Zweck": {"field": "shortDescription"}, "Seit": {"field": "dates.inUseFrom"},
                     "Fälle im Jahr": {"field": "usage.casesPerYear"}, "Biometrie": {"field": "biometrics.used"},
                     "Notiz": {"leaveOut": "intern"}}}
        """
    private let authorities = AuthorityNames([
        .init(
            id: "bund-bamf", names: ["Bundesamt für Migration und Flüchtlinge", "BAMF"],
            formerNames: ["Bundesamt für die Anerkennung ausländischer Flüchtlinge", "BAFl"]),
        .init(id: "bund-bka", names: ["Bundeskriminalamt", "BKA"]),
        .init(id: "bund-bpol", names: ["Bundespolizei", "BPOL"]),
        .init(id: "bund-pol", names: ["Bundespolizei (alt)", "BP"]),
    ])
    private static let head: [TestWorkbook.Cell] = [
        "Nummer", "Behörde", "Name", "Zweck", "Seit", "Fälle\nim Jahr", "Biometrie", "Notiz",
    ]

    private struct Outcome {
        var report: ImportReport?
        var records: [Record] = []
        var findings: [Finding] = []
        var remarks: [String] = []
        var source: SourceFile?
        var words: ImportReportText? { report.map { ImportReportText($0, title: "l.xlsx", language: .de) } }
    }

    private func run(
        _ file: TestWorkbook, mapping text: String? = nil, sheet: String? = nil, headerRow: Int? = nil
    ) throws -> Outcome {
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        let result = reader.read(try JSONDocument(parsing: Array((text ?? mapping).utf8)))
        #expect(reader.findings.map(\.message.de) == [])
        let mapping = try #require(result)
        var outcome = Outcome()
        var remarks: [Bilingual] = []
        let table = InputTable.workbook(
            file.bytes, path: "l.xlsx", sheet: sheet ?? mapping.sheet, headerRow: headerRow ?? mapping.headerRow,
            expected: mapping.columnNames, findings: &outcome.findings, remarks: &remarks)
        outcome.remarks = remarks.map(\.de)
        outcome.source = table?.source
        guard let table, !outcome.findings.contains(where: { $0.severity == .error }) else { return outcome }
        var importer = Importer(
            catalogue: .standard, mapping: mapping, today: .epoch, isTaken: { _ in false }, authorities: authorities)
        outcome.report = try importer.run(table) {
            outcome.records.append(try SampleRecords.record($1)); _ = $0
        }
        return outcome
    }

    private func list(_ rows: [[TestWorkbook.Cell]]) -> TestWorkbook {
        var file = TestWorkbook([.init("KI-Liste", rows)])
        file.formats = ["dd.mm.yyyy", "0\" Tsd.\""]
        return file
    }

    @Test("A list with title, blank, sum and note rows gives its systems, and every cell is counted")
    func whole() throws {
        let outcome = try run(
            list([
                ["KI-Systeme des Amts, Stand März 2026"], [], WorkbookImportTests.head,
                [
                    .number("1"), "BAMF", "Prüfung von Dokumenten", "Erkennt gefälschte Ausweise und Pässe.",
                    .number("45717", style: 1), .number("12000"), .truth(true), "x",
                ],
                [], [],
                [
                    .number("2"), "Bundeskriminalamt (BKA)", "Spracherkennung", "Wandelt Vernehmungen in Text um.",
                    "1.4.2025", .number("3", style: 2), .truth(false),
                ],
                [nil, "Summe", nil, nil, nil, .formula("SUM(F4:F7)", "15000")],
                ["Anmerkung: vorläufig"],
            ]))
        let report = try #require(outcome.report)
        #expect(outcome.records.map { $0.string("name") } == ["Prüfung von Dokumenten", "Spracherkennung"])
        #expect(outcome.records.map(\.authority) == ["bund-bamf", "bund-bka"])
        #expect(outcome.records.map { $0.string("dates.inUseFrom") } == ["2025-03-01", "2025-04-01"])
        #expect(outcome.records.map { $0.integer("usage.casesPerYear") } == [12_000, 3_000])
        #expect(outcome.records.map { $0.boolean("biometrics.used") } == [true, false])
        #expect(report.cellCount == 16)
        #expect(report.assignments.map(\.line) == [4, 7])
        #expect(report.assignments.map(\.key) == ["1", "2"])
        #expect(report.columns.map(\.letters) == ["A", "B", "C", "D", "E", "F", "G", "H"])
        let summary = try #require(outcome.words).summary
        #expect(
            summary.contains(
                "übergangen: 1 Zeile vor den Spaltennamen, 2 leere Zeilen, 1 Zeile mit Summen, 1 Zeile mit einer Anmerkung"
            ),
            "\(summary)")
        #expect(outcome.findings.isEmpty && outcome.remarks.isEmpty)
        let words = try #require(outcome.words).markdown
        #expect(words.contains("| Fälle im Jahr | 3 Tsd. | 3000 | 1 | F7 |"), "\(words)")
    }

    @Test("A number is the number it is, however Germans would write it")
    func numbers() throws {
        let mapping =
            #"{"mapping": "1", "record": {"authority": "bund-bka", "status": "planned"}, "columns": {"Name": {"field": "name"}, "Fälle": {"field": "usage.casesPerYear"}}}"#
        let outcome = try run(
            list([
                ["Name", "Fälle"], ["Erstes Verfahren", .number("1.2E3")], ["Zweites Verfahren", .number("1.234")],
            ]), mapping: mapping)
        #expect(outcome.records.map { $0.integer("usage.casesPerYear") } == [1200, nil], "1.234 is no 1234")
        #expect(outcome.report?[.notUnderstood] == 1)
    }

    @Test("Error values and formulas without result are no answers")
    func doubts() throws {
        let outcome = try run(
            list([
                WorkbookImportTests.head,
                [
                    .error("#N/A"), "BKA", .error("#REF!"), "Ein Satz über das System.", .error("#VALUE!"),
                    .formula("F9*2", nil),
                ],
                [.formula("A2+1", nil), "BKA", "Ein Name", "#NV", nil, .formula("1/0", "#DIV/0!")],
            ]))
        let report = try #require(outcome.report)
        #expect(outcome.records.map { $0.string("name") } == [nil, "Ein Name"])
        #expect(outcome.records.map { $0.string("shortDescription") } == ["Ein Satz über das System.", nil])
        #expect(outcome.records.allSatisfy { $0.integer("usage.casesPerYear") == nil })
        #expect(report.missingKeys == 2, "an error is no number of the list")
        #expect(report[.notUnderstood] == 5)
        #expect(report.cellCount == 16)
        let words = try #require(outcome.words).markdown
        #expect(words.contains("| Name | #REF! | Fehlerwert der Tabelle"), "\(words)")
        #expect(words.contains("| Zweck | #NV | Fehlerwert der Tabelle"))
        #expect(words.contains("| F2 |"))
        let formula = try #require(outcome.findings.first { $0.code == "XLSX-formula" })
        #expect(formula.severity == .warning)
        #expect(outcome.source?.place(of: formula.span.lowerBound) == ":'KI-Liste'!F2")
        #expect(formula.message.de.contains("1 weiteren Zelle"))
    }

    @Test("Findings name sheet and cell")
    func places() throws {
        var file = list([
            WorkbookImportTests.head, [.number("1"), "BKA", "Ein Verfahren"], [.number("2"), nil, "Noch eines"],
        ])
        file.sheets[0].name = "Tabelle1"
        file.sheets[0].xml =
            "<cols><col min=\"8\" max=\"8\" hidden=\"1\"/></cols>"
            + file.sheets[0].xml.replacing("<row r=\"3\"", with: "<row r=\"3\" hidden=\"1\"")
            + "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"
        let outcome = try run(file)
        let report = FindingReport(findings: outcome.findings, files: [try #require(outcome.source)], fileCount: 1)
        let text = HumanRenderer(language: .de, usesColour: false).render(report)
        #expect(text.contains("Warnung[XLSX-merged]: B2:B3 sind verbunden"))
        #expect(text.contains("--> l.xlsx:Tabelle1!B2\n"))
        #expect(text.contains("Hinweis[XLSX-hidden]: Mitgelesen: 1 ausgeblendete Zeile und 1 ausgeblendete Spalte (H)"))
        #expect(text.contains("--> l.xlsx:Tabelle1!A3\n"))
        #expect(ConciseRenderer(language: .de).render(report).contains("l.xlsx:Tabelle1!B2: "))
        #expect(outcome.records.count == 2, "hidden rows are read")
        #expect(outcome.records.last?.root["authority"] == nil, "the value belongs to the first row")
    }

    @Test("A title shown over several columns is no warning")
    func mergedTitle() throws {
        var file = list([["Titel"], WorkbookImportTests.head, [.number("1"), "BKA", "Ein Verfahren"]])
        file.sheets[0].xml += "<mergeCells><mergeCell ref=\"A1:H1\"/></mergeCells>"
        #expect(try run(file).findings.isEmpty)
    }

    @Test("The sheet that is read is said, and another one can be named")
    func sheets() throws {
        let row: [TestWorkbook.Cell] = [.number("1"), "BKA", "Erstes Verfahren"]
        let file = TestWorkbook([
            .init("Liste", [WorkbookImportTests.head, row]),
            .init("Alt", [WorkbookImportTests.head, [.number("2"), "BKA", "Altes Verfahren"]]),
            .init("Werte", state: "hidden", [["ja"]]),
        ])
        let first = try run(file)
        #expect(first.records.map { $0.string("name") } == ["Erstes Verfahren"])
        #expect(
            first.remarks == [
                "Gelesen ist das Blatt „Liste“ (1/3); nicht gelesen: „Alt“, „Werte“ (davon ausgeblendet: 1). Ein anderes nennt --sheet."
            ])
        #expect(try run(file, sheet: "2").records.map { $0.string("name") } == ["Altes Verfahren"])
        let named = mapping.replacing(#""key""#, with: #""input": {"format": "xlsx", "sheet": "Alt"}, "key""#)
        #expect(try run(file, mapping: named).records.map { $0.string("name") } == ["Altes Verfahren"])
        let wrong = try run(file, sheet: "Neu")
        #expect(wrong.report == nil && wrong.findings.map(\.code) == ["XLSX-sheet"])
    }

    @Test("The row with the names can be set")
    func headerRow() throws {
        let file = list([
            ["Name", "Zweck"], ["Titel der Liste", "Titel"], [], ["Nummer", "Name", "Zweck"],
            [.number("1"), "Ein Verfahren", "Ein Satz über das System."],
        ])
        #expect(try run(file, headerRow: 1).report?.assignments.count == 3)
        #expect(try run(file, headerRow: 4).report?.assignments.map(\.line) == [5])
        #expect(try run(file).report?.assignments.map(\.line) == [5])
        #expect(try run(file, headerRow: 3).findings.map(\.code) == ["CSV-header-row"])
        #expect(try run(file, headerRow: 9).findings.map(\.code) == ["CSV-header-row"])
        var findings: [Finding] = []
        let text = Array("Titel\n\nName;Zweck\n\"A\nB\";b\nc;d\n".utf8)
        let table = InputTable.csv(
            text, separator: nil, path: "l.csv", expected: ["Name"], headerRow: 3, findings: &findings)
        #expect(table?.columns == ["Name", "Zweck"])
        #expect(table.map { [$0.line(0), $0.line(1)] } == [4, 6])
        let none = InputTable.csv(
            text, separator: nil, path: "l.csv", expected: ["Name"], headerRow: 5, findings: &findings)
        #expect(none == nil && findings.map(\.code) == ["CSV-header-row"])
    }

    @Test("Columns with the same name matter only when they are mapped; empty ones are counted")
    func columns() throws {
        let outcome = try run(
            list([
                ["Nummer", "Name", "Wenn andere", "Wenn andere", nil, nil, nil],
                [.number("1"), "Ein Verfahren", "a", "b", nil, nil, "Rand"], [.number("2"), "Noch eines"],
            ]))
        let report = try #require(outcome.report)
        #expect(report.columns.map(\.name) == ["Nummer", "Name", "Wenn andere", "Wenn andere", "(7)"])
        #expect(report.columns.map(\.letters) == ["A", "B", "C", "D", "G"])
        #expect(report.emptyColumns == 2 && report.cellCount == 10)
        let twice = try run(list([["Nummer", "Name", "Name"], [.number("1"), "a", "b"]]))
        #expect(twice.findings.map(\.code) == ["CSV-column-twice"])
        #expect(twice.source?.place(of: twice.findings[0].span.lowerBound) == ":'KI-Liste'!C1")
    }

    @Test("Ten thousand columns are refused")
    func wide() throws {
        let row: [TestWorkbook.Cell] = (0..<10_000).map { .text("Spalte \($0)") }
        #expect(try run(list([row, ["x"]])).findings.map(\.code) == ["CSV-width"])
    }

    @Test("What is no workbook is refused with a remedy")
    func faults() throws {
        var findings: [Finding] = []
        var remarks: [Bilingual] = []
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(InputTable.isWorkbook(old))
        #expect(!InputTable.isWorkbook(Array("Name;Zweck\n".utf8)))
        for bytes in [
            old, [0x50, 0x4B, 0x03, 0x04], ZipFile([.init("content.xml", []), .init("mimetype", [])]).bytes,
        ] {
            #expect(InputTable.workbook(bytes, path: "l.xlsx", findings: &findings, remarks: &remarks) == nil)
        }
        #expect(findings.map(\.code) == ["XLSX-kind", "XLSX-file", "XLSX-kind"])
        #expect(findings[0].help?.de == "In der Tabellenkalkulation als .xlsx oder CSV speichern.")
        let report = FindingReport(
            findings: findings, files: [SourceFile(path: "l.xlsx", places: { _ in "" })], fileCount: 1)
        #expect(HumanRenderer(language: .de, usesColour: false).render(report).contains("  --> l.xlsx\n"))
    }

    // MARK: - Both kinds of list

    @Test("Authorities are found by what lists call them")
    func authorityNames() {
        for text in [
            "bund-bamf", "BAMF", "bamf ", "Bundesamt für Migration und Flüchtlinge",
            "Bundesamt fuer Migration und Fluechtlinge", "Bundesamt für Migration\nund Flüchtlinge (BAMF)",
            "Migrationsamt (BAMF)",
        ] {
            #expect(authorities.match(text) == .one("bund-bamf", isFormer: false), "\(text)")
        }
        #expect(authorities.match("BAFl") == .one("bund-bamf", isFormer: true))
        #expect(authorities.match("Bundespolizei") == .several(["bund-bpol", "bund-pol"]))
        #expect(authorities.match("Amt") == .none)
        #expect(authorities.match("") == .none)
        #expect(authorities.closest(to: "Bundeskriminalampt") == "Bundeskriminalamt")
    }

    @Test("An authority nobody knows, or several, is said with the reason")
    func unknownAuthority() throws {
        let outcome = try run(
            list([
                ["Behörde", "Name"], ["Bundeskriminalampt", "Verfahren eins"], ["Bundespolizei", "Verfahren zwei"],
                ["BAFl", "Verfahren drei"], ["bund-neu", "Verfahren vier"],
            ]))
        let report = try #require(outcome.report)
        #expect(report[.notUnderstood] == 2 && report[.guessed] == 1)
        #expect(outcome.records.map { $0.string("authority") } == [nil, nil, "bund-bamf", "bund-neu"])
        let words = try #require(outcome.words).markdown
        #expect(words.contains("meinten Sie „Bundeskriminalamt“?"))
        #expect(words.contains("So heißen mehrere: bund-bpol, bund-pol"))
    }

    @Test("One cell fills several fields and is counted once; several cells fill one field")
    func manyToMany() throws {
        let mapping = #"""
            {"mapping": "1", "record": {"authority": "bund-bka", "status": "planned"},
             "columns": {"Bezeichnung": [{"field": "name"}, {"field": "system.tradeName"}],
                         "Ziel": {"field": "purpose", "join": "\n"}, "Nutzen": {"field": "purpose", "join": "\n"},
                         "Stand": [{"field": "dates.inUseFrom"}, {"field": "usage.context", "values": {"x": null}}]}}
            """#
        let long = String(repeating: "Wort ", count: 2_000)
        let outcome = try run(
            list([
                ["Bezeichnung", "Ziel", "Nutzen", "Stand"],
                ["Ein Verfahren", "Schneller prüfen.", "Weniger Fehler.", "2025-01-01"],
                ["Noch eines", nil, "Nur der Nutzen steht da.", "x"], ["Ein drittes", "Kurz gesagt.", .text(long)],
            ]), mapping: mapping)
        let report = try #require(outcome.report)
        #expect(outcome.records.map { $0.string("name") } == ["Ein Verfahren", "Noch eines", "Ein drittes"])
        #expect(
            outcome.records.map { $0.string("system.tradeName") } == ["Ein Verfahren", "Noch eines", "Ein drittes"])
        #expect(
            outcome.records.prefix(2).map { $0.string("purpose") } == [
                "Schneller prüfen.\nWeniger Fehler.", "Nur der Nutzen steht da.",
            ])
        #expect(outcome.records[2].string("purpose")?.hasPrefix("Kurz gesagt.\nWort Wort") == true)
        #expect(report.columns.map(\.total) == [3, 3, 3, 3])
        #expect(report.columns.map { $0[.shortened] } == [0, 0, 1, 0])
        #expect(report.columns[0][.taken] == 3)
        #expect(report.columns[3][.notUnderstood] == 2, "a cell counts by what has to be looked at most")
        #expect(report.columns[0].target == "name, system.tradeName")
    }

    @Test("Only texts can be joined")
    func join() throws {
        for field in ["status", "theme[]", "usage.casesPerYear", "legalBasis[].citation"] {
            var reader = MappingReader(catalogue: .standard, file: "m.json")
            let text = #"{"mapping": "1", "columns": {"a": {"field": "\#(field)", "join": " "}}}"#
            #expect(reader.read(try JSONDocument(parsing: Array(text.utf8))) == nil)
            #expect(reader.findings.map(\.code) == ["MAP-value"], "\(field)")
        }
    }
}
