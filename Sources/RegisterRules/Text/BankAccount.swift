/// Finds international bank account numbers (ISO 13616).
enum BankAccount {
    /// Whether one begins at a place: country, check digits, and as many characters as add up (ISO 7064, MOD 97-10).
    ///
    /// German ones of the right length are noticed even with a slip in them.
    static func starts(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard start + 14 < bytes.count, isCapital(bytes[start]), isCapital(bytes[start + 1]), isDigit(bytes[start + 2])
        else { return false }
        var characters: [UInt8] = []
        var position = start
        while position < bytes.count, characters.count < 35 {
            let byte = bytes[position]
            if isDigit(byte) || isCapital(byte) {
                characters.append(byte)
            } else if byte != 0x20 || position + 1 >= bytes.count
                || !(isDigit(bytes[position + 1]) || isCapital(bytes[position + 1]))
            {
                break
            }
            position += 1
        }
        let isGerman = characters.starts(with: [0x44, 0x45])
        if isGerman, characters.prefix(22).count == 22, characters[2..<22].allSatisfy(isDigit) { return true }
        // Words behind the number may have been taken along: shorter ones are tried.
        return (15...34).contains {
            $0 <= characters.count && remainder(characters[..<$0]) == 1 && digits(characters[..<$0])
        }
    }

    /// Account numbers are mostly digits; a word with two of them is none.
    private static func digits(_ characters: ArraySlice<UInt8>) -> Bool {
        isDigit(characters[characters.startIndex + 3]) && characters.filter(isDigit).count >= 10
    }

    private static func remainder(_ characters: ArraySlice<UInt8>) -> Int {
        var rest = 0
        for byte in characters.dropFirst(4) + characters.prefix(4) {
            rest = isDigit(byte) ? (rest * 10 + Int(byte - 0x30)) % 97 : (rest * 100 + Int(byte - 0x37)) % 97
        }
        return rest
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
