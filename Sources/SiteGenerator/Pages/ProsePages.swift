import Findings
import PageMarkup
import Templates

/// A page written by hand: a file of Markdown with title and description before a line `---`.
struct ProsePage: Sendable {
    let name: String
    let title: String
    let summary: String
    let body: String
    /// Whether it exists in the other language too.
    let hasOther: Bool

    /// The pages of a language, by name. Links that start with `/` lead into this installation.
    static func all(in sources: SiteSources, address: SiteAddress) -> [ProsePage] {
        let ending = "." + address.language.rawValue
        let siteOperator = SiteOperator(sources.texts(address.language))
        return sources.pages.sorted { $0.key < $1.key }.compactMap { key, bytes in
            guard key.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
            let name = String(decoding: key.utf8.dropLast(ending.utf8.count), as: UTF8.self)
            var title = name
            var summary = ""
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[
                ...]
            while let line = lines.popFirst() {
                if line == "---" { break }
                if line.utf8.starts(with: "title: ".utf8) {
                    title = String(decoding: line.utf8.dropFirst(7), as: UTF8.self)
                }
                if line.utf8.starts(with: "description: ".utf8) {
                    summary = String(decoding: line.utf8.dropFirst(13), as: UTF8.self)
                }
            }
            let body = siteOperator.filled(lines.joined(separator: "\n")).split(
                separator: "](/", omittingEmptySubsequences: false
            )
            .joined(separator: "](" + address.base)
            return ProsePage(
                name: name, title: title, summary: summary, body: body,
                hasOther: sources.pages[name + "." + address.other.language.rawValue] != nil)
        }
    }
}

/// A page of running text.
struct TextPage: ViewModel {
    let frame: Frame
    let heading: String
    let body: [UInt8]
    static let members: [Member<TextPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .markup("body") { $0.body },
    ]
}

/// Pages written by hand, and the page for a missing address.
struct ProsePages: PageFamily {
    let overview: Overview
    let template: Template<TextPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("text", for: TextPage.self)
    }

    var jobs: [SiteGenerator.Job] {
        [SiteGenerator.Job(edition.prose.map { Place(prose: $0.name) }) { edition.prose.map(prose) + [notFound()] }]
    }

    private func prose(_ page: ProsePage) -> RenderedFile {
        let place = Place(prose: page.name)
        let model = TextPage(
            frame: edition.frame(
                title: page.title, summary: page.summary, place: place, hasOther: page.hasOther), heading: page.title,
            body: MarkdownMarkup.html(page.body, headingOffset: 0))
        return RenderedFile(path: edition.address.folder(place) + "index.html", bytes: template.render(model))
    }

    private func notFound() -> RenderedFile {
        let texts = edition.texts
        let heading = texts["notFound.heading"]
        let page = TextPage(
            frame: edition.frame(title: heading, summary: heading, place: nil), heading: heading,
            body: MarkdownMarkup.html(
                texts[
                    "notFound.body", edition.address.link(.systems), edition.address.link(.authorities),
                    edition.address.link(.sitemap)], headingOffset: 0))
        return RenderedFile(path: edition.address.prefix + "404.html", bytes: template.render(page))
    }
}
