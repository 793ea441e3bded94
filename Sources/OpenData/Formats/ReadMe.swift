import Findings
import PublicAddresses
import PublicTables
import Publication

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
                LicenceList(context.snapshot).all.map { "\($0.name), \($0.address)" }.joined(separator: "; ")
                    + ". \(RegisterIdentity.sourceLicences.de) Die Spalte licence nennt die Lizenz jedes Eintrags."
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
                "In CSV-Dateien steht ein einfaches Anführungszeichen ('), wo eine Tabellenkalkulation sonst eine Formel ausführen könnte: am Anfang eines Textes und darin nach jedem Komma, Semikolon und Zeilenende, wenn dort (auch hinter \") eines der Zeichen = + - @, ihre breiten Formen, ein Tabulator, ein Wagenrücklauf oder ein ' folgt. Wer an jeder dieser Stellen ein ' wegnimmt, hat den Text wieder. Ein Text, der ganz eine Zahl ist (-5.5), steht ohne Zeichen da. In JSON, SQLite und XLSX steht der Text unverändert."
            ),
            (
                "Verlauf",
                "revisions und changes (CSV, SQLite) zeigen alle Fassungen; was eine Behörde später zurückhält, fehlt auch in früheren Fassungen, und was in einer Fassung zurückgehalten war, bleibt dort zurückgehalten, wenn eine spätere es zeigt. Was das Register berechnet (Risikoklasse, Stand der Folgenabschätzung, Pflichten), gilt in der letzten Fassung am Tag des Standes, in früheren Fassungen am Tag ihrer Annahme."
            ),
            (
                "Ausgaben",
                context.options.reissued == nil
                    ? "Hält eine Behörde später etwas zurück, wird auch eine Ausgabe unter ihrem Datum (daten/JJJJ-MM-TT/) ohne diese Angaben neu herausgegeben; dann liegt darin NEUAUSGABE.md mit Tag und Grund, und die Prüfsummen sind neu. Sonst ändert sich eine Ausgabe unter ihrem Datum nicht."
                    : "Diese Ausgabe ist neu herausgegeben worden, weil Behörden seitdem Angaben zurückhalten: NEUAUSGABE.md nennt Tag und Grund. Die Prüfsummen gelten für die neue Ausgabe."
            ),
            (
                "Felder",
                "Die Tabelle fields erklärt jedes Feld, das Behörden ausfüllen, die Tabelle codes (CSV, SQLite) jede Auswahlliste, datapackage.json jede Spalte, auch die berechneten. Version der veröffentlichten Form: \(PublicSchemaVersion.current(in: context.catalogue))."
            ),
            (
                "Namen",
                "Eine Angabe heißt überall gleich: in Tabellen (CSV, SQLite, XLSX) klein mit _ (recorded_on), in JSON und JSON Lines als ein Wort (recordedOn). Was am Ende _at heißt, ist ein Zeitpunkt in UTC, was _on heißt, ein Tag in Deutschland; Jahre zählen nach dem Tag. Nur die Tabelle systeme-excel.csv, das erste Blatt des XLSX und die CSV-Dateien einzelner Seiten haben Überschriften zum Lesen."
            ),
            (
                "Arten",
                "Einträge und Fassungen gibt es als JSON Lines auch je Art, damit alle Zeilen einer Datei dieselben Angaben haben: deployments.jsonl, deployments-with-history.jsonl und so weiter."
            ),
            (
                "Zum Lesen",
                "Die Tabelle systeme hat Namen statt Codes, Listen in einer Zelle und die Adresse der Seite; systeme-excel.csv ist dieselbe für Excel auf Deutsch (Semikolon, mit einem Doppelklick zu öffnen), im XLSX ist sie das erste Blatt."
            ),
            (
                "Fragen",
                "Die Sichten q01 bis q10 der Datenbank nennen auch Einträge, die zu eingeschränkt veröffentlicht sind, um die Frage zu beantworten: answer = yes heißt ja, not-public oder status-not-public heißt, dass es nicht öffentlich ist."
            ),
            (
                "Frühere Tage",
                "maki export … --as-of TAG zählt, was an dem Tag angenommen war; Behörden sind immer dabei, auch wenn sie später eingetragen wurden. Zurückgehaltenes zählt nach dem Tag der Entscheidung."
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
