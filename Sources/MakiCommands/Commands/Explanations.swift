import Findings
import RegisterModel
import RegisterRules
import SourceJSON

/// What `maki explain` says of a code, whichever part of the program it comes from.
struct Explanation {
    let code: String
    let requirement: Bilingual
    let why: Bilingual
    let remedy: Bilingual
    let source: Bilingual?
    let link: String?
    let from: Day?
    let failing: String?
    let passing: String?
}

enum Explanations {
    /// All explainable codes, in order.
    static func all(catalogue: Catalogue) -> [Explanation] {
        var codes: [String] = JSONSyntaxError.Code.allCases.map { "JSON-" + $0.rawValue }
        for code in StructuralCode.allCases { codes.append(code.rawValue) }
        codes += OtherCodes.all.keys.sorted()
        for rule in RuleCatalogue.all { codes.append(rule.description.code) }
        codes += MovedRules.all.keys.sorted()
        return codes.compactMap { code in of(code, catalogue: catalogue) }
    }

    /// The explanation of a code; nil when there is no such code.
    static func of(_ code: String, catalogue: Catalogue) -> Explanation? {
        if let rule = RuleCatalogue.description(of: code) {
            return Explanation(
                code: code, requirement: rule.requirement, why: rule.why, remedy: rule.remedy, source: rule.source,
                link: rule.link, from: rule.kind == .legal ? LegalDates(catalogue: catalogue)[rule.dateID] : nil,
                failing: rule.failing.patch.isEmpty ? nil : rule.failing.patch,
                passing: rule.passing.patch.isEmpty ? nil : rule.passing.patch)
        }
        if let moved = MovedRules.place(of: code) {
            return Explanation(
                code: code, requirement: moved.requirement, why: moved.keptBy,
                remedy: Bilingual(de: "Nichts weiter.", en: "Nothing more."), source: moved.source, link: nil,
                from: nil,
                failing: nil, passing: nil)
        }
        if code.utf8.starts(with: "JSON-".utf8),
            let syntax = JSONSyntaxError.Code(rawValue: String(decoding: code.utf8.dropFirst(5), as: UTF8.self))
        {
            let text = syntax.explanation(detail: "…")
            return Explanation(
                code: code, requirement: text.message,
                why: Bilingual(
                    de: "Die Datei muss JSON nach RFC 8259 sein, damit alle Programme dasselbe lesen.",
                    en: "The file must be JSON (RFC 8259) so that all programs read the same."),
                remedy: text.help, source: Bilingual(de: "RFC 8259; RFC 7493", en: "RFC 8259; RFC 7493"),
                link: "https://www.rfc-editor.org/rfc/rfc8259", from: nil, failing: nil, passing: nil)
        }
        guard let text = StructuralCode(rawValue: code).map({ OtherCodes.structure($0) }) ?? OtherCodes.all[code] else {
            return nil
        }
        return Explanation(
            code: code, requirement: text.requirement,
            why: Bilingual(
                de: "Nur gleich aufgebaute Einträge lassen sich vergleichen und zählen.",
                en: "Only records of the same form can be compared and counted."),
            remedy: text.remedy, source: nil, link: nil, from: nil, failing: nil, passing: nil)
    }
}

/// Codes that are not rules of law.
enum OtherCodes {
    /// What is required, and what to do.
    struct Text: Sendable {
        let requirement: Bilingual
        let remedy: Bilingual
    }

    static let all: [String: Text] = [
        "REF-authority": text(
            "Die Behörde ist im Register bekannt", "The authority is known to the register",
            "Kennung prüfen; --register nutzt das Register zum Abgleich.",
            "Check the identifier; --register compares with the register."),
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
        "REF-withdrawn": text(
            "Die Kennung eines zurückgenommenen Eintrags ruht", "The identifier of a withdrawn record rests",
            "Eine neue Kennung vergeben.", "Choose a new identifier."),
        "REF-identity": text(
            "Art und Behörde eines Eintrags bleiben gleich", "Type and authority of a record stay the same",
            "Einen neuen Eintrag anlegen.", "Make a new record."),
        "REF-archive": text(
            "Dateien im Archiv liegen an ihrem Platz", "Files of the archive lie in their place",
            "Nur maki submit schreibt ins Archiv.", "Only maki submit writes into the archive."),
        "REF-repeated": text(
            "Jede Kennung kommt nur einmal vor", "Every identifier occurs only once", "Eine andere Kennung vergeben.",
            "Choose another identifier."),
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
        "TEXT-precision": text(
            "Zahlen haben höchstens 15 Ziffern", "Numbers have at most 15 digits", "Zahl runden.", "Round the number."),
        "AIA-71-5": text(
            "Kontaktdaten stehen nur in Kontaktfeldern", "Contact data stand only in contact fields",
            "Aus dem Fließtext entfernen (Art. 71 Abs. 5 KI-VO).", "Remove from running text (Art. 71(5) AI Act)."),
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
