import FieldCatalogue
import Findings

/// A question in words: short when it is asked, at length on `?`.
struct QuestionText {
    let question: Question
    let language: Language

    /// The question as it is asked.
    ///
    /// - Parameter explainsReason: whether to say why it is asked.
    func passages(explainsReason: Bool) -> [Passage] {
        var passages = [
            Passage(
                style: .heading,
                text: question.label[language] + (isVoluntary ? say(" (freiwillig)", " (voluntary)") : ""))
        ]
        if question.kind == .value || question.kind == .keys || question.kind == .include {
            passages.append(Passage(style: .plain, text: question.help[language]))
        }
        if explainsReason, let reason = question.reason {
            passages.append(Passage(style: .plain, text: say("Gefragt, weil: ", "Asked because: ") + reason[language]))
        }
        if let choices = question.choices {
            if choices.choices.count <= ChoiceList.longestShown {
                passages += shown(choices, withHelp: false)
            } else {
                passages.append(
                    Passage(
                        style: .hint,
                        text: say(
                            "\(choices.choices.count) Möglichkeiten: Teil des Namens oder Kürzel eingeben; ? zeigt alle.",
                            "\(choices.choices.count) choices: enter part of the name or a code; ? shows all.")))
            }
        }
        if let example = question.example {
            passages.append(Passage(style: .hint, text: say("Beispiel: ", "Example: ") + example))
        }
        passages.append(Passage(style: .hint, text: instruction))
        return passages
    }

    /// Everything there is to say about the question.
    func explanation(catalogue: Catalogue) -> [Passage] {
        var passages = [Passage(style: .plain, text: question.help[language])]
        if !question.source.isEmpty {
            passages.append(Passage(style: .plain, text: say("Rechtsgrundlage: ", "Legal source: ") + question.source))
        }
        if let field = question.field, question.kind == .value {
            passages += limits(of: field, catalogue)
            passages.append(
                Passage(style: .plain, text: say("Öffentlichkeit: ", "Publication: ") + publicity(of: field)))
        }
        if let choices = question.choices { passages += shown(choices, withHelp: true) }
        if let example = question.example {
            passages.append(Passage(style: .plain, text: say("Beispiel: ", "Example: ") + example))
        }
        return passages
    }

    /// Which of several choices apply is never voluntary to say: "none" is an answer as well.
    private var isVoluntary: Bool {
        !question.isRequired && question.reason == nil && question.kind == .value && question.style != .choices
    }

    private var instruction: String {
        var text: String
        switch question.style {
        case .yesNo: text = say("j oder n", "y or n")
        case .choice: text = say("Nummer oder Wort", "number or word")
        case .choices: text = say("Nummern oder Wörter, mit Komma getrennt", "numbers or words, separated by commas")
        case .list: text = say("eine Angabe je Zeile, leere Zeile schließt ab", "one a line, an empty line ends")
        case .paragraphs:
            text = say(
                "mehrere Zeilen, leere Zeile schließt ab, // beginnt einen neuen Absatz, ! öffnet den Editor",
                "several lines, an empty line ends, // starts a new paragraph, ! opens your editor")
        case .line: text = say("eine Zeile", "one line")
        }
        text += leastLength
        if let suggestion = question.suggestion {
            text += say("; Enter: ", "; Enter: ") + "[\(QuestionText.short(suggestion))]"
        } else if question.kind == .keys, question.isRequired {
            text += say("; „keine“, wenn nichts davon zutrifft", "; “none” if none of them applies")
        } else if question.kind == .keys || question.style == .choices, !question.isRequired {
            text += say("; Enter: keine", "; Enter: none")
        } else if !question.isRequired, question.kind == .value {
            text += say("; Enter: auslassen", "; Enter: pass over")
        } else if question.kind == .another || question.kind == .include {
            text += say("; Enter: nein", "; Enter: no")
        }
        return text
    }

    /// Longest suggestion that is shown in full, in code points.
    private static let shownSuggestion = 70

    private static func short(_ suggestion: String) -> String {
        let scalars = suggestion.unicodeScalars.map { $0 == "\n" ? " " : $0 }
        let text = String(String.UnicodeScalarView(scalars.prefix(shownSuggestion)))
        return scalars.count > shownSuggestion ? text + " …" : text
    }

    /// What a text must have at least: said before it is written, not after.
    private var leastLength: String {
        guard question.kind == .value, question.style == .line || question.style == .paragraphs,
            let least = question.field?.limits.minLength, least > 9
        else { return "" }
        return say(", mindestens \(least) Zeichen", ", at least \(least) characters")
    }

    private func shown(_ list: ChoiceList, withHelp: Bool) -> [Passage] {
        let width = list.choices.indices.map { list.number($0).utf8.count }.max() ?? 1
        return list.choices.enumerated().map { index, choice in
            let number = list.number(index)
            let blanks = String(repeating: " ", count: width - number.utf8.count)
            let help = withHelp ? choice.help.map { " – " + $0[language] } ?? "" : ""
            return Passage(style: .choice, text: "\(blanks)\(number)  \(choice.label[language])\(help)")
        }
    }

    private func limits(of field: Field, _ catalogue: Catalogue) -> [Passage] {
        var parts: [String] = []
        if let format = (field.format ?? field.type.impliedFormat).flatMap({ catalogue.formats[$0] }) {
            parts.append(format.label[language])
        }
        if let least = field.limits.minLength {
            parts.append(say("mindestens \(least) Zeichen", "at least \(least) characters"))
        }
        if let most = field.limits.maxLength {
            parts.append(say("höchstens \(most) Zeichen", "at most \(most) characters"))
        }
        if let most = field.limits.maxItems {
            parts.append(say("höchstens \(most) Angaben", "at most \(most) of them"))
        }
        return parts.isEmpty
            ? [] : [Passage(style: .plain, text: say("Form: ", "Form: ") + parts.joined(separator: ", "))]
    }

    private func publicity(of field: Field) -> String {
        switch field.publicationClass {
        case .core: say("immer öffentlich", "always public")
        case .fixed: say("öffentlich, nicht einzeln zurückzuhalten", "public, cannot be withheld by itself")
        case .withholdable:
            say("öffentlich; mit Rechtsgrund zurückzuhalten", "public; can be withheld on a legal ground")
        case .internal: say("bleibt intern", "stays internal")
        }
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
