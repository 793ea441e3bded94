import Findings
import RegisterModel
import SiteSearch

/// The files of the search: what the snapshot says, in the form that the browser reads.
struct SearchFiles: Sendable {
    /// Folder of the files in the tree.
    static let folder = "suche/"

    let generator: SiteGenerator

    private var snapshot: Snapshot { generator.snapshot }
    private var index: SiteIndex { generator.index }

    func render() throws -> [RenderedFile] {
        let facets = SearchFacets(snapshot: snapshot, index: index)
        let documents = try index.deployments.compactMap { row -> SearchDocument? in
            guard let record = try snapshot.current(row.id) else { return nil }
            let related = try [RecordType.fria, .incident].flatMap { type in
                try snapshot.ids(of: type, about: row.id).compactMap { try snapshot.current($0) }
            }
            .filter { record.level == .full && $0.level == .full && !$0.isWithdrawn }
            return SearchDocument(
                record, name: row.name, related: related, codes: facets.codes(of: record, related: related),
                catalogue: snapshot.catalogue)
        }
        let authorities = index.authorities.map {
            SearchAuthority(
                id: $0.id, name: Bilingual(de: $0.nameDe, en: $0.nameEn ?? $0.nameDe), abbreviation: $0.abbreviation)
        }
        return SearchIndex(
            documents: documents, facets: facets.all, authorities: authorities, synonyms: generator.sources.synonyms
        )
        .files(generator.options.languages.map(interface))
        .map { RenderedFile(path: SearchFiles.folder + $0.name, bytes: $0.bytes) }
    }

    private func interface(_ language: Language) -> SearchIndex.Interface {
        let address = SiteAddress(base: generator.options.basePath, language: language)
        let prefix = "search."
        let texts = generator.sources.texts(language)
        return SearchIndex.Interface(
            language: language, systems: address.link(.systems), authorities: address.link(.authorities),
            letter: address.start + "anfrage/",
            texts: texts.keys.sorted().filter { $0.utf8.starts(with: prefix.utf8) }.map {
                (String(decoding: $0.utf8.dropFirst(prefix.utf8.count), as: UTF8.self), texts[$0])
            })
    }
}
