import FieldCatalogue
import PublicTables

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
