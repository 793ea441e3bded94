import FieldCatalogue
import SourceJSON

extension Record {
    /// What a record of an earlier version of the catalogue becomes in the latest one.
    public struct CurrentForm: Sendable {
        /// The record under the names of the latest version, with its `schemaVersion`.
        public let record: Record
        /// Fields of the record that ended since: their values have no place any more.
        public let dropped: [Field]
    }

    /// The record as a draft of the latest version can go on from it: fields under their latest names, without those that
    /// ended. Whether it is complete by the latest version is not said.
    ///
    /// A record of the latest version stays as it is, byte for byte.
    ///
    /// - Throws: `JSONSyntaxError` never for a record that was accepted: its values are copied, not made.
    public func inCurrentForm(of catalogue: Catalogue) throws(JSONSyntaxError) -> CurrentForm {
        guard description.version.position != catalogue.version.position else {
            return CurrentForm(record: self, dropped: [])
        }
        var walk = CurrentFormWalk(
            old: description, new: catalogue.description(of: type), version: catalogue.version.number)
        walk.object(root, description.roots)
        let document = try JSONDocument(parsing: walk.writer.bytes, limits: .unlimited)
        return CurrentForm(record: Record(document: document, description: walk.new), dropped: walk.dropped)
    }

    init(document: JSONDocument, description: RecordDescription) {
        self.document = document
        self.description = description
        type = description.type
    }
}

/// Copies a record along the fields of its own version and writes the names of the latest one.
private struct CurrentFormWalk {
    let old: RecordDescription
    let new: RecordDescription
    let version: String
    var writer = JSONWriter(.compact)
    var dropped: [Field] = []

    mutating func object(_ value: JSONValue, _ children: [Int]) {
        writer.beginObject()
        for index in children {
            let field = old.fields[index]
            guard let member = value[field.name] else { continue }
            guard let latest = latest(field) else {
                dropped.append(field)
                continue
            }
            writer.key(latest.name)
            guard field.latestPath != .schemaVersion else {
                writer.string(version)
                continue
            }
            write(member, field)
        }
        writer.endObject()
    }

    /// The field that the latest version has for one of the old one; nil when it ended.
    private func latest(_ field: Field) -> Field? { new.present(field.latestPath) }

    private mutating func write(_ value: JSONValue, _ field: Field) {
        switch value.kind {
        case .object where field.type == .object: object(value, field.children)
        case .object where field.type == .map:
            writer.beginObject()
            for member in value.members {
                writer.key(member.key.string)
                object(member.value, field.children)
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            for element in value.elements { write(element, field) }
            writer.endArray()
        case .string where field.type == .pointer:
            writer.string(value.string.flatMap { JSONPointer(parsing: $0) }.map { renamed($0).description } ?? "")
        default: writer.value(value)
        }
    }

    /// A pointer into the record under the latest names.
    private func renamed(_ pointer: JSONPointer) -> JSONPointer {
        var tokens: [String] = []
        var candidates = old.roots
        var isKey = false
        for token in pointer.tokens {
            guard !isKey, let index = candidates.first(where: { old.fields[$0].name == token }) else {
                tokens.append(token)
                isKey = false
                continue
            }
            let field = old.fields[index]
            tokens.append(latest(field)?.name ?? token)
            candidates = field.children
            isKey = field.isRepeated || field.type == .map
        }
        return JSONPointer(tokens)
    }
}
