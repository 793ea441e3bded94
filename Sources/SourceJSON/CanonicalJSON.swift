/// Canonical JSON (RFC 8785): one text for one value.
public enum CanonicalJSON {
    /// The canonical text of a value.
    public static func bytes(of value: JSONValue) -> [UInt8] {
        var result: [UInt8] = []
        append(value, to: &result)
        return result
    }

    // Depth is bounded by the limits the document was read with.
    private static func append(_ value: JSONValue, to result: inout [UInt8]) {
        switch value.kind {
        case .object:
            // Names are sorted by UTF-16 code units (RFC 8785 §3.2.3).
            let members = value.members.map { (name: $0.key.string, value: $0.value) }
                .sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            result.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { result.append(UInt8(ascii: ",")) }
                append(string: member.name.utf8, to: &result)
                result.append(UInt8(ascii: ":"))
                append(member.value, to: &result)
            }
            result.append(UInt8(ascii: "}"))
        case .array:
            result.append(UInt8(ascii: "["))
            for (index, element) in value.elements.enumerated() {
                if index > 0 { result.append(UInt8(ascii: ",")) }
                append(element, to: &result)
            }
            result.append(UInt8(ascii: "]"))
        case .string: append(string: value.utf8 ?? [], to: &result)
        case .number: append(number: value.double ?? 0, to: &result)
        case .boolean: result += (value.boolean == true ? "true" : "false").utf8
        case .null: result += "null".utf8
        }
    }

    /// Appends a string in quotes with the fewest escapes (RFC 8785 §3.2.2.2).
    public static func append(string utf8: some Sequence<UInt8>, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "\""))
        if utf8.withContiguousStorageIfAvailable({ append(escaped: $0, to: &result) }) == nil {
            Array(utf8).withUnsafeBufferPointer { append(escaped: $0, to: &result) }
        }
        result.append(UInt8(ascii: "\""))
    }

    /// Appends what stands between the quotes; what needs no escape is added in one piece.
    private static func append(escaped utf8: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var start = 0
        for position in utf8.indices {
            let byte = utf8[position]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            result += UnsafeBufferPointer(rebasing: utf8[start..<position])
            start = position + 1
            switch byte {
            case UInt8(ascii: "\""): result += [0x5C, 0x22]
            case UInt8(ascii: "\\"): result += [0x5C, 0x5C]
            case 0x08: result += "\\b".utf8
            case 0x09: result += "\\t".utf8
            case 0x0A: result += "\\n".utf8
            case 0x0C: result += "\\f".utf8
            case 0x0D: result += "\\r".utf8
            default:
                let digits = Array("0123456789abcdef".utf8)
                result += "\\u00".utf8
                result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        result += UnsafeBufferPointer(rebasing: utf8[start...])
    }

    /// Appends a finite number as ECMAScript writes it (RFC 8785 §3.2.2.3); infinities and NaN as `null`.
    public static func append(number: Double, to result: inout [UInt8]) {
        guard number.isFinite else {
            result += "null".utf8
            return
        }
        if number == 0 {
            result.append(UInt8(ascii: "0"))
            return
        }
        if number < 0 { result.append(UInt8(ascii: "-")) }
        // `description` gives the shortest digits that read back the same; only their layout differs.
        let (digits, exponent) = shortestDigits(number.magnitude)
        let count = digits.count
        if count <= exponent, exponent <= 21 {
            result += digits
            result += repeatElement(UInt8(ascii: "0"), count: exponent - count)
        } else if 0 < exponent, exponent <= 21 {
            result += digits[..<exponent]
            result.append(UInt8(ascii: "."))
            result += digits[exponent...]
        } else if -6 < exponent, exponent <= 0 {
            result += "0.".utf8
            result += repeatElement(UInt8(ascii: "0"), count: -exponent)
            result += digits
        } else {
            result.append(digits[0])
            if count > 1 {
                result.append(UInt8(ascii: "."))
                result += digits[1...]
            }
            result += (exponent > 0 ? "e+" : "e-").utf8
            result += "\(abs(exponent - 1))".utf8
        }
    }

    /// Digits without leading and trailing zeros, and the exponent of `0.DIGITS × 10^exponent`.
    private static func shortestDigits(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var inExponent = false
        var isNegative = false
        for byte in magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"): inExponent = true
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default:
                if inExponent { exponent = exponent * 10 + Int(byte - 48) } else { digits.append(byte) }
            }
        }
        var position = (point ?? digits.count) + (isNegative ? -exponent : exponent)
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        position -= leading
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, position)
    }
}
