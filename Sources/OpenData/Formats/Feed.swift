import FieldCatalogue
import Findings
import PublicAddresses
import PublicTables
import Publication
import SourceJSON

/// One revision in feeds, kept once for all of them.
final class FeedEntry: Sendable {
    /// Changed fields an entry lists.
    private static let fieldLimit = 40

    let record: SnapshotEntry
    let revision: Int
    let recordedAt: Instant
    let verb: String
    let summary: String
    /// What changed, a line a field.
    let lines: [String]
    /// Fields that are not among the lines.
    let more: Int

    /// Makes the entries of a record; a first revision says what is new, others what changed.
    static func all(_ output: RecordOutput, _ catalogue: Catalogue) -> [FeedEntry] {
        output.changes.enumerated().map { position, changes in
            FeedEntry(output, changes, isFirst: position == 0, ChangeText(catalogue: catalogue))
        }
    }

    private init(_ output: RecordOutput, _ changes: RevisionChanges, isFirst: Bool, _ words: ChangeText) {
        record = output.entry
        revision = changes.revision
        recordedAt = changes.recordedAt
        verb = changes.kind.verb
        let description = words.catalogue.description(of: record.type)
        lines = changes.changes.prefix(FeedEntry.fieldLimit).map { words.line($0, description) }
        more = changes.changes.count - lines.count
        let sentence: String? =
            switch changes.kind {
            case .new: output.summary
            case .withdrawn, .nullReport: nil
            case .changed: changes.changes.isEmpty ? nil : words.summary(changes.changes, description)
            }
        let parts = [changes.note, sentence].compactMap { $0 }.filter { !$0.isEmpty }
        summary = parts.isEmpty ? "\(record.name): \(verb)." : parts.joined(separator: " ")
    }

    /// Newest first; ids and revisions break ties.
    static func isBefore(_ left: FeedEntry, _ right: FeedEntry) -> Bool {
        if left.recordedAt != right.recordedAt { return left.recordedAt > right.recordedAt }
        if left.record.id != right.record.id { return left.record.id < right.record.id }
        return left.revision > right.revision
    }
}

/// Entries as they stand in feeds: most stand in ten of them, and are written once for all in one folder.
struct WrittenEntries {
    private struct Key: Hashable {
        let entry: ObjectIdentifier
        let place: String
    }

    private var written: [Key: [UInt8]] = [:]

    /// An entry as XML.
    ///
    /// - Parameters:
    ///   - place: what links to the root begin with in the feed.
    ///   - write: writes it, when it has not been written for this place.
    mutating func bytes(of entry: FeedEntry, in place: String, _ write: () -> [UInt8]) -> [UInt8] {
        let key = Key(entry: ObjectIdentifier(entry), place: place)
        if let known = written[key] { return known }
        let bytes = write()
        written[key] = bytes
        return bytes
    }
}

/// An Atom feed (RFC 4287) of changes, in parts that lead to each other (RFC 5005 section 3).
struct Feed: Sendable {
    /// Entries of a part.
    static let pageLength = 50

    /// Path of the first part.
    let path: String
    let title: String
    private var entries: [FeedEntry] = []

    init(path: String, title: String) {
        self.path = path
        self.title = title
    }

    mutating func add(_ more: [FeedEntry]) { entries += more }

    /// All parts with their paths, the first one first.
    ///
    /// - Parameter written: entries that other feeds have written already.
    func files(_ context: ReleaseContext, _ written: inout WrittenEntries) -> [(path: String, bytes: [UInt8])] {
        let sorted = entries.sorted(by: FeedEntry.isBefore)
        let count = max(1, (sorted.count + Feed.pageLength - 1) / Feed.pageLength)
        return (1...count).map { number in
            let start = (number - 1) * Feed.pageLength
            let shown = sorted[start..<min(sorted.count, start + Feed.pageLength)]
            return (path(of: number), bytes(shown, number, count, sorted.first?.recordedAt, context, &written))
        }
    }

    /// `alle.atom`, `alle-2.atom` and so on.
    private func path(of number: Int) -> String {
        let end = ".atom"
        return number == 1
            ? path : String(decoding: path.utf8.dropLast(end.utf8.count), as: UTF8.self) + "-\(number)" + end
    }

    private func bytes(
        _ shown: ArraySlice<FeedEntry>, _ number: Int, _ count: Int, _ updated: Instant?, _ context: ReleaseContext,
        _ written: inout WrittenEntries
    ) -> [UInt8] {
        var xml = XMLWriter()
        let updated = updated ?? Instant(startOf: context.snapshot.date)
        xml.open("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "de"])
        xml.element("id", RegisterIdentity.tag + "feed/" + path)
        xml.element("title", title)
        if count > 1 { xml.element("subtitle", "Teil \(number) von \(count), die neuesten Änderungen zuerst.") }
        xml.element("updated", updated.description)
        xml.open("author")
        xml.element("name", RegisterIdentity.title.de)
        xml.close("author")
        xml.element("rights", RegisterIdentity.licenceTitle + ". " + RegisterIdentity.sourceLicences.de)
        func link(_ relation: String, _ target: String, _ type: String = "application/atom+xml") {
            xml.empty("link", ["rel": relation, "type": type, "href": context.options.link(target, from: path)])
        }
        link("self", path(of: number))
        link("alternate", "daten/", "text/html")
        if count > 1 {
            link("first", path)
            link("last", path(of: count))
            if number > 1 { link("previous", path(of: number - 1)) }
            if number < count { link("next", path(of: number + 1)) }
        }
        // What stands above the entries decides how far links must go up, and nothing else in an entry does.
        let place = context.options.link("", from: path)
        for entry in shown {
            xml.add(
                part: written.bytes(of: entry, in: place) {
                    var part = XMLWriter(isPart: true)
                    write(entry, context, into: &part)
                    return part.bytes
                })
        }
        xml.close("feed")
        return xml.bytes
    }

    private func write(_ entry: FeedEntry, _ context: ReleaseContext, into xml: inout XMLWriter) {
        let record = entry.record
        xml.open("entry")
        // The same for good: neither the address of the site nor the day of the build is part of it.
        xml.element("id", RegisterIdentity.tag + "eintrag/\(record.id)/\(entry.revision)")
        xml.element("title", "\(title(of: record, context)): \(entry.verb) (Fassung \(entry.revision))")
        xml.element("updated", entry.recordedAt.description)
        xml.empty(
            "link",
            [
                "rel": "alternate", "type": "text/html",
                "href": context.options.link(SiteAddress.page(record.type, record.id), from: path),
            ])
        xml.empty(
            "link",
            [
                "rel": "alternate", "type": "application/json",
                "href": context.options.link(
                    ReleasePath.api + "records/\(record.id)/\(entry.revision).json", from: path),
            ])
        xml.empty("category", ["term": record.authority, "label": name(of: record.authority, context)])
        if record.origin != .agency {
            xml.empty(
                "category",
                [
                    "term": record.origin.rawValue,
                    "label": context.catalogue.label(of: record.origin.rawValue, in: "origin").de,
                ])
        }
        if let source = record.source {
            xml.element("rights", "\(source.title), \(context.catalogue.label(of: source.licence, in: "licence").de)")
        }
        xml.element("summary", entry.summary)
        if !entry.lines.isEmpty { content(of: entry, into: &xml) }
        xml.close("entry")
    }

    private func content(of entry: FeedEntry, into xml: inout XMLWriter) {
        xml.open("content", ["type": "xhtml"])
        xml.open("div", ["xmlns": "http://www.w3.org/1999/xhtml"])
        xml.open("ul")
        for line in entry.lines { xml.element("li", line) }
        if entry.more > 0 { xml.element("li", "und \(entry.more) weitere Änderungen") }
        xml.close("ul")
        xml.close("div")
        xml.close("content")
    }

    /// Deployments and authorities by their name, others by what they are and the system they are about.
    private func title(of record: SnapshotEntry, _ context: ReleaseContext) -> String {
        guard record.type != .deployment, record.type != .authority else { return record.name }
        let kind = context.catalogue.label(of: record.type.rawValue, in: "record-type").de
        let about = record.about.flatMap { context.snapshot.entry($0)?.name }
        return "\(kind): \(about ?? record.name)"
    }

    private func name(of authority: String, _ context: ReleaseContext) -> String {
        context.snapshot.authority(authority)?.string(.nameDe) ?? authority
    }
}
