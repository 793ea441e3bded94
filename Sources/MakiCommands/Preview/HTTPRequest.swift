/// The head of a request (RFC 9112), as far as a server of files needs it.
struct HTTPRequest {
    /// Method as sent; names are case-sensitive.
    let method: String
    /// Path of the target before decoding, with its first `/`.
    let path: [UInt8]
    /// The query with its `?`; empty when there is none.
    let query: [UInt8]
    /// The host asked for, without port; nil when none or several are named.
    let host: String?
    /// Port of the host; nil when none is named.
    let port: Int?
    private let fields: [(name: String, value: String)]

    /// Reads the lines before the empty one; nil for what is no request.
    init?(_ head: [UInt8]) {
        let lines = head.split(separator: 10, omittingEmptySubsequences: false).map { line in
            line.last == 13 ? line.dropLast() : line
        }
        let parts = (lines.first ?? []).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].starts(with: "HTTP/1.".utf8), parts[2].count == 8 else { return nil }
        method = String(decoding: parts[0], as: UTF8.self)
        var fields: [(name: String, value: String)] = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
            let name = line[..<colon]
            // A blank before the colon, or a line that continues another, is how requests are smuggled.
            guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
            let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 9 }
            guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 9 }) else { return nil }
            var text = String(decoding: value, as: UTF8.self)
            while text.utf8.last == 0x20 || text.utf8.last == 9 { text.removeLast() }
            fields.append((String(decoding: name, as: UTF8.self).lowercased(), text))
        }
        self.fields = fields
        var target = parts[1]
        guard target.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let named = fields.filter { $0.name == "host" }.map(\.value)
        var authority = named.count == 1 ? named[0] : nil
        // The form with scheme and host, as to a proxy: its host counts (RFC 9112 section 3.2.2).
        if target.starts(with: "http://".utf8) {
            let rest = target.dropFirst(7)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            authority = authority == nil ? nil : String(decoding: rest[..<end], as: UTF8.self)
            target =
                rest[end...].first == UInt8(ascii: "/") ? rest[end...] : ArraySlice([UInt8(ascii: "/")] + rest[end...])
        }
        guard target.first == UInt8(ascii: "/") || (method == "OPTIONS" && target.elementsEqual("*".utf8)) else {
            return nil
        }
        let pathEnd = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.endIndex
        path = Array(target[..<pathEnd])
        query =
            target[pathEnd...].first == UInt8(ascii: "?")
            ? Array(target[pathEnd...].prefix { $0 != UInt8(ascii: "#") }) : []
        (host, port) = HTTPRequest.split(authority)
    }

    private static func split(_ authority: String?) -> (String?, Int?) {
        guard let authority else { return (nil, nil) }
        let bytes = Array(authority.lowercased().utf8)
        // Colons inside brackets belong to an address of IPv6.
        let start = bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0
        guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) else {
            return (authority.lowercased(), nil)
        }
        guard let port = Int(String(decoding: bytes[(colon + 1)...], as: UTF8.self)) else { return (nil, nil) }
        return (String(decoding: bytes[..<colon], as: UTF8.self), port)
    }

    /// The value of a field; several of one name are one list.
    ///
    /// - Parameter name: in lower case.
    subscript(name: String) -> String? {
        let values = fields.filter { $0.name == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The path, percent-decoded; nil for control characters, `\`, names that begin with `.`, or bad escapes.
    static func decoded(_ path: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        var iterator = path.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                return nil
            }
            result.append(high << 4 | low)
        }
        guard result.first == UInt8(ascii: "/"), result.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
            return nil
        }
        let steps = result.split(separator: UInt8(ascii: "/"))
        guard !steps.contains(where: { $0.first == UInt8(ascii: ".") }) else { return nil }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
