import FieldCatalogue
import PublicTables
import Publication
import SourceJSON

/// Descriptions of pages in the words of schema.org, as files beside the pages.
enum StructuredData {
    /// A record: a document of the register about a system, which is somebody else's.
    static func record(_ material: RecordMaterial, _ edition: Edition) -> [UInt8] {
        let record = material.record
        let address = edition.options.origin + edition.address.link(material.place)
        let title = edition.title(material)
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("@context", "https://schema.org")
        writer.member("@type", record.type == .deployment ? "DigitalDocument" : "Report")
        writer.member("@id", address)
        writer.member("url", address)
        writer.member("identifier", record.id)
        text("name", title.text, title.language ?? edition.language.rawValue, edition, into: &writer)
        if let short = description(of: record, edition) {
            text("description", short.text, short.language, edition, into: &writer)
        }
        writer.member("inLanguage", edition.language.rawValue)
        if let status = status(of: record, edition) { writer.member("creativeWorkStatus", status) }
        writer.member("dateModified", material.entry.lastRecordedAt.description)
        writer.member("datePublished", material.entry.firstRecordedAt.description)
        writer.member("version", "\(record.revision)")
        writer.member("license", EntryLicence.address(of: EntryLicence.code(of: record.record), in: edition.catalogue))
        if let source = record.record.string("source.url") { writer.member("isBasedOn", source) }
        register("publisher", edition, into: &writer)
        // What an authority has not stated is not its word.
        if record.origin == .publicSource {
            register("author", edition, into: &writer)
        } else {
            writer.key("author")
            organisation(record.authority, edition, into: &writer)
        }
        writer.key("about")
        writer.beginArray()
        about(material, edition, into: &writer)
        organisation(record.authority, edition, into: &writer)
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// A text, with its language where that is not the page's.
    private static func text(
        _ key: String, _ text: String, _ language: String, _ edition: Edition, into writer: inout JSONWriter
    ) {
        guard language != edition.language.rawValue else { return writer.member(key, text) }
        writer.key(key)
        writer.beginObject()
        writer.member("@value", text)
        writer.member("@language", language)
        writer.endObject()
    }

    private static func description(of record: PublicRecord, _ edition: Edition) -> (text: String, language: String)? {
        if edition.language == .en, let english = record.record.string("translations.en.shortDescription") {
            return (english, "en")
        }
        return record.record.string("shortDescription").map { ($0, "de") }
    }

    /// What must not be overlooked: made-up examples, and what was withdrawn.
    private static func status(of record: PublicRecord, _ edition: Edition) -> String? {
        let parts = [
            edition.originMark(record.origin), record.isWithdrawn ? edition.texts["changes.withdrawn"] : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The system a record is about.
    private static func about(_ material: RecordMaterial, _ edition: Edition, into writer: inout JSONWriter) {
        let record = material.record
        let isOwn = record.type == .deployment
        guard isOwn || material.concerned != nil else { return }
        writer.beginObject()
        writer.member("@type", "SoftwareApplication")
        if isOwn {
            let title = edition.title(material)
            text("name", title.text, title.language ?? edition.language.rawValue, edition, into: &writer)
            writer.member("applicationCategory", "GovernmentApplication")
            if let version = record.record.string("system.version") { writer.member("softwareVersion", version) }
            if let provider = record.record.string("system.provider.name") {
                writer.key("creator")
                writer.beginObject()
                writer.member("@type", "Organization")
                writer.member("name", provider)
                writer.endObject()
            }
        } else if let system = material.concerned {
            text("name", system.name, "de", edition, into: &writer)
            writer.member("url", edition.options.origin + edition.address.link(.deployment, system.id))
        }
        if record.origin == .sample { writer.member("disambiguatingDescription", edition.texts["badge.sample"]) }
        writer.endObject()
    }

    private static func organisation(_ id: String, _ edition: Edition, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("@type", "GovernmentOrganization")
        writer.member("name", edition.authority(id))
        if let authority = edition.authorities[id] {
            writer.member("url", edition.options.origin + edition.address.link(.authorities, id))
            if authority.origin == .sample { writer.member("disambiguatingDescription", edition.texts["badge.sample"]) }
        }
        writer.endObject()
    }

    private static func register(_ key: String, _ edition: Edition, into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        writer.member("@type", "Organization")
        writer.member("name", edition.texts["site.title"])
        writer.member("url", edition.options.origin + edition.address.start)
        writer.endObject()
    }

    /// The open data: a dataset with its files.
    static func dataset(_ edition: Edition, _ downloads: Downloads, on day: Day, from first: Day) -> [UInt8] {
        let origin = edition.options.origin
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("@context", "https://schema.org")
        writer.member("@type", "Dataset")
        writer.member("@id", origin + edition.address.base + "daten/#register")
        writer.member("url", origin + edition.address.link(.data))
        writer.member("identifier", "ki-transparenzregister")
        writer.member("name", RegisterIdentity.dataset[edition.language])
        writer.member(
            "description", edition.texts["data.intro"] + " " + RegisterIdentity.sourceLicences[edition.language])
        writer.member("inLanguage", "de")
        writer.member("dateModified", day.description)
        writer.member("temporalCoverage", "\(first)/\(day)")
        writer.member("isAccessibleForFree", true)
        writer.key("license")
        writer.beginArray()
        for address in downloads.licences { writer.string(address) }
        writer.endArray()
        register("publisher", edition, into: &writer)
        register("creator", edition, into: &writer)
        writer.key("distribution")
        writer.beginArray()
        for item in downloads.items where ![.feeds, .euDatabase, .oversight].contains(item.part) {
            writer.beginObject()
            writer.member("@type", "DataDownload")
            writer.member("name", item.name)
            writer.member("description", item.title[edition.language])
            writer.member("contentUrl", origin + edition.address.base + item.path)
            writer.member("encodingFormat", item.mediaType)
            writer.member("contentSize", "\(item.digest.size) B")
            writer.member("sha256", item.digest.sha256)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
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
