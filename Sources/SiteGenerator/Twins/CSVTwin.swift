import FieldCatalogue
import Findings
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
            walk.writer.cell(absence.pointer)
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
                var next = 0
                for member in value.members {
                    place.append(UInt8(ascii: "/"))
                    if isMap {
                        place += JSONPointer.escaped(member.key.string).utf8
                        self.value(member.value, field, inside, isMap: false)
                    } else if let child = child(member.key, inside, from: &next) {
                        // Names of fields hold none of the signs that a pointer escapes.
                        place += fields[child].name.utf8
                        self.value(
                            member.value, child, fields[child].children, isMap: fields[child].type == .map)
                    } else {
                        place += JSONPointer.escaped(member.key.string).utf8
                        self.value(member.value, nil, [], isMap: false)
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
                place.withUnsafeBufferPointer { writer.cell($0) }
                writer.raw(field.map { names[$0] } ?? noNames)
                if value.withUTF8({ writer.cell($0) }) == nil {
                    writer.cell(String(decoding: value.document.bytes[value.span], as: UTF8.self))
                }
                writer.raw(lineEnd)
            }
        }

        /// The field a member belongs to.
        ///
        /// - Parameter next: place in `inside` from which to look: records are written in the order of the catalogue.
        private func child(_ key: JSONKey, _ inside: [Int], from next: inout Int) -> Int? {
            for offset in inside.indices {
                let place = (next + offset) % inside.count
                guard key.equals(fields[inside[place]].name) else { continue }
                next = place + 1
                return inside[place]
            }
            return nil
        }
    }
}
