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
    /// Items that can be chosen in this version of the catalogue, in display order.
    public let items: [Item]
    /// Items of earlier versions that can no longer be chosen; records of those versions still hold them.
    public let retired: [Item]
    /// All items a record may hold that was written by this version or an earlier one: first those of this version.
    public let known: [Item]

    private let positions: [String: Int]

    init(name: String, label: Bilingual, items: [Item], retired: [Item] = []) {
        self.name = name
        self.label = label
        self.items = items
        self.retired = retired
        known = items + retired
        positions = Dictionary(
            known.enumerated().map { ($0.element.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The item with this code, a retired one too; nil when the vocabulary never had it.
    public subscript(_ code: String) -> Item? {
        position(of: code).map { known[$0] }
    }

    /// The name of a code, a retired one too; nil when the vocabulary never had it.
    func label(of code: String) -> Bilingual? { position(of: code).map { known[$0].label } }

    /// Whether this version lets the code be chosen.
    public func offers(_ code: String) -> Bool { position(of: code).map { $0 < items.count } ?? false }

    /// Position of the code in display order, retired ones last; nil when unknown.
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
    package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { matcher.matches(text) }

    /// Whether the whole of `text` has this format.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matcher.matches($0) }
    }
}
