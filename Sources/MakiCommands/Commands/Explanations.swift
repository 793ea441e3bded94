import PageMarkup
import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import SiteGenerator
import SourceJSON

/// What `maki explain` says of a code, whichever part of the program it comes from.
struct Explanation {
    let code: String
    /// Record type that the examples change; nil without examples.
    let type: RecordType?
    let requirement: Bilingual
    let why: Bilingual
    let remedy: Bilingual
    let source: Bilingual?
    /// Where the source can be read, in German and in English.
    var links: (de: [String], en: [String]) = ([], [])
    let from: Day?
    /// The days of those for whom it is another than `from`.
    var others: [(day: Day, whom: Bilingual)] = []
    /// How much a finding weighs, and from when; nil when it is always an error.
    var weight: Bilingual?
    /// A merge patch (RFC 7396) that breaks the rule, and the catalogue path where it is marked.
    let failing: RuleDescription.Example?
    /// A merge patch that keeps it.
    let passing: RuleDescription.Example?

    /// Where the source can be read, in one language.
    func links(in language: Language) -> [String] { language == .de ? links.de : links.en }
}

enum Explanations {
    /// All explainable codes, in order.
    static func all(catalogue: Catalogue) -> [Explanation] {
        var codes: [String] = JSONSyntaxError.Code.allCases.map { "JSON-" + $0.rawValue }
        for code in StructuralCode.allCases { codes.append(code.rawValue) }
        codes += OtherCodes.all.keys.sorted() + ImportCodes.all.keys.sorted() + SettingCodes.all.keys.sorted()
        for rule in RuleCatalogue.all { codes.append(rule.description.code) }
        codes += MovedRules.all.keys.sorted()
        return codes.compactMap { code in of(code, catalogue: catalogue) }
    }

    /// The explanation of a code; nil when there is no such code.
    static func of(_ code: String, catalogue: Catalogue) -> Explanation? {
        if let rule = RuleCatalogue.description(of: code) {
            return Explanation(
                code: code, type: rule.types.sorted().first, requirement: rule.requirement, why: rule.why,
                remedy: rule.remedy, source: rule.source,
                links: links(in: rule.source), from: rule.days(LegalDates(catalogue: catalogue))?.first,
                others: rule.days(LegalDates(catalogue: catalogue))?.others ?? [],
                weight: weight(of: rule, catalogue), failing: rule.failing.patch.isEmpty ? nil : rule.failing,
                passing: rule.passing.patch.isEmpty ? nil : rule.passing)
        }
        if let moved = MovedRules.place(of: code) {
            return Explanation(
                code: code, type: nil, requirement: moved.requirement, why: moved.keptBy,
                remedy: Bilingual(de: "Nichts weiter.", en: "Nothing more."), source: moved.source,
                links: links(in: moved.source), from: nil,
                failing: nil, passing: nil)
        }
        if code.utf8.starts(with: "JSON-".utf8),
            let syntax = JSONSyntaxError.Code(rawValue: String(decoding: code.utf8.dropFirst(5), as: UTF8.self))
        {
            let text = syntax.explanation(detail: "…")
            return Explanation(
                code: code, type: nil, requirement: text.message,
                why: Bilingual(
                    de: "Die Datei muss JSON nach RFC 8259 sein, damit alle Programme dasselbe lesen.",
                    en: "The file must be JSON (RFC 8259) so that all programs read the same."),
                remedy: text.help, source: Bilingual(de: "RFC 8259; RFC 7493", en: "RFC 8259; RFC 7493"),
                links: (["https://www.rfc-editor.org/rfc/rfc8259"], ["https://www.rfc-editor.org/rfc/rfc8259"]),
                from: nil, failing: nil, passing: nil)
        }
        guard
            let text = StructuralCode(rawValue: code).map({ OtherCodes.structure($0) }) ?? OtherCodes.all[code]
                ?? ImportCodes.all[code] ?? SettingCodes.all[code]
        else {
            return nil
        }
        return Explanation(
            code: code, type: .deployment, requirement: text.requirement,
            why: why(code), remedy: text.remedy, source: text.source,
            links: text.source.map { links(in: $0) } ?? ([], []), from: nil,
            failing: CodeExamples.failing[code], passing: CodeExamples.passing[code])
    }

    private static func links(in source: Bilingual) -> (de: [String], en: [String]) {
        (LegalSource(language: .de).addresses(in: source.de), LegalSource(language: .en).addresses(in: source.en))
    }

    /// `Gilt ab: 2027-12-02; für … 2030-08-02. Gewicht: vorher Warnung, danach Fehler`
    private static func weight(of rule: RuleDescription, _ catalogue: Catalogue) -> Bilingual {
        let (before, after) = (rule.before.name, rule.from.name)
        guard let days = rule.days(LegalDates(catalogue: catalogue)) else {
            return Bilingual(de: "Gewicht: \(after.de)", en: "Weight: \(after.en)")
        }
        return Bilingual(
            de:
                "Gilt ab: \(days.text(.de, write: \.description)). Gewicht: vorher \(before.de), danach \(after.de)",
            en:
                "Applies from: \(days.text(.en, write: \.description)). Weight: \(before.en) before, \(after.en) after")
    }

    /// Why a code of structure, texts, references or lists matters.
    private static func why(_ code: String) -> Bilingual {
        switch String(code.prefix { $0 != "-" }) {
        case "AIA":
            Bilingual(
                de:
                    "Das Register zeigt Stellen, keine Menschen: Wer dort arbeitet, gehört nicht in einen öffentlichen Eintrag.",
                en: "The register shows offices, not people: who works there does not belong in a public record.")
        case "TEXT":
            Bilingual(
                de: "Texte werden veröffentlicht: Sie müssen überall lesbar sein und etwas aussagen.",
                en: "Texts are published: they must be legible everywhere and say something.")
        case "REF":
            Bilingual(
                de:
                    "Einträge verweisen aufeinander, und ihre Kennungen gelten für immer: Ein falscher Verweis führt in die Irre.",
                en: "Records refer to each other, and their identifiers hold for good: a wrong reference misleads.")
        case "CONFIG":
            Bilingual(
                de: "Eine Einstellung, die nicht verstanden wird, gälte still nicht: Der Befehl täte etwas anderes.",
                en: "A setting that is not understood would silently not hold: the command would do something else.")
        case "CSV", "MAP":
            Bilingual(
                de: "Was beim Einlesen einer Liste nicht verstanden wird, darf nicht still verloren gehen.",
                en: "What is not understood when a list is read must not get lost in silence.")
        default:
            Bilingual(
                de: "Nur gleich aufgebaute Einträge lassen sich vergleichen und zählen.",
                en: "Only records of the same form can be compared and counted.")
        }
    }
}
