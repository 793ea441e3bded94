import FieldCatalogue
import Foundation

/// The folding rules of the search: what people type and what records say meet in the same letters.
///
/// Compatibility forms count as their plain form (NFKC), then lower case, ä→ae ö→oe ü→ue ß→ss, and marks and
/// format characters (the soft hyphen among them) go. `site/assets/folding.js` does the same in the browser;
/// `Tests/Fixtures/folding-vectors.json` pins both.
public enum Folding {
    /// The folded form of a text, as UTF-8.
    public static func fold(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { fast($0) } ?? slow(text)
    }

    /// Calls `body` with each word of a text: the longest runs of letters and digits of its folded form.
    public static func forEachWord(of text: String, _ body: (ArraySlice<UInt8>) -> Void) {
        let folded = fold(text)
        var start = 0
        for end in 0...folded.count where end == folded.count || !isWordByte(folded[end]) {
            if end > start { body(folded[start..<end]) }
            start = end + 1
        }
    }

    /// The words of a text, in order.
    public static func words(of text: String) -> [String] {
        var words: [String] = []
        forEachWord(of: text) { words.append(String(decoding: $0, as: UTF8.self)) }
        return words
    }

    /// What the letters of U+00C0 to U+00FF fold to, in UTF-8: one byte, or two.
    private static let latin: [(UInt8, UInt8)] = {
        let capitals = [
            "a", "a", "a", "a", "ae", "a", "æ", "c", "e", "e", "e", "e", "i", "i", "i", "i",
            "ð", "n", "o", "o", "o", "o", "oe", " ", "ø", "u", "u", "u", "ue", "y", "þ", "ss",
        ]
        // The small letters stand in the same order; only the last is another one.
        return (capitals + capitals.dropLast() + ["y"]).map { text in
            let bytes = Array(text.utf8)
            return (bytes[0], bytes.count > 1 ? bytes[1] : 0)
        }
    }()

    /// Folds texts of ASCII, letters of Western Europe and common punctuation; nil for all others.
    private static func fast(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        let latin = latin
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                position += 1
                continue
            }
            let second = position + 1 < bytes.count ? bytes[position + 1] : 0
            switch (byte, second) {
            case (0xC3, 0x80...0xBF):
                let (first, next) = latin[Int(second - 0x80)]
                result.append(first)
                if next > 0 { result.append(next) }
            // The soft hyphen.
            case (0xC2, 0xAD): break
            // No-break blank, section sign, guillemets.
            case (0xC2, 0xA0), (0xC2, 0xA7), (0xC2, 0xAB), (0xC2, 0xBB): result.append(0x20)
            // Dashes and quotation marks, U+2010 to U+201F.
            case (0xE2, 0x80) where position + 2 < bytes.count && (0x90...0x9F).contains(bytes[position + 2]):
                result.append(0x20)
                position += 1
            default: return nil
            }
            position += 2
        }
        return result
    }

    private static func slow(_ text: String) -> [UInt8] {
        var mapped = ""
        for scalar in ComposedText.compatible(text).lowercased().unicodeScalars {
            switch scalar {
            case "ä": mapped += "ae"
            case "ö": mapped += "oe"
            case "ü": mapped += "ue"
            case "ß": mapped += "ss"
            case "ς": mapped += "σ"
            default: mapped.unicodeScalars.append(scalar)
            }
        }
        var result: [UInt8] = []
        for scalar in mapped.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format: continue
            // Separators outside ASCII become blanks, so that words can be cut byte by byte.
            case _ where !isWordScalar(scalar) && scalar.value >= 0x80: result.append(0x20)
            default: result += UTF8.encode(scalar) ?? UTF8.EncodedScalar()
            }
        }
        return result
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    // Folded text holds no separator outside ASCII, so every byte of a longer scalar belongs to a word.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
