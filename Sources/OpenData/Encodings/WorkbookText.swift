/// Text as a workbook keeps it.
enum WorkbookText {
    /// Most characters of a cell (ECMA-376, limits of SpreadsheetML as applications keep them).
    static let longest = 32_767

    /// A text as long as a cell may be, in which nothing is taken for an escape.
    ///
    /// `_x0041_` in a cell means `A` (ECMA-376 Part 1, 22.9.2.19 ST_Xstring): an underline in front of such letters is
    /// written as `_x005F_`.
    static func cell(_ text: String) -> String {
        let whole = escaped(text)
        guard text.utf16.count > longest || whole.utf16.count > longest else { return whole }
        return escaped(String(text.unicodeScalars.prefix(16_000))) + " …"
    }

    private static func escaped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "_")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (position, byte) in bytes.enumerated() {
            result.append(byte)
            if byte == UInt8(ascii: "_"), isEscape(bytes[(position + 1)...]) { result += "x005F_".utf8 }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether `xHHHH_` stands here.
    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        let letters = bytes.prefix(6)
        return letters.count == 6 && letters.first == UInt8(ascii: "x") && letters.last == UInt8(ascii: "_")
            && letters.dropFirst().dropLast().allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
            }
    }
}
