import FieldCatalogue
import Findings
import SourceJSON
@testable import Drafting

/// A list somebody keeps: encoding, separator, cells, and drafts by a mapping.
enum ImportTarget {
    static let catalogue = Catalogue.standard
    private static let mapping: Mapping? = {
        let text = """
            {"mapping": "1", "title": {"de": "Liste", "en": "List"}, "confirmed": true, "input": {"format": "csv"},
             "key": "Nr", "year": 2026, "record": {"authority": "bund-musteramt", "origin": "sample"},
             "columns": {"Name": {"field": "name"}, "Zweck": {"field": "shortDescription", "overflow": "description"},
              "Technik": {"field": "system.technique[]", "split": ";"}, "Seit": {"field": "dates.inUseFrom"}}}
            """
        var reader = MappingReader(catalogue: catalogue, file: "mapping")
        return (try? JSONDocument(parsing: Array(text.utf8))).flatMap { reader.read($0) }
    }()

    static func run(_ bytes: [UInt8]) {
        let separator = CSVTable.separator(of: bytes)
        if let table = try? CSVTable(bytes, separator: separator) {
            for row in 0..<table.rowCount {
                for column in 0..<table.cellCount(row) {
                    let text = table.text(row, column)
                    let span = table.span(row, column)
                    precondition(span.lowerBound >= 0 && span.upperBound <= bytes.count, "a cell lies outside")
                    _ = CellText.cleaned(text, keepsParagraphs: true)
                    _ = CellText.slug(text)
                    _ = DateShape(text, order: .dayMonth)
                }
            }
        }
        var findings: [Finding] = []
        guard let mapping,
            let table = InputTable.csv(bytes, separator: separator, path: "x", findings: &findings)
        else { return }
        var importer = Importer(
            catalogue: catalogue, mapping: mapping, today: Day("2026-11-27") ?? .epoch, isTaken: { _ in false })
        _ = importer.run(table) { id, draft in
            precondition(!id.contains("/") && !id.contains(".."), "a draft would leave its folder")
            precondition((try? JSONDocument(parsing: draft)) != nil, "a draft is no JSON")
        }
    }
}
