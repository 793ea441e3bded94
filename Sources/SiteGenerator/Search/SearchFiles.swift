import FieldCatalogue
import Findings
import SiteSearch

/// The files of the search: what the snapshot says, in the form that the browser reads.
struct SearchFiles: Sendable {
    /// Folder of the files in the tree.
    static let folder = "suche/"

    let overviews: [Overview]

    /// Writes the index of the present systems, one for all languages.
    func render() -> [RenderedFile] {
        guard let first = overviews.first else { return [] }
        let snapshot = first.snapshot
        let facets = SearchFacets(overviews)
        let documents = first.index.deployments.compactMap { row -> SearchDocument? in
            guard let text = first.index.searchTexts[row.id] else { return nil }
            let related = [RecordType.fria, .incident].flatMap { type in
                row.level == .full
                    ? snapshot.ids(of: type, about: row.id).compactMap { first.index.searchTexts[$0] } : []
            }
            return SearchDocument(
                id: row.id, name: row.name, nameEn: row.nameEn, summary: row.summary, summaryEn: row.summaryEn,
                text: text, related: related, codes: facets.codes(of: row))
        }
        let authorities = first.edition.authorities.all.map {
            SearchAuthority(
                id: $0.id, name: Bilingual(de: $0.nameDe, en: $0.nameEn ?? $0.nameDe), abbreviation: $0.abbreviation)
        }
        return SearchIndex(
            documents: documents, facets: facets.all, authorities: authorities, synonyms: first.edition.sources.synonyms
        )
        .files(overviews.map { interface($0.edition) })
        .map { RenderedFile(path: SearchFiles.folder + $0.name, bytes: $0.bytes) }
    }

    private func interface(_ edition: Edition) -> SearchIndex.Interface {
        let prefix = "search."
        return SearchIndex.Interface(
            language: edition.language, systems: edition.address.link(.systems),
            authorities: edition.address.link(.authorities), letter: edition.address.link(.letters),
            texts: edition.texts.keys.sorted().filter { $0.utf8.starts(with: prefix.utf8) }.map {
                (String(decoding: $0.utf8.dropFirst(prefix.utf8.count), as: UTF8.self), edition.texts[$0])
            })
    }
}
