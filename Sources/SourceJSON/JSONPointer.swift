/// A JSON Pointer (RFC 6901): the way from a document's root to a value.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// Unescaped reference tokens from the root.
    public let tokens: [String]

    /// Makes a pointer from its tokens; none is the root.
    public init(_ tokens: [String]) {
        self.tokens = tokens
    }

    /// Reads a pointer (`""` or `/a/0/b~1c`); nil when it is malformed (RFC 6901 §3).
    public init?(parsing text: String) {
        if text.utf8.isEmpty {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            var token: [UInt8] = []
            var isEscape = false
            for byte in part {
                if isEscape {
                    switch byte {
                    case UInt8(ascii: "0"): token.append(UInt8(ascii: "~"))
                    case UInt8(ascii: "1"): token.append(UInt8(ascii: "/"))
                    default: return nil
                    }
                    isEscape = false
                } else if byte == UInt8(ascii: "~") {
                    isEscape = true
                } else {
                    token.append(byte)
                }
            }
            if isEscape { return nil }
            tokens.append(String(decoding: token, as: UTF8.self))
        }
        self.tokens = tokens
    }

    /// The pointer one member further.
    public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    /// The pointer one array element further.
    public func appending(index: Int) -> JSONPointer { JSONPointer(tokens + ["\(index)"]) }

    /// The escaped text (RFC 6901 §3); empty for the root.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tokens.reduce(0) { $0 + $1.utf8.count + 1 })
        for token in tokens {
            bytes.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
                case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
                default: bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A token with `~` and `/` escaped (RFC 6901 §3).
    public static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var bytes: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "0")]
            case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Equal when the tokens are equal byte for byte.
    public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
        left.tokens.count == right.tokens.count
            && zip(left.tokens, right.tokens).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    /// Hashes the tokens.
    public func hash(into hasher: inout Hasher) {
        for token in tokens { hasher.combine(token) }
    }

    /// An array index token: digits without leading zero (RFC 6901 §4); nil otherwise.
    static func index(_ token: String) -> Int? {
        guard !token.utf8.isEmpty, token.utf8.count <= 9, token.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            token.utf8.count == 1 || token.utf8.first != 0x30
        else { return nil }
        return Int(token)
    }
}
