import Findings
import RegisterModel

/// Atom feeds of changes: all, and one each authority, right, risk class and status.
final class FeedFiles: ReleaseProduct {
    private let context: ReleaseContext
    private var all = Feed(path: ReleasePath.feeds + "alle.atom", title: "Alle Änderungen im KI-Transparenzregister")
    private var feeds: [String: Feed] = [:]

    init(_ context: ReleaseContext) {
        self.context = context
        // A feed one can subscribe to before anything has happened.
        for entry in context.snapshot.entries(of: .authority) {
            let name = context.snapshot.record(entry.id)?.string("nameDe") ?? entry.id
            open("behoerden/" + entry.id, "Änderungen: \(name)")
        }
        for (folder, vocabulary, title) in FeedFiles.facets {
            for item in context.catalogue.vocabularies[vocabulary]?.items ?? [] {
                open("\(folder)/\(item.code)", "\(title): \(item.label.de)")
            }
        }
    }

    private static let facets = [
        ("rechte", "right", "Änderungen an Systemen, die ein Recht berühren"),
        ("risikoklassen", "risk-class", "Änderungen in der Risikoklasse"),
        ("status", "status", "Änderungen an Systemen mit dem Status"),
    ]

    private func open(_ name: String, _ title: String) {
        feeds[name] = Feed(path: ReleasePath.feeds + name + ".atom", title: title)
    }

    func consume(_ outputs: [RecordOutput]) {
        for output in outputs where output.entry.type != .authority {
            all.add(output, context)
            var names = ["behoerden/" + output.entry.authority] + output.rights.map { "rechte/" + $0 }
            if output.entry.type == .deployment {
                if let risk = output.riskClass { names.append("risikoklassen/" + risk.rawValue) }
                if let status = output.status { names.append("status/" + status) }
            }
            for name in names { feeds[name]?.add(output, context) }
        }
    }

    func finish() throws -> [ReleaseItem] {
        for feed in feeds.values { _ = try context.target.add(feed.path, feed.bytes(context)) }
        return [
            ReleaseItem(
                path: all.path,
                title: Bilingual(
                    de: "Atom-Feed aller Änderungen; weitere je Behörde, Recht, Risikoklasse und Status",
                    en: "Atom feed of all changes; more by authority, right, risk class and status"),
                part: .feeds, mediaType: "application/atom+xml",
                digest: try context.target.add(all.path, all.bytes(context)))
        ]
    }
}
