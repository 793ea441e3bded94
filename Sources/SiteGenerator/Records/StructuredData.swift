import OpenData
import RegisterModel
import SourceJSON

/// Descriptions of pages in the words of schema.org, as files beside the pages.
enum StructuredData {
    /// A record: an application of a government organisation, or a report about one.
    static func record(_ material: RecordMaterial, _ edition: Edition) -> [UInt8] {
        let record = material.record
        let address = edition.options.origin + edition.address.link(material.place)
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("@context", "https://schema.org")
        writer.member("@type", record.type == .deployment ? "SoftwareApplication" : "Report")
        writer.member("@id", address)
        writer.member("url", address)
        writer.member("identifier", record.id)
        writer.member("name", edition.title(material).text)
        if let short = record.record.string("shortDescription") { writer.member("description", short) }
        writer.member("inLanguage", edition.language.rawValue)
        if record.type == .deployment { writer.member("applicationCategory", "GovernmentApplication") }
        writer.member("dateModified", material.entry.lastRecordedAt.description)
        writer.member("datePublished", material.entry.firstRecordedAt.description)
        writer.member("version", "\(record.revision)")
        writer.member("isAccessibleForFree", true)
        writer.member("license", licence(of: record, edition))
        if let source = record.record.string("source.url") { writer.member("isBasedOn", source) }
        writer.key("maintainer")
        writer.beginObject()
        writer.member("@type", "GovernmentOrganization")
        writer.member("name", edition.authority(record.authority))
        if edition.authorities[record.authority] != nil {
            writer.member("url", edition.options.origin + edition.address.link(.authorities, record.authority))
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// Address of the licence of a record: that of its source when it was compiled from one.
    private static func licence(of record: PublicRecord, _ edition: Edition) -> String {
        guard let code = record.record.string("source.licence") else { return RegisterIdentity.licenceAddress }
        return edition.catalogue.vocabularies["licence"]?[code]?.properties["url"]?.string ?? code
    }

    /// The site as a whole.
    static func site(_ edition: Edition, on day: Day) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("@context", "https://schema.org")
        writer.member("@type", "WebSite")
        writer.member("name", edition.texts["site.title"])
        writer.member("description", edition.texts["start.lead"])
        writer.member("url", edition.options.origin + edition.address.start)
        writer.member("inLanguage", edition.language.rawValue)
        writer.member("dateModified", day.description)
        writer.member("license", RegisterIdentity.licenceAddress)
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// An authority.
    static func authority(_ authority: AuthorityRow, _ edition: Edition) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("@context", "https://schema.org")
        writer.member("@type", "GovernmentOrganization")
        writer.member("@id", edition.options.origin + edition.address.link(.authorities, authority.id))
        writer.member("identifier", authority.id)
        writer.member("name", authority.name(edition.language))
        writer.member("alternateName", authority.abbreviation)
        if let website = authority.website { writer.member("url", website) }
        if let parent = authority.parent, edition.authorities[parent] != nil {
            writer.key("parentOrganization")
            writer.beginObject()
            writer.member("@type", "GovernmentOrganization")
            writer.member("name", edition.authority(parent))
            writer.endObject()
        }
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}
