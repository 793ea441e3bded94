/// A parsed JSON document: the input bytes and a flat tape of where each value lies in them.
public final class JSONDocument: Sendable {
    /// The input, unchanged.
    public let bytes: [UInt8]
    @usableFromInline let tape: [TapeEntry]

    /// Reads a document: strict RFC 8259 in UTF-8, without byte order mark, lone surrogates or repeated names
    /// (RFC 7493 §2.1, §2.3), in linear time.
    ///
    /// - Throws: `JSONSyntaxError` for the first fault, with its place.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .register) throws(JSONSyntaxError) {
        guard bytes.count <= limits.maximumBytes else {
            throw JSONSyntaxError(
                code: .tooLarge, span: limits.maximumBytes..<limits.maximumBytes + 1, detail: "\(limits.maximumBytes)")
        }
        self.bytes = bytes
        let outcome = bytes.withUnsafeBufferPointer { input -> Result<[TapeEntry], JSONSyntaxError> in
            var parser = JSONParser(input: input, limits: limits)
            return Result { () throws(JSONSyntaxError) in try parser.parse() }
        }
        tape = try outcome.get()
    }

    /// The document's value.
    public var root: JSONValue { JSONValue(document: self, index: 0) }
}
