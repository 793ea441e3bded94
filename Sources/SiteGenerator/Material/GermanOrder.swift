/// German dictionary order (DIN 5007-1): ä like a, ß like ss, without regard to case; ids break ties.
enum GermanOrder {
    /// Rows in German order of a text; every key is made once.
    static func sorted<Row>(_ rows: [Row], by text: KeyPath<Row, String>, id: KeyPath<Row, String>) -> [Row] {
        rows.map { (key: key($0[keyPath: text]), row: $0) }.sorted { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return left.row[keyPath: id].utf8.lexicographicallyPrecedes(right.row[keyPath: id].utf8)
        }.map(\.row)
    }

    static func key(_ text: String) -> [UInt8] {
        var key: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "ä": key.append(UInt8(ascii: "a"))
            case "ö": key.append(UInt8(ascii: "o"))
            case "ü": key.append(UInt8(ascii: "u"))
            case "ß": key += "ss".utf8
            case "„", "“", "\"", "'": break
            default: key += Array(String(scalar).utf8)
            }
        }
        return key
    }
}
