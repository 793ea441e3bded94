import SourceJSON

/// Numbers as text, the same in every format (ECMAScript's form, RFC 8785).
enum NumberText {
    static func utf8(_ number: Double) -> [UInt8] {
        var bytes: [UInt8] = []
        CanonicalJSON.append(number: number, to: &bytes)
        return bytes
    }
}
