/// A value of a document: a cheap handle on the tape, from which Strings and numbers are made when asked.
public struct JSONValue: Sendable {
    /// The six kinds of JSON values.
    public enum Kind: Sendable, Hashable {
        /// `{ … }`
        case object
        /// `[ … ]`
        case array
        /// `"…"`
        case string
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
        /// `null`.
        case null
    }

    /// The document the value is part of.
    public let document: JSONDocument
    let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    var entry: TapeEntry { document.tape[index] }

    /// What kind of value it is.
    public var kind: Kind {
        switch entry.kind {
        case .object: .object
        case .array: .array
        case .string: .string
        case .number: .number
        case .true, .false: .boolean
        case .null: .null
        }
    }

    /// Where it stands in the document, quotes and brackets included.
    public var span: ByteSpan {
        let entry = entry
        return Int(entry.start)..<Int(entry.end)
    }

    /// The decoded text of a string; nil for other kinds.
    public var string: String? {
        guard entry.kind == .string else { return nil }
        return JSONText.string(entry, in: document.bytes)
    }

    /// The decoded UTF-8 bytes of a string; nil for other kinds.
    public var utf8: [UInt8]? {
        guard entry.kind == .string else { return nil }
        return JSONText.utf8(entry, in: document.bytes)
    }

    /// Whether it is exactly this string, byte for byte, without making a String.
    public func isString(_ text: String) -> Bool {
        let entry = entry
        return entry.kind == .string && JSONText.equals(entry, in: document.bytes, text)
    }

    /// The truth value; nil for other kinds.
    public var boolean: Bool? {
        switch entry.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// Whether it is `null`.
    public var isNull: Bool { entry.kind == .null }

    /// The number as written; nil for other kinds.
    public var numberText: String? {
        guard entry.kind == .number else { return nil }
        return String(decoding: document.bytes[span], as: UTF8.self)
    }

    /// The nearest double; nil for other kinds.
    public var double: Double? {
        numberText.flatMap { Double($0) }
    }

    /// The whole number, when it is one within ±(2^53−1): `1.0` and `1e2` count, `1.5` does not.
    public var integer: Int? {
        guard let value = double, value == value.rounded(.towardZero), abs(value) <= 9_007_199_254_740_991
        else { return nil }
        return Int(value)
    }

    /// Number of members or elements; 0 for values that hold none.
    public var count: Int { Int(entry.count) }

    /// Members in source order; empty for other kinds.
    public var members: JSONMembers { JSONMembers(of: self) }

    /// Elements in order; empty for other kinds.
    public var elements: JSONElements { JSONElements(of: self) }

    /// The member with this name, compared byte for byte; nil when there is none or for other kinds.
    public subscript(_ name: String) -> JSONValue? {
        var name = name
        let found = name.withUTF8 { name in document.withTape { $0.member(name, of: index) } }
        return found.map { JSONValue(document: document, index: $0) }
    }

    /// The value at a path of object members separated by `.` (`usage.context`); nil when a step is missing.
    ///
    /// `[]` and `{}` behind a name are passed over: `theme[]` is the array itself. Nothing is allocated.
    public func value(atPath path: String) -> JSONValue? {
        var path = path
        let found = path.withUTF8 { path in document.withTape { place(of: path, in: $0) } }
        return found.map { JSONValue(document: document, index: $0) }
    }

    /// Tape index of the value at a path; on the way no value is made.
    private func place(of path: UnsafeBufferPointer<UInt8>, in tape: TapeView) -> Int? {
        var current = index
        var start = 0
        while start < path.count {
            var end = start
            var nameEnd = -1
            while end < path.count, path[end] != UInt8(ascii: ".") {
                if nameEnd < 0, path[end] == UInt8(ascii: "[") || path[end] == UInt8(ascii: "{") { nameEnd = end }
                end += 1
            }
            if nameEnd < 0 { nameEnd = end }
            guard let next = tape.member(UnsafeBufferPointer(rebasing: path[start..<nameEnd]), of: current) else {
                return nil
            }
            current = next
            start = end + 1
        }
        return current
    }

    /// Calls `body` with the decoded UTF-8 of a string, without a copy unless it has escapes; nil for other kinds.
    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let entry = entry
        guard entry.kind == .string else { return nil }
        if entry.hasEscapes { return JSONText.utf8(entry, in: document.bytes).withUnsafeBufferPointer(body) }
        return document.bytes.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[Int(entry.start) + 1..<Int(entry.end) - 1]))
        }
    }

    /// The value a JSON Pointer leads to from here (RFC 6901); nil when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> JSONValue? {
        var current = self
        for token in pointer.tokens {
            switch current.kind {
            case .object:
                guard let next = current[token] else { return nil }
                current = next
            case .array:
                guard let position = JSONPointer.index(token), position < current.count else { return nil }
                guard let next = current.elements.dropFirst(position).first(where: { _ in true }) else { return nil }
                current = next
            default: return nil
            }
        }
        return current
    }
}

/// A member's name.
public struct JSONKey: Sendable {
    let document: JSONDocument
    let index: Int

    /// Where the name stands, quotes included.
    public var span: ByteSpan {
        let entry = document.tape[index]
        return Int(entry.start)..<Int(entry.end)
    }

    /// The decoded name.
    public var string: String { JSONText.string(document.tape[index], in: document.bytes) }

    /// Whether it is exactly this name, byte for byte.
    public func equals(_ name: String) -> Bool {
        JSONText.equals(document.tape[index], in: document.bytes, name)
    }
}

/// A name and its value.
public struct JSONMember: Sendable {
    /// The name.
    public let key: JSONKey
    /// The value.
    public let value: JSONValue
}

/// The members of an object.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var position: Int
    private let end: Int

    init(of value: JSONValue) {
        document = value.document
        position = value.index + 1
        end = value.entry.kind == .object ? Int(value.entry.next) : position
    }

    /// The next member; nil at the end.
    public mutating func next() -> JSONMember? {
        guard position < end else { return nil }
        let member = JSONMember(
            key: JSONKey(document: document, index: position), value: JSONValue(document: document, index: position + 1)
        )
        position = Int(document.tape[position + 1].next)
        return member
    }
}

/// The elements of an array.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var position: Int
    private let end: Int

    init(of value: JSONValue) {
        document = value.document
        position = value.index + 1
        end = value.entry.kind == .array ? Int(value.entry.next) : position
    }

    /// The next element; nil at the end.
    public mutating func next() -> JSONValue? {
        guard position < end else { return nil }
        let value = JSONValue(document: document, index: position)
        position = Int(document.tape[position].next)
        return value
    }
}
