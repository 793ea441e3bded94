/// Why a document is not acceptable JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of faults; the raw value is the finding's code without `JSON-`.
    public enum Code: String, Sendable, CaseIterable {
        /// No value at all.
        case empty
        /// A byte order mark at the start (RFC 8259 §8.1).
        case byteOrderMark = "bom"
        /// UTF-16 or UTF-32 instead of UTF-8.
        case utf16
        /// Bytes that are not UTF-8 (RFC 3629).
        case invalidUTF8 = "utf8"
        /// A control character inside a string, or a stray one outside.
        case controlCharacter = "control"
        /// An unknown or incomplete `\` escape.
        case badEscape = "escape"
        /// Half of a surrogate pair (RFC 7493 §2.1).
        case loneSurrogate = "surrogate"
        /// A string without closing quote.
        case unclosedString = "unclosed-string"
        /// An array or object without closing bracket.
        case unclosedContainer = "unclosed"
        /// A bracket that closes nothing, or the other kind.
        case mismatchedBracket = "bracket"
        /// A comma before a closing bracket.
        case trailingComma = "trailing-comma"
        /// A comma is missing between two values.
        case missingComma = "missing-comma"
        /// A colon is missing after a name.
        case missingColon = "missing-colon"
        /// A member's name is not a string in double quotes.
        case nameExpected = "name"
        /// A value is missing or is none of JSON's.
        case valueExpected = "value"
        /// A comment.
        case comment
        /// Single quotes instead of double ones.
        case singleQuotes = "single-quotes"
        /// A number that JSON does not know (`01`, `+1`, `.5`, `1.`).
        case badNumber = "number"
        /// A number too large for a double.
        case numberRange = "number-range"
        /// `NaN` or `Infinity`.
        case notANumber = "nan"
        /// Something after the end of the value.
        case trailingContent = "trailing-content"
        /// The same name twice in one object, after unescaping (RFC 7493 §2.3).
        case duplicateName = "duplicate-name"
        /// More bytes than allowed.
        case tooLarge = "too-large"
        /// Deeper nesting than allowed.
        case tooDeep = "too-deep"
        /// More members in one object than allowed.
        case tooManyMembers = "too-many-members"
        /// More values than allowed.
        case tooManyValues = "too-many-values"
    }

    /// What is wrong.
    public let code: Code
    /// The smallest bytes at fault.
    public let span: ByteSpan
    /// What was found there (a name, a limit), for messages; may be empty.
    public let detail: String

    /// Makes a syntax error.
    public init(code: Code, span: ByteSpan, detail: String = "") {
        self.code = code
        self.span = span
        self.detail = detail
    }

    /// Code and offsets in one line.
    public var description: String { "\(code.rawValue) at bytes \(span.lowerBound)..<\(span.upperBound) \(detail)" }
}
