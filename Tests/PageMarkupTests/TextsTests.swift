import Testing
@testable import PageMarkup

@Suite("Interface texts")
struct TextsTests {
    private func filled(_ text: String, _ values: (String, String)) throws -> String {
        let texts = try Texts(parsing: Array("{\"k\": \"\(text)\"}".utf8), file: "texts.json")
        return texts["k", values.0, values.1]
    }

    @Test(
        "gaps take their values, and what a value holds is not looked at again",
        arguments: [
            ("{0}", "ä"), ("{0}{1}", "ä{0}"), ("{1}{0}{1}", "{0}ä{0}"), ("„{0}“ – {1}.", "„ä“ – {0}."),
            ("{2} {9} {a} {} {", "{2} {9} {a} {} {"), ("{{0}}", "{ä}"), ("{0", "{0"), ("", ""), ("0} {0}", "0} ä"),
        ])
    func gaps(text: String, expected: String) throws {
        #expect(try filled(text, ("ä", "{0}")) == expected)
    }

    @Test("a text without values stays as it is, and a key without a text shows itself")
    func none() throws {
        let texts = try Texts(parsing: Array(#"{"k": "{0}"}"#.utf8), file: "texts.json")
        #expect(texts["k"] == "{0}")
        #expect(texts["unknown"] == "unknown")
    }
}
