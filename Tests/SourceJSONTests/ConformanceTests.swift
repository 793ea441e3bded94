import Foundation
import SourceJSON
import TestSupport
import Testing

@Suite(
    "Conformance with suites by others",
    .enabled(if: Locations.shared != nil, "no conformance suites beside the checkout"))
struct ConformanceTests {
    private var folder: String { (Locations.shared ?? "") + "/conformance" }

    /// Documents RFC 8259 allows and the register refuses on purpose: repeated names (RFC 7493 §2.3).
    private static let refusedByPolicy: Set<String> = [
        "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    ]

    @Test("JSONTestSuite: every n_ is refused, every y_ accepted but for repeated names, and nothing crashes on an i_")
    func jsonTestSuite() throws {
        let tests = folder + "/jsontestsuite/test_parsing"
        var seen = 0
        for name in try Locations.names(in: tests) where name.hasSuffix(".json") {
            let bytes = try Locations.bytes(tests + "/" + name)
            var isAccepted = true
            do { _ = try JSONDocument(parsing: bytes) } catch { isAccepted = false }
            seen += 1
            if name.hasPrefix("n_") { #expect(!isAccepted, "\(name)") }
            if name.hasPrefix("y_") { #expect(isAccepted != Self.refusedByPolicy.contains(name), "\(name)") }
        }
        #expect(seen > 300)
    }

    @Test("RFC 8785: the canonical text of each vector is as published")
    func canonicalVectors() throws {
        let inputs = folder + "/jcs/testdata/input"
        for name in try Locations.names(in: inputs) {
            let document = try JSONDocument(parsing: try Locations.bytes(inputs + "/" + name))
            var expected = try Locations.bytes(folder + "/jcs/testdata/output/" + name)
            while expected.last == 0x0A { expected.removeLast() }
            #expect(CanonicalJSON.bytes(of: document.root) == expected, "\(name)")
        }
    }

    @Test("RFC 8785: 100,000 numbers are written as ECMAScript writes them")
    func numbers() throws {
        let text = try Locations.bytes(folder + "/jcs/es6_100000.txt")
        var count = 0
        for line in text.split(separator: 0x0A) {
            let parts = line.split(separator: UInt8(ascii: ","))
            let bits = try #require(UInt64(String(decoding: parts[0], as: UTF8.self), radix: 16))
            var written: [UInt8] = []
            CanonicalJSON.append(number: Double(bitPattern: bits), to: &written)
            if !written.elementsEqual(parts[1]) {
                Issue.record(
                    "\(String(decoding: line, as: UTF8.self)) was written \(String(decoding: written, as: UTF8.self))")
            }
            count += 1
        }
        #expect(count == 100_000)
    }
}
