import FieldCatalogue
import Findings
import LegalFacts
import RegisterRules
import SourceJSON

/// A piece of text the dialogue shows.
public struct Passage: Sendable, Hashable {
    /// How it is meant.
    public enum Style: Sendable {
        /// How far the talk is: a question begins.
        case step
        /// What is asked.
        case heading
        /// Explanations.
        case plain
        /// Progress, instructions.
        case hint
        /// Something is wrong.
        case fault
        /// Something is done.
        case success
        /// A choice: the text hangs under its number.
        case choice
    }
    /// How it is meant.
    public let style: Style
    /// One paragraph, without line breaks.
    public let text: String

    /// Makes a passage.
    public init(style: Style, text: String) {
        (self.style, self.text) = (style, text)
    }
}

/// The interview as a talk in lines: takes what is typed, answers with passages. Whoever owns the terminal shows them.
public struct InterviewDialogue: Sendable {
    /// How far the talk is.
    public enum Condition: Sendable {
        /// A line is waited for.
        case open
        /// Stopped to go on later.
        case paused
        /// Over.
        case finished
    }

    /// The interview behind it.
    public internal(set) var interview: Interview
    /// How far the talk is.
    public internal(set) var condition = Condition.open
    let language: Language
    /// Name of the file the draft is kept in.
    private let file: String
    private let catalogue: Catalogue
    /// Files that belong to this one and are checked and submitted with it.
    private let companions: [String]
    var lines: [String] = []
    /// The answers on the screen while somebody looks for one to change; nil otherwise.
    var review: [GivenAnswer]?
    /// The number of questions said last; nil where a jump needs no word.
    private var announced: Int?
    /// The reason given last: what one rule demands is asked in several questions, and explained once.
    private var reason: Bilingual?

    /// Starts a talk.
    ///
    /// - Parameters:
    ///   - file: name of the file the draft is kept in.
    ///   - companions: files that are checked and submitted together with it.
    public init(
        _ interview: Interview, file: String, companions: [String] = [], language: Language, catalogue: Catalogue
    ) {
        self.companions = companions
        self.interview = interview
        self.file = file
        self.language = language
        self.catalogue = catalogue
    }

    /// What is said first, with the first question.
    public mutating func opening(isResumed: Bool) -> [Passage] {
        let total = interview.progress.total
        var passages = [
            Passage(
                style: .plain,
                text: isResumed
                    ? say(
                        "\(file) geht weiter: Gefragt wird nur, was noch fehlt. Frühere Antworten zeigt und ändert = .",
                        "\(file) goes on: only what is missing is asked. = shows and changes earlier answers."
                    )
                    : say(
                        "Etwa \(total) Fragen; weitere kommen nur, wenn das Recht sie stellt. Jede Antwort wird gleich geprüft und in \(file) gespeichert.",
                        "About \(total) questions; more come only where the law asks. Every answer is checked at once and kept in \(file)."
                    )),
            Passage(
                style: .hint,
                text: say(
                    "?  erklärt mehr ·  <  zurück ·  =  alle Antworten ansehen und ändern ·  .  aufhören und später weitermachen ·  Enter  auslassen oder Vorschlag [so] übernehmen ·  -  Pflichtangabe erst später machen ·  !  langen Text im Editor schreiben",
                    "?  explains more ·  <  back ·  =  see and change all answers ·  .  stop and go on later ·  Enter  pass over or take the suggestion [like this] ·  -  leave a required answer for later ·  !  write a long text in your editor"
                )),
        ]
        passages += current()
        return passages
    }

    /// Takes a line that was typed; nil when the input has ended.
    public mutating func receive(_ line: String?) -> [Passage] {
        guard let line else { return pause() }
        let word = line.trimmed
        if let review, word != "." { return receive(word, reviewing: review) }
        switch word.lowercased() {
        case "=" where lines.isEmpty: return openReview()
        case ".", "ende", "stop", "quit":
            // What stands there so far is an answer, or is said not to be one.
            guard !lines.isEmpty, case .question(let question) = interview.step else { return pause() }
            let said = answer("", "", to: question)
            return said.filter { $0.style == .fault } + pause()
        case "<", "zurück", "zurueck", "back":
            lines = []
            announced = nil
            if case .atStart = interview.back() {
                return [Passage(style: .hint, text: say("Das ist die erste Frage.", "This is the first question."))]
            }
            return current()
        case "?", "hilfe", "help":
            return explanation() + (lines.isEmpty ? [] : [hint("Weiter mit dem Text:", "Go on with the text:")])
        case "fertig", "done":
            if interview.isVoluntary, lines.isEmpty {
                interview.leaveGroup()
                return current()
            }
        default: break
        }
        switch interview.step {
        case .question(let question): return answer(line, word, to: question)
        case .offer(let offers): return choose(word, among: offers)
        case .finished: return finish()
        }
    }

    // MARK: - Answers

    private mutating func answer(_ line: String, _ word: String, to question: Question) -> [Passage] {
        if word == "-", lines.isEmpty {
            interview.postpone()
            return [hint("Bleibt für später offen.", "Left for later.")] + current()
        }
        let isLong = question.style == .paragraphs || question.style == .list
        if isLong, !word.isEmpty {
            lines.append(line)
            return []
        }
        var text =
            isLong
            ? question.style == .paragraphs ? WrittenText.paragraphs(lines) : WrittenText.items(lines)
            : WrittenText.line(word)
        lines = []
        if text.isEmpty {
            if let suggestion = question.suggestion {
                text = suggestion
            } else if question.isRequired, question.kind == .keys {
                return [
                    fault(
                        "Bitte die Nummern nennen, oder „keine“, wenn nichts davon zutrifft. Mit - bleibt es für später offen.",
                        "Please name the numbers, or “none” if none of them applies. - leaves it for later.")
                ]
            } else if question.isRequired {
                return [
                    fault(
                        "Diese Angabe wird gebraucht. Mit - bleibt sie für später offen, ? erklärt mehr.",
                        "This answer is needed. - leaves it for later, ? explains more.")
                ]
            } else {
                interview.skip()
                return current()
            }
        }
        switch interview.answer(text) {
        case .accepted(let value, let remarks):
            return taken(value, text, question) + level(after: question) + remarks.flatMap { shown($0) }
                + interview.consequences.map { Passage(style: .success, text: "→ " + $0[language]) } + current()
        case .refused(let findings): return findings.flatMap { shown($0) } + retry(question)
        case .unclear(let message): return [Passage(style: .fault, text: message[language])]
        case .atStart: return []
        }
    }

    /// What was understood, where it is not what was typed.
    private func taken(_ value: DraftValue?, _ text: String, _ question: Question) -> [Passage] {
        guard let value else { return [] }
        let codes: [String]
        switch value {
        case .array(let items):
            codes = items.compactMap { item in if case .literal(let text) = item { text } else { item.text } }
        case .string(let text), .literal(let text): codes = [text]
        case .object: codes = []
        }
        let names = codes.map { code in question.choices?.choices.first { $0.code == code }?.label[language] ?? code }
        let shown = names.joined(separator: " · ")
        guard question.choices != nil || (question.style == .line && shown != text) else { return [] }
        return [Passage(style: .success, text: "→ " + shown)]
    }

    /// The level of a risk as soon as its four numbers are there.
    private func level(after question: Question) -> [Passage] {
        let tokens = question.pointer.tokens
        guard tokens.count == 4, tokens[0] == "risks", tokens[3] == "likelihood", let index = Int(tokens[1]),
            let record = interview.draft.record
        else { return [] }
        let risks = RatedRisk.all(in: record, catalogue: catalogue)
        guard risks.indices.contains(index),
            let rating = tokens[2] == "inherent" ? risks[index].inherent : risks[index].residual
        else { return [] }
        let name = catalogue.label(of: rating.level.rawValue, in: "risk-level")[language]
        var text = say(
            "Stufe, berechnet aus den vier Zahlen: \(name)", "Level, computed from the four numbers: \(name)")
        if rating.isFloored {
            text += say(
                " (ein Recht ohne Schranken ist berührt: die Schwere zählt 4)",
                " (a right without limits is touched: the severity counts 4)")
        }
        return [Passage(style: .success, text: text)]
    }

    private func retry(_ question: Question) -> [Passage] {
        question.style == .paragraphs || question.style == .list
            ? [
                hint(
                    "Bitte noch einmal eingeben; eine leere Zeile schließt ab.",
                    "Please enter it again; an empty line ends it.")
            ]
            : []
    }

    private func shown(_ finding: Finding) -> [Passage] {
        var text = finding.message[language]
        if let help = finding.help { text += ". " + help[language] }
        return [
            Passage(
                style: finding.severity == .error ? .fault : .hint,
                text: finding.severity == .error
                    ? text : text + say(" (übernommen; < ändert es)", " (taken over; < changes it)"))
        ]
    }

    private mutating func choose(_ word: String, among offers: [Interview.Offer]) -> [Passage] {
        guard !word.isEmpty, word != "-" else {
            interview.choose(nil, confirms: word.isEmpty)
            return finish()
        }
        let list = ChoiceList(offers.map { Choice(code: $0.id, label: $0.label) })
        switch list.match(word) {
        case .one(let choice):
            interview.choose(choice.code)
            return [
                hint(
                    "Freiwillig: Enter lässt eine Frage aus, „fertig“ beendet die Gruppe.",
                    "Voluntary: Enter passes over a question, “done” ends the group.")
            ] + current()
        case .several, .none:
            return [fault("Bitte eine Nummer aus der Liste, oder Enter.", "Please a number of the list, or Enter.")]
        }
    }

    private mutating func pause() -> [Passage] {
        condition = .paused
        lines = []
        review = nil
        return [
            Passage(
                style: .success,
                text: say(
                    "Gespeichert in \(file). Weiter geht es mit:  maki new \(interview.draft.type.rawValue) --output \(file)",
                    "Kept in \(file). Go on with:  maki new \(interview.draft.type.rawValue) --output \(file)"))
        ]
    }

    private mutating func finish() -> [Passage] {
        condition = .finished
        return InterviewSummary(
            interview: interview, file: file, companions: companions, language: language, catalogue: catalogue
        ).passages
    }

    // MARK: - Texts

    /// The open question as it is shown.
    public mutating func current() -> [Passage] {
        switch interview.step {
        case .question(let question): return shown(question)
        case .offer(let offers): return shown(offers)
        case .finished: return finish()
        }
    }

    private mutating func shown(_ question: Question) -> [Passage] {
        defer { reason = question.reason }
        let progress = interview.progress
        let place =
            interview.isRevisiting
            ? say("Ändern", "Change")
            : interview.isVoluntary
                ? say("Freiwillig", "Voluntary")
                : say(
                    "Frage \(progress.number) von etwa \(progress.total)",
                    "Question \(progress.number) of about \(progress.total)")
        return jump() + [Passage(style: .step, text: place + " · " + question.group[language])]
            + QuestionText(question: question, language: language).passages(explainsReason: question.reason != reason)
    }

    /// A word when answers bring or spare questions: the number must not jump by itself.
    private mutating func jump() -> [Passage] {
        guard !interview.isRevisiting, !interview.isVoluntary else { return [] }
        let total = interview.progress.total
        defer { announced = total }
        guard let before = announced, abs(total - before) > 1 else { return [] }
        let count = abs(total - before)
        return total > before
            ? [
                hint(
                    "Nach Ihren Antworten kommen etwa \(count) Fragen dazu.",
                    "After your answers about \(count) more questions follow.")
            ]
            : [
                hint(
                    "Nach Ihren Antworten fallen etwa \(count) Fragen weg.",
                    "After your answers about \(count) questions are spared.")
            ]
    }

    private func explanation() -> [Passage] {
        guard case .question(let question) = interview.step else {
            return [hint("Eine Nummer wählt eine Gruppe, Enter schließt ab.", "A number chooses a group, Enter ends.")]
        }
        return QuestionText(question: question, language: language).explanation(catalogue: catalogue)
    }

    private func shown(_ offers: [Interview.Offer]) -> [Passage] {
        var passages = [
            Passage(style: .success, text: say("Alles Nötige ist gefragt.", "Everything needed has been asked.")),
            hint(
                "=  zeigt alle Antworten: jede lässt sich ändern, Einträge kommen dazu oder gehen weg.",
                "=  shows all answers: each can be changed, items are added or taken out."),
            Passage(
                style: .plain,
                text: say(
                    "Freiwillige Angaben helfen Menschen, die den Eintrag lesen. Nummer einer Gruppe eingeben, oder Enter zum Abschließen:",
                    "Voluntary answers help the people who read the record. Enter the number of a group, or Enter to end:"
                )),
        ]
        if interview.isConfirmationOpen {
            let today = interview.surroundings.today.text(in: language)
            passages.append(
                Passage(
                    style: .plain,
                    text: say(
                        "Mit Enter bestätigen Sie, dass alle Angaben heute, am \(today), stimmen; mit - schließen Sie ab, ohne zu bestätigen.",
                        "With Enter you confirm that all answers hold today, on \(today); - ends without confirming.")))
        }
        for (index, offer) in offers.enumerated() {
            let fields = offer.count == 1 ? say("Frage", "question") : say("Fragen", "questions")
            passages.append(
                Passage(style: .choice, text: "\(index + 1)  \(offer.label[language]) (\(offer.count) \(fields))"))
        }
        return passages
    }

    func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    func hint(_ de: String, _ en: String) -> Passage { Passage(style: .hint, text: say(de, en)) }

    func fault(_ de: String, _ en: String) -> Passage { Passage(style: .fault, text: say(de, en)) }
}
