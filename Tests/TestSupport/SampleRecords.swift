import FieldCatalogue
import Foundation
import Publication
import Records
import SourceJSON

/// Records tests start from: those of the made-up sample authority.
public enum SampleRecords {
    /// The bytes of an archive file, by its path below `registry-data`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        try Locations.bytes(Locations.root + "/registry-data/" + path)
    }

    /// A complete high-risk deployment.
    public static func deployment() throws -> [UInt8] {
        try bytes("records/bund-musteramt/musteramt-2025-0001/0003.json")
    }

    /// The complete high-risk deployment with a merge patch applied.
    public static func deployment(with patch: String) throws -> Record {
        try record(try patched(try deployment(), with: patch))
    }

    /// The completed assessment with a merge patch applied.
    public static func fria(with patch: String) throws -> Record {
        try record(try patched(try fria(), with: patch))
    }

    /// A completed assessment.
    public static func fria() throws -> [UInt8] {
        try bytes("records/bund-musteramt/fria-musteramt-2025-0001/0001.json")
    }

    /// A record of a document; fails when it is none.
    public static func record(_ bytes: [UInt8], _ catalogue: Catalogue = .standard) throws -> Record {
        let document = try JSONDocument(parsing: bytes, limits: .unlimited)
        guard let record = Record(document: document, catalogue: catalogue) else {
            throw CocoaError(.coderInvalidValue)
        }
        return record
    }

    /// A document with a JSON merge patch applied (RFC 7396).
    public static func patched(_ bytes: [UInt8], with patch: String) throws -> [UInt8] {
        let target = try JSONDocument(parsing: bytes).root
        let change = try JSONDocument(parsing: Array(patch.utf8)).root
        var writer = JSONWriter(.pretty)
        merge(target, change, into: &writer)
        return writer.bytes
    }

    private static func merge(_ target: JSONValue?, _ patch: JSONValue, into writer: inout JSONWriter) {
        guard patch.kind == .object else {
            writer.value(patch)
            return
        }
        writer.beginObject()
        for member in target?.members.map({ $0 }) ?? [] {
            let name = member.key.string
            guard let change = patch[name] else {
                writer.key(name)
                writer.value(member.value)
                continue
            }
            if change.isNull { continue }
            writer.key(name)
            merge(member.value, change, into: &writer)
        }
        for member in patch.members where target?[member.key.string] == nil && !member.value.isNull {
            writer.key(member.key.string)
            merge(nil, member.value, into: &writer)
        }
        writer.endObject()
    }
}

/// Revisions held in memory.
public struct MemorySource: RevisionSource {
    private let records: [(id: String, revisions: [StoredRevision])]

    /// Holds archive files; they are ordered by id and revision.
    public init(_ files: [[UInt8]], catalogue: Catalogue = .standard) throws {
        var byID: [String: [StoredRevision]] = [:]
        for bytes in files {
            let record = try SampleRecords.record(bytes, catalogue)
            byID[record.id, default: []].append(
                StoredRevision(
                    id: record.id, revision: record.revision ?? 1,
                    recordedAt: record.recordedAt ?? Instant(startOf: .epoch), bytes: bytes))
        }
        records = byID.map { ($0.key, $0.value.sorted { $0.revision < $1.revision }) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// Every file of the project's archive; read once.
    public static func registryData() throws -> MemorySource { try registry.get() }

    private static let registry = Result { try readRegistry() }

    private static func readRegistry() throws -> MemorySource {
        var files: [[UInt8]] = []
        let root = Locations.root + "/registry-data"
        let enumerator = FileManager.default.enumerator(atPath: root)
        while let path = enumerator?.nextObject() as? String {
            if path.hasSuffix(".json"), !path.hasPrefix("mappings") {
                files.append(try Locations.bytes(root + "/" + path))
            }
        }
        return try MemorySource(files)
    }

    /// All records in order.
    public func forEachRecord(_ body: (String, [StoredRevision]) throws -> Void) throws {
        for record in records { try body(record.id, record.revisions) }
    }

    /// The revisions of a record.
    public func revisions(of id: String) throws -> [StoredRevision] {
        records.first { $0.id == id }?.revisions ?? []
    }
}
