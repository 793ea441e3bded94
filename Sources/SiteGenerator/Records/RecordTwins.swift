import Findings
import OpenData
import RegisterModel
import SourceJSON

/// The other forms of a record page: JSON, CSV, Markdown, and structured data for search engines.
enum RecordTwins {
    /// Link to a form; structured data and JSON serve both languages.
    static func link(_ material: RecordMaterial, _ ending: String, _ edition: Edition) -> String {
        edition.address.base + path(material, ending, edition)
    }

    private static func path(_ material: RecordMaterial, _ ending: String, _ edition: Edition) -> String {
        edition.address.folder(material.place) + material.entry.id + "." + ending
    }

    /// What the page announces.
    static func alternates(_ material: RecordMaterial, _ edition: Edition) -> [Alternate] {
        [
            Alternate(type: "application/json", href: link(material, "json", edition)),
            Alternate(type: "text/csv", href: link(material, "csv", edition)),
            Alternate(type: "text/markdown", href: link(material, "md", edition)),
            Alternate(type: "application/ld+json", href: link(material, "jsonld", edition)),
        ]
    }

    /// Path of the JSON file of the first language; nil in that language itself.
    private static func firstJSON(_ material: RecordMaterial, _ edition: Edition) -> String? {
        guard !edition.isFirst, let first = edition.options.languages.first else { return nil }
        let address = SiteAddress(base: edition.address.base, language: first)
        return address.folder(material.place) + material.entry.id + ".json"
    }

    /// All forms in one language.
    ///
    /// - Parameter json: the public record, the same in every language.
    static func files(_ material: RecordMaterial, json: [UInt8], _ edition: Edition) -> [RenderedFile] {
        [
            RenderedFile(path: path(material, "json", edition), bytes: json, sameAs: firstJSON(material, edition)),
            RenderedFile(path: path(material, "csv", edition), bytes: csv(material, edition)),
            RenderedFile(
                path: path(material, "md", edition),
                bytes: MarkdownTwin.bytes(
                    of: material.record, name: edition.title(material).text,
                    authority: edition.authority(material.entry.authority), texts: edition.texts,
                    language: edition.language, catalogue: edition.catalogue)),
            RenderedFile(path: path(material, "jsonld", edition), bytes: StructuredData.record(material, edition)),
        ]
    }

    /// One row a value or an absence: place, name of the field, value, way of absence.
    private static func csv(_ material: RecordMaterial, _ edition: Edition) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(["path", edition.texts["csv.field"], edition.texts["csv.value"], edition.texts["csv.absence"]])
        let description = material.record.record.description
        /// Goes through the values with the field each belongs to: list items and map entries belong to their list or map.
        func walk(_ value: JSONValue, _ pointer: String, _ field: Field?, _ inside: [Int], isMap: Bool = false) {
            switch value.kind {
            case .object:
                for member in value.members {
                    let name = member.key.string
                    let place = pointer + "/" + JSONPointer.escaped(name)
                    if isMap {
                        walk(member.value, place, field, inside)
                    } else {
                        let child = inside.first { description.fields[$0].name == name }.map { description.fields[$0] }
                        walk(member.value, place, child, child?.children ?? [], isMap: child?.type == .map)
                    }
                }
            case .array:
                for (index, element) in value.elements.enumerated() {
                    walk(element, pointer + "/\(index)", field, inside)
                }
            default:
                let text = value.string ?? String(decoding: value.document.bytes[value.span], as: UTF8.self)
                writer.row([pointer, field?.label[edition.language] ?? "", text, ""])
            }
        }
        walk(material.record.record.root, "", nil, description.roots)
        for absence in material.record.absences {
            writer.row([
                absence.pointer.description, description[absence.path]?.label[edition.language] ?? "", "",
                edition.label(absence.kind.rawValue, "absence-kind"),
            ])
        }
        return writer.take()
    }
}
