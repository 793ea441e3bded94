import FieldCatalogue
import Findings

/// One of the answers to choose from.
public struct Choice: Sendable, Hashable {
    /// What is written into the record.
    public let code: String
    /// What people call it.
    public let label: Bilingual
    /// A sentence about it; nil when the name says it.
    public let help: Bilingual?
    /// Other spellings.
    public let aliases: [String]

    /// Makes a choice.
    public init(code: String, label: Bilingual, help: Bilingual? = nil, aliases: [String] = []) {
        (self.code, self.label, self.help, self.aliases) = (code, label, help, aliases)
    }

    init(code: String, text: String) {
        self.init(code: code, label: Bilingual(de: text, en: text))
    }
}

/// The answers to choose from, and how a typed word finds one of them.
struct ChoiceList: Sendable {
    /// What a typed word leads to.
    enum Match: Sendable {
        case one(Choice)
        /// Several fit; the first few of them.
        case several([Choice])
        case none
    }

    let choices: [Choice]
    /// Codes that are numbers themselves stand for themselves.
    private let codesAreNumbers: Bool
    /// The law's own numbers; nil where the choices are numbered as they come.
    private let numbering: LegalNumbering?

    /// Longer lists are not shown as a whole.
    static let longestShown = 30

    init(_ choices: [Choice], numbering: LegalNumbering? = nil) {
        self.choices = choices
        self.numbering = numbering
        codesAreNumbers =
            !choices.isEmpty && choices.allSatisfy { $0.code.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// The number in front of a choice.
    func number(_ position: Int) -> String {
        if let numbering { return numbering.number(of: choices[position].code) }
        return codesAreNumbers ? choices[position].code : "\(position + 1)"
    }

    /// Finds a choice by number, code, name, other spelling, or part of the name.
    func match(_ text: String) -> Match {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return .none }
        if let numbering {
            // What is a number of the law is nothing else: 5 never stands for the fifth line.
            if let choice = choices.first(where: { folded($0.code) == wanted }) { return .one(choice) }
            let named = choices.filter { names(of: $0).contains(wanted) }
            if !named.isEmpty { return match(named) }
            if let codes = numbering.codes(for: text, among: choices.map(\.code)) {
                return match(choices.filter { codes.contains($0.code) })
            }
            if numbering == .rights, let (law, rest) = LegalNumbering.law(in: text) {
                return ChoiceList(choices.filter { $0.code.utf8.starts(with: (law + ".").utf8) }, numbering: .rights)
                    .match(rest)
            }
        } else if let position = choices.indices.first(where: { number($0) == text }) {
            return .one(choices[position])
        }
        if let choice = choices.first(where: { folded($0.code) == wanted }) { return .one(choice) }
        for test in [
            { (name: [UInt8]) in name == wanted }, { $0.starts(with: wanted) }, { contains($0, wanted) },
        ] {
            let found = choices.filter { names(of: $0).contains(where: test) }
            if !found.isEmpty { return match(found) }
        }
        return .none
    }

    /// Whether a text is the whole name of a choice.
    func isName(_ text: String) -> Bool {
        let wanted = folded(text)
        return choices.contains { names(of: $0).contains(wanted) }
    }

    private func names(of choice: Choice) -> [[UInt8]] {
        [choice.label.de, choice.label.en].map(folded) + choice.aliases.map(folded)
    }

    private func match(_ found: [Choice]) -> Match {
        found.count > 1 ? .several(Array(found.prefix(8))) : found.first.map { .one($0) } ?? .none
    }

    private func contains(_ name: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= name.count else { return false }
        return (0...(name.count - part.count)).contains { name[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// Lower case, one blank between words.
    private func folded(_ text: String) -> [UInt8] {
        Array(text.lowercased().utf8.split(separator: 0x20).joined(separator: [0x20]))
    }
}
