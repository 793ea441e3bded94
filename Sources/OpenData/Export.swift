import Findings
import RegisterModel
import SourceJSON

/// The exports on offer; the raw value is the file's name and the word for `maki export`.
public enum Export: String, Sendable, CaseIterable {
    /// One row a deployment, one column a single field of the catalogue.
    case deployments = "deployments.csv"
    /// One row a list item of a deployment.
    case lists = "deployment-lists.csv"
    /// One row an absent value.
    case absences = "absences.csv"
    /// One row an authority.
    case authorities = "authorities.csv"
    /// One row a revision.
    case revisions = "revisions.csv"
    /// One row a field that changed between two revisions.
    case changes = "changes.csv"
    /// What is withheld, counted.
    case withheld = "withheld.csv"
    /// Current public records, one a line.
    case records = "records.jsonl"
    /// All public revisions, one a line.
    case history = "records-with-history.jsonl"

    /// What it holds.
    public var title: Bilingual {
        switch self {
        case .deployments: Bilingual(de: "Alle Systeme, eine Zeile je Einsatz", en: "All systems, one row a deployment")
        case .lists:
            Bilingual(
                de: "Listen zu den Systemen, eine Zeile je Listeneintrag",
                en: "Lists of the systems, one row a list item")
        case .absences: Bilingual(de: "Fehlende Angaben und warum sie fehlen", en: "Absent values, and why")
        case .authorities: Bilingual(de: "Alle Behörden", en: "All authorities")
        case .revisions: Bilingual(de: "Alle Fassungen aller Einträge", en: "All revisions of all records")
        case .changes: Bilingual(de: "Änderungen Feld für Feld", en: "Changes field by field")
        case .withheld:
            Bilingual(de: "Zurückgehaltene Einträge und Angaben, gezählt", en: "Withheld records and fields, counted")
        case .records:
            Bilingual(
                de: "Alle Einträge vollständig, eine JSON-Zeile je Eintrag",
                en: "All records in full, one JSON line each")
        case .history:
            Bilingual(
                de: "Alle Fassungen vollständig, eine JSON-Zeile je Fassung",
                en: "All revisions in full, one JSON line each")
        }
    }

    /// Path in the output tree.
    public var path: String { "daten/aktuell/" + rawValue }

    /// Writes the export piece by piece.
    ///
    /// - Parameter sink: receives the bytes in order.
    public func write(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        switch self {
        case .deployments: try DeploymentTable(catalogue: snapshot.catalogue).write(snapshot, to: sink)
        case .lists: try ListTable().write(snapshot, to: sink)
        case .absences: try Tables.absences(snapshot, to: sink)
        case .authorities: try Tables.authorities(snapshot, to: sink)
        case .revisions: try Tables.revisions(snapshot, to: sink)
        case .changes: try Tables.changes(snapshot, to: sink)
        case .withheld: try Tables.withheld(snapshot, to: sink)
        case .records:
            for entry in snapshot.entries {
                if let record = try snapshot.current(entry.id) { try sink(PublicJSON.bytes(of: record) + [0x0A]) }
            }
        case .history:
            for entry in snapshot.entries {
                for record in try snapshot.history(entry.id) { try sink(PublicJSON.bytes(of: record) + [0x0A]) }
            }
        }
    }
}
