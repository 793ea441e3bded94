import SourceJSON

/// Where a field stands in a record, as the latest version of the catalogue calls it.
///
/// Code names fields by the constants (`.usageContext`), which `scripts/field_paths.py` writes from the catalogue: a path
/// that no field has does not compile. A constant is its text and nothing more; it is made where it stands, and nothing is
/// kept or looked up for it. Paths that are known only at run time come from `Field.latestPath` or, checked, from
/// `RecordDescription.path(_:)`.
public struct FieldPath: Sendable, Hashable {
    /// As the catalogue writes it: members by `.`, `[]` for items, `{}` for values of a map (`dataSources[].name`).
    public let text: String

    /// A path that the catalogue has.
    @usableFromInline
    init(catalogued text: String) {
        self.text = text
    }

    /// The names alone, as people write them: `biometrics.kind` for `biometrics.kind[]`.
    public var plain: String {
        guard text.utf8.contains(where: FieldPath.isMark) else { return text }
        return String(decoding: text.utf8.filter { !FieldPath.isMark($0) }, as: UTF8.self)
    }

    /// The place in a record. A path through items of a list or values of a map leads nowhere: which one is not said.
    public var pointer: JSONPointer { JSONPointer(plain.split(separator: ".").map(String.init)) }

    /// Whether it is another path or lies below it.
    public func isWithin(_ other: FieldPath) -> Bool {
        text.utf8.starts(with: other.text.utf8)
            && (text.utf8.count == other.text.utf8.count
                || text.utf8.dropFirst(other.text.utf8.count).first == UInt8(ascii: "."))
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }
}

extension JSONValue {
    /// The value at a path from the root of a record that names no earlier version; nil when a step is missing.
    ///
    /// `Record.subscript` also knows what earlier versions call it.
    public subscript(_ path: FieldPath) -> JSONValue? { value(atPath: path.text) }
}
