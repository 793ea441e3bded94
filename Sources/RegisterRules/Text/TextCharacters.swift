import FieldCatalogue
import Foundation
import SourceJSON

/// What may not stand in a text of the register.
enum TextCharacters {
    /// What is wrong with a text's characters.
    enum Fault: Sendable, Equatable {
        case control(Unicode.Scalar)
        case bidirectional(Unicode.Scalar)
        case invisible(Unicode.Scalar)
        case privateUse(Unicode.Scalar)
        case noncharacter(Unicode.Scalar)
        case lineBreak
        case combiningMarks
        case mixedScripts
        case notNormalized
    }

    /// The first fault; nil when the text is fine.
    static func fault(in text: String, allowsLineBreaks: Bool) -> Fault? {
        var marks = 0
        var previous: Unicode.Scalar = " "
        var script: Script?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if (0x20..<0x7F).contains(scalar.value) {
                marks = 0
            } else if let fault = fault(of: scalar, after: previous, allowsLineBreaks: allowsLineBreaks) {
                return fault
            }
            if let other = Script(scalar) {
                marks = 0
                if let script, script != other { return .mixedScripts }
                script = other
            } else if scalar.value < 0x80 {
                script = nil
            } else if scalar.properties.generalCategory == .nonspacingMark {
                marks += 1
                if marks > 8 { return .combiningMarks }
            } else {
                marks = 0
                if !scalar.properties.isAlphabetic { script = nil }
            }
        }
        return isNFC(text) ? nil : .notNormalized
    }

    /// Scripts whose letters look alike.
    private enum Script {
        case latin, greek, cyrillic

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
            case 0x386...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            default: return nil
            }
        }
    }

    private static func fault(
        of scalar: Unicode.Scalar, after previous: Unicode.Scalar, allowsLineBreaks: Bool
    ) -> Fault? {
        switch scalar.value {
        case 0x0A: return allowsLineBreaks ? nil : .lineBreak
        case 0x0D, 0x85, 0x2028, 0x2029: return .lineBreak
        case 0..<0x20, 0x7F..<0xA0: return .control(scalar)
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return .bidirectional(scalar)
        case 0x200D: return previous.properties.isEmoji || previous.value == 0xFE0F ? nil : .invisible(scalar)
        case 0xFE0E, 0xFE0F: return nil
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: return .privateUse(scalar)
        case 0xFDD0...0xFDEF: return .noncharacter(scalar)
        default: break
        }
        if scalar.value & 0xFFFE == 0xFFFE { return .noncharacter(scalar) }
        if scalar.properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(scalar.value) {
            return .invisible(scalar)
        }
        return nil
    }

    /// Whether a text is in Normalization Form C (UAX #15).
    static func isNFC(_ text: String) -> Bool {
        ComposedText.isSurelyCanonical(text)
            || text.unicodeScalars.elementsEqual(ComposedText.canonical(text).unicodeScalars)
    }

    /// A text as a JSON string (RFC 8259 §7).
    static func literal(of text: String) -> String {
        var writer = JSONWriter(.compact)
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Whether a text holds something like `<a …>` or `</b>`.
    static func looksLikeTag(_ text: String) -> Bool {
        var isOpen = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == UInt8(ascii: "<") {
                isOpen = byte == UInt8(ascii: "/") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            } else if byte == UInt8(ascii: ">"), isOpen {
                return true
            }
            previous = byte
        }
        return false
    }
}
