import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Makes of what somebody typed the value of a field, or says what is not understood.
struct AnswerReader: Sendable {
    enum Reading: Sendable {
        case value(DraftValue)
        /// These codes were understood, and something else was not.
        case partly([String], Bilingual)
        case unclear(Bilingual)
    }

    let today: Day

    /// - Parameter kept: codes of an earlier answer to the same question that was understood in part.
    func read(_ text: String, for question: Question, keeping kept: [String] = []) -> Reading {
        switch question.style {
        case .yesNo: return truth(text)
        case .choice: return choice(text, question)
        case .choices: return choices(text, question, kept)
        case .list: return lines(text, question.field)
        case .line, .paragraphs: return single(text, question.field)
        }
    }

    /// Whether a word says yes or no; nil for others.
    static func truth(of text: String) -> Bool? {
        switch text.lowercased() {
        case "j", "ja", "y", "yes", "wahr", "true": true
        case "n", "nein", "no", "falsch", "false": false
        default: nil
        }
    }

    /// Words for none of the choices.
    private static let none: Set<String> = [
        "keine", "keins", "keines", "keiner", "nein", "nichts", "none", "no", "nothing",
    ]

    private func truth(_ text: String) -> Reading {
        guard let answer = AnswerReader.truth(of: text) else {
            return .unclear(
                Bilingual(de: "Bitte mit j (ja) oder n (nein) antworten.", en: "Please answer y (yes) or n (no)."))
        }
        return .value(.literal(answer ? "true" : "false"))
    }

    private func choice(_ text: String, _ question: Question) -> Reading {
        guard let list = question.choices else { return single(text, question.field) }
        switch list.match(text) {
        case .one(let choice): return .value(value(of: choice, question.field))
        case .several(let found): return .unclear(ambiguous(text, found))
        case .none: return .unclear(notFound(text))
        }
    }

    private func choices(_ text: String, _ question: Question, _ kept: [String]) -> Reading {
        guard let list = question.choices else { return lines(text, question.field) }
        if AnswerReader.none.contains(text.lowercased()) { return .value(.array([])) }
        var chosen = list.choices.filter { kept.contains($0.code) }
        var unclear: [Bilingual] = []
        // A name may hold a comma; but where each part names a choice, several are meant: "GRCh.21, GRCh.8".
        let parts = AnswerReader.words(of: text, list)
        let areChoices = parts.count > 1 && parts.allSatisfy { if case .one = list.match($0) { true } else { false } }
        let words: [String]
        if !list.isName(text), areChoices {
            words = parts
        } else if case .one = list.match(text) {
            words = [text]
        } else {
            words = parts
        }
        for word in words {
            switch list.match(word) {
            case .one(let choice): if !chosen.contains(choice) { chosen.append(choice) }
            case .several(let found): unclear.append(ambiguous(word, found))
            case .none: unclear.append(notFound(word))
            }
        }
        guard let first = unclear.first else { return .value(.array(chosen.map { value(of: $0, question.field) })) }
        guard !chosen.isEmpty else { return .unclear(first) }
        let names = (de: chosen.map(\.label.de), en: chosen.map(\.label.en))
        return .partly(
            chosen.map(\.code),
            Bilingual(
                de: unclear.map(\.de).joined(separator: " ") + " Gemerkt ist: " + names.de.joined(separator: " · ")
                    + ". Nur das Übrige eingeben, oder Enter.",
                en: unclear.map(\.en).joined(separator: " ") + " Kept: " + names.en.joined(separator: " · ")
                    + ". Enter only the rest, or press Enter."))
    }

    /// The parts of an answer with several choices: between commas and semicolons, and between blanks where only
    /// numbers stand.
    private static func words(of text: String, _ list: ChoiceList) -> [String] {
        text.utf8.split(whereSeparator: { $0 == 0x2C || $0 == 0x3B || $0 == 0x0A }).flatMap { part -> [String] in
            let word = String(decoding: part, as: UTF8.self).trimmed
            if word.isEmpty { return [] }
            if case .one = list.match(word) { return [word] }
            let parts = word.split(separator: " ").map(String.init).filter { !["und", "and", "+", "&"].contains($0) }
            let areAllNumbers = parts.allSatisfy { part in
                guard part.utf8.contains(where: { (0x30...0x39).contains($0) }), case .one = list.match(part) else {
                    return false
                }
                return true
            }
            return parts.count > 1 && areAllNumbers ? parts : [word]
        }
    }

    private func lines(_ text: String, _ field: Field?) -> Reading {
        var items: [DraftValue] = []
        for line in text.split(separator: "\n").map({ String($0).trimmed }) where !line.isEmpty {
            switch single(line, field) {
            case .value(let value): items.append(value)
            case .unclear(let message), .partly(_, let message): return .unclear(message)
            }
        }
        return .value(.array(items))
    }

    private func value(of choice: Choice, _ field: Field?) -> DraftValue {
        field?.type == .integer ? .literal(choice.code) : .string(choice.code)
    }

    private func single(_ text: String, _ field: Field?) -> Reading {
        guard let field else { return .value(.string(text)) }
        switch field.type {
        case .date: return .value(.string(day(text)))
        case .url: return .value(.string(FormatRepair.repaired(text, as: .url)?.text ?? text))
        case .integer, .number:
            switch NumberReading.reading(text, for: field) {
            case .number(let number, _): return .value(.literal(number))
            case .refused(let reason): return .unclear(reason)
            }
        case .boolean: return truth(text)
        default: return .value(.string(text))
        }
    }

    /// `1.3.2026`, `2026-3-1`, `heute`; other texts as they are, for the check to say what is wrong.
    private func day(_ text: String) -> String {
        if ["heute", "today"].contains(text.lowercased()) { return today.description }
        if let proposal = FormatRepair.repaired(text, as: .date), proposal.isCertain { return proposal.text }
        return text
    }

    private func ambiguous(_ text: String, _ found: [Choice]) -> Bilingual {
        Bilingual(
            de: "„\(text)“ passt auf mehrere: " + found.map(\.label.de).joined(separator: " · "),
            en: "“\(text)” fits several: " + found.map(\.label.en).joined(separator: " · "))
    }

    private func notFound(_ text: String) -> Bilingual {
        Bilingual(
            de: "„\(text)“ ist nicht dabei. Nummer, Kürzel oder Teil des Namens eingeben; ? zeigt alle.",
            en: "“\(text)” is not among them. Enter a number, a code or part of a name; ? shows all.")
    }
}

extension String {
    /// Without blanks and tabs at both ends.
    var trimmed: String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        var bytes = Substring(self).utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DraftValue {
    /// The value as somebody would type it; nil for objects and lists.
    var spoken: String? {
        switch self {
        case .string(let text): text
        case .literal("true"): "ja"
        case .literal("false"): "nein"
        case .literal(let text): text
        case .array, .object: nil
        }
    }
}
