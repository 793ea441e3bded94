/// Decodes string entries: the document has been checked, so nothing can fail here.
@usableFromInline
enum JSONText {
    static func string(_ entry: TapeEntry, in bytes: [UInt8]) -> String {
        if entry.hasEscapes { return String(decoding: utf8(entry, in: bytes), as: UTF8.self) }
        return String(decoding: bytes[Int(entry.start) + 1..<Int(entry.end) - 1], as: UTF8.self)
    }

    static func utf8(_ entry: TapeEntry, in bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { utf8(entry, in: $0) }
    }

    @usableFromInline
    static func utf8(_ entry: TapeEntry, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let body = bytes[Int(entry.start) + 1..<Int(entry.end) - 1]
        guard entry.hasEscapes else { return Array(body) }
        var result: [UInt8] = []
        result.reserveCapacity(body.count)
        var position = body.startIndex
        while position < body.endIndex {
            let byte = body[position]
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                position += 1
                continue
            }
            switch body[position + 1] {
            case UInt8(ascii: "b"): result.append(8)
            case UInt8(ascii: "f"): result.append(12)
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "r"): result.append(13)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "u"):
                var scalar = hexadecimal(body, at: position + 2)
                position += 4
                if scalar & 0xFC00 == 0xD800 {
                    scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (hexadecimal(body, at: position + 4) & 0x3FF)
                    position += 6
                }
                append(scalar, to: &result)
            case let other: result.append(other)
            }
            position += 2
        }
        return result
    }

    static func equals(_ entry: TapeEntry, in bytes: [UInt8], _ text: String) -> Bool {
        var text = text
        return text.withUTF8 { wanted in bytes.withUnsafeBufferPointer { equals(entry, in: $0, wanted) } }
    }

    /// Whether a string entry decodes to exactly these bytes.
    @inlinable @inline(__always)
    static func equals(
        _ entry: TapeEntry, in bytes: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if entry.hasEscapes { return utf8(entry, in: bytes).elementsEqual(wanted) }
        let length = Int(entry.end) - Int(entry.start) - 2
        guard wanted.count == length else { return false }
        let start = Int(entry.start) + 1
        for offset in 0..<length where bytes[start + offset] != wanted[offset] { return false }
        return true
    }

    private static func hexadecimal(_ body: Slice<UnsafeBufferPointer<UInt8>>, at position: Int) -> UInt32 {
        var value: UInt32 = 0
        for byte in body[position..<position + 4] {
            let digit: UInt32 =
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
                default: UInt32(byte | 0x20) - 87
                }
            value = value << 4 | digit
        }
        return value
    }

    private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: result.append(UInt8(scalar))
        case 0x80..<0x800:
            result.append(UInt8(0xC0 | scalar >> 6))
            result.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            result.append(UInt8(0xE0 | scalar >> 12))
            result.append(UInt8(0x80 | (scalar >> 6 & 0x3F)))
            result.append(UInt8(0x80 | scalar & 0x3F))
        default:
            result.append(UInt8(0xF0 | scalar >> 18))
            result.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            result.append(UInt8(0x80 | (scalar >> 6 & 0x3F)))
            result.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
