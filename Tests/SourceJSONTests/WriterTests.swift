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
