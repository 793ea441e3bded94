import RegisterModel
import Templates

/// The exports on offer.
struct DataPage: ViewModel {
    let frame: Frame
    let date: String
    let files: [FileRow]

    struct FileRow: ViewModel {
        let href: String
        let name: String
        let title: String
        let size: String
        let sha256: String
        static let members: [Member<FileRow>] = [
            .text("href") { $0.href }, .text("name") { $0.name }, .text("title") { $0.title },
            .text("size") { $0.size },
            .text("sha256") { $0.sha256 },
        ]
    }

    static let members: [Member<DataPage>] = [
        .object("frame") { $0.frame }, .text("date") { $0.date }, .list("files") { $0.files },
    ]
}

/// The page of exports.
struct DataPages: PageFamily {
    let edition: Edition
    let template: Template<DataPage>

    init(_ edition: Edition) throws {
        self.edition = edition
        template = try edition.templates.template("data", for: DataPage.self)
    }

    var jobs: [SiteGenerator.Job] { [SiteGenerator.Job([Place(.data)]) { [data()] }] }

    private func data() -> RenderedFile {
        let rows = edition.options.downloads.map { file in
            DataPage.FileRow(
                href: edition.address.base + file.path,
                name: file.path.utf8.split(separator: UInt8(ascii: "/")).last.map {
                    String(decoding: $0, as: UTF8.self)
                } ?? file.path,
                title: file.title[edition.language], size: edition.text(file.size) + " Byte", sha256: file.sha256)
        }
        let page = DataPage(
            frame: edition.frame(
                title: edition.texts["data.heading"], summary: edition.texts["data.intro"], place: Place(.data)),
            date: edition.text(edition.snapshot.date), files: rows)
        return RenderedFile(path: edition.address.folder(Place(.data)) + "index.html", bytes: template.render(page))
    }
}
