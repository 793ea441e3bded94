import Findings
import PublicAddresses
import SourceJSON

/// The other forms of a record page: JSON, CSV, Markdown, and structured data for search engines.
enum RecordTwins {
    /// Link to a form; structured data and JSON serve both languages.
    static func link(_ material: RecordMaterial, _ ending: String, _ edition: Edition) -> String {
        edition.address.base + path(material, ending, edition)
    }

    private static func path(_ material: RecordMaterial, _ ending: String, _ edition: Edition) -> String {
        edition.address.folder(material.place) + material.entry.id + "." + ending
    }

    /// What the page announces.
    static func alternates(_ material: RecordMaterial, _ edition: Edition) -> [Alternate] {
        [
            Alternate(type: "application/json", href: link(material, "json", edition)),
            Alternate(type: "text/csv", href: link(material, "csv", edition)),
            Alternate(type: "text/markdown", href: link(material, "md", edition)),
            Alternate(type: "application/ld+json", href: link(material, "jsonld", edition)),
        ]
    }

    /// All forms in one language.
    ///
    /// JSON and CSV are the same in every language; the JSON file is that of the static interface.
    static func files(_ material: RecordMaterial, csv: CSVTwin, markdown: MarkdownTwin, _ edition: Edition)
        -> [RenderedFile]
    {
        let record = material.record
        return [
            RenderedFile(
                path: path(material, "json", edition), sameAs: ReleasePath.api + "records/" + record.id + ".json"
            ) { (material.reading.texts.last ?? []) + [0x0A] },
            RenderedFile(path: path(material, "csv", edition), sameAs: first(material, "csv", edition)) {
                csv.bytes(of: record)
            },
            RenderedFile(path: path(material, "md", edition)) {
                markdown.bytes(
                    of: record, name: edition.title(material).text,
                    authority: edition.authority(material.entry.authority), daysAhead: material.surroundings.daysAhead)
            },
            RenderedFile(path: path(material, "jsonld", edition)) { StructuredData.record(material, edition) },
        ]
    }

    /// Path of the same file of the first language; nil in that language itself.
    private static func first(_ material: RecordMaterial, _ ending: String, _ edition: Edition) -> String? {
        guard !edition.isFirst, let first = edition.options.languages.first else { return nil }
        let address = SiteAddress(base: edition.address.base, language: first)
        return address.folder(material.place) + material.entry.id + "." + ending
    }
}
