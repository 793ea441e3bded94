import FieldCatalogue
import PublicAddresses
import PublicTables

/// The files of a release known beforehand, for asking for a single one.
public enum ReleaseFormats {
    /// One file.
    public struct File: Sendable, Hashable {
        /// Path in the tree.
        public let path: String
        /// The part that makes it; nil when it describes all others.
        public let part: ReleasePart?

        /// Last step of the path: the word for `maki export`.
        public var name: String {
            path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? path
        }
    }

    /// All files that can be asked for by name.
    public static func files(_ catalogue: Catalogue) -> [File] {
        RegisterTables(catalogue: catalogue).definitions.map { File(path: ReleasePath.csv($0.name), part: .csv) }
            + [File(path: ReleasePath.excel, part: .csv)]
            + [ReleasePath.records, ReleasePath.history, ReleasePath.changes].map { File(path: $0, part: .jsonl) }
            + RecordType.allCases.map { File(path: ReleasePath.records(of: $0), part: .jsonl) }
            + RecordType.allCases.map { File(path: ReleasePath.history(of: $0), part: .jsonl) }
            + [
                File(path: ReleasePath.database, part: .sqlite), File(path: ReleasePath.workbook, part: .xlsx),
                File(path: ReleasePath.allChanges, part: .feeds),
                File(path: ReleasePath.api + "openapi.json", part: .api),
            ]
            + RecordType.allCases.map { File(path: ReleasePath.current + $0.rawValue + ".schema.json", part: .schemas) }
    }
}
