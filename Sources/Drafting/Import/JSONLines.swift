/// JSON Lines: one object a line, without a list around them.
public enum JSONLines {
    /// The same as a JSON list, every object still in its line; nil when a text is no JSON Lines.
    ///
    /// A text is when its lines that are not blank, of which there are several or the name says so, all begin and end
    /// like an object.
    public static func asList(_ bytes: [UInt8], path: String) -> [UInt8]? {
        let isNamed = [".jsonl", ".ndjson"].contains {
            path.lowercased().utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
        var result: [UInt8] = [UInt8(ascii: "[")]
        var count = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.drop { isBlank($0) }
            if let first = text.first {
                guard first == UInt8(ascii: "{"), text.last(where: { !isBlank($0) }) == UInt8(ascii: "}") else {
                    return nil
                }
                if count > 0 { result.append(UInt8(ascii: ",")) }
                count += 1
            }
            result += line
            result.append(0x0A)
        }
        guard count > 1 || count == 1 && isNamed else { return nil }
        result[result.count - 1] = UInt8(ascii: "]")
        return result
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
