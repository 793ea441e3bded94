import Findings
import RegisterModel

/// Atom feeds of changes: all, and one each value of a facet.
final class FeedFiles: ReleaseProduct {
    private let context: ReleaseContext
    private var all = Feed(path: ReleasePath.feeds + "alle.atom", title: "Alle Änderungen im KI-Transparenzregister")
    private var feeds: [String: Feed]

    init(_ context: ReleaseContext) {
        self.context = context
        feeds = FacetFeed.all(context.snapshot)
    }

    func consume(_ outputs: [RecordOutput]) {
        for output in outputs where output.entry.type != .authority {
            all.add(output, context)
            for path in output.feeds { feeds[path]?.add(output, context) }
        }
    }

    func finish() throws -> [ReleaseItem] {
        for feed in feeds.values { try context.target.put(feed.path, feed.bytes(context), sameAs: nil) }
        return [
            ReleaseItem(
                path: all.path,
                title: Bilingual(
                    de:
                        "Atom-Feed aller Änderungen; weitere zu jedem Wert, nach dem sich die Liste der Systeme eingrenzen lässt",
                    en: "Atom feed of all changes; more for every value by which the list of systems can be narrowed"),
                part: .feeds, mediaType: "application/atom+xml",
                digest: try context.target.add(all.path, all.bytes(context)))
        ]
    }
}
