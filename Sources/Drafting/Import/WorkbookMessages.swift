import Findings
import SpreadsheetReading

/// The wording of findings about workbooks.
enum WorkbookMessages {
    /// Why a workbook is not read.
    static func fault(_ fault: WorkbookFault, file: String) -> Finding {
        let (code, de, en) = words(fault)
        let (helpDe, helpEn) = remedy(fault)
        return ImportMessages.finding(code, SheetPlaces.file, file, de, en, helpDe, helpEn)
    }

    private static func words(_ fault: WorkbookFault) -> (code: String, de: String, en: String) {
        switch fault {
        case .oldExcel:
            (
                "XLSX-kind", "Das ist eine Datei im Format von Excel bis 2003 (.xls)",
                "This is a file in the form of Excel up to 2003 (.xls)"
            )
        case .encrypted:
            (
                "XLSX-kind", "Die Arbeitsmappe ist mit einem Kennwort geschützt",
                "The workbook is protected by a password"
            )
        case .openDocument:
            ("XLSX-kind", "Das ist eine OpenDocument-Datei (.ods)", "This is an OpenDocument file (.ods)")
        case .binaryForm:
            ("XLSX-kind", "Das ist eine binäre Arbeitsmappe (.xlsb)", "This is a binary workbook (.xlsb)")
        case .noWorkbook:
            ("XLSX-kind", "Die Datei ist gepackt, aber keine Arbeitsmappe", "The file is packed, but no workbook")
        case .noArchive:
            ("XLSX-file", "Die Arbeitsmappe ist abgeschnitten oder beschädigt", "The workbook is cut off or damaged")
        case .missing(let part):
            ("XLSX-file", "In der Arbeitsmappe fehlt „\(part)“", "The workbook lacks “\(part)”")
        case .damaged(let part):
            ("XLSX-file", "„\(part)“ in der Arbeitsmappe ist beschädigt", "“\(part)” in the workbook is damaged")
        case .documentType(let part):
            (
                "XLSX-file", "„\(part)“ in der Arbeitsmappe hat einen Dokumenttyp; das gibt es in Arbeitsmappen nicht",
                "“\(part)” in the workbook has a document type; workbooks have none"
            )
        case .repeatedEntry(let name):
            ("XLSX-file", "„\(name)“ steht zweimal in der Arbeitsmappe", "“\(name)” is in the workbook twice")
        case .strayEntry(let name):
            (
                "XLSX-file", "Der Name „\(name)“ in der Arbeitsmappe führt aus ihr hinaus",
                "The name “\(name)” in the workbook leads out of it"
            )
        case .outside(let sheet):
            (
                "XLSX-file",
                "Das Blatt „\(sheet)“ liegt in einer anderen Datei; verwiesene Dateien werden nicht gelesen",
                "The sheet “\(sheet)” lies in another file; files referred to are not read"
            )
        case .tooDeep(let part):
            (
                "XLSX-limit", "„\(part)“ in der Arbeitsmappe ist zu tief geschachtelt",
                "“\(part)” in the workbook is nested too deeply"
            )
        case .tooLarge(let part):
            ("XLSX-limit", "„\(part)“ ist ausgepackt zu groß", "“\(part)” is too large when unpacked")
        case .tooDense(let part):
            (
                "XLSX-limit", "„\(part)“ wächst beim Auspacken über jedes Maß",
                "“\(part)” grows beyond measure when unpacked"
            )
        case .tooMuchText(let part):
            ("XLSX-limit", "„\(part)“ enthält zu viel Text", "“\(part)” holds too much text")
        case .tooManyCells(let part):
            ("XLSX-limit", "„\(part)“ hat zu viele Zellen", "“\(part)” has too many cells")
        case .tooManyEntries(let count):
            ("XLSX-limit", "Die Arbeitsmappe besteht aus \(count) Dateien", "The workbook consists of \(count) files")
        case .noSheet(let name, let names):
            (
                "XLSX-sheet", "Ein Blatt „\(name)“ mit Zellen gibt es nicht; Blätter: \(list(names))",
                "There is no sheet “\(name)” with cells; sheets: \(list(names))"
            )
        case .noContent(let names):
            (
                "XLSX-sheet", "Kein sichtbares Blatt enthält etwas; Blätter: \(list(names))",
                "No visible sheet holds anything; sheets: \(list(names))"
            )
        }
    }

    private static func remedy(_ fault: WorkbookFault) -> (de: String, en: String) {
        switch fault {
        case .oldExcel, .openDocument, .binaryForm, .noWorkbook:
            (
                "In der Tabellenkalkulation als .xlsx oder CSV speichern.",
                "Save it as .xlsx or CSV in the spreadsheet program."
            )
        case .encrypted:
            ("Ohne Kennwort als .xlsx oder CSV speichern.", "Save it as .xlsx or CSV without a password.")
        case .noSheet, .noContent:
            ("Das Blatt mit --sheet nennen, mit Namen oder Nummer.", "Name the sheet with --sheet, by name or number.")
        case .tooDeep, .tooLarge, .tooDense, .tooMuchText, .tooManyCells, .tooManyEntries:
            (
                "Nur die Zellen der Liste in eine neue Arbeitsmappe übernehmen, oder als CSV speichern.",
                "Put only the cells of the list into a new workbook, or save it as CSV."
            )
        default:
            (
                "Die Datei in der Tabellenkalkulation öffnen und neu als .xlsx oder CSV speichern.",
                "Open the file in the spreadsheet program and save it anew as .xlsx or CSV."
            )
        }
    }

    /// How a workbook was read.
    static func remarks(on workbook: Workbook) -> [Bilingual] {
        var remarks: [Bilingual] = []
        let read = workbook.sheets[workbook.position]
        let others = workbook.sheets.indices.filter { $0 != workbook.position }.map { workbook.sheets[$0] }
        if !others.isEmpty || read.isHidden {
            let hidden = others.filter(\.isHidden).count
            let names = list(others.map(\.name))
            let number = "\(workbook.position + 1)/\(workbook.sheets.count)"
            remarks.append(
                Bilingual(
                    de: "Gelesen ist das \(read.isHidden ? "ausgeblendete " : "")Blatt „\(read.name)“ (\(number))"
                        + (others.isEmpty ? "." : "; nicht gelesen: \(names)")
                        + (hidden > 0 ? " (davon ausgeblendet: \(hidden))" : "")
                        + (others.isEmpty ? "" : ". Ein anderes nennt --sheet."),
                    en: "Read is the \(read.isHidden ? "hidden " : "")sheet “\(read.name)” (\(number))"
                        + (others.isEmpty ? "." : "; not read: \(names)")
                        + (hidden > 0 ? " (hidden: \(hidden))" : "")
                        + (others.isEmpty ? "" : ". --sheet names another one.")))
        }
        if workbook.hasMacros {
            remarks.append(
                Bilingual(
                    de: "Die Arbeitsmappe enthält Makros; sie werden nicht gelesen und nicht ausgeführt.",
                    en: "The workbook holds macros; they are neither read nor run."))
        }
        return remarks
    }

    /// What a sheet holds that people may not expect: hidden content, cells shown as one, formulas without result.
    ///
    /// - Parameter head: position of the row with the names; what stands above it is only a title.
    static func findings(in sheet: Sheet, below head: Int, file: String) -> [Finding] {
        var findings: [Finding] = []
        var uncalculated: (first: CellPlace?, count: Int) = (nil, 0)
        var hiddenRows: [Int] = []
        for (index, row) in sheet.rows.enumerated() where row.row >= head {
            if row.isHidden { hiddenRows.append(index) }
            for column in sheet.columns(of: index) where sheet.cell(index, column)?.content == .uncalculated {
                uncalculated.first = uncalculated.first ?? CellPlace(row: row.row, column: column)
                uncalculated.count += 1
            }
        }
        if let first = uncalculated.first {
            let count = uncalculated.count
            findings.append(
                ImportMessages.finding(
                    "XLSX-formula", SheetPlaces.span(first), file,
                    count == 1
                        ? "In dieser Zelle steht eine Formel ohne gespeichertes Ergebnis"
                        : "In dieser und \(count - 1) weiteren Zellen stehen Formeln ohne gespeichertes Ergebnis",
                    count == 1
                        ? "This cell has a formula without a stored result"
                        : "This and \(count - 1) more cells have formulas without a stored result",
                    "Die Datei in der Tabellenkalkulation öffnen und speichern; sie rechnet dann.",
                    "Open the file in the spreadsheet program and save it; it then calculates.", .warning))
        }
        let merges = sheet.merges.filter { $0.last.row >= head }
        if let first = merges.first { findings.append(merged(first, merges.count, file)) }
        if !hiddenRows.isEmpty || !sheet.hiddenColumns.isEmpty {
            findings.append(hidden(hiddenRows, sheet, file))
        }
        return findings
    }

    private static func merged(_ first: CellRange, _ count: Int, _ file: String) -> Finding {
        ImportMessages.finding(
            "XLSX-merged", SheetPlaces.span(first.first), file,
            (count == 1
                ? "\(first.name) sind verbunden" : "\(first.name) und \(count - 1) weitere Bereiche sind verbunden")
                + ": der Wert gilt nur für die erste Zelle, die anderen sind leer",
            (count == 1 ? "\(first.name) are merged" : "\(first.name) and \(count - 1) more ranges are merged")
                + ": the value belongs to the first cell, the others are empty",
            "Den Verbund aufheben und den Wert in jede Zeile schreiben, für die er gilt.",
            "Unmerge the cells and write the value into every row it is meant for.", .warning)
    }

    private static func hidden(_ rows: [Int], _ sheet: Sheet, _ file: String) -> Finding {
        let columns = sheet.hiddenColumns
        let letters = columns.prefix(10).map { CellPlace.letters(of: $0) }.joined(separator: ", ")
        let place =
            rows.first.map { CellPlace(row: sheet.rows[$0].row, column: sheet.columns(of: $0).first ?? 0) }
            ?? CellPlace(row: sheet.rows.first?.row ?? 0, column: columns.first ?? 0)
        let de = [
            rows.isEmpty ? nil : rows.count == 1 ? "1 ausgeblendete Zeile" : "\(rows.count) ausgeblendete Zeilen",
            columns.isEmpty
                ? nil
                : columns.count == 1
                    ? "1 ausgeblendete Spalte (\(letters))" : "\(columns.count) ausgeblendete Spalten (\(letters))",
        ].compactMap { $0 }.joined(separator: " und ")
        let en = [
            rows.isEmpty ? nil : rows.count == 1 ? "1 hidden row" : "\(rows.count) hidden rows",
            columns.isEmpty
                ? nil
                : columns.count == 1
                    ? "1 hidden column (\(letters))" : "\(columns.count) hidden columns (\(letters))",
        ].compactMap { $0 }.joined(separator: " and ")
        return ImportMessages.finding(
            "XLSX-hidden", SheetPlaces.span(place), file, "Mitgelesen: \(de)", "Read as well: \(en)",
            "Was nicht in die Entwürfe gehört, in der Liste löschen oder in der Zuordnung mit leaveOut auslassen.",
            "Delete in the list what does not belong into drafts, or leave it out in the mapping with leaveOut.", .note)
    }

    /// Names of sheets, the first ten of them.
    private static func list(_ names: [String]) -> String {
        names.prefix(10).map { "„" + CellText.shortened($0, to: 40) + "“" }.joined(separator: ", ")
            + (names.count > 10 ? " …" : "")
    }
}
