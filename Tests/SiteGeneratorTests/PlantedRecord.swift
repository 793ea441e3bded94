import FieldCatalogue
import SourceJSON

/// A deployment in which every text names the class of its field, so that leaks show by themselves.
struct PlantedRecord {
    let catalogue: Catalogue
    let description: RecordDescription

    /// JSON Pointers to every field that can be withheld: the outermost ones, first item or key of lists and maps.
    var withholdable: [String] {
        description.fields.filter { field in
            field.publicationClass == .withholdable && !field.isHeader && !inherits(.withholdable, field)
                && !inherits(.internal, field)
        }.map(pointer)
    }

    /// One revision with planted texts.
    func bytes(
        id: String, base: JSONValue, revision: Int, level: PublicationLevel, withheld: [String]
    ) throws -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        for index in description.roots {
            let field = description.fields[index]
            if ["withdrawal", "supersedes", "source"].contains(field.name) { continue }
            writer.key(field.name)
            switch field.name {
            case "id": writer.string(id)
            case "revision": writer.integer(revision)
            case "recordedAt": writer.string("2026-11-0\(revision)T10:00:00Z")
            case "publication": publication(level, withheld, into: &writer)
            case "deployments":
                writer.beginArray()
                writer.string("musteramt-2026-0101")
                writer.endArray()
            case "schemaVersion", "recordType", "origin", "authority", "legalBasis":
                if let value = base[field.name] { writer.value(value) } else { writer.null() }
            default: plant(field, level, into: &writer)
            }
        }
        writer.endObject()
        return writer.bytes
    }

    /// Path of a field as a JSON Pointer into the first item or key of every list or map on the way.
    private func pointer(_ field: Field) -> String {
        var steps: [String] = []
        var current: Field? = field
        while let step = current {
            if step.index != field.index {
                if step.isRepeated { steps.insert("0", at: 0) }
                if step.type == .map { steps.insert("x", at: 0) }
            }
            steps.insert(step.name, at: 0)
            current = step.parent.map { description.fields[$0] }
        }
        return "/" + steps.joined(separator: "/")
    }

    private func publication(_ level: PublicationLevel, _ withheld: [String], into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("level", level.rawValue)
        if level != .full {
            writer.member("ground", level == .reduced ? "aia-49-4" : "kimig-20")
            writer.member("decidedBy", "INTERN")
            writer.member("decidedOn", "2026-01-01")
            writer.member("reviewDate", "2027-01-01")
        }
        writer.key("withheldFields")
        writer.beginArray()
        for path in withheld {
            writer.beginObject()
            writer.member("path", path)
            writer.member("ground", "ifg-6")
            writer.member("decidedOn", "2026-01-01")
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func plant(_ field: Field, _ level: PublicationLevel, into writer: inout JSONWriter) {
        if field.isRepeated { writer.beginArray() }
        switch field.type {
        case .object:
            writer.beginObject()
            for index in field.children {
                let child = description.fields[index]
                writer.key(child.name)
                plant(child, level, into: &writer)
            }
            writer.endObject()
        case .map:
            writer.beginObject()
            writer.endObject()
        case .boolean: writer.boolean(true)
        case .integer, .number: writer.integer(Int(field.limits.minimum ?? 1))
        case .enum: writer.string(field.vocabulary.flatMap { catalogue.vocabularies[$0]?.items.first?.code } ?? "")
        default: writer.string(marker(field, level))
        }
        if field.isRepeated { writer.endArray() }
    }

    private func marker(_ field: Field, _ level: PublicationLevel) -> String {
        if field.publicationClass == .internal || inherits(.internal, field) { return "INTERN \(field.path)" }
        switch level {
        case .reduced: return "EINGESCHRAENKT \(field.path)"
        case .aggregateOnly: return "VERBORGEN \(field.path)"
        case .full:
            let isWithholdable = field.publicationClass == .withholdable || inherits(.withholdable, field)
            return isWithholdable ? "WITHHOLDABLE \(field.path)" : "offen \(field.path)"
        }
    }

    private func inherits(_ publicationClass: PublicationClass, _ field: Field) -> Bool {
        var current = field.parent
        while let index = current {
            if description.fields[index].publicationClass == publicationClass { return true }
            current = description.fields[index].parent
        }
        return false
    }
}
