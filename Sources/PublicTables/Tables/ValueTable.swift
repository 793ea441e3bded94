import FieldCatalogue
import Findings
import Publication
import SourceJSON

/// The table of all lists of single values (codes, words) of a type of record, in long form: one row a value.
package struct ValueTable: Sendable {
    package let type: RecordType
    package let definition: PublicTable

    /// Nil when the type has no such lists.
    init?(_ type: RecordType, catalogue: Catalogue) {
        self.type = type
        guard
            catalogue.description(of: type).fields.contains(where: {
                $0.isRepeated && $0.isLeaf && $0.type != .reference && $0.publicationClass != .internal
            })
        else { return nil }
        let columns =
            ListTable.owner(of: type) + [
                TableColumn(
                    "pointer", .text, title: Bilingual(de: "Ort", en: "Place"),
                    help: Bilingual(
                        de: "JSON-Pointer (RFC 6901) in den Eintrag.", en: "JSON Pointer (RFC 6901) into the record.")),
                TableColumn(
                    "field", .text, title: Bilingual(de: "Feld", en: "Field"),
                    help: Bilingual(
                        de: "Pfad des Feldes, wie im Feldverzeichnis.", en: "Path of the field, as in the dictionary.")),
                TableColumn(
                    "item", .text, title: Bilingual(de: "Teil", en: "Part"),
                    help: Bilingual(
                        de: "Kennung des Listeneintrags, zu dem der Wert gehört (zum Beispiel eines Risikos).",
                        en: "Id of the list item the value belongs to (for example a risk).")),
                TableColumn(
                    "value", .text, title: Bilingual(de: "Wert", en: "Value"),
                    help: Bilingual(de: "Der Wert, bei Auswahllisten der Code.", en: "The value; a code for choices.")),
            ]
        let owner = TableName.singular(type)
        definition = PublicTable(
            name: owner + "_values",
            title: Bilingual(
                de: "\(ValueTable.group(type).de): Listen von Werten, eine Zeile je Wert",
                en: "\(ValueTable.group(type).en): lists of values, one row a value"),
            columns: columns, primaryKey: [owner, "pointer"], foreignKeys: ListTable.ownerKeys(of: type))
    }

    private static func group(_ type: RecordType) -> Bilingual {
        switch type {
        case .deployment: Bilingual(de: "Systeme", en: "Systems")
        case .fria: Bilingual(de: "Folgenabschätzungen", en: "Impact assessments")
        case .incident: Bilingual(de: "Vorfälle", en: "Incidents")
        case .label: Bilingual(de: "Kennzeichnungen", en: "Labels")
        case .authority: Bilingual(de: "Behörden", en: "Authorities")
        }
    }

    /// The rows of one record; values in lists within lists are found too.
    package func rows(of record: PublicRecord, entry: SnapshotEntry) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        let description = record.record.description
        let owner = ListTable.ownerCells(entry)
        // Where the walk is: a JSON Pointer (RFC 6901).
        var place: [UInt8] = []
        func inside(_ token: String, _ walk: () -> Void) {
            let length = place.count
            place.append(UInt8(ascii: "/"))
            place += token.utf8
            walk()
            place.removeLast(place.count - length)
        }
        func add(_ value: JSONValue, _ field: Field, _ item: String?) {
            rows.append(
                owner + [
                    .text(String(decoding: place, as: UTF8.self)), .text(field.path), TableCell(item),
                    .text(ValueTable.text(value)),
                ])
        }
        func members(_ value: JSONValue, _ children: [Int], _ item: String?, _ depth: Int) {
            for index in children {
                let field = description.fields[index]
                guard let member = value[field.name] else { continue }
                // Names of fields hold none of the signs that a pointer escapes.
                inside(field.name) { visit(member, field, item, depth) }
            }
        }
        func visit(_ value: JSONValue, _ field: Field, _ item: String?, _ depth: Int) {
            if field.isRepeated {
                guard !field.isLeaf || field.type != .reference else { return }
                for (position, element) in value.elements.enumerated() {
                    inside("\(position)") {
                        if field.isLeaf {
                            add(element, field, item)
                        } else {
                            members(element, field.children, element["id"]?.string ?? item, depth + 1)
                        }
                    }
                }
            } else if field.type == .map {
                for entry in value.members {
                    let key = entry.key.string
                    inside(JSONPointer.escaped(key)) { members(entry.value, field.children, key, depth + 1) }
                }
            } else if field.type == .object {
                members(value, field.children, item, depth)
            } else if depth > 1 {
                // A single value of a list within a list has no table of its own.
                add(value, field, item)
            }
        }
        members(record.record.root, description.roots, nil, 0)
        return rows
    }

    static func text(_ value: JSONValue) -> String {
        value.string ?? String(decoding: value.document.bytes[value.span], as: UTF8.self)
    }
}
