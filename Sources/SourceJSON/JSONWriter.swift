/// Writes JSON text value by value; the caller keeps the order of brackets.
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Style: Sendable {
        /// No white space.
        case compact
        /// One member or element a line, indented by two blanks.
        case pretty
    }

    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    private let style: Style
    private var depth = 0
    private var needsComma = false
    private var isAfterKey = false

    /// Starts an empty text.
    public init(_ style: Style = .compact) {
        self.style = style
    }

    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// Closes the object.
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// Closes the array.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes a member's name; its value must follow.
    public mutating func key(_ name: String) {
        separate()
        CanonicalJSON.append(string: name.utf8, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        CanonicalJSON.append(string: text.utf8, to: &bytes)
        needsComma = true
    }

    /// Writes a whole number.
    public mutating func integer(_ number: Int) {
        separate()
        bytes += "\(number)".utf8
        needsComma = true
    }

    /// Writes a number in ECMAScript's form.
    public mutating func number(_ number: Double) {
        separate()
        CanonicalJSON.append(number: number, to: &bytes)
        needsComma = true
    }

    /// Writes a truth value.
    public mutating func boolean(_ value: Bool) {
        separate()
        bytes += (value ? "true" : "false").utf8
        needsComma = true
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes += "null".utf8
        needsComma = true
    }

    /// Copies a value with all that is in it; strings with canonical escapes, numbers as written.
    public mutating func value(_ value: JSONValue) {
        switch value.kind {
        case .object:
            beginObject()
            for member in value.members {
                key(member.key.string)
                self.value(member.value)
            }
            endObject()
        case .array:
            beginArray()
            for element in value.elements { self.value(element) }
            endArray()
        case .string:
            separate()
            if value.entry.hasEscapes {
                CanonicalJSON.append(string: value.utf8 ?? [], to: &bytes)
            } else {
                bytes += value.document.bytes[value.span]
            }
            needsComma = true
        case .number, .boolean, .null:
            separate()
            bytes += value.document.bytes[value.span]
            needsComma = true
        }
    }

    /// Writes JSON text made elsewhere as one value.
    public mutating func raw(_ text: some Sequence<UInt8>) {
        separate()
        bytes += text
        needsComma = true
    }

    /// Writes a member whose value is a string.
    public mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Writes a member whose value is a whole number.
    public mutating func member(_ name: String, _ number: Int) {
        key(name)
        integer(number)
    }

    /// Writes a member whose value is a truth value.
    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if style == .pretty, needsComma { newLine() }
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if style == .pretty, depth > 0 { newLine() }
        needsComma = false
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }
}
