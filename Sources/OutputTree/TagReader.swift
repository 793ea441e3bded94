import Foundation

/// Reads the start tags of an HTML page with their attributes; text, comments, scripts and styles are passed over.
///
/// Only tags count: what somebody wrote into a text looks like an attribute at most, and has no `<` before it.
struct TagReader {
    /// An attribute: where its name and its value are.
    struct Attribute {
        let name: UnsafeBufferPointer<UInt8>
        let value: UnsafeBufferPointer<UInt8>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Name of the element whose content is no HTML, when the tag that was read last began one.
    private var raw: StaticString?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Goes on to the next start tag.
    ///
    /// - Returns: whether there is one.
    mutating func nextTag() -> Bool {
        if let raw { passContent(of: raw) }
        raw = nil
        while let open = find(UInt8(ascii: "<"), from: position) {
            position = open + 1
            guard position < bytes.count else { return false }
            if bytes[position] == UInt8(ascii: "!") {
                passComment()
                continue
            }
            let start = position
            while position < bytes.count, TagReader.isNameByte(bytes[position]) { position += 1 }
            guard position > start else { continue }
            let name = UnsafeBufferPointer(rebasing: bytes[start..<position])
            if TagReader.isEqual(name, "script") { raw = "script" }
            if TagReader.isEqual(name, "style") { raw = "style" }
            return true
        }
        position = bytes.count
        return false
    }

    /// The next attribute of the tag; nil at its end.
    mutating func nextAttribute() -> Attribute? {
        while position < bytes.count, TagReader.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
            position += 1
        }
        guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else {
            position = min(position + 1, bytes.count)
            return nil
        }
        let start = position
        // A first byte that cannot be in a name is one all the same, as browsers read it.
        position += 1
        while position < bytes.count, !TagReader.endsName(bytes[position]) { position += 1 }
        let name = UnsafeBufferPointer(rebasing: bytes[start..<position])
        passBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: UnsafeBufferPointer(rebasing: bytes[position..<position]))
        }
        position += 1
        passBlanks()
        return Attribute(name: name, value: value())
    }

    /// Whether a name is another one in small letters.
    static func isEqual(_ name: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
        guard name.count == other.utf8CodeUnitCount else { return false }
        for index in 0..<name.count where name[index] | 0x20 != other.utf8Start[index] { return false }
        return true
    }

    private mutating func value() -> UnsafeBufferPointer<UInt8> {
        var start = position
        var end = bytes.count
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") {
            start += 1
            end = find(bytes[position], from: start) ?? bytes.count
            position = min(end + 1, bytes.count)
        } else {
            while position < bytes.count, !TagReader.isBlank(bytes[position]), bytes[position] != UInt8(ascii: ">") {
                position += 1
            }
            end = position
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private mutating func passBlanks() {
        while position < bytes.count, TagReader.isBlank(bytes[position]) { position += 1 }
    }

    /// From `!` of a comment to its end; any other declaration ends with its `>`, which the search for tags passes.
    private mutating func passComment() {
        let dash = UInt8(ascii: "-")
        guard position + 2 < bytes.count, bytes[position + 1] == dash, bytes[position + 2] == dash else { return }
        position += 3
        while let end = find(UInt8(ascii: ">"), from: position) {
            position = end + 1
            if bytes[end - 1] == dash, bytes[end - 2] == dash { return }
        }
        position = bytes.count
    }

    private mutating func passContent(of element: StaticString) {
        let length = element.utf8CodeUnitCount
        while let open = find(UInt8(ascii: "<"), from: position) {
            position = open + 1
            let end = open + 2 + length
            guard end <= bytes.count, bytes[position] == UInt8(ascii: "/") else { continue }
            if TagReader.isEqual(UnsafeBufferPointer(rebasing: bytes[open + 2..<end]), element) { return }
        }
        position = bytes.count
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func endsName(_ byte: UInt8) -> Bool {
        // Nearly all bytes of names lie above.
        byte <= UInt8(ascii: ">")
            && (isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/"))
    }
}
