import SourceJSON
import Testing

@testable import FieldCatalogue

@Suite("Fields through the versions of the catalogue")
struct CatalogueVersionTests {
    /// The catalogue with more versions and more fields of deployments.
    private func catalogue(_ numbers: [String], fields: String) throws -> [String: RecordDescription] {
        let items = (["1.0.0"] + numbers).enumerated().map { position, number in
            #"{"version": "\#(number)", "date": "30\#(position + 10)-01-01", "changes": {"de": "Erfunden.", "en": "Made up."}}"#
        }
        let versions = #"{"items": [\#(items.joined(separator: ", "))]}"#
        let rows = #"{"recordType": "deployment", "groups": [], "fields": [\#(fields)]}"#
        let files =
            Catalogue.embeddedFiles.filter { $0.name != "catalogue-versions.json" }
            + [("catalogue-versions.json", Array(versions.utf8)), ("fields-made-up.json", Array(rows.utf8))]
        let editions = try Catalogue(files: files).editions
        return Dictionary(uniqueKeysWithValues: editions.map { ($0.version.number, $0.description(of: .deployment)) })
    }

    private func row(_ path: String, _ publicationClass: String, _ more: String) -> String {
        """
        {"path": "\(path)", "type": "string", "class": "\(publicationClass)", "group": "description", \(more),
        "label": {"de": "Erfunden", "en": "Made up"}, "help": {"de": "Erfunden.", "en": "Made up."}, "source": "erfunden"}
        """
    }

    @Test("a class that opens later keeps earlier answers closed, also for a field that begins anew under its old name")
    func opened() throws {
        let made = try catalogue(
            ["1.1.0", "1.2.0"],
            fields: row("moon", "F", #""until": "1.1.0""#) + ","
                + row(
                    "moon", "F",
                    #""since": "1.1.0", "replaces": "moon", "before": [{"until": "1.2.0", "class": "I"}]"#))
        let classes = try ["1.0.0", "1.1.0", "1.2.0"].map { number in
            try #require(made[number]?["moon"], "\(number)").publicationClass
        }
        #expect(classes == [.internal, .internal, .withholdable])
    }

    @Test("a class that becomes stricter in the part of a field closes the whole it came from")
    func stricter() throws {
        let made = try catalogue(
            ["1.1.0"],
            fields: row("moon", "F", #""until": "1.1.0""#) + ","
                + row("sun", "I", #""since": "1.1.0", "replaces": "moon""#))
        #expect(try #require(made["1.0.0"]?["moon"]).publicationClass == .internal)
    }
}
