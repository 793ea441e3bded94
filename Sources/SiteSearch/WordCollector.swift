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
        let description = record.description
        for index in description.roots where !description.fields[index].isHeader {
            let field = description.fields[index]
            if let value = record.root[field.name] { add(value, field, description) }
        }
    }

    private mutating func add(_ value: JSONValue, _ field: Field, _ description: RecordDescription) {
        switch (field.type, value.kind) {
        case (_, .array): for element in value.elements { add(element, field, description) }
        case (.object, .object): members(value, field, description)
        case (.map, .object):
            for member in value.members {
                // A map asks the same question of every code; only what was answered in words says something.
                members(member.value, field, description)
            }
        case (.string, .string), (.text, .string): add(value.string ?? "")
        case (.enum, .string), (.integer, .number):
            guard let code = value.string ?? value.numberText, let vocabulary = field.vocabulary else { return }
            add(catalogue.label(of: code, in: vocabulary).de)
        default: break
        }
    }

    private mutating func members(_ value: JSONValue, _ field: Field, _ description: RecordDescription) {
        for index in field.children {
            let child = description.fields[index]
            if let member = value[child.name] { add(member, child, description) }
        }
    }

    private mutating func add(_ text: String) {
        Folding.forEachWord(of: text) { word in
            guard (1...40).contains(word.count) else { return }
            words.insert(word)
        }
    }
}
