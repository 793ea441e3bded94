import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Own rule: a number without its law leads nowhere.
enum CitationNamesLaw: Rule {
    static let description = RuleDescription(
        code: "CONS-citation", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de: "Eine Rechtsgrundlage nennt Paragraf oder Artikel und das Gesetz",
            en: "A legal basis names section or article, and the law"),
        why: Bilingual(
            de:
                "Nur mit dem Gesetz lässt sich nachlesen, was erlaubt ist. Beim Übernehmen aus Listen gehen Teile leicht verloren.",
            en: "Only with the law one can read what is allowed. Parts are easily lost when lists are imported."),
        remedy: Bilingual(
            de:
                "Vollständig schreiben, zum Beispiel „Art. 6 Abs. 1 DSGVO“; jede Rechtsgrundlage ist ein eigener Eintrag der Liste.",
            en: "Write it in full, for example “Art. 6(1) GDPR”; every legal basis is an item of the list of its own."),
        source: Bilingual(de: "eigene Festlegung", en: "own rule"),
        dateID: "general", before: .warning, from: .warning, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(#"{"legalBasis":[{"citation":"Art. 6 Abs. 1"}]}"#, spot: .legalBasis),
        passing: RuleDescription.Example(#"{"legalBasis":[{"citation":"Art. 6 Abs. 1 DSGVO"}]}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let lists = [FieldPath.legalBasis, .decisionAutomationLegalBasis].flatMap { record.items($0) }
        let citations =
            lists.compactMap { $0["citation"] }
            + [FieldPath.biometricsNationalLawCitation, .oversightTwoPersonExemptionCitation].compactMap { record[$0] }
        return citations.compactMap { citation in
            switch CitationShape(citation.string ?? "") {
            case .complete: nil
            case .withoutLaw:
                RuleHit(
                    citation.span, label: Bilingual(de: "hier fehlt das Gesetz", en: "the law is missing here"))
            case .withoutSection:
                RuleHit(
                    citation.span,
                    label: Bilingual(de: "hier fehlt § oder Art.", en: "§ or Art. is missing here"))
            }
        }
    }
}

/// Whether a citation has the parts one needs to look it up.
enum CitationShape: Sendable, Equatable {
    case complete, withoutLaw, withoutSection

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var hasLaw = false
        var hasMark = text.utf8.contains(0xA7)
        var words = 0
        for part in bytes.split(whereSeparator: { !CitationShape.isWord($0) }) {
            words += 1
            let word = String(decoding: part, as: UTF8.self)
            if ["Art", "Artikel", "Artikels", "Artikeln", "Article", "Articles", "Anhang", "Annex", "Anlage"].contains(
                word)
            {
                hasMark = true
            }
            let isNumber = part.first.map { (0x30...0x39).contains($0) } == true
            if part.count > 1, !isNumber, !CitationShape.connectives.contains(word.lowercased()) { hasLaw = true }
        }
        guard words > 0 else {
            self = .complete
            return
        }
        guard hasLaw else {
            self = .withoutLaw
            return
        }
        // "2 BDSG" lost its §; "39. BImSchV" and "1 BvR 16/13" begin with a number of their own.
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        let rest = bytes.dropFirst(digits.count).drop { (0x61...0x7A).contains($0) }
        let isBare = !digits.isEmpty && digits.count < 5 && rest.first == 0x20 && !hasMark && !bytes.contains(0x2F)
        self = isBare ? .withoutSection : .complete
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 && byte != 0xC2 && byte != 0xA7 || (0x30...0x39).contains(byte)
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Words and numerals that stand in citations without naming a law, in lower case.
    private static let connectives: Set<String> = [
        "art", "artikel", "artikels", "artikeln", "article", "articles", "abs", "absatz", "absätze", "para",
        "paragraph",
        "paragraphs", "paragraf", "paragrafen", "satz", "sätze", "nr", "nrn", "no", "nos", "nummer", "nummern",
        "buchst",
        "buchstabe", "buchstaben", "lit", "litera", "letter", "point", "points", "ziff", "ziffer", "halbs", "halbsatz",
        "hs",
        "alt", "alternative", "var", "variante", "unterabs", "uabs", "unterabsatz", "anhang", "annex", "anlage",
        "abschnitt",
        "kapitel", "teil", "ivm", "in", "verbindung", "mit", "und", "oder", "bis", "sowie", "and", "or", "to", "ff",
        "af", "nf",
        "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "des", "der", "of", "the",
    ]
}
