import RegisterModel
import SourceJSON

/// An Atom feed (RFC 4287) of changes; keeps only its newest entries, whatever the size of the register.
struct Feed: Sendable {
    /// Entries kept.
    static let limit = 50
    /// Changed fields named in an entry.
    private static let fieldLimit = 40

    let path: String
    let title: String
    private var entries: [Entry] = []

    private struct Entry: Sendable {
        let record: SnapshotEntry
        let changes: RevisionChanges

        /// Newest first; ids and revisions break ties.
        static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
            if left.changes.recordedAt != right.changes.recordedAt {
                return left.changes.recordedAt > right.changes.recordedAt
            }
            if left.record.id != right.record.id { return left.record.id < right.record.id }
            return left.changes.revision > right.changes.revision
        }
    }

    init(path: String, title: String) {
        self.path = path
        self.title = title
    }

    mutating func add(_ output: RecordOutput, _ context: ReleaseContext) {
        for changes in output.changes {
            let entry = Entry(record: output.entry, changes: changes)
            if entries.count == Feed.limit, let last = entries.last, !Feed.Entry.isBefore(entry, last) { continue }
            let position = entries.firstIndex { Feed.Entry.isBefore(entry, $0) } ?? entries.count
            entries.insert(entry, at: position)
            if entries.count > Feed.limit { entries.removeLast() }
        }
    }

    func bytes(_ context: ReleaseContext) -> [UInt8] {
        var xml = XMLWriter()
        let updated = entries.first?.changes.recordedAt ?? Instant(startOf: context.snapshot.date)
        xml.open("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "de"])
        xml.element("id", RegisterIdentity.tag + "feed/" + path)
        xml.element("title", title)
        xml.element(
            "subtitle", "Die \(Feed.limit) neuesten Änderungen; alle früheren stehen in den Daten (changes, revisions)."
        )
        xml.element("updated", updated.description)
        xml.open("author")
        xml.element("name", RegisterIdentity.title.de)
        xml.close("author")
        xml.element("rights", RegisterIdentity.licenceTitle + ". " + RegisterIdentity.sourceLicences.de)
        xml.empty("link", ["rel": "self", "type": "application/atom+xml", "href": context.options.link(path)])
        xml.empty("link", ["rel": "alternate", "type": "text/html", "href": context.options.link("daten/")])
        for entry in entries { write(entry, context, into: &xml) }
        xml.close("feed")
        return xml.bytes
    }

    private func write(_ entry: Entry, _ context: ReleaseContext, into xml: inout XMLWriter) {
        let record = entry.record
        let changes = entry.changes
        let verb = changes.revision == 1 ? "neu" : changes.isWithdrawal ? "zurückgenommen" : "geändert"
        xml.open("entry")
        // The same for good: neither the address of the site nor the day of the build is part of it.
        xml.element("id", RegisterIdentity.tag + "eintrag/\(record.id)/\(changes.revision)")
        xml.element("title", "\(title(of: record, context)): \(verb) (Fassung \(changes.revision))")
        xml.element("updated", changes.recordedAt.description)
        xml.empty(
            "link",
            [
                "rel": "alternate", "type": "text/html",
                "href": context.options.link(context.options.pagePath(record.type, record.id)),
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
        if let note = changes.note { xml.element("summary", note) }
        if !changes.changes.isEmpty { content(of: entry, context, into: &xml) }
        xml.close("entry")
    }

    private func content(of entry: Entry, _ context: ReleaseContext, into xml: inout XMLWriter) {
        let description = context.catalogue.description(of: entry.record.type)
        xml.open("content", ["type": "xhtml"])
        xml.open("div", ["xmlns": "http://www.w3.org/1999/xhtml"])
        xml.open("ul")
        for change in entry.changes.changes.prefix(Feed.fieldLimit) {
            let field = description[change.path]
            let label = field?.label.de ?? change.path
            let before = change.before.map { Feed.short($0, field, context) }
            let after = change.after.map { Feed.short($0, field, context) }
            let entry = change.entry.map { "„\($0.value)“" }
            let text =
                switch (before, after) {
                case (nil, let after?) where change.kind == .added: "\(label): neuer Eintrag: \(entry ?? after)"
                case (let before?, nil) where change.kind == .removed: "\(label): entfernt: \(entry ?? before)"
                case (nil, let after?): "\(label): neu: \(after)"
                case (let before?, nil): "\(label): entfallen, vorher \(before)"
                case (let before?, let after?): "\(label): vorher \(before), jetzt \(after)"
                case (nil, nil): label
                }
            xml.element("li", text)
        }
        let more = entry.changes.changes.count - Feed.fieldLimit
        if more > 0 { xml.element("li", "und \(more) weitere Änderungen") }
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
        context.snapshot.record(authority)?.string("nameDe") ?? authority
    }

    /// A value for reading: strings in quotation marks, codes in words, at most 200 bytes, cut between characters.
    private static func short(_ json: [UInt8], _ field: Field?, _ context: ReleaseContext) -> String {
        var text = String(decoding: json, as: UTF8.self)
        // What was written by the register itself can be read; if not, it is shown as it is.
        if let value = (try? JSONDocument(parsing: json, limits: .unlimited))?.root.string {
            text = "„\(field?.vocabulary.map { context.catalogue.label(of: value, in: $0).de } ?? value)“"
        }
        guard text.utf8.count > 200 else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: 200)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end]) + " …"
    }
}
