import FieldCatalogue
import Findings
import OpenData
import PublicTables
import Publication
import SourceJSON

/// The CSV form of a record page: one row a value or an absence, with the name of the field in both languages.
struct CSVTwin: Sendable {
    /// Cells with the names of a field, by type of record and position of the field, commas included.
    private let names: [RecordType: [[UInt8]]]
    private let noNames = Array(",,,".utf8)
    private let head: [UInt8]
    private let lineEnd: [UInt8] = [0x0D, 0x0A]

    init(catalogue: Catalogue) {
        names = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (
                    type,
                    catalogue.description(of: type).fields.map { field in
                        var writer = CSVWriter()
                        for name in [field.label.de, field.label.en] {
                            writer.raw([UInt8(ascii: ",")])
                            writer.cell(name)
                        }
                        writer.raw([UInt8(ascii: ",")])
                        return writer.take()
                    }
                )
            })
        head = Array("path,label_de,label_en,value,absence\r\n".utf8)
    }

    /// The file of a record.
    func bytes(of record: PublicRecord) -> [UInt8] {
        let description = record.record.description
        var walk = Walk(fields: description.fields, names: names[record.type] ?? [], noNames: noNames)
        walk.writer.raw(head)
        walk.value(record.record.root, nil, description.roots, isMap: false)
        for absence in record.absences {
            walk.writer.cell(absence.pointer.description)
            walk.writer.raw(description[absence.path].map { walk.names[$0.index] } ?? noNames)
            walk.writer.raw([UInt8(ascii: ",")])
            walk.writer.cell(absence.kind.rawValue)
            walk.writer.raw(lineEnd)
        }
        return walk.writer.take()
    }

    /// Goes through the values with the field each belongs to: list items and map entries belong to their list or map.
    private struct Walk {
        let fields: [Field]
        let names: [[UInt8]]
        let noNames: [UInt8]
        var writer = CSVWriter()
        /// JSON Pointer of the present value.
        private var place: [UInt8] = []
        private let lineEnd = Array(",\r\n".utf8)

        init(fields: [Field], names: [[UInt8]], noNames: [UInt8]) {
            (self.fields, self.names, self.noNames) = (fields, names, noNames)
        }

        mutating func value(_ value: JSONValue, _ field: Int?, _ inside: [Int], isMap: Bool) {
            let length = place.count
            switch value.kind {
            case .object:
                for member in value.members {
                    let name = member.key.string
                    place.append(UInt8(ascii: "/"))
                    place += JSONPointer.escaped(name).utf8
                    if isMap {
                        self.value(member.value, field, inside, isMap: false)
                    } else {
                        let child = inside.first { fields[$0].name == name }
                        self.value(
                            member.value, child, child.map { fields[$0].children } ?? [],
                            isMap: child.map { fields[$0].type == .map } ?? false)
                    }
                    place.removeLast(place.count - length)
                }
            case .array:
                for (index, element) in value.elements.enumerated() {
                    place += "/\(index)".utf8
                    self.value(element, field, inside, isMap: false)
                    place.removeLast(place.count - length)
                }
            default:
                writer.cell(String(decoding: place, as: UTF8.self))
                writer.raw(field.map { names[$0] } ?? noNames)
                writer.cell(value.string ?? String(decoding: value.document.bytes[value.span], as: UTF8.self))
                writer.raw(lineEnd)
            }
        }
    }
}
