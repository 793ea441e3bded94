/// Markup of HTML in a text: `Pr&uuml;fung`, `&#228;`.
enum Entities {
    /// The damage in a text; nil when there is none. It is certain where every entity is a letter or sign of German.
    static func damage(in text: String, _ bytes: [UInt8]) -> DamagedText.Damage? {
        guard bytes.contains(UInt8(ascii: "&")) else { return nil }
        var result: [UInt8] = []
        var spot: [UInt8]?
        var isCertain = true
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "&"), let end = end(of: bytes, from: position) else {
                result.append(bytes[position])
                position += 1
                continue
            }
            let entity = bytes[position...end]
            spot = spot ?? Array(entity)
            if let meaning = meaning(of: entity.dropFirst().dropLast()) {
                result += meaning.utf8
            } else {
                result += entity
                isCertain = false
            }
            position = end + 1
        }
        guard let spot else { return nil }
        let repaired = String(decoding: result, as: UTF8.self)
        return DamagedText.Damage(
            kind: .entity, spot: String(decoding: spot, as: UTF8.self), repaired: isCertain ? repaired : nil,
            isCertain: isCertain)
    }

    /// Where an entity ends; nil when an ordinary ampersand stands there.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var position = start + 1
        while position < bytes.count, position - start < 12 {
            let byte = bytes[position]
            if byte == UInt8(ascii: ";") { return position - start > 2 ? position : nil }
            let isName = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
            guard isName || byte == UInt8(ascii: "#") && position == start + 1 else { return nil }
            position += 1
        }
        return nil
    }

    private static func meaning(of name: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: name, as: UTF8.self)
        if let known = names[text] { return known }
        guard name.first == UInt8(ascii: "#") else { return nil }
        let digits = text.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        // Signs of markup and control characters were perhaps kept apart on purpose.
        guard let number, number >= 0xA1 || number == 0x26 || number == 0x27 || number == 0x22,
            let scalar = Unicode.Scalar(number), number != 0xAD, !(0x2028...0x202E).contains(number)
        else { return nil }
        return String(scalar)
    }

    private static let names: [String: String] = [
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "amp": "&",
        "quot": "\"", "apos": "'", "nbsp": " ", "sect": "§", "euro": "€", "ndash": "–", "mdash": "—", "bdquo": "„",
        "ldquo": "“", "rdquo": "”", "sbquo": "‚", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "hellip": "…",
        "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "deg": "°", "copy": "©", "reg": "®", "times": "×",
    ]
}
