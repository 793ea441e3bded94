/// Encodings of one byte a character, as spreadsheets and old programs write German.
enum CodePage {
    /// Mac OS Roman, 0x80 to 0xFF (Unicode Consortium, ROMAN.TXT).
    static let macRoman = scalars(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")

    /// Code page 850 of DOS and of `cmd.exe`, 0x80 to 0xFF (Unicode Consortium, CP850.TXT).
    static let dos850 = scalars(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
            + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")

    /// Windows-1252, 0x80 to 0xFF (Unicode Consortium, CP1252.TXT); five bytes are not assigned and become U+FFFD.
    static let windows1252 = upper + (0xA0...0xFF).compactMap { Unicode.Scalar($0 as UInt32) }

    private static let upper = scalars("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ")

    private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    /// The encoding of bytes above ASCII that gives the most German: letters where letters must be.
    ///
    /// Each byte beside a letter counts: an umlaut or sharp s for the encoding, a capital inside a word or a sign
    /// between two letters against it. Windows-1252 wins a tie: it is by far the most frequent.
    static func guess(_ input: [UInt8]) -> TextDecoding.Encoding {
        var points = [0, 0, 0]
        let tables = [windows1252, macRoman, dos850]
        var seen = 0
        for position in input.indices where input[position] >= 0x80 {
            let before = position > 0 ? input[position - 1] : 0x20
            let after = position + 1 < input.count ? input[position + 1] : 0x20
            for (index, table) in tables.enumerated() {
                points[index] += worth(table[Int(input[position]) - 0x80], between: before, and: after)
            }
            seen += 1
            // A hundred thousand letters say what there is to say.
            if seen == 100_000 { break }
        }
        let best = points.indices.max { (points[$0], -$0) < (points[$1], -$1) } ?? 0
        return [.windows1252, .macRoman, .dos850][best]
    }

    private static func worth(_ scalar: Unicode.Scalar, between before: UInt8, and after: UInt8) -> Int {
        let (follows, leads) = (isLetter(before), isLetter(after))
        if scalar == "\u{FFFD}" { return -3 }
        if "–—’‘-".unicodeScalars.contains(scalar) { return 0 }
        guard scalar.properties.isAlphabetic else { return follows && leads ? -2 : 0 }
        let isCapital = scalar.properties.isUppercase
        // A lone letter, or one before a capital, belongs to no word.
        guard follows || leads && (isCapital || after >= 0x61) else { return -1 }
        if isCapital, follows, before >= 0x61 { return -1 }
        return "äöüÄÖÜß".unicodeScalars.contains(scalar) ? 2 : 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
