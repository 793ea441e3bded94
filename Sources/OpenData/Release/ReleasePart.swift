import Findings
import RegisterModel

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

/// Places of files in the tree.
public enum ReleasePath {
    /// The latest release.
    public static let current = "daten/aktuell/"
    /// The database, named so that it says what it is in a downloads folder.
    public static let database = current + "ki-transparenzregister.sqlite"
    /// The table for people, in the form German Excel opens.
    public static let excel = current + "systeme-excel.csv"
    /// The workbook.
    public static let workbook = current + "ki-transparenzregister.xlsx"
    /// Current public records.
    public static let records = current + "records.jsonl"
    /// Current public records of one type.
    public static func records(of type: RecordType) -> String { current + TableName.plural(type) + ".jsonl" }
    /// All public revisions.
    public static let history = current + "records-with-history.jsonl"
    /// JSON Lines with all revisions of all records of a type: `deployments-with-history.jsonl`.
    public static func history(of type: RecordType) -> String {
        current + TableName.plural(type) + "-with-history.jsonl"
    }
    /// Changes as JSON Lines.
    public static let changes = current + "changes.jsonl"
    /// Atom feeds.
    public static let feeds = "daten/feeds/"
    /// Packs for the EU database.
    public static let euDatabase = current + "eu-datenbank/"
    /// Why a dated release was issued again.
    public static let reissueNotice = current + "NEUAUSGABE.md"
    /// Folders of supervisory authorities.
    public static let oversight = current + "aufsicht/"
    /// The static interface.
    public static let api = "api/v1/"

    /// The CSV file of a table.
    public static func csv(_ table: String) -> String { current + table + ".csv" }
}
