import Findings
import RegisterModel

/// The tables whose columns do not come from fields: what the register keeps and computes about records.
enum FixedTable: String, CaseIterable, Sendable {
    /// One row a record of any type.
    case records
    /// One row a duty of the law for a system.
    case duties
    /// One row an absent value.
    case absences
    /// One row a revision.
    case revisions
    /// One row a field that changed between two revisions.
    case changes
    /// What is withheld, counted.
    case withheld
    /// One row a field of the catalogue: the field dictionary.
    case fields
    /// One row a code of a vocabulary.
    case codes

    var definition: PublicTable {
        PublicTable(
            name: rawValue, title: title, columns: columns, primaryKey: primaryKey, foreignKeys: foreignKeys)
    }

    private var title: Bilingual {
        switch self {
        case .records:
            Bilingual(de: "Verzeichnis aller Einträge jeder Art", en: "Index of all records of every type")
        case .duties:
            Bilingual(de: "Rechtspflichten je System, mit Datum", en: "Legal duties of each system, with dates")
        case .absences: Bilingual(de: "Fehlende Angaben und warum sie fehlen", en: "Absent values, and why")
        case .revisions: Bilingual(de: "Alle Fassungen aller Einträge", en: "All revisions of all records")
        case .changes: Bilingual(de: "Änderungen Feld für Feld", en: "Changes field by field")
        case .withheld:
            Bilingual(de: "Zurückgehaltene Einträge und Angaben, gezählt", en: "Withheld records and fields, counted")
        case .fields:
            Bilingual(de: "Feldverzeichnis: jedes Feld erklärt", en: "Field dictionary: every field explained")
        case .codes: Bilingual(de: "Auswahllisten: jeder Code erklärt", en: "Vocabularies: every code explained")
        }
    }

    private var primaryKey: [String] {
        switch self {
        case .records: ["id"]
        case .duties: ["deployment", "duty"]
        case .absences: ["record", "pointer"]
        case .revisions: ["record", "revision"]
        case .changes: ["record", "revision", "pointer", "kind"]
        case .withheld: ["ressort", "kind", "ground", "origin"]
        case .fields: ["record_type", "path"]
        case .codes: ["vocabulary", "code"]
        }
    }

    private var foreignKeys: [PublicTable.ForeignKey] {
        let authority = PublicTable.ForeignKey("authority", "authorities")
        return switch self {
        case .records: [authority]
        case .duties: [.init("deployment", "deployments"), authority]
        case .absences, .revisions, .changes: [.init("record", "records"), authority]
        case .withheld: [.init("ressort", "authorities")]
        case .fields, .codes: []
        }
    }

    private func column(
        _ name: String, _ de: String, _ en: String, _ helpDe: String = "", _ helpEn: String = "",
        vocabulary: String? = nil
    ) -> TableColumn {
        column(name, .text, de, en, helpDe, helpEn, vocabulary: vocabulary)
    }

    private func column(
        _ name: String, _ kind: TableColumn.Kind, _ de: String, _ en: String, _ helpDe: String = "",
        _ helpEn: String = "", vocabulary: String? = nil
    ) -> TableColumn {
        TableColumn(
            name, kind, title: Bilingual(de: de, en: en),
            help: Bilingual(de: helpDe.isEmpty ? de + "." : helpDe, en: helpEn.isEmpty ? en + "." : helpEn),
            vocabulary: vocabulary)
    }

    private var owner: [TableColumn] {
        [
            column("record", "Eintrag", "Record", "Kennung des Eintrags.", "Id of the record."),
            column("record_type", "Art", "Type", vocabulary: "record-type"),
        ] + Array(ListTable.owner(of: .authority))
    }

    private var columns: [TableColumn] {
        switch self {
        case .records:
            [
                column(
                    "id", "Kennung", "Id", "Kennung des Eintrags; sie wird nie neu vergeben.",
                    "Id of the record; never used again."),
                column("record_type", "Art", "Type", vocabulary: "record-type"),
            ] + Array(ListTable.owner(of: .authority)) + [
                column("name", "Name", "Name"),
                column("revisions", .integer, "Zahl der Fassungen", "Number of revisions"),
                column("is_current", .boolean, "Aktueller Eintrag", "Present entry"),
                column("is_withdrawn", .boolean, "Zurückgenommen", "Withdrawn"),
                column("superseded_by", "Ersetzt durch", "Replaced by"),
                column(
                    "shown_level", "Stufe der Veröffentlichung", "Publication level",
                    vocabulary: "publication-level"),
                column(
                    "product", "Produkt", "Product", "Kurzname des Produkts, das mehrere Einsätze teilen können.",
                    "Short name of the product that several uses may share."),
                column("first_recorded_at", .instant, "Zuerst angenommen", "First accepted"),
                column("last_recorded_at", .instant, "Zuletzt angenommen", "Last accepted"),
            ]
        case .duties:
            ListTable.owner(of: .deployment) + [
                column("duty", "Pflicht", "Duty", "Kennung der Pflicht.", "Id of the duty."),
                column("text_de", "Wortlaut", "Text in German"), column("text_en", "Wortlaut (englisch)", "Text"),
                column("source", "Rechtsgrundlage", "Legal source"),
                column("due_from", .date, "Gilt ab", "Binds from"),
                column(
                    "is_met", .boolean, "Erfüllt laut Eintrag", "Met according to the record",
                    "Leer, wenn der Eintrag es nicht erkennen lässt.", "Empty when the record cannot tell."),
            ]
        case .absences:
            owner + [
                column(
                    "pointer", "Ort", "Place", "JSON-Pointer (RFC 6901) in den Eintrag.",
                    "JSON Pointer (RFC 6901) into the record."),
                column("field", "Feld", "Field"),
                column("kind", "Warum", "Why", vocabulary: "absence-kind"),
                column(
                    "ground", "Grund", "Ground", "Code des Grundes einer zurückgehaltenen Angabe.",
                    "Code of the ground of a withheld value.", vocabulary: "publication-ground"),
            ]
        case .revisions:
            owner + [
                column("revision", .integer, "Fassung", "Revision"),
                column("recorded_at", .instant, "Angenommen", "Accepted"),
                column("is_withdrawal", .boolean, "Rücknahme", "Withdrawal"),
                column("status", "Status", "Status"),
                column("risk_class", "Risikoklasse", "Risk class", vocabulary: "risk-class"),
                column("change_note", "Änderungshinweis", "Change note"),
            ]
        case .changes:
            owner + [
                column("revision", .integer, "Fassung", "Revision"),
                column("recorded_at", .instant, "Angenommen", "Accepted"),
                column(
                    "pointer", "Ort", "Place",
                    "JSON-Pointer (RFC 6901): in die spätere Fassung, bei einem entfernten Eintrag in die frühere.",
                    "JSON Pointer (RFC 6901): into the later revision, for a removed entry into the earlier one."),
                column("field", "Feld", "Field"),
                column(
                    "kind", "Was geschah", "What happened",
                    "changed: ein Wert wurde ersetzt; added: eine Liste hat einen neuen Eintrag; removed: ein Eintrag "
                        + "einer Liste ist entfernt.",
                    "changed: a value was replaced; added: a list has a new entry; removed: an entry of a list is gone."
                ),
                column(
                    "entry", "Eintrag der Liste", "Entry of the list",
                    "Wie der Eintrag der Liste heißt, um den es geht; leer außerhalb von Listen.",
                    "What the entry of the list is called; empty outside of lists."),
                column(
                    "before", "Vorher", "Before", "Kanonisches JSON (RFC 8785); leer, wenn es die Angabe nicht gab.",
                    "Canonical JSON (RFC 8785); empty when there was none."),
                column(
                    "after", "Nachher", "After", "Kanonisches JSON (RFC 8785); leer, wenn die Angabe entfiel.",
                    "Canonical JSON (RFC 8785); empty when it is gone."),
            ]
        case .withheld:
            [
                column("ressort", "Ressort", "Ressort"), column("kind", "Was", "What"),
                column("ground", "Grund", "Ground", vocabulary: "publication-ground"),
                column("origin", "Herkunft", "Origin", vocabulary: "origin"),
                column("count", .integer, "Anzahl", "Count"),
            ]
        case .fields:
            [
                column("record_type", "Art", "Type", vocabulary: "record-type"), column("path", "Pfad", "Path"),
                column(
                    "tables", "Tabellen und Spalten", "Tables and columns", "Wo das Feld in den Tabellen steht.",
                    "Where the field is found in the tables."),
                column("label_de", "Name", "Name in German"), column("label_en", "Name (englisch)", "Name"),
                column("help_de", "Erklärung", "Explanation in German"),
                column("help_en", "Erklärung (englisch)", "Explanation"),
                column("type", "Typ", "Type of value"), column("is_list", .boolean, "Liste", "List"),
                column("required", "Pflicht", "Required"),
                column("publication_class", "Klasse der Veröffentlichung", "Publication class"),
                column("vocabulary", "Auswahlliste", "Vocabulary"), column("source", "Quelle", "Source"),
            ]
        case .codes:
            [
                column("vocabulary", "Auswahlliste", "Vocabulary"), column("code", "Code", "Code"),
                column("position", .integer, "Stelle", "Position"), column("label_de", "Name", "Name in German"),
                column("label_en", "Name (englisch)", "Name"), column("help_de", "Erklärung", "Explanation in German"),
                column("help_en", "Erklärung (englisch)", "Explanation"),
            ]
        }
    }
}
