import Foundation

/// Text in composed form (NFC and NFKC, UAX #15), in time linear in its length.
///
/// Foundation composes in time that grows with the square of the length. Therefore text is cut where nothing can combine
/// with what stands before, and composed piece by piece.
public enum ComposedText {
    /// Scalars from which on a piece ends at the next place where it may.
    static let shortest = 64
    /// Scalars after which a piece ends anywhere: only thousands of marks in a row get there.
    static let longest = 4_096

    /// Normalization Form C.
    public static func canonical(_ text: String) -> String {
        if isSurelyCanonical(text) { return text }
        return composed(text) { $0.precomposedStringWithCanonicalMapping }
    }

    /// Whether a text is in Normalization Form C because of the letters it is made of: no scalar below U+0300 and no
    /// general punctuation from U+2010 to U+203F is changed by composing or combines with what stands before.
    public static func isSurelyCanonical(_ text: String) -> Bool {
        // What must come next: nothing particular, 0x80 after 0xE2, then 0x90 to 0xBF.
        var place = 0
        for byte in text.utf8 {
            switch place {
            case 1:
                guard byte == 0x80 else { return false }
                place = 2
            case 2:
                guard byte >= 0x90 else { return false }
                place = 0
            // Leading bytes from 0xCC on begin U+0300 and more.
            default:
                if byte >= 0xCC {
                    guard byte == 0xE2 else { return false }
                    place = 1
                }
            }
        }
        return true
    }

    /// Normalization Form KC.
    public static func compatible(_ text: String) -> String {
        composed(text) { $0.precomposedStringWithCompatibilityMapping }
    }

    private static func composed(_ text: String, _ compose: (String) -> String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = ""
        for piece in pieces(of: text) { result.unicodeScalars.append(contentsOf: compose(piece).unicodeScalars) }
        return result
    }

    /// The text in pieces that can be composed one by one.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var start = text.unicodeScalars.startIndex
        var count = 0
        for index in text.unicodeScalars.indices {
            if count >= longest || count >= shortest && isBoundary(text.unicodeScalars[index]) {
                pieces.append(String(text.unicodeScalars[start..<index]))
                (start, count) = (index, 0)
            }
            count += 1
        }
        pieces.append(String(text.unicodeScalars[start...]))
        return pieces
    }

    /// Whether a scalar surely combines with nothing before it: ASCII, and letters with case.
    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return true
        // Other letters but vowels and ends of Hangul syllables, and half-width forms.
        case .otherLetter: return !(0x1160...0x11FF).contains(scalar.value) && scalar.value < 0xD7B0
        default: return false
        }
    }
}
