import FieldCatalogue
import PublicAddresses
import Publication

extension PublicFacet {
    /// What the feed of a value is called, before the name of the value.
    private var title: String {
        switch self {
        case .ressort: "Änderungen im Ressort"
        case .authority: "Änderungen"
        case .risk: "Änderungen in der Risikoklasse"
        case .status: "Änderungen an Systemen mit dem Status"
        case .area: "Änderungen im Lebensbereich"
        case .decision: "Änderungen an Systemen mit der Rolle"
        case .right: "Änderungen an Systemen, die ein Recht berühren"
        case .fria: "Änderungen an Systemen mit dem Stand der Folgenabschätzung"
        case .origin: "Änderungen an Einträgen mit der Herkunft"
        }
    }

    /// An empty feed for every value, so that one can subscribe before anything has happened.
    static func emptyFeeds(_ snapshot: Snapshot) -> [String: Feed] {
        var feeds: [String: Feed] = [:]
        func open(_ facet: PublicFacet, _ code: String, _ name: String) {
            let path = facet.feed(of: code)
            feeds[path] = Feed(path: path, title: facet.title + ": " + name)
        }
        for entry in snapshot.entries(of: .authority) {
            let record = snapshot.authority(entry.id)
            let name = record?.string(.nameDe) ?? entry.id
            open(.authority, entry.id, name)
            if record?.string(.parent) == nil { open(.ressort, entry.id, name) }
        }
        for facet in PublicFacet.allCases {
            guard let vocabulary = facet.vocabulary.flatMap({ snapshot.catalogue.vocabularies[$0] }) else { continue }
            for item in vocabulary.known { open(facet, item.code, item.label.de) }
        }
        return feeds
    }
}
