import FieldCatalogue
import Records
import SourceJSON

/// A record in the making: its values, and the file they make.
public struct Draft: Sendable {
    /// What it will be.
    public let type: RecordType
    /// Fields of its type.
    public let description: RecordDescription
    /// The values so far.
    public private(set) var root: DraftValue
    /// The same values as a parsed document, for conditions and rules.
    public private(set) var document: JSONDocument
    /// Fields of an earlier version of the catalogue whose values have no place in the latest: the draft lacks them.
    public internal(set) var dropped: [Field] = []
    private let catalogue: Catalogue

    /// Starts an empty draft with what every record of the type says.
    public init(type: RecordType, catalogue: Catalogue) {
        let description = catalogue.description(of: type)
        var members: [DraftValue.Member] = []
        for index in description.roots {
            let field = description.fields[index]
            if let constant = field.constant { members.append(.init(field.name, .string(constant))) }
            if field.latestPath == .recordType { members.append(.init(field.name, .string(type.rawValue))) }
        }
        self.init(type: type, root: .object(members), catalogue: catalogue)
    }

    /// Goes on with a draft or record that was read; nil when it is no record of a known type.
    ///
    /// One of an earlier version of the catalogue becomes one of the latest; `dropped` says what that has no place for.
    public init?(_ document: JSONDocument, catalogue: Catalogue) {
        // Values that were read once can be read again.
        guard let record = Record(document: document, catalogue: catalogue),
            let form = try? record.inCurrentForm(of: catalogue)
        else { return nil }
        self.init(type: record.type, root: DraftValue(form.record.root), catalogue: catalogue)
        dropped = form.dropped
    }

    init(type: RecordType, root: DraftValue, catalogue: Catalogue) {
        self.type = type
        self.catalogue = catalogue
        description = catalogue.description(of: type)
        self.root = root
        document = Draft.emptyDocument
        refresh()
    }

    private static let emptyDocument: JSONDocument = {
        do {
            return try JSONDocument(parsing: Array("{}".utf8))
        } catch {
            preconditionFailure("An empty object is JSON: \(error)")
        }
    }()

    /// The draft without what a scaffold put in the place of answers.
    public func withoutPlaceholders() -> Draft {
        Draft(type: type, root: root.withoutPlaceholders() ?? .object([]), catalogue: catalogue)
    }

    /// The draft as a record; nil only while it has no type.
    public var record: Record? { Record(document: document, catalogue: catalogue) }

    /// The file: indented, members in the order of the catalogue, a line feed at its end.
    public var bytes: [UInt8] { document.bytes }

    /// The value at a pointer; nil when there is none.
    public subscript(_ pointer: JSONPointer) -> DraftValue? { root[pointer] }

    /// The value of a field of the record or of its single objects; nil when there is none.
    public subscript(_ path: FieldPath) -> DraftValue? { root[path] }

    /// Puts a value at a pointer; nil removes what is there.
    public mutating func set(_ value: DraftValue?, at pointer: JSONPointer) {
        root.set(value, at: pointer.tokens[...])
        refresh()
    }

    /// Puts a value at the place of a field of the record or of its single objects; nil removes what is there.
    public mutating func set(_ value: DraftValue?, atPath path: FieldPath) { set(value, at: path.pointer) }

    private mutating func refresh() {
        var writer = JSONWriter(.pretty)
        root.write(into: &writer, fields: description.roots, of: description)
        // Values are checked before they are put in: what is written can be read, whatever its size.
        if let parsed = try? JSONDocument(parsing: writer.bytes + [0x0A], limits: .unlimited) { document = parsed }
    }
}
