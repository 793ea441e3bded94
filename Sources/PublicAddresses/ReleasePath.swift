import FieldCatalogue
import PublicTables

/// Where the files of the open data lie in the tree.
package enum ReleasePath {
    /// All open data; dated releases have folders of their own here.
    package static let all = "daten/"
    /// The latest release.
    package static let current = all + "aktuell/"
    /// The database, named so that it says what it is in a downloads folder.
    package static let database = current + "ki-transparenzregister.sqlite"
    /// The table for people, in the form German Excel opens.
    package static let excel = current + "systeme-excel.csv"
    /// The workbook.
    package static let workbook = current + "ki-transparenzregister.xlsx"
    /// Current package records.
    package static let records = current + "records.jsonl"
    /// Current package records of one type.
    package static func records(of type: RecordType) -> String { current + TableName.plural(type) + ".jsonl" }
    /// All package revisions.
    package static let history = current + "records-with-history.jsonl"
    /// JSON Lines with all revisions of all records of a type: `deployments-with-history.jsonl`.
    package static func history(of type: RecordType) -> String {
        current + TableName.plural(type) + "-with-history.jsonl"
    }
    /// Changes as JSON Lines.
    package static let changes = current + "changes.jsonl"
    /// Atom feeds.
    package static let feeds = all + "feeds/"
    /// The feed of all changes.
    package static let allChanges = feeds + "alle.atom"
    /// Packs for the EU database.
    package static let euDatabase = current + "eu-datenbank/"
    /// Why a dated release was issued again.
    package static let reissueNotice = current + "NEUAUSGABE.md"
    /// Folders of supervisory authorities.
    package static let oversight = current + "aufsicht/"
    /// The static interface.
    package static let api = "api/v1/"

    /// The CSV file of a table.
    package static func csv(_ table: String) -> String { current + table + ".csv" }
}
