import Publication
import TestSupport
import Testing

@testable import FieldCatalogue

@Suite("Decisions about a field that got another name")
struct RenamedFieldTests {
    private static let id = "musteramt-2026-0901"

    /// The catalogue with a made-up field that is `moon` in version 1.0.0 and `sun` from 1.1.0 on.
    private func catalogue() throws -> Catalogue {
        let versions = """
            {"items": [
                {"version": "1.0.0", "date": "3010-01-01", "changes": {"de": "Erfunden.", "en": "Made up."}},
                {"version": "1.1.0", "date": "3011-01-01", "changes": {"de": "Erfunden.", "en": "Made up."}}]}
            """
        let fields = """
            {"recordType": "deployment", "groups": [], "fields": [
                {"path": "sun", "type": "string", "class": "F", "group": "description",
                "before": [{"until": "1.1.0", "name": "moon"}],
                "label": {"de": "Erfunden", "en": "Made up"}, "help": {"de": "Erfunden.", "en": "Made up."},
                "source": "erfunden"}]}
            """
        return try Catalogue(
            files: Catalogue.embeddedFiles.filter { $0.name != "catalogue-versions.json" }
                + [("catalogue-versions.json", Array(versions.utf8)), ("fields-made-up.json", Array(fields.utf8))])
    }

    private func revision(_ number: Int, _ version: String, _ name: String, isWithheld: Bool) throws -> [UInt8] {
        let withheld =
            isWithheld ? #"[{"path": "/\#(name)", "ground": "it-security", "decidedOn": "2026-01-01"}]"# : "[]"
        return try SampleRecords.patched(
            try SampleRecords.deployment(),
            with: #"""
                {"id": "\#(RenamedFieldTests.id)", "revision": \#(number), "recordedAt": "2026-01-0\#(number)T10:00:00Z",
                 "schemaVersion": "\#(version)", "\#(name)": "S\#(number)",
                 "publication": {"level": "full", "withheldFields": \#(withheld)}}
                """#)
    }

    @Test(
        "what is withheld under one name is withheld under the other, in the revision itself and in earlier ones",
        arguments: [
            (false, false, ["S1", "S2"]), (true, false, ["S2"]), (false, true, []), (true, true, []),
        ] as [(Bool, Bool, [String])])
    func names(old: Bool, new: Bool, expected: [String]) throws {
        let files = [
            try revision(1, "1.0.0", "moon", isWithheld: old), try revision(2, "1.1.0", "sun", isWithheld: new),
            try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
        ]
        let snapshot = try Snapshot(source: try MemorySource(files), catalogue: try catalogue())
        let text = try snapshot.history(RenamedFieldTests.id)
            .map { String(decoding: PublicJSON.bytes(of: $0), as: UTF8.self) }.joined()
        #expect(["S1", "S2"].filter { text.contains("\"\($0)\"") } == expected)
    }
}
