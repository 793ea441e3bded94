import Findings

extension InterviewDialogue {
    /// Shows all answers with numbers.
    mutating func openReview() -> [Passage] {
        let answers = interview.answers
        guard !answers.isEmpty else {
            return [hint("Noch ist nichts beantwortet.", "Nothing is answered yet.")] + current()
        }
        review = answers
        return [Passage(style: .heading, text: say("Ihre Antworten", "Your answers"))]
            + answers.enumerated().map { index, answer in
                let number = "\(index + 1)"
                let blanks = String(repeating: " ", count: max(0, 3 - number.utf8.count))
                let text = answer.text[language]
                return Passage(
                    style: .choice,
                    text: "\(blanks)\(number)  \(answer.label[language])" + (text.isEmpty ? "" : ": \(text)"))
            } + [instruction]
    }

    private var instruction: Passage {
        hint(
            "Nummer: Antwort ändern ·  + Nummer: Eintrag hinzufügen ·  - Nummer: Antwort oder Eintrag entfernen ·  Enter: zurück",
            "Number: change an answer ·  + number: add an item ·  - number: take an answer or item out ·  Enter: back")
    }

    /// Takes what was typed under the list of answers.
    mutating func receive(_ word: String, reviewing answers: [GivenAnswer]) -> [Passage] {
        if word.isEmpty || word == "<" {
            review = nil
            return current()
        }
        let sign = word.utf8.first.flatMap { [UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0) ? $0 : nil }
        let digits = String(decoding: word.utf8.dropFirst(sign == nil ? 0 : 1), as: UTF8.self).trimmed
        guard let number = Int(digits), answers.indices.contains(number - 1) else {
            return [
                fault("Bitte eine Nummer aus der Liste, oder Enter.", "Please a number of the list, or Enter."),
                instruction,
            ]
        }
        let answer = answers[number - 1]
        switch sign {
        case UInt8(ascii: "+"): return add(to: answer)
        case UInt8(ascii: "-"): return remove(answer)
        default: return change(answer)
        }
    }

    private mutating func change(_ answer: GivenAnswer) -> [Passage] {
        guard answer.kind == .answer else {
            return [
                fault(
                    "Das ist kein einzelner Wert: eine Zeile darunter wählen, mit + hinzufügen oder mit - entfernen.",
                    "This is no single answer: choose a line below it, add with + or take out with -.")
            ]
        }
        review = nil
        interview.revisit(answer)
        return current()
    }

    private mutating func add(to answer: GivenAnswer) -> [Passage] {
        guard interview.addItem(to: answer) else {
            return [fault("Dort lässt sich nichts hinzufügen.", "Nothing can be added there.")]
        }
        review = nil
        return current()
    }

    private mutating func remove(_ answer: GivenAnswer) -> [Passage] {
        review = nil
        interview.remove(answer)
        let label = answer.label[language]
        return [
            Passage(
                style: .success,
                text: say("→ Entfernt: \(label)  (< macht es rückgängig)", "→ Taken out: \(label)  (< undoes it)"))
        ] + current()
    }
}

extension InterviewDialogue {
    /// The text to start an editor with when `!` was typed at a question for a long text; nil otherwise.
    public func editorText(for line: String) -> String? {
        guard line.trimmed == "!", review == nil, case .question(let question) = interview.step else { return nil }
        switch question.style {
        case .paragraphs: return lines.isEmpty ? question.suggestion ?? "" : WrittenText.paragraphs(lines)
        case .list: return lines.isEmpty ? question.suggestion ?? "" : WrittenText.items(lines)
        default: return nil
        }
    }

    /// Whether the open question takes several lines: an empty line pasted into them ends a paragraph, not the answer.
    public var takesSeveralLines: Bool {
        guard review == nil, case .question(let question) = interview.step else { return false }
        return question.style == .paragraphs || question.style == .list
    }

    /// Takes what was written in an editor as the whole answer.
    public mutating func receive(edited text: String) -> [Passage] {
        guard !text.trimmed.isEmpty else {
            return [hint("Nichts übernommen.", "Nothing was taken over.")] + current()
        }
        lines = [text]
        return receive("")
    }
}
