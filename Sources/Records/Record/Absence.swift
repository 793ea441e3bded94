import FieldCatalogue
import SourceJSON

/// Why a value is not there; absence is a statement too.
public final class Absence: Sendable, Hashable {
    /// The four ways in which a single value can be absent.
    public enum Kind: String, Sendable, CaseIterable {
        /// The key is missing.
        case notStated = "not-stated"
        /// The authority withholds the value.
        case withheld
        /// The question does not arise for this system.
        case notApplicable = "not-applicable"
        /// The authority says that it does not know.
        case unknown
    }

    /// The code of choices that says that the authority does not know.
    public static let unknownCode = "unknown"

    /// Whether a stated value says only that the authority does not know: a statement, but no answer.
    package static func isUnknown(_ value: JSONValue, _ field: Field) -> Bool {
        field.type == .enum && value.isString(unknownCode)
    }

    /// Place in the public record: a JSON Pointer (RFC 6901).
    public let pointer: String
    /// Catalogue path of the field.
    public let path: String
    /// Position of the field in `RecordDescription.fields`.
    public let field: Int
    /// Which way.
    public let kind: Kind
    /// Code of the ground of a withheld value; nil otherwise.
    public let ground: String?

    /// Says that a value is not there, and why.
    package init(pointer: String, path: String, field: Int, kind: Kind, ground: String?) {
        self.pointer = pointer
        self.path = path
        self.field = field
        self.kind = kind
        self.ground = ground
    }

    /// Whether both say the same of the same place.
    public static func == (left: Absence, right: Absence) -> Bool {
        left.pointer == right.pointer && left.path == right.path && left.field == right.field
            && left.kind == right.kind && left.ground == right.ground
    }

    /// Hashes place and kind.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(pointer)
        hasher.combine(kind)
    }
}
