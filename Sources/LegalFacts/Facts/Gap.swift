import FieldCatalogue
import Findings
import Records
import SourceJSON

/// A place where a record does not show what an obligation asks for.
public struct Gap: Sendable {
    /// The field that would answer it.
    public let path: FieldPath
    /// The bytes to mark.
    public let span: ByteSpan
    /// Text beside the place; nil for none.
    public let label: Bilingual?
    /// Whether what was asked is done, but after its time: nobody can make it good.
    public let isLate: Bool

    /// Marks bytes of a record.
    public init(_ path: FieldPath, _ span: ByteSpan, label: Bilingual? = nil, isLate: Bool = false) {
        (self.path, self.span, self.label, self.isLate) = (path, span, label, isLate)
    }

    /// Marks a field, or the nearest place of a record that exists.
    public init(_ path: FieldPath, in record: Record, label: Bilingual? = nil, isLate: Bool = false) {
        self.init(path, record.span(of: path), label: label, isLate: isLate)
    }
}
