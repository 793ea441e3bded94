import OutputTree
import SiteGenerator

/// What a build keeps of a record once its pages are written.
struct RecordTrace: Sendable {
    let digest: RecordDigest
    /// What its pages are made of; nil when it has none.
    let pages: PageLedger.Pages?
}

extension OutputTree {
    /// Adds files of the site, twins as links.
    ///
    /// - Returns: what the pages among them link to.
    func add(_ files: [RenderedFile]) throws -> PageLinks {
        var links = PageLinks()
        for file in files {
            if let twin = file.twin {
                try add(file.path, sameAs: twin) { file.bytes }
                links.read(path: file.path, bytes: [])
            } else {
                let bytes = file.bytes
                try add(OutputFile(path: file.path, bytes: bytes))
                links.read(path: file.path, bytes: bytes)
            }
        }
        return links
    }
}
