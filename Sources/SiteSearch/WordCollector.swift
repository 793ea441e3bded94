import FieldCatalogue
import Records
import SourceJSON

/// Collects the words of records, whatever fields the catalogue has: texts as they are, codes by their German names.
struct WordCollector {
    let catalogue: Catalogue
    private var words = WordSet()

    /// The words in order of bytes, each ended by a line feed.
    var lines: [UInt8] { words.lines }

    init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// Adds the words of a record; its header (identity, origin, publication) says nothing about the system.
    mutating func add(_ record: Record) {
        let roots = record.description.roots.filter { !record.description.fields[$0].isHeader }
        // A map asks the same question of every code; only what was answered in words says something.
        AnswerWalk.visit(record, below: roots) { field, value, _ in
            switch (field.type, value.kind) {
            case (.string, .string), (.text, .string): add(value.string ?? "")
            case (.enum, .string), (.integer, .number):
                guard let code = value.string ?? value.numberText, let vocabulary = field.vocabulary else { return }
                add(catalogue.label(of: code, in: vocabulary).de)
            default: break
            }
        }
    }

    private mutating func add(_ text: String) {
        Folding.forEachWord(of: text) { word in
            guard (1...40).contains(word.count) else { return }
            words.insert(word)
        }
    }
}
