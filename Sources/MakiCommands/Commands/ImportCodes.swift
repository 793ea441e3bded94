import Findings

/// Codes of findings about lists and their mappings.
enum ImportCodes {
    static let all: [String: OtherCodes.Text] = [
        "CSV-quote": text(
            "Anführungszeichen in einer Tabelle sind geschlossen und im Text verdoppelt",
            "Quotes in a table are closed, and doubled inside the text",
            "Die Tabelle noch einmal ausgeben, oder die Zelle berichtigen.",
            "Export the table again, or correct the cell."),
        "CSV-encoding": text(
            "Eine Liste ist Text in einer bekannten Kodierung", "A list is text in a known encoding",
            "Die Liste als „CSV UTF-8“ speichern, oder in der Zuordnung input.encoding angeben.",
            "Save the list as “CSV UTF-8”, or state input.encoding in the mapping."),
        "CSV-empty": text(
            "Eine Tabelle hat mindestens die Zeile mit den Spaltennamen",
            "A table has at least the line of column names",
            "Eine Datei mit Inhalt angeben.", "Name a file with content."),
        "CSV-column-twice": text(
            "Jeder Spaltenname, den die Zuordnung nennt, kommt einmal vor",
            "Every column name the mapping speaks of occurs once", "Eine Spalte umbenennen.",
            "Rename a column."),
        "CSV-cells": text(
            "Alle Zeilen haben so viele Zellen wie die erste", "All rows have as many cells as the first",
            "Zellen mit Trennzeichen in Anführungszeichen setzen.", "Put cells that hold separators in quotes."),
        "CSV-width": text(
            "Eine Liste hat höchstens 1000 Spalten", "A list has at most 1000 columns",
            "Zeilen und Spalten tauschen, oder das Trennzeichen angeben.",
            "Swap rows and columns, or name the separator."),
        "CSV-list": text(
            "Eine JSON-Datei enthält eine Liste von Objekten", "A JSON file holds a list of objects",
            "In der Zuordnung mit input.rows sagen, wo sie steht.",
            "Say in the mapping with input.rows where it stands."),
        "CSV-header-row": text(
            "Die Zeile mit den Spaltennamen gibt es", "The row with the names of the columns is there",
            "Mit --header-row eine andere Zeile nennen, oder die Angabe weglassen: dann wird sie gesucht.",
            "Name another row with --header-row, or leave it out: then the row is looked for."),
        "XLSX-kind": text(
            "Eine Arbeitsmappe ist im Format .xlsx (oder .xlsm) und ohne Kennwort gespeichert",
            "A workbook is stored as .xlsx (or .xlsm) and without a password",
            "In der Tabellenkalkulation als .xlsx oder CSV speichern.",
            "Save it as .xlsx or CSV in the spreadsheet program."),
        "XLSX-file": text(
            "Eine Arbeitsmappe ist vollständig und in sich stimmig", "A workbook is whole and agrees with itself",
            "Die Datei in der Tabellenkalkulation öffnen und neu als .xlsx oder CSV speichern.",
            "Open the file in the spreadsheet program and save it anew as .xlsx or CSV."),
        "XLSX-limit": text(
            "Eine Liste bleibt in den Grenzen dessen, was gelesen wird",
            "A list stays within the limits of what is read",
            "Nur die Zellen der Liste in eine neue Arbeitsmappe übernehmen, oder als CSV speichern.",
            "Put only the cells of the list into a new workbook, or save it as CSV."),
        "XLSX-sheet": text(
            "Das Blatt mit der Liste gibt es, und es enthält etwas",
            "The sheet with the list is there and holds something",
            "Das Blatt mit --sheet nennen, mit Namen oder Nummer.", "Name the sheet with --sheet, by name or number."),
        "XLSX-formula": text(
            "Formeln haben ein gespeichertes Ergebnis", "Formulas have a stored result",
            "Die Datei in der Tabellenkalkulation öffnen und speichern; sie rechnet dann.",
            "Open the file in the spreadsheet program and save it; it then calculates."),
        "XLSX-merged": text(
            "Jede Zeile trägt ihre Werte selbst; verbundene Zellen haben nur einen",
            "Every row has its own values; merged cells have only one",
            "Den Verbund aufheben und den Wert in jede Zeile schreiben, für die er gilt.",
            "Unmerge the cells and write the value into every row it is meant for."),
        "XLSX-hidden": text(
            "Ausgeblendete Zeilen und Spalten werden mitgelesen", "Hidden rows and columns are read as well",
            "Was nicht in die Entwürfe gehört, löschen oder in der Zuordnung mit leaveOut auslassen.",
            "Delete what does not belong into drafts, or leave it out in the mapping with leaveOut."),
        "MAP-type": text(
            "Angaben einer Zuordnung haben die richtige Art", "Values of a mapping have the right type",
            "Der Beschreibung in registry-data/mappings/README.md folgen.", "Follow registry-data/mappings/README.md."),
        "MAP-key": text(
            "Eine Zuordnung enthält nur bekannte Schlüssel", "A mapping holds only known keys",
            "Den Namen berichtigen.", "Correct the name."),
        "MAP-missing": text(
            "Eine Zuordnung sagt, was sie ist und was aus jeder Spalte wird",
            "A mapping says what it is and what becomes of every column", "Das Genannte ergänzen.", "Add what is named."
        ),
        "MAP-field": text(
            "Spalten füllen Felder, die es gibt", "Columns fill fields that exist",
            "maki schema deployment  zeigt alle Felder.", "maki schema deployment shows all fields."),
        "MAP-value": text(
            "Werte einer Zuordnung stehen in der Liste des Feldes", "Values of a mapping stand in the field's list",
            "Einen möglichen Wert angeben.", "Give a possible value."),
        "MAP-column": text(
            "Spalten der Zuordnung kommen in der Liste vor", "Columns of the mapping occur in the list",
            "Den Namen mit der ersten Zeile der Liste vergleichen.", "Compare the name with the list's first line."),
    ]

    private static func text(_ de: String, _ en: String, _ remedyDe: String, _ remedyEn: String) -> OtherCodes.Text {
        OtherCodes.Text(requirement: Bilingual(de: de, en: en), remedy: Bilingual(de: remedyDe, en: remedyEn))
    }
}
