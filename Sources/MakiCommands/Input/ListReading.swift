import ArgumentParser
import Drafting
import Findings
import Foundation
import Publishing
import SourceJSON

/// Reads the list that `maki import` is given, whichever kind of file it is, and says how it was read.
struct ListReading {
    let input: String
    /// Sheet and row that the command line names; what the mapping says counts where it names none.
    let sheet: String?
    let headerRow: Int?
    let mapping: Mapping
    let console: Console

    /// Greatest list that is read, in bytes.
    private static let largestList = 256 * 1_048_576
    /// Greatest workbook: it is unpacked in memory.
    private static let largestWorkbook = 64 * 1_048_576

    /// The table.
    ///
    /// - Throws: `CommandFailure` for what cannot be read; an exit code after findings have said what is wrong.
    func table() throws -> InputTable {
        let file = try InputFile.readList(input, atMost: ListReading.largestList)
        var findings: [Finding] = []
        var source = SourceFile(path: input, places: { _ in "" })
        let table: InputTable?
        if InputTable.isWorkbook(file.bytes) {
            table = try workbook(file.bytes, &findings)
            source = table?.source ?? source
        } else {
            (table, source) = text(file.bytes, &findings)
        }
        show(findings, source)
        guard let table, !findings.contains(where: { $0.severity == .error }) else {
            console.message(Bilingual(de: "Nichts wurde übernommen.", en: "Nothing was imported."))
            throw ExitCode(MakiExit.findings)
        }
        return table
    }

    private func workbook(_ bytes: [UInt8], _ findings: inout [Finding]) throws -> InputTable? {
        guard bytes.count <= ListReading.largestWorkbook else {
            throw CommandFailure(
                de: "\(input) ist größer als 64 MB; Arbeitsmappen mit Listen sind das nicht.",
                en: "\(input) is larger than 64 MB; workbooks with lists are not.")
        }
        var remarks: [Bilingual] = []
        let table = InputTable.workbook(
            bytes, path: input, sheet: sheet ?? mapping.sheet, headerRow: headerRow ?? mapping.headerRow,
            expected: mapping.columnNames, findings: &findings, remarks: &remarks)
        for remark in remarks { console.remark(de: remark.de, en: remark.en) }
        return table
    }

    private func text(_ bytes: [UInt8], _ findings: inout [Finding]) -> (InputTable?, SourceFile) {
        let text = TextDecoding(bytes, encoding: mapping.encoding)
        if let fault = text.fault {
            findings.append(ImportMessages.undecodable(fault, text.bytes, file: input))
            return (nil, SourceFile(path: input, bytes: text.bytes))
        }
        if !text.foreign.isEmpty { findings.append(ImportMessages.foreign(text.foreign, text.bytes, file: input)) }
        say(text)
        var shown = text.bytes
        var table: InputTable?
        switch mapping.format {
        case .csv, .xlsx:
            table = InputTable.csv(
                text.bytes, separator: mapping.separator, path: input, expected: mapping.columnNames,
                headerRow: headerRow ?? mapping.headerRow, findings: &findings)
        case .json:
            if mapping.rows == nil, let list = JSONLines.asList(text.bytes, path: input) { shown = list }
            do {
                let document = try JSONDocument(parsing: shown, limits: .unlimited)
                table = InputTable.json(document, rows: mapping.rows, file: input, findings: &findings)
            } catch {
                findings.append(Finding(error, file: input))
            }
        }
        return (table, table?.source ?? SourceFile(path: input, bytes: shown))
    }

    private func show(_ findings: [Finding], _ source: SourceFile) {
        guard !findings.isEmpty else { return }
        let report = FindingReport(findings: findings, files: [source], fileCount: 1)
        let text = HumanRenderer(language: console.language, usesColour: console.usesColour, maximum: 50).render(report)
        Console.write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// How the list was read, where it is not UTF-8.
    private func say(_ text: TextDecoding) {
        if text.replaced > 0 {
            console.message(
                Bilingual(
                    de:
                        "\(text.replaced) Bytes sind in \(text.encoding.rawValue) keine Zeichen und wurden durch \u{FFFD} ersetzt.",
                    en:
                        "\(text.replaced) bytes are no characters in \(text.encoding.rawValue) and were replaced by \u{FFFD}."
                ))
        }
        guard text.encoding == .macRoman || text.encoding == .dos850 else { return }
        console.remark(
            de:
                "Die Zeichen der Liste sehen nach \(text.encoding.rawValue) aus und wurden so gelesen. Stimmen die Umlaute nicht, in der Zuordnung input.encoding angeben.",
            en:
                "The characters of the list look like \(text.encoding.rawValue) and were read so. If umlauts are wrong, state input.encoding in the mapping."
        )
    }
}
