import PageMarkup
import PublicAddresses
import Templates

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

    var jobs: [PageJob] {
        [PageJob(edition.prose.map { Place(prose: $0.name) }) { edition.prose.map(prose) + [notFound()] }]
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
