import SourceJSON
import Testing

@Suite("Reading JSON")
struct ParserTests {
    @Test("every value knows its kind, its text and its place")
    func values() throws {
        let text = #"{ "a": [1, -2.5e1, "x\u00e4\ud83d\ude00\n", true, null], "b": {} }"#
        let root = try JSONDocument(parsing: Array(text.utf8)).root
        let list = try #require(root["a"])
        let items = Array(list.elements)
        #expect(list.count == 5)
        #expect(items[0].integer == 1)
        #expect(items[1].integer == -25)
        #expect(items[2].string == "xä😀\n")
        #expect(items[3].boolean == true)
        #expect(items[4].isNull)
        #expect(root["b"]?.kind == .object)
        #expect(root["c"] == nil)
        #expect(String(decoding: Array(text.utf8)[items[1].span], as: UTF8.self) == "-2.5e1")
        #expect(root.members.map(\.key.string) == ["a", "b"])
    }

    @Test(
        "a fault is named with its code and its smallest place",
        arguments: [
            ("", "empty", 0..<0), ("  ", "empty", 0..<0), ("[1,]", "trailing-comma", 2..<3),
            ("{\"a\":1,}", "trailing-comma", 6..<7),
            ("[1 2]", "missing-comma", 3..<4), ("{\"a\" 1}", "missing-colon", 5..<6), ("{a:1}", "name", 1..<2),
            ("[01]", "number", 1..<3), ("[+1]", "number", 1..<3), ("[1.]", "number", 1..<3), ("[NaN]", "nan", 1..<4),
            ("[1e999]", "number-range", 1..<6), ("{\"a\":1,\"\\u0061\":2}", "duplicate-name", 7..<15),
            ("[\"a]", "unclosed-string", 1..<2), ("[1", "unclosed", 0..<1), ("[1}", "bracket", 2..<3),
            ("['a']", "single-quotes", 1..<2), ("[1] // x", "comment", 4..<6), ("[1] x", "trailing-content", 4..<5),
            ("[\"\\x\"]", "escape", 2..<4), ("[\"\\ud800\"]", "surrogate", 2..<8), ("[\"a\tb\"]", "control", 3..<4),
            ("[tru]", "value", 1..<4), ("\u{FEFF}[]", "bom", 0..<3),
            // A decimal comma, and quotes of a word processor.
            ("{\"a\":12,5}", "number", 5..<9), ("{\"a\":1,5:2}", "number", 5..<8), ("{\"a\":\"x\",5}", "name", 9..<10),
            ("{„a“:1}", "single-quotes", 1..<4), ("[“a”]", "single-quotes", 1..<4), ("[«a»]", "single-quotes", 1..<3),
        ])
    func faults(text: String, code: String, span: Range<Int>) {
        #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: Array(text.utf8)) }
        do {
            _ = try JSONDocument(parsing: Array(text.utf8))
        } catch {
            #expect(error.code.rawValue == code)
            #expect(error.span == span)
        }
    }

    @Test(
        "bytes that are not UTF-8 are refused at their offset",
        arguments: [
            [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF], [0x80],
            [0xF5, 0x80, 0x80, 0x80],
        ])
    func invalidUTF8(bytes: [UInt8]) {
        do {
            _ = try JSONDocument(parsing: Array("[\"a".utf8) + bytes + Array("\"]".utf8))
            Issue.record("accepted \(bytes)")
        } catch {
            #expect(error.code == .invalidUTF8)
            #expect(error.span.lowerBound == 3)
        }
    }

    @Test("each limit is a fault with a place, not a crash")
    func limits() {
        func code(_ text: String, _ limits: JSONLimits) -> JSONSyntaxError.Code? {
            do {
                _ = try JSONDocument(parsing: Array(text.utf8), limits: limits)
                return nil
            } catch { return error.code }
        }
        let small = JSONLimits(maximumBytes: 100, maximumDepth: 2, maximumMembers: 2, maximumValues: 5)
        #expect(code("[[1]]", small) == nil)
        #expect(code("[[[1]]]", small) == .tooDeep)
        #expect(code("{\"a\":1,\"b\":2,\"c\":3}", small) == .tooManyMembers)
        #expect(code("[1,2,3,4]", small) == nil)
        #expect(code("[1,2,3,4,5]", small) == .tooManyValues)
        #expect(code("[" + String(repeating: " ", count: 100) + "]", small) == .tooLarge)
        #expect(code(String(repeating: "[", count: 1_000_000), .register) == .tooDeep)
        #expect(code(String(repeating: "{\"a\":", count: 100_000), .unlimited) == .tooDeep)
    }

    @Test("names that differ only to the eye are different names, and the same name escaped is the same")
    func names() throws {
        let composed = "{\"\u{e9}\":1,\"e\u{301}\":2}"
        #expect(try JSONDocument(parsing: Array(composed.utf8)).root.count == 2)
        let many = "{" + (0..<40).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + ",\"\\u006b7\":0}"
        do {
            _ = try JSONDocument(parsing: Array(many.utf8))
            Issue.record("the 41st member repeats k7")
        } catch {
            #expect(error.code == .duplicateName)
            #expect(error.detail == "k7")
        }
    }

    @Test("a pointer leads to the value it names")
    func pointers() throws {
        let root = try JSONDocument(parsing: Array(#"{"a/b":[10,{"~":1}],"":2}"#.utf8)).root
        #expect(JSONPointer(parsing: "/a~1b/1/~0").flatMap { root[$0]?.integer } == 1)
        #expect(JSONPointer(parsing: "/").flatMap { root[$0]?.integer } == 2)
        #expect(JSONPointer(parsing: "")?.tokens == [])
        #expect(JSONPointer(parsing: "a") == nil)
        #expect(JSONPointer(parsing: "/~2") == nil)
        #expect(JSONPointer(parsing: "/a~1b/01").flatMap { root[$0] } == nil)
        #expect(JSONPointer(["a/b", "~"]).description == "/a~1b/~0")
    }

    @Test("lines and columns count as people do, whatever the line ends")
    func lines() {
        let index = LineIndex(Array("aä\nb\r\nc\rd".utf8))
        #expect(index.lineCount == 4)
        #expect(index.position(of: 3) == SourcePosition(line: 1, column: 3))
        #expect(index.position(of: 4) == SourcePosition(line: 2, column: 1))
        #expect(index.position(of: 7) == SourcePosition(line: 3, column: 1))
        #expect(index.position(of: 9) == SourcePosition(line: 4, column: 1))
        #expect(index.lineSpan(2) == 4..<5)
    }
}
