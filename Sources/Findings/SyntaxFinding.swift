import SourceJSON

extension Finding {
    /// The finding for a document that is no acceptable JSON.
    public init(_ error: JSONSyntaxError, file: String) {
        let text = error.code.explanation(detail: error.detail)
        self.init(
            code: "JSON-" + error.code.rawValue, severity: .error, message: text.message, file: file, span: error.span,
            help: text.help,
            // What stands there says nothing: without it the file means the same.
            replacement: [.byteOrderMark, .trailingComma].contains(error.code)
                ? Replacement(span: error.span, text: "", isCertain: true) : nil)
    }
}

extension JSONSyntaxError.Code {
    /// What is wrong, and what to do about it.
    public func explanation(detail: String = "") -> (message: Bilingual, help: Bilingual) {
        switch self {
        case .empty:
            text(
                "Die Datei ist leer", "The file is empty",
                "Ein Gerüst schreibt  maki new deployment --no-input",
                "maki new deployment --no-input writes a scaffold")
        case .byteOrderMark:
            text(
                "Die Datei beginnt mit einer Byte-Reihenfolge-Marke (BOM)", "The file starts with a byte order mark",
                "Als „UTF-8 ohne BOM“ speichern.", "Save as “UTF-8 without BOM”.")
        case .utf16:
            text(
                "Die Datei ist in UTF-16 geschrieben", "The file is written in UTF-16",
                "Als UTF-8 speichern.", "Save as UTF-8.")
        case .invalidUTF8:
            text(
                "Das Byte \(detail) ist kein gültiges UTF-8", "The byte \(detail) is not valid UTF-8",
                "Die Datei als UTF-8 speichern; vermutlich ist sie in einer älteren Windows-Kodierung.",
                "Save the file as UTF-8; it probably is in an older Windows encoding.")
        case .controlCharacter:
            text(
                "Hier steht ein Steuerzeichen (\(detail))", "There is a control character (\(detail)) here",
                "Das Zeichen löschen; einen Zeilenumbruch im Text schreibt man \\n.",
                "Delete it; a line break inside a text is written \\n.")
        case .badEscape:
            text(
                "Unbekannte Folge nach \\", "Unknown escape after \\",
                "Erlaubt sind \\\" \\\\ \\/ \\b \\f \\n \\r \\t und \\uXXXX mit vier Hexadezimalziffern.",
                "Allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX with four hexadecimal digits.")
        case .loneSurrogate:
            text(
                "Ein halbes Ersatzzeichen-Paar (\\uD800–\\uDFFF) steht allein", "Half of a surrogate pair stands alone",
                "Das Zeichen selbst schreiben statt seiner \\u-Folge.",
                "Write the character itself instead of its \\u escape.")
        case .unclosedString:
            text(
                "Der Text, der hier beginnt, endet nicht", "The text that starts here does not end",
                "Ein \" am Ende der Zeile ergänzen; Zeilenumbrüche im Text schreibt man \\n.",
                "Add a \" at the end of the line; line breaks inside a text are written \\n.")
        case .unclosedContainer:
            text(
                "Diese Klammer wird nicht geschlossen", "This bracket is not closed",
                "Die schließende Klammer am Ende ergänzen.", "Add the closing bracket at the end.")
        case .mismatchedBracket:
            text(
                "Diese schließende Klammer passt zu keiner offenen", "This closing bracket matches no open one",
                "{ endet mit }, [ endet mit ].", "{ ends with }, [ ends with ].")
        case .trailingComma:
            text(
                "Ein Komma vor der schließenden Klammer", "A comma before the closing bracket",
                "Das Komma löschen.", "Delete the comma.")
        case .missingComma:
            text(
                "Vor dieser Stelle fehlt ein Komma", "A comma is missing before this place",
                "Zwischen zwei Angaben steht ein Komma.", "Two values are separated by a comma.")
        case .missingColon:
            text(
                "Hier fehlt ein Doppelpunkt", "A colon is missing here",
                "Nach dem Feldnamen steht ein Doppelpunkt:  \"name\": …",
                "A colon follows the field's name:  \"name\": …")
        case .nameExpected:
            text(
                "Hier muss ein Feldname in Anführungszeichen stehen", "A field's name in double quotes must stand here",
                "Zum Beispiel  \"status\": \"pilot\"", "For example  \"status\": \"pilot\"")
        case .valueExpected:
            text(
                "Hier fehlt ein gültiger Wert", "A valid value is missing here",
                "Möglich sind Text in \"…\", eine Zahl, true, false, { … } oder [ … ].",
                "Possible are text in \"…\", a number, true, false, { … } or [ … ].")
        case .comment:
            text(
                "JSON kennt keine Kommentare", "JSON has no comments",
                "Den Kommentar löschen; Erläuterungen gehören in die Textfelder.",
                "Delete the comment; explanations belong into the text fields.")
        case .singleQuotes:
            text(
                "Diese Anführungszeichen gelten in JSON nicht", "These quotes do not count in JSON",
                "Gerade doppelte verwenden: \"…\"", "Use straight double ones: \"…\"")
        case .badNumber:
            text(
                "Diese Zahl ist nicht so geschrieben, wie JSON es verlangt", "This number is not written as JSON asks",
                "Ohne führende Null, ohne +, mit Punkt statt Komma und ohne Einheit: 12.5",
                "No leading zero, no +, a point and no unit: 12.5")
        case .numberRange:
            text(
                "Diese Zahl ist zu groß", "This number is too large",
                "Erlaubt sind Zahlen bis etwa 9 Billiarden.", "Numbers up to about 9 quadrillion are allowed.")
        case .notANumber:
            text(
                "NaN und Infinity sind keine JSON-Werte", "NaN and Infinity are not JSON values",
                "Das Feld weglassen, wenn der Wert nicht bekannt ist.",
                "Leave the field out when the value is not known.")
        case .trailingContent:
            text(
                "Nach dem Ende des Eintrags folgt noch etwas", "Something follows the end of the record",
                "Eine Datei enthält genau einen Eintrag.", "A file holds exactly one record.")
        case .duplicateName:
            text(
                "Das Feld \"\(detail)\" steht zweimal im selben Objekt",
                "The field \"\(detail)\" stands twice in one object",
                "Eine der beiden Angaben löschen.", "Delete one of the two.")
        case .tooLarge:
            text(
                "Die Datei ist größer als \(detail) Byte", "The file is larger than \(detail) bytes",
                "Lange Unterlagen verlinken statt einfügen.", "Link long documents instead of pasting them.")
        case .tooDeep:
            text(
                "Mehr als \(detail) Ebenen von Klammern", "More than \(detail) levels of brackets",
                "Einträge brauchen höchstens sechs Ebenen.", "Records need six levels at most.")
        case .tooManyMembers:
            text(
                "Mehr als \(detail) Felder in einem Objekt", "More than \(detail) members in one object",
                "Die Datei enthält vermutlich etwas anderes als einen Eintrag.",
                "The file probably holds something other than a record.")
        case .tooManyValues:
            text(
                "Mehr als \(detail) Werte in einer Datei", "More than \(detail) values in one file",
                "Die Datei enthält vermutlich mehr als einen Eintrag.", "The file probably holds more than one record.")
        }
    }

    private func text(_ de: String, _ en: String, _ helpDe: String, _ helpEn: String) -> (
        message: Bilingual, help: Bilingual
    ) {
        (Bilingual(de: de, en: en), Bilingual(de: helpDe, en: helpEn))
    }
}
