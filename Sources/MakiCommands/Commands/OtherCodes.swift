import Findings
import Records

/// Codes that are not rules of law.
enum OtherCodes {
    /// What is required, and what to do.
    struct Text: Sendable {
        let requirement: Bilingual
        let remedy: Bilingual
        var source: Bilingual?
    }

    static let all: [String: Text] = [
        "REF-authority": text(
            "Die Behörde ist im Register bekannt und besteht noch",
            "The authority is known to the register and still exists",
            "Kennung prüfen; --register nutzt das Register zum Abgleich. Nach einer Auflösung die Nachfolgerin nennen.",
            "Check the identifier; --register compares with the register. After a dissolution name the successor."),
        "REF-unknown": text(
            "Verweise führen zu vorhandenen Einträgen", "References lead to existing records",
            "Kennung prüfen oder beide Einträge zusammen einreichen.",
            "Check the identifier or submit both records together."),
        "REF-type": text(
            "Verweise führen zu Einträgen der richtigen Art", "References lead to records of the right type",
            "Einen passenden Eintrag nennen.", "Name a fitting record."),
        "REF-id": text(
            "Die Kennung gehört zur Behörde", "The identifier belongs to the authority",
            "Form: Kürzel der Behörde, Jahr, Nummer.", "Form: short name of the authority, year, number."),
        "REF-null-report": text(
            "Eine Fehlanzeige und ein System, das an ihrem Stichtag im Einsatz war, schließen einander aus",
            "A null report and a system in use on its day exclude each other",
            "Die Zeitpunkte des Einsatzes prüfen, oder die Fehlanzeige zurücknehmen.",
            "Check the dates of use, or take the null report back."),
        "REF-withdrawn": text(
            "Die Kennung eines zurückgenommenen Eintrags ruht", "The identifier of a withdrawn record rests",
            "Eine neue Kennung vergeben.", "Choose a new identifier."),
        "REF-identity": text(
            "Art und Behörde eines Eintrags bleiben gleich", "Type and authority of a record stay the same",
            "Einen neuen Eintrag anlegen.", "Make a new record."),
        "REF-origin": text(
            "Die Herkunft passt zur Behörde und ändert sich nicht",
            "The origin fits the authority and does not change",
            "Beispiele gehören zu erfundenen Behörden; ein Eintrag aus öffentlicher Quelle wird übernommen:  maki revise KENNUNG --take-over",
            "Examples belong to made-up authorities; an entry from a public source is taken over:  maki revise ID --take-over"
        ),
        "REF-own": text(
            "Nur die Behörde selbst bestätigt, und nur, was sie selbst gemeldet hat",
            "Only the authority itself confirms, and only what it reported itself",
            "Den Eintrag übernehmen:  maki revise KENNUNG --take-over",
            "Take the entry over:  maki revise ID --take-over"),
        "REF-stale": text(
            "Ein Entwurf beruht auf der geltenden Fassung", "A draft is based on the current revision",
            "Auf die geltende Fassung bringen:  maki revise KENNUNG --rebase ENTWURF --output NEU",
            "Bring it onto the current revision:  maki revise ID --rebase DRAFT --output NEW"),
        "REF-base": text(
            "Ein Entwurf zu einem vorhandenen Eintrag sagt, aus welcher Fassung er entstand, oder macht nichts rückgängig",
            "A draft of an existing record says from which revision it was made, or undoes nothing",
            "Mit  maki revise KENNUNG  beginnen, oder:  maki revise KENNUNG --rebase ENTWURF --output NEU",
            "Start with  maki revise ID, or:  maki revise ID --rebase DRAFT --output NEW"),
        "REF-archive": text(
            "Dateien im Archiv liegen an ihrem Platz und ändern sich nie",
            "Files of the archive lie in their place and never change",
            "Nur maki submit schreibt ins Archiv.", "Only maki submit writes into the archive."),
        "REF-register": text(
            "Die Registerdatei enthält, was das Archiv enthält",
            "The register file holds what the archive holds",
            "Die Registerdatei löschen; maki baut sie aus dem Archiv neu auf.",
            "Delete the register file; maki rebuilds it from the archive."),
        "REF-file-name": text(
            "Dateinamen sind lesbar (UTF-8)", "File names are readable (UTF-8)", "Die Datei umbenennen.",
            "Rename the file."),
        "REF-same-text": text(
            "Jeder Eintrag beschreibt seinen eigenen Einsatz", "Every record describes its own use",
            "Den kopierten Text für diesen Einsatz neu schreiben.", "Write the copied text anew for this use."),
        "REF-similar-name": text(
            "Namen von Einsätzen einer Behörde lassen sich unterscheiden",
            "Names of one authority's uses can be told apart",
            "Sagen, was den Einsatz vom anderen unterscheidet.", "Say what sets the use apart from the other."),
        "REF-series": text(
            "Kennungen von Einträgen, die nicht gezeigt werden, stammen nicht aus der Zählung",
            "Identifiers of records that are not shown are not from the series",
            "Den Entwurf mit  maki new … --hidden  beginnen oder dessen Kennung übernehmen.",
            "Begin the draft with  maki new … --hidden  or take the identifier from there."),
        "REF-repeated": text(
            "Jede Kennung kommt nur einmal vor", "Every identifier occurs only once", "Eine andere Kennung vergeben.",
            "Choose another identifier."),
        "PUB-open": text(
            "Was zurückgehalten war, wird nur mit ausdrücklicher Zustimmung öffentlich",
            "What was withheld becomes public only with express consent",
            "Den Befehl mit --publish wiederholen, oder die Entscheidung in publication beibehalten.",
            "Repeat the command with --publish, or keep the decision in publication."),
        "TEXT-control": text(
            "Texte enthalten keine Steuerzeichen", "Texts hold no control characters", "Zeichen löschen.",
            "Delete the character."),
        "TEXT-bidi": text(
            "Texte kehren die Schreibrichtung nicht um", "Texts do not reverse the writing direction",
            "Zeichen löschen.", "Delete the character."),
        "TEXT-invisible": text(
            "Texte enthalten keine unsichtbaren Zeichen", "Texts hold no invisible characters", "Text neu eintippen.",
            "Type the text anew."),
        "TEXT-private-use": text(
            "Texte enthalten nur Zeichen mit fester Bedeutung", "Texts hold only characters with a fixed meaning",
            "Zeichen ersetzen.", "Replace the character."),
        "TEXT-noncharacter": text(
            "Texte enthalten nur Zeichen", "Texts hold only characters", "Zeichen löschen.", "Delete the character."),
        "TEXT-line-break": text(
            "Einzeilige Felder haben keine Umbrüche", "One-line fields have no line breaks", "Umbruch entfernen.",
            "Remove the break."),
        "TEXT-combining": text(
            "Höchstens acht Zusatzzeichen je Buchstabe", "At most eight marks on a letter", "Zeichen löschen.",
            "Delete characters."),
        "TEXT-mixed-scripts": text(
            "Wörter mischen keine Schriften", "Words do not mix scripts", "Wort neu eintippen.", "Type the word anew."),
        "TEXT-nfc": text(
            "Texte sind zusammengesetzt (NFC)", "Texts are composed (NFC)", "Text neu eintippen.", "Type the text anew."
        ),
        "TEXT-placeholder": text(
            "Felder enthalten keine Platzhalter", "Fields hold no placeholders",
            "Inhalt schreiben oder Feld weglassen.", "Write the content or leave the field out."),
        "TEXT-tag": text(
            "Texte enthalten keine HTML-Tags", "Texts hold no HTML tags", "Ohne spitze Klammern schreiben.",
            "Write without angle brackets."),
        "TEXT-damaged": text(
            "Kein Zeichen eines Textes ist verloren gegangen", "No character of a text was lost",
            "Das Wort neu eintippen.", "Type the word anew."),
        "TEXT-encoding": text(
            "Texte sind nicht doppelt kodiert", "Texts are not encoded twice",
            "maki validate --fix  setzt die gemeinten Zeichen.", "maki validate --fix puts the characters meant."),
        "TEXT-entity": text(
            "Texte enthalten Zeichen, keine HTML-Schreibweisen dafür", "Texts hold characters, not HTML entities",
            "Das Zeichen selbst schreiben.", "Write the character itself."),
        "TEXT-escape": text(
            "Umbrüche sind Umbrüche", "Line breaks are line breaks", "Statt \\n einen Umbruch schreiben.",
            "Write a line break instead of \\n."),
        "TEXT-formula": text(
            "Texte enthalten keine Fehlermeldungen einer Tabelle", "Texts hold no errors of a spreadsheet",
            "Den richtigen Wert eintragen.", "Write the right value."),
        "TEXT-blank": text(
            "Texte beginnen und enden ohne Leerzeichen", "Texts begin and end without blanks",
            "Leerzeichen am Rand löschen.", "Delete the blanks at the ends."),
        "TEXT-umlaut": text(
            "Deutsche Wörter stehen mit Umlauten und ß", "German words are written with umlauts and ß",
            "ä, ö, ü und ß schreiben, außer in Eigennamen.", "Write ä, ö, ü and ß, but for names."),
        "TEXT-precision": text(
            "Zahlen haben höchstens 15 Ziffern", "Numbers have at most 15 digits", "Zahl runden.", "Round the number."),
        "AIA-71-5": Text(
            requirement: Bilingual(
                de: "Im öffentlichen Teil stehen keine Kontaktdaten und Namen von Menschen, nur Funktionen",
                en: "The public part holds no contact data and names of people, only functions"),
            remedy: Bilingual(
                de: "Aus dem Text entfernen; Kontaktfelder nennen die Funktion oder das Referat.",
                en: "Remove from the text; contact fields name the function or the unit."),
            source: Bilingual(
                de: "Art. 71 Abs. 5 KI-VO; Art. 5 Abs. 1 Buchst. c DSGVO", en: "Art. 71(5) AI Act; Art. 5(1)(c) GDPR")),
    ]

    static func structure(_ code: StructuralCode) -> Text {
        switch code {
        case .notAnObject:
            text("Eine Datei enthält ein Objekt", "A file holds an object", "Mit { beginnen.", "Start with {.")
        case .recordType:
            text(
                "recordType nennt die Art des Eintrags", "recordType names the type", "Eine der fünf Arten angeben.",
                "Name one of the five types.")
        case .unknownKey:
            text(
                "Nur Felder des Feldkatalogs kommen vor", "Only fields of the catalogue occur",
                "Feldnamen berichtigen;  maki schema  zeigt alle.", "Correct the name; maki schema shows all.")
        case .missing:
            text(
                "Pflichtfelder sind vorhanden", "Required fields are present", "Das genannte Feld ergänzen.",
                "Add the field named.")
        case .wrongType:
            text(
                "Werte haben die richtige Art", "Values have the right type",
                "Text in \"…\", Zahlen ohne Anführungszeichen.", "Text in \"…\", numbers without quotes.")
        case .notInVocabulary:
            text(
                "Werte stammen aus der Liste", "Values come from the list", "Einen Wert der Liste wählen.",
                "Choose a value of the list.")
        case .format:
            text(
                "Texte haben die verlangte Form", "Texts have the required form", "Dem Beispiel folgen.",
                "Follow the example.")
        case .length:
            text(
                "Texte haben die verlangte Länge", "Texts have the required length", "Kürzen oder ausführen.",
                "Shorten or elaborate.")
        case .range:
            text("Zahlen liegen im erlaubten Bereich", "Numbers are within bounds", "Zahl prüfen.", "Check the number.")
        case .itemCount:
            text(
                "Listen haben die erlaubte Länge", "Lists have the allowed length", "Einträge ergänzen oder streichen.",
                "Add or remove items.")
        case .duplicateItem:
            text(
                "Listen enthalten nichts doppelt", "Lists hold nothing twice", "Wiederholung streichen.",
                "Remove the repetition.")
        case .constant:
            text(
                "Feste Werte stimmen", "Constant values are right", "Den festen Wert eintragen.",
                "Enter the constant value.")
        }
    }

    private static func text(_ de: String, _ en: String, _ remedyDe: String, _ remedyEn: String) -> Text {
        Text(requirement: Bilingual(de: de, en: en), remedy: Bilingual(de: remedyDe, en: remedyEn))
    }
}
