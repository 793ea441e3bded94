import Findings
import SourceJSON

/// Turns the bytes of a list into UTF-8, in whichever of the usual encodings it was written.
public struct TextDecoding: Sendable {
    /// How the characters of a file are written.
    public enum Encoding: String, Sendable, CaseIterable {
        /// UTF-8, with or without byte order mark.
        case utf8 = "utf-8"
        /// UTF-16, least byte first: "Unicode text" of Excel and PowerShell.
        case utf16LittleEndian = "utf-16le"
        /// UTF-16, greatest byte first.
        case utf16BigEndian = "utf-16be"
        /// Windows-1252, the code page of German Excel.
        case windows1252 = "cp1252"
        /// Mac OS Roman.
        case macRoman = "macintosh"
        /// Code page 850 of DOS.
        case dos850 = "cp850"
    }

    /// Why a file cannot be read as text.
    public enum Fault: Sendable, Hashable {
        /// UTF-32 is written by no spreadsheet.
        case utf32
        /// A byte of zero in what is no UTF-16: the file is no text, or it is damaged; where it stands.
        case zeroByte(Int)
    }

    /// The text in UTF-8, without byte order mark.
    public let bytes: [UInt8]
    /// How it was written.
    public let encoding: Encoding
    /// Characters that stand for nothing in that encoding and became U+FFFD.
    public let replaced: Int
    /// Places in `bytes` of characters that another encoding left in a file of UTF-8, read as Windows-1252.
    public let foreign: [Int]
    /// Why it cannot be used; nil when it can.
    public let fault: Fault?

    /// Decodes a file.
    ///
    /// - Parameter wanted: nil to find out: by the mark at the beginning, by valid UTF-8, by the bytes of zero that
    ///   UTF-16 puts between letters, and else by which code page makes German of it.
    public init(_ input: [UInt8], encoding wanted: Encoding? = nil) {
        let (marked, length) = TextDecoding.mark(of: input)
        let body = input.dropFirst(length)
        if input.starts(with: [0xFF, 0xFE, 0, 0]) || input.starts(with: [0, 0, 0xFE, 0xFF]) {
            self.init(text: [], .utf8, fault: .utf32)
            return
        }
        switch wanted ?? marked ?? TextDecoding.guess(body) {
        case .utf8: self.init(utf8: body, isAsked: wanted == .utf8)
        case .utf16LittleEndian: self.init(utf16: body, .utf16LittleEndian, high: 1)
        case .utf16BigEndian: self.init(utf16: body, .utf16BigEndian, high: 0)
        case .windows1252: self.init(Array(body), .windows1252, CodePage.windows1252)
        case .macRoman: self.init(Array(body), .macRoman, CodePage.macRoman)
        case .dos850: self.init(Array(body), .dos850, CodePage.dos850)
        }
    }

    private init(text: [UInt8], _ encoding: Encoding, replaced: Int = 0, foreign: [Int] = [], fault: Fault? = nil) {
        bytes = text
        self.encoding = encoding
        self.replaced = replaced
        self.foreign = foreign
        self.fault = fault ?? text.firstIndex(of: 0).map { .zeroByte($0) }
    }

    // MARK: - Recognising

    private static func mark(of input: [UInt8]) -> (encoding: Encoding?, length: Int) {
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if input.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if input.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return (nil, 0)
    }

    private static func guess(_ body: ArraySlice<UInt8>) -> Encoding {
        // Letters of Western languages in UTF-16 have a zero as their other half.
        let head = body.prefix(4_096)
        let zeros = head.indices.filter { head[$0] == 0 }
        if zeros.count * 3 > head.count {
            let odd = zeros.filter { ($0 - head.startIndex) % 2 == 1 }.count
            if odd * 10 > zeros.count * 9 { return .utf16LittleEndian }
            if odd * 10 < zeros.count { return .utf16BigEndian }
        }
        let counts = Sequences(in: body)
        // Among bytes of a code page hardly ever two make a character of UTF-8.
        return counts.faulty == 0 || counts.valid > counts.faulty ? .utf8 : CodePage.guess(Array(body))
    }

    /// How many characters beyond ASCII are well-formed UTF-8, and how many bytes are none.
    private struct Sequences {
        var valid = 0
        var faulty = 0

        init(in body: ArraySlice<UInt8>) {
            var position = body.startIndex
            while position < body.endIndex {
                if body[position] < 0x80 {
                    position += 1
                } else if let length = TextDecoding.length(of: body, at: position) {
                    valid += 1
                    position += length
                } else {
                    faulty += 1
                    position += 1
                }
            }
        }
    }

    /// Length of a well-formed sequence of UTF-8 (Unicode, table 3-7); nil when there is none.
    private static func length(of body: ArraySlice<UInt8>, at position: Int) -> Int? {
        let length: Int
        switch body[position] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        guard position + length <= body.endIndex,
            String(validating: body[position..<position + length], as: UTF8.self) != nil
        else { return nil }
        return length
    }

    // MARK: - Decoding

    private init(utf8 body: ArraySlice<UInt8>, isAsked: Bool) {
        if String(validating: body, as: UTF8.self) != nil {
            self.init(text: Array(body), .utf8)
            return
        }
        var text: [UInt8] = []
        text.reserveCapacity(body.count + 64)
        var foreign: [Int] = []
        var replaced = 0
        var position = body.startIndex
        while position < body.endIndex {
            let byte = body[position]
            if byte < 0x80 {
                text.append(byte)
                position += 1
            } else if let length = TextDecoding.length(of: body, at: position) {
                text += body[position..<position + length]
                position += length
            } else {
                let scalar = isAsked ? "\u{FFFD}" : CodePage.windows1252[Int(byte) - 0x80]
                if scalar == "\u{FFFD}" { replaced += 1 } else { foreign.append(text.count) }
                text += Array(String(scalar).utf8)
                position += 1
            }
        }
        self.init(text: text, .utf8, replaced: replaced, foreign: foreign)
    }

    private init(utf16 body: ArraySlice<UInt8>, _ encoding: Encoding, high: Int) {
        var units: [UInt16] = []
        units.reserveCapacity(body.count / 2)
        var position = body.startIndex
        while position + 1 < body.endIndex {
            units.append(UInt16(body[position + high]) << 8 | UInt16(body[position + 1 - high]))
            position += 2
        }
        let text = String(decoding: units, as: UTF16.self)
        let replaced = text.unicodeScalars.reduce(0) { $0 + ($1 == "\u{FFFD}" ? 1 : 0) } + body.count % 2
        self.init(text: Array(text.utf8), encoding, replaced: replaced)
    }

    private init(_ body: [UInt8], _ encoding: Encoding, _ table: [Unicode.Scalar]) {
        var text: [UInt8] = []
        text.reserveCapacity(body.count + body.count / 8)
        var unknown = 0
        let letters = table.map { Array(String($0).utf8) }
        for byte in body {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            if table[Int(byte) - 0x80] == "\u{FFFD}" { unknown += 1 }
            text += letters[Int(byte) - 0x80]
        }
        self.init(text: text, encoding, replaced: unknown)
    }
}
