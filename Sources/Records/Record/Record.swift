import FieldCatalogue
import SourceJSON

/// One record as submitted: a parsed document and the description of its type.
///
/// Values are read by catalogue path; only what rules and page sections need has a typed property.
public struct Record: Sendable {
    /// The document, which keeps the position of every value.
    public let document: JSONDocument
    /// What the record is.
    public let type: RecordType
    /// The fields of its type.
    public let description: RecordDescription

    /// Wraps a document, read by the version of the catalogue it names in `schemaVersion`, the latest when that names
    /// none; nil when its root is not an object with a known `recordType`.
    public init?(document: JSONDocument, catalogue: Catalogue) {
        self.init(document: document, edition: catalogue.edition(of: document.root))
    }

    /// Wraps a document, read by this version of the catalogue whatever it names.
    init?(document: JSONDocument, edition catalogue: Catalogue) {
        guard let type = document.root[.recordType]?.string.flatMap({ RecordType(rawValue: $0) }) else { return nil }
        self.init(document: document, description: catalogue.description(of: type))
    }

    /// The root object.
    public var root: JSONValue { document.root }

    /// The value of a field of the record or of its single objects (`.usageContext`, `.theme`); nil when missing, and for
    /// fields of items, for which there is no one place.
    ///
    /// The path is that of the latest version of the catalogue; a record of an earlier one may hold the value under
    /// another name.
    public subscript(path: FieldPath) -> JSONValue? {
        root.value(atPath: description.ownPaths.isEmpty ? path.text : description.ownPath(of: path))
    }

    /// The string at a path; nil when missing or of another type.
    public func string(_ path: FieldPath) -> String? { self[path]?.string }

    /// The strings of the array at a path; empty when missing.
    public func strings(_ path: FieldPath) -> [String] { self[path]?.elements.compactMap(\.string) ?? [] }

    /// The truth value at a path; nil when missing or of another type.
    public func boolean(_ path: FieldPath) -> Bool? { self[path]?.boolean }

    /// The whole number at a path; nil when missing or of another type.
    public func integer(_ path: FieldPath) -> Int? { self[path]?.integer }

    /// The day at a path; nil when missing or not a day.
    public func day(_ path: FieldPath) -> Day? { self[path]?.string.flatMap { Day($0) } }

    /// The elements of the array at a path; empty when missing.
    public func items(_ path: FieldPath) -> [JSONValue] { self[path].map { Array($0.elements) } ?? [] }

    /// Where to point for a path: the value, or else the nearest container that exists (its opening brace).
    public func span(of path: FieldPath) -> ByteSpan {
        if let value = self[path] { return value.span }
        var current = root
        for step in path.text.utf8.split(separator: UInt8(ascii: ".")) {
            let name = step.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }
            guard let next = current[String(decoding: name, as: UTF8.self)] else { break }
            current = next
        }
        return current.kind == .object || current.kind == .array
            ? current.span.lowerBound..<current.span.lowerBound + 1 : current.span
    }
}

extension Record {
    /// The record's id; empty when missing.
    public var id: String { string(.id) ?? "" }

    /// The id of the responsible authority; an authority record is responsible for itself.
    public var authority: String { type == .authority ? id : string(.authority) ?? "" }

    /// Revision given by the register; nil in a draft.
    public var revision: Int? { integer(.revision) }

    /// Instant of acceptance; nil in a draft.
    public var recordedAt: Instant? { string(.recordedAt).flatMap { Instant($0) } }

    /// Where the record comes from; nil when missing or unknown.
    public var origin: Origin? { string(.origin).flatMap { Origin(rawValue: $0) } }

    /// Whether this revision withdraws the record.
    public var isWithdrawal: Bool { self[.withdrawal] != nil }

    /// Publication level; `full` when not stated.
    public var publicationLevel: PublicationLevel {
        string(.publicationLevel).flatMap { PublicationLevel(rawValue: $0) } ?? .full
    }

    /// What people call it: the deployment's or label's name, the authority's German name, otherwise the id.
    public var displayName: String {
        string(.name) ?? string(.title) ?? string(.nameDe) ?? id
    }
}
