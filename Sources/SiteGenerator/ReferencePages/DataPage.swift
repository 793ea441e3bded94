import OpenData
import PublicAddresses
import Templates

/// The open data on offer: files in groups, questions with their SQL, earlier releases.
struct DataPage: ViewModel {
    let frame: Frame
    let date: String
    let fields: String
    let readMe: String
    let checksums: String
    let groups: [Group]
    let questions: [Question]
    let releases: [Release]

    struct Group: ViewModel {
        let id: String
        let heading: String
        let text: String
        let files: [File]
        static let members: [Member<Group>] = [
            .text("id") { $0.id }, .text("heading") { $0.heading }, .text("text") { $0.text },
            .list("files") { $0.files },
        ]
    }

    struct File: ViewModel {
        let href: String
        let name: String
        let title: String
        let size: String
        let sha256: String
        static let members: [Member<File>] = [
            .text("href") { $0.href }, .text("name") { $0.name }, .text("title") { $0.title },
            .text("size") { $0.size }, .text("sha256") { $0.sha256 },
        ]
    }

    struct Question: ViewModel {
        let name: String
        let title: String
        let sql: String
        static let members: [Member<Question>] = [
            .text("name") { $0.name }, .text("title") { $0.title }, .text("sql") { $0.sql },
        ]
    }

    struct Release: ViewModel {
        let name: String
        let href: String
        let sums: String
        let notice: String?
        static let members: [Member<Release>] = [
            .text("name") { $0.name }, .text("href") { $0.href }, .text("sums") { $0.sums },
            .optional("notice") { $0.notice },
        ]
    }

    static let members: [Member<DataPage>] = [
        .object("frame") { $0.frame }, .text("date") { $0.date }, .text("fields") { $0.fields },
        .text("readMe") { $0.readMe }, .text("checksums") { $0.checksums },
        .flag("hasFiles") { !$0.groups.isEmpty }, .list("groups") { $0.groups },
        .list("questions") { $0.questions }, .flag("hasReleases") { !$0.releases.isEmpty },
        .list("releases") { $0.releases },
    ]
}

/// The page of open data.
struct DataPages: PageFamily {
    let overview: Overview
    let template: Template<DataPage>

    /// Groups in the order in which people look for them.
    private static let order: [ReleasePart] = [
        .xlsx, .sqlite, .csv, .jsonl, .feeds, .api, .euDatabase, .oversight, .schemas, .catalog,
    ]

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("data", for: DataPage.self)
    }

    var jobs: [PageJob] { [PageJob([Place(.data)]) { data(try overview.downloads()) }] }

    private func data(_ downloads: Downloads) -> [RenderedFile] {
        let base = edition.address.base
        let structured = edition.address.folder(Place(.data)) + "daten.jsonld"
        let groups = DataPages.order.compactMap { part -> DataPage.Group? in
            let files = downloads.items.filter { $0.part == part }
            guard !files.isEmpty else { return nil }
            return DataPage.Group(
                id: part.rawValue, heading: edition.texts["data.\(part.rawValue).heading"],
                text: edition.texts["data.\(part.rawValue).text"], files: files.map(file))
        }
        let page = DataPage(
            frame: edition.frame(
                title: edition.texts["data.heading"], summary: edition.texts["data.intro"], place: Place(.data),
                alternates: [Alternate(type: "application/ld+json", href: base + structured)]),
            date: edition.text(overview.snapshot.date), fields: edition.address.link(Place(.data).below(.fields)),
            readMe: base + ReleasePath.current + "README.md", checksums: base + ReleasePath.current + "SHA256SUMS",
            groups: groups,
            questions: JournalistQuestion.all.map {
                DataPage.Question(name: $0.name, title: $0.title[edition.language], sql: $0.sql)
            },
            releases: downloads.releases.map { release in
                let folder = base + ReleasePath.all + release.name + "/"
                return DataPage.Release(
                    name: release.name, href: folder + "README.md", sums: folder + "SHA256SUMS",
                    notice: release.isReissued ? folder + "NEUAUSGABE.md" : nil)
            })
        let first = overview.snapshot.entries.filter { $0.origin != .sample }.map(\.firstRecordedAt.day).min()
        return [
            RenderedFile(path: edition.address.folder(Place(.data)) + "index.html", bytes: template.render(page)),
            RenderedFile(
                path: structured,
                bytes: StructuredData.dataset(
                    edition, downloads, on: overview.snapshot.date, from: first ?? overview.snapshot.date)),
        ]
    }

    private func file(_ item: ReleaseItem) -> DataPage.File {
        // Files of a folder of their own are told apart by it.
        let steps = item.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        let name = item.part == .oversight ? steps.suffix(2).joined(separator: "/") : item.name
        return DataPage.File(
            href: edition.address.base + item.path, name: name, title: item.title[edition.language],
            size: edition.text(item.digest.size) + " Byte", sha256: item.digest.sha256)
    }
}
