/// Numbers as people write them.
enum NumberText {
    /// JSON text of `84000`, `84.000`, `84 000`, `12,5`, `12.5`; nil for anything else.
    static func json(_ text: String, isWhole: Bool) -> String? {
        var bytes = text.utf8.filter { $0 != 0x20 }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        guard !bytes.isEmpty, bytes.count <= 20 else { return nil }
        func isNumber(_ part: some Collection<UInt8>) -> Bool {
            !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
        }
        let byComma = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let byDot = byComma[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard byComma.count <= 2, byDot.allSatisfy({ isNumber($0) }) else { return nil }
        var digits: [UInt8]
        // Points part thousands when three digits follow each of them; in a number that may have decimals only with a comma.
        let isGrouped = byDot.count > 1 && byDot.dropFirst().allSatisfy { $0.count == 3 } && byDot[0].count <= 3
        if byDot.count == 1 || isGrouped && (isWhole || byComma.count == 2 || byDot.count > 2) {
            digits = byDot.flatMap { $0 }
            if byComma.count == 2 {
                guard isNumber(byComma[1]), !isWhole else { return nil }
                digits += [UInt8(ascii: ".")] + byComma[1]
            }
        } else {
            guard byDot.count == 2, byComma.count == 1, !isWhole else { return nil }
            digits = byDot[0] + [UInt8(ascii: ".")] + byDot[1]
        }
        while digits.count > 1, digits[0] == 0x30, digits[1] != UInt8(ascii: ".") { digits.removeFirst() }
        return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }
}
