/// Finds contact and bank data in running text (Art. 71(5) AI Act: no natural persons in the public part).
enum ContactData {
    /// What was found.
    enum Kind: Sendable, Equatable {
        case email, phone, iban
    }

    /// The first contact datum in a text; nil when there is none.
    static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "@"), position > 0, isWord(bytes[position - 1]), domainFollows(bytes, position + 1)
            {
                return .email
            }
            if byte == UInt8(ascii: "D"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "E"),
                position == 0 || !isWord(bytes[position - 1])
            {
                if digits(bytes, from: position + 2, skipping: [0x20]).count == 20 { return .iban }
            }
            let startsNumber = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "0")
            if startsNumber,
                position == 0
                    || !isWord(bytes[position - 1]) && bytes[position - 1] != UInt8(ascii: ".")
                        && bytes[position - 1] != UInt8(ascii: ",")
            {
                let run = digits(bytes, from: position + 1, skipping: [0x20, 0x2F, 0x2D, 0x28, 0x29])
                let isPhone =
                    byte == UInt8(ascii: "+")
                    ? run.count >= 9
                    : run.count >= 8 && run.isGrouped && run.slashes <= 1 && isAreaCode(bytes, position)
                if isPhone { return .phone }
                position = max(position, run.end - 1)
            }
            position += 1
        }
        return nil
    }

    /// Whether a leading zero may begin an area code: not inside a longer number in groups (`99 001 023 017 000`), and
    /// not one digit before a stroke, as in months and file numbers (`05/2024`, `04-1234`); area codes have two or more.
    private static func isAreaCode(_ bytes: UnsafeBufferPointer<UInt8>, _ zero: Int) -> Bool {
        var before = zero - 1
        while before >= 0, bytes[before] == 0x20 { before -= 1 }
        if before >= 0, (0x30...0x39).contains(bytes[before]) { return false }
        guard zero + 2 < bytes.count, (0x31...0x39).contains(bytes[zero + 1]) else { return true }
        return bytes[zero + 2] != UInt8(ascii: "/") && bytes[zero + 2] != UInt8(ascii: "-")
    }

    private static func domainFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var position = start
        var sawDot = false
        while position < bytes.count,
            isWord(bytes[position]) || bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "-")
        {
            if bytes[position] == UInt8(ascii: "."), position > start, position + 1 < bytes.count,
                isWord(bytes[position + 1])
            {
                sawDot = true
            }
            position += 1
        }
        return sawDot
    }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, skipping: [UInt8]) -> (
        count: Int, end: Int, isGrouped: Bool, slashes: Int
    ) {
        var count = 0
        var position = start
        var isGrouped = false
        var slashes = 0
        while position < bytes.count {
            if (0x30...0x39).contains(bytes[position]) {
                count += 1
            } else if skipping.contains(bytes[position]), position > start, count > 0,
                bytes[position - 1] != bytes[position]
            {
                isGrouped = true
                slashes += bytes[position] == UInt8(ascii: "/") ? 1 : 0
            } else {
                break
            }
            position += 1
        }
        return (count, position, isGrouped, slashes)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
}
