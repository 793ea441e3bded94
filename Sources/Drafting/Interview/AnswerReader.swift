import Findings
import RegisterModel
import SourceJSON

/// Makes of what somebody typed the value of a field, or says what is not understood.
struct AnswerReader: Sendable {
    enum Reading: Sendable {
        case value(DraftValue)
        case unclear(Bilingual)
    }

    let today: Day

    func read(_ text: String, for question: Question) -> Reading {
        switch question.style {
        case .yesNo: return truth(text)
        case .choice: return choice(text, question)
        case .choices: return choices(text, question)
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

    private func choices(_ text: String, _ question: Question) -> Reading {
        guard let list = question.choices else { return lines(text, question.field) }
        // A name may hold a comma: the whole text is tried first.
        if case .one(let choice) = list.match(text) { return .value(.array([value(of: choice, question.field)])) }
        if AnswerReader.none.contains(text.lowercased()) { return .value(.array([])) }
        let isOnlyNumbers = text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x20, 0x2C, 0x3B].contains($0) }
        let separators: [UInt8] = isOnlyNumbers ? [0x2C, 0x3B, 0x20] : [0x2C, 0x3B]
        var chosen: [Choice] = []
        for part in text.utf8.split(whereSeparator: { separators.contains($0) }) {
            let word = String(decoding: part, as: UTF8.self).trimmed
            guard !word.isEmpty else { continue }
            switch list.match(word) {
            case .one(let choice): if !chosen.contains(choice) { chosen.append(choice) }
            case .several(let found): return .unclear(ambiguous(word, found))
            case .none: return .unclear(notFound(word))
            }
        }
        return .value(.array(chosen.map { value(of: $0, question.field) }))
    }

    private func lines(_ text: String, _ field: Field?) -> Reading {
        var items: [DraftValue] = []
        for line in text.split(separator: "\n").map({ String($0).trimmed }) where !line.isEmpty {
            switch single(line, field) {
            case .value(let value): items.append(value)
            case .unclear(let message): return .unclear(message)
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
            guard let number = number(text, field.type) else {
                return .unclear(
                    field.type == .integer
                        ? Bilingual(
                            de: "Bitte eine ganze Zahl, zum Beispiel 84000.",
                            en: "Please a whole number, for example 84000.")
                        : Bilingual(de: "Bitte eine Zahl, zum Beispiel 12,5.", en: "Please a number, for example 12.5.")
                )
            }
            return .value(.literal(number))
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

    /// `84000`, `84.000`, `12,5`, `12.5`, `12 %`; nil for anything else.
    private func number(_ text: String, _ type: FieldType) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
        if type == .number, parts.count == 2, isPlain, parts[1].count != 3, parts[0].count < 10 {
            return String(Int(String(parts[0]) ?? "0") ?? 0) + "." + (String(parts[1]) ?? "0")
        }
        return FormatRepair.scalar(text, as: type)?.text
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
