import Findings
import RegisterModel
import RegisterRules
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
    let link: String?
    let from: Day?
    /// A merge patch (RFC 7396) that breaks the rule, and the catalogue path where it is marked.
    let failing: RuleDescription.Example?
    /// A merge patch that keeps it.
    let passing: RuleDescription.Example?
}

enum Explanations {
    /// All explainable codes, in order.
    static func all(catalogue: Catalogue) -> [Explanation] {
        var codes: [String] = JSONSyntaxError.Code.allCases.map { "JSON-" + $0.rawValue }
        for code in StructuralCode.allCases { codes.append(code.rawValue) }
        codes += OtherCodes.all.keys.sorted() + ImportCodes.all.keys.sorted()
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
                link: rule.link, from: rule.kind == .legal ? LegalDates(catalogue: catalogue)[rule.dateID] : nil,
                failing: rule.failing.patch.isEmpty ? nil : rule.failing,
                passing: rule.passing.patch.isEmpty ? nil : rule.passing)
        }
        if let moved = MovedRules.place(of: code) {
            return Explanation(
                code: code, type: nil, requirement: moved.requirement, why: moved.keptBy,
                remedy: Bilingual(de: "Nichts weiter.", en: "Nothing more."), source: moved.source, link: nil,
                from: nil,
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
                link: "https://www.rfc-editor.org/rfc/rfc8259", from: nil, failing: nil, passing: nil)
        }
        guard
            let text = StructuralCode(rawValue: code).map({ OtherCodes.structure($0) }) ?? OtherCodes.all[code]
                ?? ImportCodes.all[code]
        else {
            return nil
        }
        return Explanation(
            code: code, type: .deployment, requirement: text.requirement,
            why: Bilingual(
                de: "Nur gleich aufgebaute Einträge lassen sich vergleichen und zählen.",
                en: "Only records of the same form can be compared and counted."),
            remedy: text.remedy, source: text.source, link: nil, from: nil, failing: CodeExamples.failing[code],
            passing: CodeExamples.passing[code])
    }
}
