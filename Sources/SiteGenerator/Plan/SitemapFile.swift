import PageMarkup
import PublicAddresses
import PublicTables

/// `sitemap.xml` for search engines (sitemaps.org 0.9): every page with its other language.
struct SitemapFile: Sendable {
    /// Most addresses in one file; the protocol allows 50,000.
    private static let mostAddresses = 20_000

    let options: SiteOptions
    /// Pages in order; the first of several with one address counts.
    let places: [Place]

    /// The protocol wants absolute addresses: without one, that of the open data stands in.
    private var origin: String { options.origin.isEmpty ? RegisterIdentity.address : options.origin }

    /// The files: one, or a list of several when there are many pages.
    func files() -> [RenderedFile] {
        var seen: Set<Place> = []
        let places = places.filter { seen.insert($0).inserted }
        let parts = stride(from: 0, to: places.count, by: SitemapFile.mostAddresses).map { start in
            places[start..<min(places.count, start + SitemapFile.mostAddresses)]
        }
        if parts.count == 1 { return [RenderedFile(path: "sitemap.xml", bytes: addresses(parts[0]))] }
        var index = Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                .utf8)
        for number in parts.indices {
            index += "<sitemap><loc>".utf8
            HTML.append(escaped: origin + options.basePath + "sitemap-\(number + 1).xml", to: &index)
            index += "</loc></sitemap>\n".utf8
        }
        index += "</sitemapindex>\n".utf8
        return [RenderedFile(path: "sitemap.xml", bytes: index)]
            + parts.enumerated().map { number, part in
                RenderedFile(path: "sitemap-\(number + 1).xml", bytes: addresses(part))
            }
    }

    private func addresses(_ places: ArraySlice<Place>) -> [UInt8] {
        var output = Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
                .utf8)
        for place in places {
            let links = options.languages.map { language in
                (language, origin + SiteAddress(base: options.basePath, language: language).link(place))
            }
            for (_, address) in links {
                output += "<url><loc>".utf8
                HTML.append(escaped: address, to: &output)
                output += "</loc>".utf8
                for (language, other) in links where links.count > 1 {
                    output += "<xhtml:link rel=\"alternate\" hreflang=\"\(language.rawValue)\" href=\"".utf8
                    HTML.append(escaped: other, to: &output)
                    output += "\"/>".utf8
                }
                output += "</url>\n".utf8
            }
        }
        return output + Array("</urlset>\n".utf8)
    }
}
