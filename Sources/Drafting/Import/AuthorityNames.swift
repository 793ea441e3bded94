import Findings
import Records

/// Finds authorities by what lists call them: identifier, name, abbreviation, or a name they had before.
public struct AuthorityNames: Sendable {
    /// An authority and its names.
    public struct Entry: Sendable {
        /// Identifier of its record.
        let id: String
        /// Its names, and its abbreviation.
        let names: [String]
        /// Names it had before.
        let formerNames: [String]

        /// Makes an entry.
        public init(id: String, names: [String], formerNames: [String] = []) {
            (self.id, self.names, self.formerNames) = (id, names, formerNames)
        }
    }

    /// What a text leads to.
    enum Match: Hashable {
        case one(String, isFormer: Bool)
        /// Several authorities have this name.
        case several([String])
        case none
    }

    private var current: [String: Set<String>] = [:]
    private var former: [String: Set<String>] = [:]
    private var spellings: [String] = []

    /// Collects names.
    public init(_ entries: [Entry]) {
        for entry in entries {
            // What stands in brackets behind a name of the register is a remark: "(erfunden)".
            for name in [entry.id] + entry.names {
                for key in AuthorityNames.keys(of: name).prefix(2) { current[key, default: []].insert(entry.id) }
            }
            for name in entry.formerNames {
                for key in AuthorityNames.keys(of: name).prefix(2) { former[key, default: []].insert(entry.id) }
            }
            spellings += entry.names
        }
    }

    /// Whether no authority is known.
    var isEmpty: Bool { current.isEmpty }

    /// The authority a text names. What stands in brackets behind a name is its abbreviation or a remark.
    func match(_ text: String) -> Match {
        for (names, isFormer) in [(current, false), (former, true)] {
            for key in AuthorityNames.keys(of: text) {
                guard let ids = names[key] else { continue }
                return ids.count == 1 ? .one(ids.first ?? "", isFormer: isFormer) : .several(ids.sorted())
            }
        }
        return .none
    }

    /// The name closest to a text that is none; nil when none is close.
    func closest(to text: String) -> String? { ClosestName.of(text, among: spellings) }

    /// How a name is compared: the whole, what stands before a bracket at its end, and what stands in it.
    private static func keys(of name: String) -> [String] {
        var keys = [key(name)]
        let bytes = Array(CellText.cleaned(name, keepsParagraphs: false).text.utf8)
        if bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")) {
            keys.append(key(String(decoding: bytes[..<open], as: UTF8.self)))
            keys.append(key(String(decoding: bytes[(open + 1)...].dropLast(), as: UTF8.self)))
        }
        return keys.filter { !$0.isEmpty }
    }

    /// Without regard to case, blanks and hyphens; ä is ae.
    private static func key(_ name: String) -> String { CellText.slug(name, longest: 300) }
}
