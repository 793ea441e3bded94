import FieldCatalogue
import Foundation
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import OpenData

/// Nobody changes the published form of records in silence: a changed shape needs a new version with a line that says
/// what changed (`public-schema-versions.json`), and the recording of the new shape in `Tests/Golden/public-schema.json`
/// with `MAKI_RECORD=1`, which never overwrites a recorded version.
@Suite("Versions of the public schema")
struct PublicSchemaTests {
    private static let golden = Locations.root + "/Tests/Golden/public-schema.json"

    /// Every schema without titles, descriptions and comments: what a program that reads records depends on.
    private func shape() throws -> String {
        var text: [UInt8] = []
        for type in RecordType.allCases {
            let schema = JSONSchemaWriter(catalogue: .standard, type: type, form: .publicRecord).schema()
            strip(try JSONDocument(parsing: schema, limits: .unlimited).root, isProperties: false, into: &text)
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\(text.count)-" + String(hash, radix: 16)
    }

    private func strip(_ value: JSONValue, isProperties: Bool, into text: inout [UInt8]) {
        let words: Set<String> = ["title", "description", "$comment", "$id", "version"]
        switch value.kind {
        case .object:
            text.append(UInt8(ascii: "{"))
            for member in value.members where isProperties || !words.contains(member.key.string) {
                text += member.key.string.utf8
                strip(member.value, isProperties: member.key.string == "properties" && !isProperties, into: &text)
            }
            text.append(UInt8(ascii: "}"))
        case .array: for element in value.elements { strip(element, isProperties: false, into: &text) }
        default: text += value.document.bytes[value.span]
        }
    }

    @Test("the shape of published records is the one recorded for the version they name")
    func version() throws {
        let versions = PublicSchemaVersion.all(in: .standard)
        let current = PublicSchemaVersion.current(in: .standard)
        let shape = try shape()
        var recorded: [(String, String)] = []
        if let bytes = try? Locations.bytes(PublicSchemaTests.golden) {
            recorded = try JSONDocument(parsing: bytes).root.members.map { ($0.key.string, $0.value.string ?? "") }
        }
        if ProcessInfo.processInfo.environment["MAKI_RECORD"] == "1", !recorded.contains(where: { $0.0 == current }) {
            var writer = JSONWriter(.pretty)
            writer.beginObject()
            for (version, shape) in recorded + [(current, shape)] { writer.member(version, shape) }
            writer.endObject()
            try Data(writer.bytes + [0x0A]).write(to: URL(fileURLWithPath: PublicSchemaTests.golden))
            Issue.record("recorded, not tested")
            return
        }
        #expect(
            recorded.first { $0.0 == current }?.1 == shape,
            "The published form changed: add a version with a line to public-schema-versions.json, then record.")
        #expect(recorded.map(\.0) == versions.map(\.version))
        #expect(versions.allSatisfy { !$0.changes.de.isEmpty && !$0.changes.en.isEmpty && Day($0.date) != nil })
    }

    @Test("a new field changes the shape, a new explanation does not")
    func sensitivity() throws {
        let before = try shape()
        #expect(before == (try shape()))
        var text: [UInt8] = []
        let schema = #"{"title":"a","properties":{"title":{"type":"string","description":"x"}}}"#
        strip(try JSONDocument(parsing: Array(schema.utf8)).root, isProperties: false, into: &text)
        #expect(String(decoding: text, as: UTF8.self) == #"{properties{title{type"string"}}}"#)
    }

    @Test("schemas name their version in their address")
    func address() {
        let schema = JSONSchemaWriter(catalogue: .standard, type: .deployment, form: .publicRecord).schema()
        let version = PublicSchemaVersion.current(in: .standard)
        #expect(schema.firstRange(of: Array("/\(version)/deployment.public.schema.json".utf8)) != nil)
    }
}
