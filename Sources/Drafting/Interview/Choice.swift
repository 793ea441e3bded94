import Findings
import RegisterModel

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

    /// Longer lists are not shown as a whole.
    static let longestShown = 30

    init(_ choices: [Choice]) {
        self.choices = choices
        codesAreNumbers =
            !choices.isEmpty && choices.allSatisfy { $0.code.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// The number in front of a choice.
    func number(_ position: Int) -> String { codesAreNumbers ? choices[position].code : "\(position + 1)" }

    /// Finds a choice by number, code, name, other spelling, or part of the name.
    func match(_ text: String) -> Match {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return .none }
        if let position = choices.indices.first(where: { number($0) == text }) { return .one(choices[position]) }
        if let choice = choices.first(where: { folded($0.code) == wanted }) { return .one(choice) }
        func names(_ choice: Choice) -> [[UInt8]] {
            [choice.label.de, choice.label.en].map(folded) + choice.aliases.map(folded)
        }
        for test in [
            { (name: [UInt8]) in name == wanted }, { $0.starts(with: wanted) }, { contains($0, wanted) },
        ] {
            let found = choices.filter { names($0).contains(where: test) }
            if found.count == 1 { return .one(found[0]) }
            if !found.isEmpty { return .several(Array(found.prefix(8))) }
        }
        return .none
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
