import Findings
import SourceJSON

/// A closed list of codes with their names.
///
/// A class, because every code on every page asks it for its name: a handle is cheaper to hand around than its parts.
public final class Vocabulary: Sendable {
    /// One code of a vocabulary.
    public struct Item: Sendable {
        /// The code as written in records.
        public let code: String
        /// Name for people.
        public let label: Bilingual
        /// Explanation in a sentence, where the name alone is unclear.
        public let help: Bilingual?
        /// Other spellings that people or other registers use for the same.
        public let aliases: [String]
        /// Further properties of the item (legal flags, addresses), as written in the resource.
        public let properties: JSONValue
    }

    /// Name by which fields refer to it.
    public let name: String
    /// Title for people.
    public let label: Bilingual
    /// Items in display order.
    public let items: [Item]

    private let positions: [String: Int]

    init(name: String, label: Bilingual, items: [Item]) {
        self.name = name
        self.label = label
        self.items = items
        positions = Dictionary(
            items.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The item with this code; nil when the vocabulary has none.
    public subscript(_ code: String) -> Item? {
        position(of: code).map { items[$0] }
    }

    /// Position of the code in display order; nil when unknown.
    ///
    /// Codes are ASCII; Swift's String equality would let U+212A KELVIN SIGN pass for `K`.
    public func position(of code: String) -> Int? {
        code.utf8.allSatisfy { $0 < 0x80 } ? positions[code] : nil
    }
}

/// A named text format, checked in linear time.
public struct TextFormat: Sendable {
    /// Name by which fields refer to it.
    public let name: String
    /// ECMA-262 pattern, as published in the JSON Schema.
    public let pattern: String
    /// What it is called.
    public let label: Bilingual
    /// A value that has this format.
    public let example: String
    /// The pattern compiled for matching without backtracking.
    let matcher: LinearPattern

    /// Whether the whole of `text` has this format.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { matcher.matches(text) }

    /// Whether the whole of `text` has this format.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matcher.matches($0) }
    }
}
