import PublicAddresses
import Templates

/// The letters without a system: for people who found no entry.
struct LettersPage: ViewModel {
    let frame: Frame
    let deadlines: [UInt8]
    let letters: [Letter]
    static let members: [Member<LettersPage>] = [
        .object("frame") { $0.frame }, .markup("deadlines") { $0.deadlines }, .list("letters") { $0.letters },
    ]
}

/// The page of letters.
struct LetterPages: PageFamily {
    let overview: Overview
    private let template: Template<LettersPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("letters", for: LettersPage.self)
    }

    var jobs: [PageJob] {
        [
            PageJob([Place(.letters)]) {
                let builder = LetterBuilder(edition)
                let page = LettersPage(
                    frame: edition.frame(
                        title: edition.texts["section.letters.heading"],
                        summary: edition.texts["section.letters.lead"], place: Place(.letters)),
                    deadlines: builder.deadlines, letters: builder.general())
                return [
                    RenderedFile(
                        path: edition.address.folder(Place(.letters)) + "index.html", bytes: template.render(page))
                ]
            }
        ]
    }
}
