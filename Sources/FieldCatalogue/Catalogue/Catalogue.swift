import Findings
import SourceJSON

/// The register's field catalogue in one of its versions: every record type, field, vocabulary and format.
public struct Catalogue: Sendable {
    /// What one version holds. A class, because nearly everything carries the catalogue along: a handle is cheaper to hand
    /// around than eight tables.
    private final class Tables: Sendable {
        let version: CatalogueVersion
        let versions: [CatalogueVersion]
        let descriptions: [RecordType: RecordDescription]
        let vocabularies: [String: Vocabulary]
        let formats: [String: TextFormat]
        let tables: [String: JSONValue]
        let earlier: [Catalogue]
        let files: [(name: String, bytes: [UInt8])]

        init(
            _ version: CatalogueVersion, of versions: [CatalogueVersion], _ loader: CatalogueLoader,
            _ descriptions: [RecordType: RecordDescription], files: [(name: String, bytes: [UInt8])],
            earlier: [Catalogue]
        ) throws(CatalogueError) {
            self.version = version
            self.versions = versions
            self.descriptions = descriptions
            self.files = files
            self.earlier = earlier
            tables = loader.tables
            vocabularies = try loader.vocabularies(in: version, of: versions)
            formats = try loader.formats(in: version, of: versions)
        }
    }

    private let content: Tables

    /// The version this is.
    public var version: CatalogueVersion { content.version }
    /// All versions, oldest first.
    public var versions: [CatalogueVersion] { content.versions }
    /// Record types in the order of `RecordType`.
    public var descriptions: [RecordType: RecordDescription] { content.descriptions }
    /// Vocabularies by name.
    public var vocabularies: [String: Vocabulary] { content.vocabularies }
    /// Text formats by name.
    public var formats: [String: TextFormat] { content.formats }
    /// Further legal data by file name without `.json` (scales, dates, routing); they have no versions of their own.
    public var tables: [String: JSONValue] { content.tables }
    /// The versions before this one, oldest first.
    private var earlier: [Catalogue] { content.earlier }

    /// The catalogue compiled into the library, in its latest version.
    ///
    /// Loading it cannot fail in a tested build: `CatalogueTests` loads it.
    public static let standard: Catalogue = {
        do {
            return try Catalogue(files: CatalogueUnderTest.files() ?? embeddedFiles)
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
        var loader = CatalogueLoader()
        for file in files { try loader.read(name: file.name, bytes: file.bytes) }
        let versions = try CatalogueVersion.all(in: loader.tables["catalogue-versions"])
        var builders: [RecordType: DescriptionBuilder] = [:]
        for type in RecordType.allCases {
            builders[type] = try loader.builder(for: type, versions: versions)
        }
        var earlier: [Catalogue] = []
        for version in versions.dropLast() {
            earlier.append(
                try Catalogue(version, of: versions, loader, &builders, files: [], earlier: earlier))
        }
        self = try Catalogue(
            versions[versions.count - 1], of: versions, loader, &builders, files: files, earlier: earlier)
    }

    /// One version of what was read.
    private init(
        _ version: CatalogueVersion, of versions: [CatalogueVersion], _ loader: CatalogueLoader,
        _ builders: inout [RecordType: DescriptionBuilder], files: [(name: String, bytes: [UInt8])],
        earlier: [Catalogue]
    ) throws(CatalogueError) {
        var descriptions: [RecordType: RecordDescription] = [:]
        for type in RecordType.allCases {
            guard var builder = builders[type] else { continue }
            descriptions[type] = try builder.description(in: version)
            builders[type] = builder
        }
        content = try Tables(version, of: versions, loader, descriptions, files: files, earlier: earlier)
        try checkReferences()
    }

    /// The catalogue in the version with this number; nil for a number that this catalogue does not know.
    public func edition(_ number: String) -> Catalogue? {
        number == version.number ? self : earlier.last { $0.version.number == number }
    }

    /// The catalogue by which a record was written: the version it names in `schemaVersion`, else this one.
    public func edition(of root: JSONValue) -> Catalogue {
        guard !earlier.isEmpty, let number = root[.schemaVersion], !number.isString(version.number) else {
            return self
        }
        return earlier.last { number.isString($0.version.number) } ?? self
    }

    /// All versions of this catalogue up to this one, oldest first.
    public var editions: [Catalogue] { earlier + [self] }

    /// The same catalogue in memory of its own, for one processor.
    ///
    /// Processors that use the same values count the same references, and wait for each other to do so.
    public func replica() -> Catalogue {
        // What has been read once can be read again.
        (try? Catalogue(files: content.files)) ?? self
    }

    /// The fields of a record type.
    public func description(of type: RecordType) -> RecordDescription {
        descriptions[type] ?? RecordDescription(type: type, version: version, groups: [], fields: [])
    }

    /// The name of a code for people, of a retired one too; the code itself when the vocabulary never had it.
    public func label(of code: String, in vocabulary: String) -> Bilingual {
        vocabularies[vocabulary]?.label(of: code) ?? Bilingual(de: code, en: code)
    }

    private func checkReferences() throws(CatalogueError) {
        for type in RecordType.allCases {
            guard let description = descriptions[type], !description.present.isEmpty else {
                throw CatalogueError(file: "fields-\(type.rawValue)", reason: "no fields for this record type")
            }
            for field in description.present {
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
