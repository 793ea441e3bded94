import Findings
import SourceJSON

/// The wording of findings about input files and mapping files.
public enum ImportMessages {
    static func fault(_ fault: CSVTable.Fault, file: String) -> Finding {
        switch fault.kind {
        case .unclosedQuote:
            finding(
                "CSV-quote", fault.span, file, "Dieses Anführungszeichen wird nie geschlossen",
                "This quote is never closed",
                "Am Ende der Zelle ein \" ergänzen; im Text stehen Anführungszeichen doppelt (\"\").",
                "Add a \" at the end of the cell; inside the text quotes are doubled (\"\").")
        case .textAfterQuote:
            finding(
                "CSV-quote", fault.span, file, "Nach dem schließenden Anführungszeichen steht noch etwas",
                "Something follows the closing quote",
                "Anführungszeichen im Text verdoppeln (\"\"), oder prüfen, ob das Trennzeichen stimmt.",
                "Double quotes inside the text (\"\"), or check the separator.")
        }
    }

    static func empty(file: String) -> Finding {
        finding(
            "CSV-empty", 0..<0, file, "Die Datei ist leer", "The file is empty",
            "Die erste Zeile nennt die Spalten.", "The first line names the columns.")
    }

    static func noHeaderRow(_ line: Int, file: String) -> Finding {
        finding(
            "CSV-header-row", 0..<0, file, "Zeile \(line) gibt es nicht, oder es steht nichts darin",
            "There is no row \(line), or nothing stands in it",
            "Mit --header-row die Zeile nennen, in der die Spaltennamen stehen.",
            "Name the row that holds the names of the columns with --header-row.")
    }

    /// A file that cannot be read as text.
    public static func undecodable(_ fault: TextDecoding.Fault, _ text: [UInt8], file: String) -> Finding {
        switch fault {
        case .utf32:
            finding(
                "CSV-encoding", 0..<0, file, "Die Datei ist in UTF-32 gespeichert", "The file is stored as UTF-32",
                "Als UTF-8 speichern: in Excel „CSV UTF-8 (durch Trennzeichen getrennt)“.",
                "Save it as UTF-8: in Excel “CSV UTF-8 (comma delimited)”.")
        case .zeroByte(let offset):
            finding(
                "CSV-encoding", offset..<min(offset + 1, text.count), file,
                "Hier steht ein Byte 0: Die Datei ist beschädigt oder keine Textdatei",
                "A byte of zero stands here: the file is damaged or no text file",
                "Die Liste noch einmal ausgeben, als „CSV UTF-8“ oder „Unicode-Text“.",
                "Export the list again, as “CSV UTF-8” or “Unicode text”.")
        }
    }

    /// Characters of another encoding in a file of UTF-8.
    public static func foreign(_ places: [Int], _ text: [UInt8], file: String) -> Finding {
        let first = places.first ?? 0
        let end = text[first...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
        let count = places.count
        return finding(
            "CSV-encoding", first..<end, file,
            "\(count) Zeichen \(count == 1 ? "ist" : "sind") anders gespeichert als der Rest der Datei (UTF-8); als Windows-Zeichen gelesen",
            "\(count) characters are stored differently from the rest of the file (UTF-8); read as Windows characters",
            "Diese Stelle ansehen; am besten die ganze Liste noch einmal als „CSV UTF-8“ speichern.",
            "Look at this place; best save the whole list again as “CSV UTF-8”.", .warning)
    }

    static func repeatedColumn(_ name: String, at span: ByteSpan, file: String) -> Finding {
        finding(
            "CSV-column-twice", span, file, "Die Spalte „\(CellText.shortened(name, to: 80))“ gibt es zweimal",
            "There are two columns “\(CellText.shortened(name, to: 80))”",
            "Die Zuordnung nennt diesen Namen: eine der beiden Spalten umbenennen.",
            "The mapping names it: rename one of the two columns.")
    }

    static func unevenRow(_ row: Int, _ count: Int, of expected: Int, at span: ByteSpan, file: String) -> Finding {
        // Too many cells have no column; too few leave the last ones empty.
        finding(
            "CSV-cells", span, file, "Diese Zeile hat \(count) statt \(expected) Zellen",
            "This row has \(count) instead of \(expected) cells",
            "Meist steht ein Trennzeichen im Text: die Zelle in Anführungszeichen setzen.",
            "Mostly a separator stands in the text: put the cell in quotes.",
            count > expected ? .error : .warning)
    }

    static func tooWide(_ count: Int, at span: ByteSpan, file: String) -> Finding {
        finding(
            "CSV-width", span.lowerBound..<min(span.upperBound, span.lowerBound + 1), file,
            "Die Liste hat \(count) Spalten; höchstens 1000 sind möglich",
            "The list has \(count) columns; at most 1000 are possible",
            "Prüfen, ob Zeilen und Spalten vertauscht sind oder das Trennzeichen nicht stimmt.",
            "Check whether rows and columns are swapped or the separator is wrong.")
    }

    static func noList(_ path: String?, at span: ByteSpan, file: String) -> Finding {
        finding(
            "CSV-list", span.lowerBound..<min(span.upperBound, span.lowerBound + 1), file,
            path.map { "Unter „\($0)“ steht keine Liste von Objekten" } ?? "Die Datei enthält keine Liste von Objekten",
            path.map { "There is no list of objects at “\($0)”" } ?? "The file holds no list of objects",
            "In der Zuordnung mit input.rows sagen, wo die Liste steht.",
            "Say in the mapping with input.rows where the list stands.")
    }

    static func finding(
        _ code: String, _ span: ByteSpan, _ file: String, _ de: String, _ en: String, _ helpDe: String,
        _ helpEn: String, _ severity: Finding.Severity = .error, replacement: Finding.Replacement? = nil
    ) -> Finding {
        Finding(
            code: code, severity: severity, message: Bilingual(de: de, en: en), file: file, span: span,
            help: Bilingual(de: helpDe, en: helpEn), replacement: replacement)
    }
}
