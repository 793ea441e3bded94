import Findings
import RegisterModel

/// What one has to know to use the data: the text file of a release, the table and the sheet of the same name.
struct ReadMe {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    /// Topics and texts.
    var lines: [(topic: String, text: String)] {
        [
            ("Stand", "\(context.snapshot.date): alles, was bis zu diesem Tag angenommen war."),
            (
                "Lizenz",
                "\(RegisterIdentity.licenceTitle), \(RegisterIdentity.licenceAddress). \(RegisterIdentity.sourceLicences.de)"
            ),
            (
                "Demonstrator",
                "Dieses Register ist ein Demonstrator, kein amtliches Angebot."
            ),
            (
                "Herkunft",
                "Spalte origin in jeder Zeile: agency = von der Behörde gemeldet; public-source = aus einer öffentlichen Quelle zusammengestellt, von der Behörde nicht bestätigt; sample = Beispiel einer erfundenen Behörde, für Auswertungen weglassen."
            ),
            (
                "Kennungen",
                "Spalten id, deployment, assessment, incident, label, record und authority verbinden die Tabellen. Kennungen werden nie neu vergeben."
            ),
            (
                "Fehlende Werte",
                "Leere Zellen erklärt die Tabelle absences (CSV, SQLite): nicht angegeben, zurückgehalten (mit Grund), nicht anwendbar, unbekannt. Für Zeilen mit publication_level = reduced gilt der Grund in publication_ground für alles, was fehlt; einzeln steht dort nichts."
            ),
            (
                "Formeln",
                "In CSV-Dateien steht vor Text, der mit = + - @ Tabulator oder Wagenrücklauf beginnt, ein einfaches Anführungszeichen ('), damit eine Tabellenkalkulation ihn nicht als Formel ausführt. In JSON, SQLite und XLSX steht der Text unverändert."
            ),
            (
                "Verlauf",
                "revisions und changes (CSV, SQLite) zeigen alle Fassungen; was eine Behörde später zurückhält, fehlt auch in früheren Fassungen. Was das Register berechnet (Risikoklasse, Stand der Folgenabschätzung, Pflichten), gilt in der letzten Fassung am Tag des Standes, in früheren Fassungen am Tag ihrer Annahme."
            ),
            (
                "Felder",
                "Die Tabelle fields erklärt jedes Feld, das Behörden ausfüllen, die Tabelle codes (CSV, SQLite) jede Auswahlliste, datapackage.json jede Spalte, auch die berechneten. Version der veröffentlichten Form: \(PublicSchemaVersion.current(in: context.catalogue))."
            ),
            (
                "Prüfsummen",
                "SHA256SUMS prüft:  sha256sum -c SHA256SUMS"
            ),
        ]
    }

    /// The file says what is in the release it lies in: tables and questions only where they are.
    func write() throws -> ReleaseItem {
        var text = "# \(RegisterIdentity.title.de): offene Daten\n\n"
        for line in lines { text += "- **\(line.topic):** \(line.text)\n" }
        if context.options.parts.contains(.csv) {
            text += "\n## Tabellen\n\n| Datei | Inhalt | Schlüssel |\n|---|---|---|\n"
            for table in context.tables.definitions {
                text += "| \(table.name).csv | \(table.title.de) | \(table.primaryKey.joined(separator: ", ")) |\n"
            }
        }
        if context.options.parts.contains(.sqlite) {
            text += "\n## Fragen an die Datenbank\n"
            for question in JournalistQuestion.all {
                text += "\n### \(question.title.de)\n\n```sql\nSELECT * FROM \(question.name);\n```\n"
            }
        }
        let path = ReleasePath.current + "README.md"
        return ReleaseItem(
            path: path, title: Bilingual(de: "Was man zur Benutzung wissen muss", en: "What to know for use"),
            part: .csv,
            mediaType: "text/markdown", digest: try context.target.add(path, Array(text.utf8)))
    }
}
