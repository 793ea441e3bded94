/// A borrowed look at a document's tape: what a check of thousands of records uses, as it counts no references.
///
/// Values are named by their tape index. Only valid inside `JSONDocument.withTape`.
@usableFromInline
package struct TapeView {
    @usableFromInline package let tape: UnsafeBufferPointer<TapeEntry>
    /// The document's bytes.
    @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>

    @usableFromInline package init(tape: UnsafeBufferPointer<TapeEntry>, bytes: UnsafeBufferPointer<UInt8>) {
        self.tape = tape
        self.bytes = bytes
    }

    /// Index of the root value.
    package static let root = 0

    /// What lies at an index.
    @inlinable @inline(__always)
    package func kind(_ index: Int) -> JSONValue.Kind {
        switch tape[index].kind {
        case .object: .object
        case .array: .array
        case .string: .string
        case .number: .number
        case .true, .false: .boolean
        case .null: .null
        }
    }

    /// Whether the value is `true`.
    @inlinable package func isTrue(_ index: Int) -> Bool { tape[index].kind == .true }

    /// Index after the value and all that is in it.
    @inlinable @inline(__always)
    package func next(_ index: Int) -> Int { Int(tape[index].next) }

    /// Number of members or elements.
    @inlinable package func count(_ index: Int) -> Int { Int(tape[index].count) }

    /// Where the value stands.
    @inlinable package func span(_ index: Int) -> ByteSpan { Int(tape[index].start)..<Int(tape[index].end) }

    /// The bytes of a string or name without its quotes; nil when it has escapes and would have to be decoded.
    @inlinable @inline(__always)
    package func plainText(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        let entry = tape[index]
        if entry.hasEscapes { return nil }
        return UnsafeBufferPointer(rebasing: bytes[Int(entry.start) + 1..<Int(entry.end) - 1])
    }

    /// Calls `body` with the decoded bytes of a string or name.
    @inlinable @inline(__always)
    package func withText<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let plain = plainText(index) { return body(plain) }
        return JSONText.utf8(tape[index], in: bytes).withUnsafeBufferPointer(body)
    }

    /// Index of the value of the member with this name; nil when there is none.
    @inlinable @inline(__always)
    package func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        guard tape[object].kind == .object else { return nil }
        let end = next(object)
        var position = object + 1
        while position < end {
            if JSONText.equals(tape[position], in: bytes, name) { return position + 1 }
            position = next(position + 1)
        }
        return nil
    }
}

extension JSONDocument {
    /// Calls `body` with a borrowed look at the tape.
    @inlinable
    package func withTape<Result>(_ body: (TapeView) throws -> Result) rethrows -> Result {
        try tape.withUnsafeBufferPointer { tape in
            try bytes.withUnsafeBufferPointer { bytes in try body(TapeView(tape: tape, bytes: bytes)) }
        }
    }

    /// The value at a tape index.
    package func value(at index: Int) -> JSONValue { JSONValue(document: self, index: index) }

    /// The member's name at a tape index.
    package func key(at index: Int) -> JSONKey { JSONKey(document: self, index: index) }
}
