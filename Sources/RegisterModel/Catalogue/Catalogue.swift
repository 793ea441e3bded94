import Findings
import SourceJSON

/// A part of a record page that shows related fields together.
public struct FieldGroup: Sendable {
    /// Stable id, used in addresses and anchors.
    public let id: String
    /// Heading.
    public let label: Bilingual
    /// Positions of its fields at the root, in page order.
    public private(set) var roots: [Int] = []

    init(id: String, label: Bilingual) {
        self.id = id
        self.label = label
    }

    /// The group with its fields.
    func holding(_ fields: [Field]) -> FieldGroup {
        var group = self
        group.roots = fields.filter { $0.parent == nil && $0.group == id }.map(\.index)
        return group
    }
}

/// The fields of one record type, the header included.
public struct RecordDescription: Sendable {
    /// The record type described.
    public let type: RecordType
    /// Groups in page order.
    public let groups: [FieldGroup]
    /// All fields in page order, parents before children.
    public let fields: [Field]
    /// Positions of the fields at the root, in page order.
    public let roots: [Int]
    /// Positions of the fields whose day or year stands for something that has happened.
    public let happened: [Int]

    private let positions: [String: Int]

    init(type: RecordType, groups: [FieldGroup], fields: [Field]) {
        self.type = type
        self.groups = groups.map { $0.holding(fields) }
        self.fields = fields
        roots = fields.filter { $0.parent == nil }.map(\.index)
        happened = fields.filter(\.hasHappened).map(\.index)
        positions = Dictionary(fields.map { ($0.path, $0.index) }, uniquingKeysWith: { first, _ in first })
    }

    /// The field at a catalogue path (`dataSources[].name`); nil when there is none.
    public subscript(_ path: String) -> Field? {
        positions[path].map { fields[$0] }
    }

    /// The field a JSON Pointer leads to, array indexes and map keys generalised; nil when it leads nowhere.
    public func field(at pointer: JSONPointer) -> Field? {
        var candidates = roots
        var result: Field?
        var skipsToken = false
        for token in pointer.tokens {
            if skipsToken {
                skipsToken = false
                continue
            }
            guard let next = candidates.first(where: { fields[$0].name == token }) else { return nil }
            let field = fields[next]
            result = field
            candidates = field.children
            skipsToken = field.isRepeated || field.type == .map
        }
        return result
    }
}

/// The register's field catalogue: every record type, field, vocabulary and format.
public struct Catalogue: Sendable {
    /// Record types in the order of `RecordType`.
    public let descriptions: [RecordType: RecordDescription]
    /// Vocabularies by name.
    public let vocabularies: [String: Vocabulary]
    /// Text formats by name.
    public let formats: [String: TextFormat]
    /// Further legal data by file name without `.json` (scales, dates, routing).
    public let tables: [String: JSONValue]

    private let files: [(name: String, bytes: [UInt8])]

    /// The catalogue compiled into the library.
    ///
    /// Loading it cannot fail in a tested build: `CatalogueTests` loads it.
    public static let standard: Catalogue = {
        do {
            return try Catalogue(files: embeddedFiles)
        } catch {
            preconditionFailure("The embedded field catalogue is faulty: \(error)")
        }
    }()

    /// Names and contents of the files compiled into the library, in page order.
    public static var embeddedFiles: [(name: String, bytes: [UInt8])] {
        EmbeddedResource.all.map { ($0.name, $0.bytes) }
    }

    /// Reads a catalogue from its files (`fields-*.json`, `vocabular*.json`, tables), in page order.
    ///
    /// - Throws: `CatalogueError` naming the file and what is wrong with it.
    public init(files: [(name: String, bytes: [UInt8])]) throws(CatalogueError) {
        self.files = files
        var loader = CatalogueLoader()
        for file in files { try loader.read(name: file.name, bytes: file.bytes) }
        descriptions = try loader.descriptions()
        vocabularies = loader.vocabularies
        formats = loader.formats
        tables = loader.tables
        try checkReferences()
    }

    /// The same catalogue in memory of its own, for one processor.
    ///
    /// Processors that use the same values count the same references, and wait for each other to do so.
    public func replica() -> Catalogue {
        // What has been read once can be read again.
        (try? Catalogue(files: files)) ?? self
    }

    /// The fields of a record type.
    public func description(of type: RecordType) -> RecordDescription {
        descriptions[type] ?? RecordDescription(type: type, groups: [], fields: [])
    }

    /// The name of a code for people; the code itself when the vocabulary does not have it.
    public func label(of code: String, in vocabulary: String) -> Bilingual {
        vocabularies[vocabulary]?[code]?.label ?? Bilingual(de: code, en: code)
    }

    private func checkReferences() throws(CatalogueError) {
        for type in RecordType.allCases {
            guard let description = descriptions[type] else {
                throw CatalogueError(file: "fields-\(type.rawValue)", reason: "no fields for this record type")
            }
            for field in description.fields {
                if let name = field.vocabulary, vocabularies[name] == nil {
                    throw CatalogueError(file: field.path, reason: "unknown vocabulary \(name)")
                }
                if (field.type == .enum || field.type == .map) && field.vocabulary == nil {
                    throw CatalogueError(file: field.path, reason: "needs a vocabulary")
                }
                if let name = field.format, formats[name] == nil {
                    throw CatalogueError(file: field.path, reason: "unknown format \(name)")
                }
                for condition in [field.applicable, field.required.condition].compactMap({ $0 }) {
                    for clause in condition.clauses where description[clause.field] == nil {
                        throw CatalogueError(file: field.path, reason: "condition on unknown field \(clause.field)")
                    }
                }
            }
        }
    }
}

/// What is wrong with a file of the catalogue.
public struct CatalogueError: Error, Sendable, CustomStringConvertible {
    /// File name or field path.
    public let file: String
    /// What is wrong.
    public let reason: String

    /// File and reason in one line.
    public var description: String { "\(file): \(reason)" }
}

extension Requirement {
    /// The condition of a conditional requirement; nil otherwise.
    public var condition: Condition? {
        if case .when(let condition) = self { condition } else { nil }
    }
}
