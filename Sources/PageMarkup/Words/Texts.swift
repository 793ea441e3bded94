import Findings
import SourceJSON

/// A fault in the site's own sources.
public struct SiteSourceError: Error, Sendable, CustomStringConvertible {
    /// File at fault.
    public let file: String
    /// What is wrong.
    public let reason: String

    /// Names the file at fault and what is wrong with it.
    package init(file: String, reason: String) {
        self.file = file
        self.reason = reason
    }

    /// File and reason.
    public var description: String { "\(file): \(reason)" }
}

/// Interface texts of one language by key.
public struct Texts: Sendable {
    private let byKey: [String: String]

    package static let empty = Texts(byKey: [:])

    private init(byKey: [String: String]) {
        self.byKey = byKey
    }

    package init(parsing bytes: [UInt8], file: String) throws(SiteSourceError) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw SiteSourceError(file: file, reason: "\(error)")
        }
        var texts: [String: String] = [:]
        for member in document.root.members {
            guard let text = member.value.string else {
                throw SiteSourceError(file: file, reason: "\(member.key.string) is no text")
            }
            texts[member.key.string] = text
        }
        byKey = texts
    }

    package var keys: Set<String> { Set(byKey.keys) }

    /// The same texts in memory of their own, for one processor.
    package func replica() -> Texts {
        Texts(
            byKey: Dictionary(
                uniqueKeysWithValues: byKey.map {
                    (
                        String(decoding: Array($0.key.utf8), as: UTF8.self),
                        String(decoding: Array($0.value.utf8), as: UTF8.self)
                    )
                }))
    }

    /// The text of a key; nil when there is none.
    package func text(_ key: String) -> String? { byKey[key] }

    /// A text with `{0}` to `{9}` replaced by values; what a value holds is not looked at again.
    private static func filled(_ text: String, _ values: [String]) -> String {
        var text = text
        // Where a gap begins, and which value goes in.
        let gaps = text.withUTF8 { bytes in
            bytes.indices.compactMap { position -> (start: Int, value: Int)? in
                guard bytes[position] == UInt8(ascii: "{"), position + 2 < bytes.count,
                    bytes[position + 2] == UInt8(ascii: "}"), bytes[position + 1] >= UInt8(ascii: "0")
                else { return nil }
                let value = Int(bytes[position + 1] - UInt8(ascii: "0"))
                return value < values.count ? (position, value) : nil
            }
        }
        let utf8 = text.utf8
        var result = ""
        result.reserveCapacity(utf8.count + values.reduce(0) { $0 + $1.utf8.count })
        var start = utf8.startIndex
        for gap in gaps {
            let place = utf8.index(utf8.startIndex, offsetBy: gap.start)
            result += text[start..<place]
            result += values[gap.value]
            start = utf8.index(place, offsetBy: 3)
        }
        result += text[start...]
        return result
    }

    /// The text of a key with `{0}`, `{1}` … replaced; the key itself when there is none, which a test refuses.
    package subscript(_ key: String, _ values: String...) -> String {
        let text = byKey[key] ?? key
        return values.isEmpty ? text : Texts.filled(text, values)
    }
}
