import Testing
@testable import FieldCatalogue

@Suite("Formats as tables")
struct PatternTableTests {
    @Test("the table of a pattern agrees with its simulation on every short text")
    func agreement() throws {
        let alphabet = Array("a0-.".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<6 { texts += texts.flatMap { text in alphabet.map { text + [$0] } }.filter { $0.count <= 6 } }
        let distinct = Set(texts)
        for source in ["[a-z0-9]([a-z0-9-]{0,3}[a-z0-9])?", "(?:a|0-){2,}", "a*0+\\.?", "-?(?:a\\.)+", "[^a]{1,4}", ""]
        {
            let pattern = try LinearPattern(source)
            for text in distinct {
                #expect(
                    text.withUnsafeBufferPointer { pattern.matches($0) } == pattern.simulate(text),
                    "\(source) on \(text)")
            }
        }
    }

    @Test("every format of the catalogue has a table")
    func tables() {
        for format in Catalogue.standard.formats.values { #expect(format.matcher.hasTable, "\(format.name)") }
    }

    @Test("a table of names finds each of them and nothing else")
    func names() {
        let names = ["", "id", "name", "namf", "ä", "revision"] + (0..<200).map { "field\($0)" }
        let table = ByteTable(names)
        func position(_ name: String) -> Int? { Array(name.utf8).withUnsafeBufferPointer { table.position(of: $0) } }
        for (index, name) in names.enumerated() { #expect(position(name) == index) }
        for name in ["i", "idd", "field200", "Name"] { #expect(position(name) == nil) }
    }
}
