import FieldCatalogue
import Findings
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("Hostile input: lists")
struct HostileListTests {
    @Test("every list that hurt once is read or refused, and no draft leaves its folder")
    func files() throws {
        let files = try HostileFiles.of("import")
        #expect(files.count >= 4)
        let text = """
            {"mapping": "1", "title": {"de": "Liste", "en": "List"}, "confirmed": true, "input": {"format": "csv"},
             "key": "Nr", "year": 2026, "record": {"authority": "bund-musteramt", "origin": "sample"},
             "columns": {"Name": {"field": "name"}, "Zweck": {"field": "shortDescription"}}}
            """
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        let mapping = try #require(reader.read(try JSONDocument(parsing: Array(text.utf8))))
        for file in files {
            var findings: [Finding] = []
            guard let table = InputTable.csv(file.bytes, separator: nil, path: file.name, findings: &findings) else {
                #expect(!findings.isEmpty, "\(file.name)")
                continue
            }
            var importer = Importer(
                catalogue: .standard, mapping: mapping, today: Day("2026-11-27") ?? .epoch, isTaken: { _ in false })
            _ = try importer.run(table) { id, bytes in
                #expect(!id.contains("/") && !id.contains(".."), "\(file.name): \(id)")
                _ = try JSONDocument(parsing: bytes)
            }
        }
    }
}
