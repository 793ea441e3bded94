import FieldCatalogue
import Records
import SourceJSON

/// A JSON value that can be changed: what an interview or an import puts together.
public indirect enum DraftValue: Sendable, Hashable {
    /// Members in the order they were given.
    case object([Member])
    /// Elements.
    case array([DraftValue])
    /// A text.
    case string(String)
    /// A number, truth value or `null` as JSON text.
    case literal(String)

    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value.
        public var value: DraftValue

        /// Makes a member.
        public init(_ name: String, _ value: DraftValue) {
            (self.name, self.value) = (name, value)
        }
    }

    /// Copies a value that was read.
    public init(_ value: JSONValue) {
        switch value.kind {
        case .object: self = .object(value.members.map { Member($0.key.string, DraftValue($0.value)) })
        case .array: self = .array(value.elements.map { DraftValue($0) })
        case .string: self = .string(value.string ?? "")
        case .number, .boolean, .null:
            self = .literal(String(decoding: value.document.bytes[value.span], as: UTF8.self))
        }
    }

    /// The text of a string; nil for other kinds.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// A text, or the JSON text of a number or truth value; empty for containers.
    var shown: String {
        switch self {
        case .string(let text), .literal(let text): text
        case .array, .object: ""
        }
    }

    /// The elements of an array; nil for other kinds.
    public var elements: [DraftValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The members of an object; nil for other kinds.
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    /// The member with this name; nil when there is none.
    public subscript(_ name: String) -> DraftValue? { members?.first { $0.name == name }?.value }

    /// The value of a field of a record or of its single objects; nil when there is none.
    public subscript(_ path: FieldPath) -> DraftValue? { self[path.pointer] }

    /// The value a pointer leads to; nil when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> DraftValue? {
        var current = self
        for token in pointer.tokens {
            switch current {
            case .object:
                guard let next = current[token] else { return nil }
                current = next
            case .array(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }

    /// The value without placeholders, and without containers that held nothing else; nil when nothing is left.
    func withoutPlaceholders() -> DraftValue? {
        switch self {
        case .string(let text):
            var text = text
            return text.withUTF8 { ScaffoldMark.isPlaceholder($0) } ? nil : self
        case .literal: return self
        case .array(let elements):
            let kept = elements.compactMap { $0.withoutPlaceholders() }
            return kept.isEmpty && !elements.isEmpty ? nil : .array(kept)
        case .object(let members):
            let kept = members.compactMap { member in
                member.value.withoutPlaceholders().map { Member(member.name, $0) }
            }
            return kept.isEmpty && !members.isEmpty ? nil : .object(kept)
        }
    }

    /// Puts a value at the place of a field of a record or of its single objects; nil removes what is there.
    mutating func set(_ value: DraftValue?, atPath path: FieldPath) { set(value, at: path.pointer.tokens[...]) }

    /// Puts a value at a place and makes the containers on the way; nil removes what is there.
    public mutating func set(_ value: DraftValue?, at tokens: ArraySlice<String>) {
        guard let token = tokens.first else {
            if let value { self = value }
            return
        }
        let rest = tokens.dropFirst()
        if case .array(var elements) = self, let index = Int(token) {
            if elements.indices.contains(index) {
                if rest.isEmpty, value == nil {
                    elements.remove(at: index)
                } else {
                    elements[index].set(value, at: rest)
                }
            } else if let value {
                var element = DraftValue.container(for: rest.first)
                element.set(value, at: rest)
                elements.append(element)
            }
            self = .array(elements)
            return
        }
        guard case .object(var members) = self else { return }
        if let position = members.firstIndex(where: { $0.name == token }) {
            if rest.isEmpty, value == nil {
                members.remove(at: position)
            } else {
                members[position].value.set(value, at: rest)
            }
        } else if let value {
            var member = DraftValue.container(for: rest.first)
            member.set(value, at: rest)
            members.append(Member(token, member))
        }
        self = .object(members)
    }

    /// An array where the next step is an index; otherwise an object.
    private static func container(for token: String?) -> DraftValue {
        guard let token, !token.utf8.isEmpty, token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return .object([])
        }
        return .array([])
    }

    /// Writes the value; members of objects in the order of `fields`, others behind them.
    func write(into writer: inout JSONWriter, fields: [Int], of description: RecordDescription) {
        switch self {
        case .string(let text): writer.string(text)
        case .literal(let text): writer.raw(text.utf8)
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.write(into: &writer, fields: fields, of: description) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            let known = fields.map { description.fields[$0] }
            for field in known {
                guard let value = self[field.name] else { continue }
                writer.key(field.name)
                if field.type == .map, case .object(let entries) = value {
                    writer.beginObject()
                    for entry in entries {
                        writer.key(entry.name)
                        entry.value.write(into: &writer, fields: field.children, of: description)
                    }
                    writer.endObject()
                } else {
                    value.write(into: &writer, fields: field.children, of: description)
                }
            }
            for member in members where !known.contains(where: { $0.name == member.name }) {
                writer.key(member.name)
                member.value.write(into: &writer, fields: [], of: description)
            }
            writer.endObject()
        }
    }
}
