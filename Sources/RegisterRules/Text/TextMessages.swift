import FieldCatalogue
import Findings
import Foundation
import SourceJSON

/// The wording of findings about texts.
enum TextMessages {
    static func finding(
        _ fault: TextCharacters.Fault, at value: JSONValue, text: String, field: Field, file: String
    ) -> Finding {
        let span = value.span
        switch fault {
        case .control(let scalar):
            return make(
                "TEXT-control", .error, "ein Steuerzeichen (\(name(scalar)))", "a control character (\(name(scalar)))",
                "Das Zeichen löschen.", "Delete the character.", span, field, file)
        case .bidirectional(let scalar):
            return make(
                "TEXT-bidi", .error, "ein Zeichen, das die Schreibrichtung umkehrt (\(name(scalar)))",
                "a character that reverses the writing direction (\(name(scalar)))",
                "Das Zeichen löschen; arabischer und hebräischer Text braucht es nicht.",
                "Delete the character; Arabic and Hebrew do not need it.", span, field, file)
        case .invisible(let scalar):
            return make(
                "TEXT-invisible", .error, "ein unsichtbares Zeichen (\(name(scalar)))",
                "an invisible character (\(name(scalar)))",
                "Den Text neu eintippen statt aus der Textverarbeitung zu kopieren.",
                "Type the text anew instead of copying it from a word processor.", span, field, file)
        case .privateUse(let scalar):
            return make(
                "TEXT-private-use", .error, "ein Zeichen ohne festgelegte Bedeutung (\(name(scalar)))",
                "a private-use character (\(name(scalar)))", "Durch ein gewöhnliches Zeichen ersetzen.",
                "Replace it by an ordinary character.", span, field, file)
        case .noncharacter(let scalar):
            return make(
                "TEXT-noncharacter", .error, "einen Wert, der kein Zeichen ist (\(name(scalar)))",
                "a noncharacter (\(name(scalar)))",
                "Das Zeichen löschen.", "Delete the character.", span, field, file)
        case .lineBreak:
            return make(
                "TEXT-line-break", .error, "einen Zeilenumbruch in einem einzeiligen Feld",
                "a line break in a one-line field",
                "Den Umbruch durch ein Leerzeichen ersetzen.", "Replace the break by a blank.", span, field, file)
        case .combiningMarks:
            return make(
                "TEXT-combining", .error, "mehr als acht Zusatzzeichen über einem Buchstaben",
                "more than eight marks on one letter",
                "Die überzähligen Zeichen löschen.", "Delete the surplus marks.", span, field, file)
        case .mixedScripts:
            return make(
                "TEXT-mixed-scripts", .error, "ein Wort aus Buchstaben verschiedener Schriften, die gleich aussehen",
                "a word with letters of several scripts that look alike", "Das Wort neu eintippen.",
                "Type the word anew.",
                span, field, file)
        case .notNormalized:
            var finding = make(
                "TEXT-nfc", .error, "zerlegte Zeichen (nicht NFC)", "decomposed characters (not NFC)",
                "Den Text neu eintippen oder mit  maki validate --fix  zusammensetzen.",
                "Type the text anew, or compose it with  maki validate --fix.", span, field, file)
            // Composed characters mean the same: canonical equivalence, UAX #15.
            finding.replacement = Finding.Replacement(
                span: span, text: TextCharacters.literal(of: ComposedText.canonical(text)),
                isCertain: true)
            return finding
        }
    }

    static func damage(_ damage: DamagedText.Damage, at span: ByteSpan, field: Field, file: String) -> Finding {
        let spot = TerminalText.escaped(damage.spot)
        let what: (de: String, en: String, helpDe: String, helpEn: String)
        switch damage.kind {
        case .lost:
            what = (
                "ein verlorenes Zeichen („\(spot)“)", "a lost character (“\(spot)”)",
                "Das Wort neu eintippen.", "Type the word anew."
            )
        case .doubleEncoded:
            what = (
                "doppelt kodierte Zeichen („\(spot)“)", "characters encoded twice (“\(spot)”)",
                "maki validate --fix  setzt die Zeichen, die gemeint waren.",
                "maki validate --fix puts the characters that were meant."
            )
        case .entity:
            what = (
                "HTML-Zeichen („\(spot)“)", "an HTML entity (“\(spot)”)", "Das Zeichen selbst schreiben.",
                "Write the character itself."
            )
        case .escape:
            what = (
                "einen Umbruch als zwei Zeichen („\(spot)“)", "a line break as two characters (“\(spot)”)",
                "Einen Umbruch oder ein Leerzeichen schreiben.", "Write a line break or a blank."
            )
        case .formula:
            what = (
                "eine Fehlermeldung einer Tabelle („\(spot)“)", "an error of a spreadsheet (“\(spot)”)",
                "Den Wert eintragen, den die Zelle zeigen sollte.", "Write the value the cell should show."
            )
        case .blank:
            what = (
                "Leerzeichen oder Umbrüche am Anfang oder Ende", "blanks or line breaks at its beginning or end",
                "Sie löschen;  maki validate --fix  tut es.", "Delete them; maki validate --fix does so."
            )
        case .umlaut:
            what = (
                "Umlaute als zwei Buchstaben („\(spot)“)", "umlauts as two letters (“\(spot)”)",
                "ä, ö, ü und ß schreiben, außer in Eigennamen.", "Write ä, ö, ü and ß, but for names."
            )
        }
        var finding = make(
            damage.kind.rawValue, .warning, what.de, what.en, what.helpDe, what.helpEn, span, field, file)
        finding.replacement = damage.repaired.map {
            Finding.Replacement(span: span, text: TextCharacters.literal(of: $0), isCertain: damage.isCertain)
        }
        return finding
    }

    static func placeholder(_ text: String, at span: ByteSpan, field: Field, file: String) -> Finding {
        make(
            "TEXT-placeholder", .error, "nur einen Platzhalter", "only a placeholder",
            "Den Inhalt schreiben oder das Feld weglassen.", "Write the content or leave the field out.", span, field,
            file)
    }

    static func tag(at span: ByteSpan, field: Field, file: String) -> Finding {
        make(
            "TEXT-tag", .warning, "etwas, das wie ein HTML-Tag aussieht; es wird als Text gezeigt",
            "something that looks like an HTML tag; it is shown as text", "Ohne spitze Klammern schreiben.",
            "Write it without angle brackets.", span, field, file)
    }

    static func precision(at span: ByteSpan, field: Field, file: String) -> Finding {
        make(
            "TEXT-precision", .error, "mehr als 15 Ziffern", "more than 15 digits",
            "Die Zahl auf 15 Ziffern runden.", "Round the number to 15 digits.", span, field, file)
    }

    static func contact(_ kind: ContactData.Kind, at span: ByteSpan, field: Field, file: String) -> Finding {
        let what: Bilingual =
            switch kind {
            case .email: Bilingual(de: "eine E-Mail-Adresse", en: "an e-mail address")
            case .phone: Bilingual(de: "eine Telefonnummer", en: "a telephone number")
            case .iban: Bilingual(de: "eine Kontonummer", en: "an account number")
            }
        var finding = make(
            "AIA-71-5", .error, what.de, what.en,
            "Kontaktdaten gehören in die Kontaktfelder, und nur solche von Funktionen.",
            "Contact data belong into the contact fields, and only those of functions.", span, field, file)
        finding.legalSource = personalData
        return finding
    }

    static func personalName(_ name: String, at span: ByteSpan, field: Field, file: String) -> Finding {
        var finding = make(
            "AIA-71-5", .warning, "vielleicht den Namen eines Menschen: „\(name)“",
            "perhaps the name of a person: “\(name)”",
            "Im öffentlichen Teil stehen keine Menschen: die Funktion oder das Referat nennen.",
            "The public part names no people: name the function or the unit.", span, field, file)
        finding.legalSource = personalData
        return finding
    }

    static func personalMailbox(at span: ByteSpan, field: Field, file: String) -> Finding {
        var finding = make(
            "AIA-71-5", .warning, "wohl das Postfach eines Menschen", "what seems to be the mailbox of a person",
            "Ein Funktionspostfach angeben, zum Beispiel ki-register@behoerde.example.",
            "State the mailbox of a function, for example ki-register@behoerde.example.", span, field, file)
        finding.legalSource = personalData
        return finding
    }

    private static let personalData = Bilingual(
        de: "Art. 71 Abs. 5 KI-VO; Art. 5 Abs. 1 Buchst. c DSGVO", en: "Art. 71(5) AI Act; Art. 5(1)(c) GDPR")

    private static func make(
        _ code: String, _ severity: Finding.Severity, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String,
        _ span: ByteSpan, _ field: Field, _ file: String
    ) -> Finding {
        Finding(
            code: code, severity: severity,
            message: Bilingual(
                de: "\(field.path) (\(field.label.de)) enthält \(de)",
                en: "\(field.path) (\(field.label.en)) holds \(en)"),
            file: file, span: span, help: Bilingual(de: helpDe, en: helpEn))
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
