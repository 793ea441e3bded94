import FieldCatalogue
import Findings

/// The parts of a release; a command asks for those it needs, and nothing else is computed.
public enum ReleasePart: String, Sendable, CaseIterable {
    /// One CSV file a table, and the data package that describes them.
    case csv
    /// Public records, one JSON object a line: current, with history, and changes.
    case jsonl
    /// The SQLite database.
    case sqlite
    /// The workbook.
    case xlsx
    /// JSON Schemas of the public records.
    case schemas
    /// Atom feeds.
    case feeds
    /// The static interface below `api/v1/`.
    case api
    /// Answers to Annex VIII for the EU database.
    case euDatabase = "eu-database"
    /// One folder a supervisory authority.
    case oversight
    /// DCAT-AP.de.
    case catalog

    /// Parts that make sense without the others; the catalogue describes what was written with it.
    public static var alone: [ReleasePart] { allCases.filter { $0 != .catalog } }
}

/// A file a release offers to people.
public struct ReleaseItem: Sendable, Hashable {
    /// Path in the tree.
    public let path: String
    /// What it holds.
    public let title: Bilingual
    /// The part it belongs to.
    public let part: ReleasePart
    /// Media type (IANA).
    public let mediaType: String
    /// Size and checksum.
    public let digest: FileDigest

    /// Last step of the path.
    public var name: String {
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? path
    }
}
