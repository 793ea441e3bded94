import Findings
import PublicAddresses

/// Atom feeds of changes: all, and one each value of a facet.
final class FeedFiles: ReleaseProduct {
    private let context: ReleaseContext
    private var all = Feed(path: ReleasePath.allChanges, title: "Alle Änderungen im KI-Transparenzregister")
    private var feeds: [String: Feed]

    init(_ context: ReleaseContext) {
        self.context = context
        feeds = PublicFacet.emptyFeeds(context.snapshot)
    }

    func consume(_ outputs: [RecordOutput]) {
        for output in outputs {
            let entries = FeedEntry.all(output, context.catalogue)
            all.add(entries)
            for path in output.feeds { feeds[path]?.add(entries) }
        }
    }

    func finish() throws -> [ReleaseItem] {
        var written = WrittenEntries()
        for feed in feeds.values {
            for file in feed.files(context, &written) { try context.target.put(file.path, file.bytes, sameAs: nil) }
        }
        let files = all.files(context, &written)
        for file in files.dropFirst() { try context.target.put(file.path, file.bytes, sameAs: nil) }
        return [
            ReleaseItem(
                path: all.path,
                title: Bilingual(
                    de:
                        "Atom-Feed aller Änderungen, auch der Behördenliste und der Nullmeldungen; weitere zu jedem Wert, nach dem sich die Liste der Systeme eingrenzen lässt",
                    en:
                        "Atom feed of all changes, those of the list of authorities and null reports among them; more for every value by which the list of systems can be narrowed"
                ),
                part: .feeds, mediaType: "application/atom+xml",
                digest: try context.target.add(all.path, files.first?.bytes ?? []))
        ]
    }
}
