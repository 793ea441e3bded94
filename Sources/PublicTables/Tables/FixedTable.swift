import Findings
import Publication

/// The tables whose columns do not come from fields: what the register keeps and computes about records.
package enum FixedTable: String, CaseIterable, Sendable {
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

    package var definition: PublicTable {
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
        // Counts without a day would have an empty part of a key.
        case .withheld: []
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
        _ name: String, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String, vocabulary: String? = nil
    ) -> TableColumn {
        column(name, .text, de, en, helpDe, helpEn, vocabulary: vocabulary)
    }

    private func column(
        _ name: String, _ kind: TableColumn.Kind, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String,
        vocabulary: String? = nil
    ) -> TableColumn {
        TableColumn(
            name, kind, title: Bilingual(de: de, en: en), help: Bilingual(de: helpDe, en: helpEn),
            vocabulary: vocabulary)
    }

    private var recordType: TableColumn {
        column(
            "record_type", "Art", "Type", "Art des Eintrags: Einsatz, Folgenabschätzung, Vorfall und so weiter.",
            "Type of record: deployment, assessment, incident and so on.", vocabulary: "record-type")
    }

    private var owner: [TableColumn] {
        [column("record", "Eintrag", "Record", "Kennung des Eintrags.", "Id of the record."), recordType]
            + Array(ListTable.owner(of: .authority))
    }

    private var columns: [TableColumn] {
        switch self {
        case .records: indexColumns
        case .duties: dutyColumns
        case .absences:
            owner + [
                column(
                    "pointer", "Ort", "Place", "JSON-Pointer (RFC 6901) in den Eintrag.",
                    "JSON Pointer (RFC 6901) into the record."),
                column(
                    "field", "Feld", "Field", "Pfad des Feldes, wie in der Tabelle fields.",
                    "Path of the field, as in the table fields."),
                column(
                    "kind", "Warum", "Why", "Welche Art von Fehlen es ist.", "Which way of being absent it is.",
                    vocabulary: "absence-kind"),
                column(
                    "ground", "Grund", "Ground", "Code des Grundes einer zurückgehaltenen Angabe.",
                    "Code of the ground of a withheld value.", vocabulary: "publication-ground"),
            ]
        case .revisions: revisionColumns
        case .changes: changeColumns
        case .withheld: withheldColumns
        case .fields: fieldColumns
        case .codes: codeColumns
        }
    }

    private var indexColumns: [TableColumn] {
        [
            column(
                "id", "Kennung", "Id", "Kennung des Eintrags; sie wird nie neu vergeben.",
                "Id of the record; never used again."),
            recordType,
        ] + Array(ListTable.owner(of: .authority)) + [
            column(
                "name", "Name", "Name", "Name, Titel, oder wovon der Eintrag handelt.",
                "Name, title, or what the record is about."),
            column(
                "revisions", .integer, "Zahl der Fassungen", "Number of revisions",
                "Bis zum Stand angenommene Fassungen.", "Revisions accepted up to the date of the data."),
            column(
                "is_current", .boolean, "Aktueller Eintrag", "Present entry", "Weder zurückgenommen noch ersetzt.",
                "Neither withdrawn nor replaced."),
            column(
                "is_withdrawn", .boolean, "Zurückgenommen", "Withdrawn",
                "Die letzte Fassung nimmt den Eintrag zurück.", "The latest revision withdraws the record."),
            column(
                "superseded_by", "Ersetzt durch", "Replaced by", "Kennung des Eintrags, der diesen ersetzt.",
                "Id of the record that replaces this one."),
            column(
                "shown_level", "Stufe der Veröffentlichung", "Publication level",
                "full: alles Öffentliche; reduced: nur ein Kern, mit Grund.",
                "full: everything public; reduced: only a core, with a ground.", vocabulary: "publication-level"),
            column(
                "product", "Produkt", "Product", "Kurzname des Produkts, das mehrere Einsätze teilen können.",
                "Short name of the product that several uses may share."),
            column(
                "licence", "Lizenz", "Licence",
                "Code der Lizenz dieses Eintrags: die seiner Quelle, sonst die des Registers.",
                "Code of the licence of this record: that of its source, else that of the register.",
                vocabulary: "licence"),
            column(
                "first_recorded_at", .instant, "Zuerst angenommen", "First accepted",
                "Annahme der ersten Fassung (UTC).", "Acceptance of the first revision (UTC)."),
            column(
                "first_recorded_on", .date, "Zuerst angenommen am", "First accepted on",
                "Tag der ersten Annahme in Deutschland.", "Day of the first acceptance in Germany."),
            column(
                "last_recorded_at", .instant, "Zuletzt angenommen", "Last accepted",
                "Annahme der letzten Fassung (UTC).", "Acceptance of the latest revision (UTC)."),
            column(
                "last_recorded_on", .date, "Zuletzt angenommen am", "Last accepted on",
                "Tag der letzten Annahme in Deutschland.", "Day of the latest acceptance in Germany."),
        ]
    }

    private var dutyColumns: [TableColumn] {
        ListTable.owner(of: .deployment) + [
            column(
                "duty", "Pflicht", "Duty", "Kennung der Pflicht, für alle Systeme dieselbe.",
                "Id of the duty, the same for all systems."),
            column("text_de", "Wortlaut", "Text in German", "Die Pflicht in einem Satz.", "The duty in a sentence."),
            column(
                "text_en", "Wortlaut (englisch)", "Text", "Der Satz auf Englisch.", "The sentence in English."),
            column(
                "source", "Rechtsgrundlage", "Legal source", "Fundstelle, wie man sie in Deutschland zitiert.",
                "Citation in German style."),
            column(
                "due_from", .date, "Gilt ab", "Binds from", "Erster Tag, an dem die Pflicht dieses System bindet.",
                "First day on which the duty binds this system."),
            column(
                "is_met", .boolean, "Erfüllt laut Eintrag", "Met according to the record",
                "Leer, wenn der Eintrag es nicht erkennen lässt.", "Empty when the record cannot tell."),
        ]
    }

    private var revisionColumns: [TableColumn] {
        owner + revision + [
            column(
                "is_withdrawal", .boolean, "Rücknahme", "Withdrawal", "Ob diese Fassung den Eintrag zurücknimmt.",
                "Whether this revision withdraws the record."),
            column(
                "status", "Status", "Status", "Code des Standes: bei Einsätzen und Folgenabschätzungen.",
                "Code of the state: of deployments and assessments."),
            column(
                "risk_class", "Risikoklasse", "Risk class",
                "Berechnet aus den Angaben dieser Fassung, am Tag ihrer Annahme.",
                "Computed from this revision's statements, on the day of its acceptance.", vocabulary: "risk-class"),
            column(
                "change_note", "Änderungshinweis", "Change note", "Was die Behörde selbst zur Änderung schreibt.",
                "What the authority itself writes about the change."),
        ]
    }

    private var revision: [TableColumn] {
        [
            column(
                "revision", .integer, "Fassung", "Revision", "Nummer der Fassung, von 1 an.",
                "Number of the revision, from 1."),
            column(
                "recorded_at", .instant, "Angenommen", "Accepted", "Annahme dieser Fassung (UTC).",
                "Acceptance of this revision (UTC)."),
            column(
                "recorded_on", .date, "Angenommen am", "Accepted on",
                "Tag der Annahme in Deutschland: Jahre und Fristen zählen nach ihm.",
                "Day of the acceptance in Germany: years and periods count by it."),
        ]
    }

    private var changeColumns: [TableColumn] {
        owner + revision + [
            column(
                "pointer", "Ort", "Place", "JSON-Pointer (RFC 6901) in die neue Fassung, bei Entfallenem in die alte.",
                "JSON Pointer (RFC 6901) into the new revision, into the old one for what is gone."),
            column(
                "field", "Feld", "Field", "Pfad des Feldes, wie in der Tabelle fields.",
                "Path of the field, as in the table fields."),
            column(
                "kind", "Was geschah", "What happened",
                "changed: ein Wert wurde ersetzt; added: eine Liste hat einen neuen Eintrag; removed: ein Eintrag einer Liste ist entfernt.",
                "changed: a value was replaced; added: a list has a new entry; removed: an entry of a list is gone."),
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
    }

    private var withheldColumns: [TableColumn] {
        [
            column(
                "ressort", "Ressort", "Ressort",
                "Kennung des Ressorts, zu dem die Behörden gehören; leer in der Zeile aller Ressorts mit zu wenigen nur gezählten Systemen.",
                "Id of the ministry the authorities belong to; empty in the row of all ministries with too few systems that are only counted."
            ),
            column(
                "kind", "Was", "What",
                "record: nur gezähltes System; reduced-record: eingeschränkt gezeigtes System; field: einzelne Angabe.",
                "record: system that is only counted; reduced-record: system shown in part; field: single value."),
            column(
                "ground", "Grund", "Ground", "Code des gesetzlichen Grundes; leer, wo ressort leer ist.",
                "Code of the ground in law; empty where ressort is empty.",
                vocabulary: "publication-ground"),
            column(
                "origin", "Herkunft", "Origin", "Beispiele (sample) zählen in keiner Summe des Registers mit.",
                "Samples count in no sum of the register.", vocabulary: "origin"),
            column(
                "decided_on", .date, "Entschieden am", "Decided on",
                "Tag der Entscheidung über die Angaben; leer bei Systemen, deren Entscheidung keinen öffentlichen Tag hat.",
                "Day of the decision about the values; empty for systems, whose decisions have no public day."),
            column(
                "count", .integer, "Anzahl", "Count",
                "Zahl der Systeme oder Angaben; leer für weniger als \(WithheldCount.leastRecords) nur gezählte Systeme, auch für keines.",
                "Number of systems or values; empty for fewer than \(WithheldCount.leastRecords) systems that are only counted, none included."
            ),
        ]
    }

    private var fieldColumns: [TableColumn] {
        [
            recordType,
            column(
                "path", "Pfad", "Path", "Namen der Mitglieder im JSON, durch Punkte getrennt; [] steht für eine Liste.",
                "Names of the members in JSON, separated by dots; [] stands for a list."),
            column(
                "tables", "Tabellen und Spalten", "Tables and columns", "Wo das Feld in den Tabellen steht.",
                "Where the field is found in the tables."),
            column(
                "label_de", "Name", "Name in German", "Name des Feldes für Menschen.", "Name of the field for people."),
            column(
                "label_en", "Name (englisch)", "Name", "Derselbe Name auf Englisch.", "The same name in English."),
            column(
                "help_de", "Erklärung", "Explanation in German", "Was einzutragen ist.", "What is to be filled in."),
            column(
                "help_en", "Erklärung (englisch)", "Explanation", "Dieselbe Erklärung auf Englisch.",
                "The same explanation in English."),
            column(
                "type", "Typ", "Type of value", "Text, Zahl, Tag, Auswahl und so weiter.",
                "Text, number, day, choice and so on."),
            column(
                "is_list", .boolean, "Liste", "List", "Ob es mehrere Werte geben kann.",
                "Whether there can be several values."),
            column(
                "required", "Pflicht", "Required",
                "always: immer; agency: wenn die Behörde selbst meldet; when: unter einer Bedingung; optional: freiwillig.",
                "always; agency: when the authority itself submits; when: under a condition; optional."),
            column(
                "publication_class", "Klasse der Veröffentlichung", "Publication class",
                "P: immer öffentlich; F und F!: die Behörde darf es aus gesetzlichem Grund zurückhalten.",
                "P: always public; F and F!: the authority may withhold it on a ground in law."),
            column(
                "vocabulary", "Auswahlliste", "Vocabulary", "Name der Liste in der Tabelle codes.",
                "Name of the list in the table codes."),
            column(
                "source", "Quelle", "Source", "Vorschrift oder Vorbild, worauf das Feld beruht.",
                "The law or the model the field rests on."),
        ] + versionColumns
    }

    /// From which version of the data model on something is there, and up to which.
    private var versionColumns: [TableColumn] {
        [
            column(
                "since_version", "Seit Fassung", "Since version", "Erste Fassung des Datenmodells, die es hat.",
                "First version of the data model that has it."),
            column(
                "until_version", "Bis Fassung", "Until version",
                "Erste Fassung des Datenmodells, die es nicht mehr hat; leer, solange es gilt.",
                "First version of the data model that no longer has it; empty while it holds."),
        ]
    }

    private var codeColumns: [TableColumn] {
        [
            column(
                "vocabulary", "Auswahlliste", "Vocabulary", "Name der Liste, wie ihn die Tabelle fields nennt.",
                "Name of the list, as the table fields names it."),
            column("code", "Code", "Code", "Der Wert, der in den Daten steht.", "The value that stands in the data."),
            column(
                "position", .integer, "Stelle", "Position", "Stelle in der Liste, von 0 an.",
                "Position in the list, from 0."),
            column("label_de", "Name", "Name in German", "Was der Code bedeutet.", "What the code means."),
            column(
                "label_en", "Name (englisch)", "Name", "Dasselbe auf Englisch.", "The same in English."),
            column(
                "help_de", "Erklärung", "Explanation in German", "Mehr dazu, wo der Name nicht genügt.",
                "More, where the name is not enough."),
            column(
                "help_en", "Erklärung (englisch)", "Explanation", "Dieselbe Erklärung auf Englisch.",
                "The same explanation in English."),
        ] + versionColumns
    }
}
