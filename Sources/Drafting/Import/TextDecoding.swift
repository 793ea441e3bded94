import SourceJSON

/// Turns the bytes of a spreadsheet into UTF-8: as they are, or from the Windows code page of German Excel.
public struct TextDecoding: Sendable {
    /// How the characters of a file are written.
    public enum Encoding: String, Sendable, CaseIterable {
        /// UTF-8, with or without byte order mark.
        case utf8 = "utf-8"
        /// Windows-1252.
        case windows1252 = "cp1252"
    }

    /// The text in UTF-8, without byte order mark.
    public let bytes: [UInt8]
    /// How it was written.
    public let encoding: Encoding
    /// Bytes that stand for nothing in that encoding and became U+FFFD.
    public let replaced: Int

    /// Decodes a file.
    ///
    /// - Parameter encoding: nil to find out: a byte order mark or valid UTF-8 is UTF-8, everything else Windows-1252.
    public init(_ input: [UInt8], encoding wanted: Encoding? = nil) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = input.starts(with: mark) ? Array(input.dropFirst(3)) : input
        let isUTF8 = body.count < input.count || String(validating: body, as: UTF8.self) != nil
        if wanted == .utf8 || wanted == nil && isUTF8 {
            encoding = .utf8
            if String(validating: body, as: UTF8.self) != nil {
                bytes = body
                replaced = 0
            } else {
                let repaired = String(decoding: body, as: UTF8.self)
                bytes = Array(repaired.utf8)
                replaced = repaired.unicodeScalars.reduce(0) { $0 + ($1 == "\u{FFFD}" ? 1 : 0) }
            }
            return
        }
        encoding = .windows1252
        var text: [UInt8] = []
        text.reserveCapacity(input.count + input.count / 8)
        var unknown = 0
        for byte in input {
            switch byte {
            case 0x80..<0xA0:
                let scalar = TextDecoding.upper[Int(byte) - 0x80]
                if scalar == 0xFFFD { unknown += 1 }
                text += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
            case 0xA0...:
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            default: text.append(byte)
            }
        }
        bytes = text
        replaced = unknown
    }

    /// Windows-1252, 0x80 to 0x9F, as Unicode lists it (CP1252.TXT); five bytes are not assigned.
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
