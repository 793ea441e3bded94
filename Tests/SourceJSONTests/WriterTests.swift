import SourceJSON
import Testing

@Suite("Writing JSON")
struct WriterTests {
    @Test("what is written reads back the same, compact and pretty")
    func roundTrip() throws {
        let text = #"{"b":[1,2.5,{"x":"\"\\\n"}],"a":{},"c":[],"d":null,"e":true}"#
        let root = try JSONDocument(parsing: Array(text.utf8)).root
        for style in [JSONWriter.Style.compact, .pretty] {
            var writer = JSONWriter(style)
            writer.value(root)
            let again = try JSONDocument(parsing: writer.bytes).root
            #expect(CanonicalJSON.bytes(of: again) == CanonicalJSON.bytes(of: root))
        }
        var writer = JSONWriter(.compact)
        writer.value(root)
        #expect(writer.bytes == Array(text.utf8))
    }

    @Test("canonical texts escape what RFC 8785 §3.2.2.2 names, each as it says, and nothing else")
    func canonicalEscapes() {
        let short: [UInt8: String] = [
            0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#, 0x0D: #"\r"#, 0x22: #"\""#, 0x5C: #"\\"#,
        ]
        for byte in UInt8(0)...0x7F {
            let digits = String(byte, radix: 16)
            let expected =
                short[byte] ?? (byte < 0x20 ? #"\u00"# + (byte < 16 ? "0" : "") + digits : String(UnicodeScalar(byte)))
            // Between other signs, at the beginning and at the end: what needs no escape is added in pieces.
            for (before, behind) in [("", ""), ("ä", ""), ("", "ß"), ("x", "y")] {
                var written: [UInt8] = []
                CanonicalJSON.append(string: Array(before.utf8) + [byte] + Array(behind.utf8), to: &written)
                #expect(
                    String(decoding: written, as: UTF8.self) == "\"" + before + expected + behind + "\"", "\(byte)")
            }
        }
    }

    @Test("the pretty form puts one member a line")
    func pretty() {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("a", 1)
        writer.key("b")
        writer.beginArray()
        writer.string("x")
        writer.boolean(false)
        writer.endArray()
        writer.key("c")
        writer.beginObject()
        writer.endObject()
        writer.endObject()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    false\n  ],\n  \"c\": {}\n}")
    }

    @Test("the canonical form sorts names by UTF-16 code units")
    func canonicalOrder() throws {
        let document = try JSONDocument(parsing: Array("{\"\u{FB33}\":1,\"\u{1F600}\":2,\"a\":3}".utf8))
        #expect(
            String(decoding: CanonicalJSON.bytes(of: document.root), as: UTF8.self)
                == "{\"a\":3,\"\u{1F600}\":2,\"\u{FB33}\":1}")
    }
}
