import FieldCatalogue
import PublicAddresses
import PublicTables
import Publication
import Templates

/// The field dictionary: every public field of every type of record.
struct FieldPage: ViewModel {
    let frame: Frame
    let version: String
    let csv: String
    let package: String
    let types: [RecordKind]
    let versions: [Version]
    let modelFile: String
    let models: [Model]

    struct RecordKind: ViewModel {
        let id: String
        let name: String
        let fields: [Row]
        static let members: [Member<RecordKind>] = [
            .text("id") { $0.id }, .text("name") { $0.name }, .list("fields") { $0.fields },
        ]
    }

    struct Row: ViewModel {
        let anchor: String
        let path: String
        let name: String
        let help: String
        let type: String
        let place: String
        let source: String
        let publicationClass: String
        static let members: [Member<Row>] = [
            .text("anchor") { $0.anchor }, .text("path") { $0.path }, .text("name") { $0.name },
            .text("help") { $0.help }, .text("type") { $0.type }, .text("place") { $0.place },
            .text("source") { $0.source }, .text("publicationClass") { $0.publicationClass },
        ]
    }

    struct Version: ViewModel {
        let version: String
        let date: String
        let text: String
        static let members: [Member<Version>] = [
            .text("version") { $0.version }, .text("date") { $0.date }, .text("text") { $0.text },
        ]
    }

    /// A version of the data model with what is different in it.
    struct Model: ViewModel {
        let version: String
        let date: String
        let text: String
        let differences: [Difference]
        static let members: [Member<Model>] = [
            .text("version") { $0.version }, .text("date") { $0.date }, .text("text") { $0.text },
            .flag("hasDifferences") { !$0.differences.isEmpty }, .list("differences") { $0.differences },
        ]
    }

    struct Difference: ViewModel {
        let place: String
        let type: String
        let what: String
        let before: String
        let after: String
        static let members: [Member<Difference>] = [
            .text("place") { $0.place }, .text("type") { $0.type }, .text("what") { $0.what },
            .text("before") { $0.before }, .text("after") { $0.after },
        ]
    }

    static let members: [Member<FieldPage>] = [
        .object("frame") { $0.frame }, .text("version") { $0.version }, .text("csv") { $0.csv },
        .text("package") { $0.package }, .list("types") { $0.types }, .list("versions") { $0.versions },
        .text("modelFile") { $0.modelFile }, .list("models") { $0.models },
    ]
}

/// The page of the field dictionary.
struct FieldPages: PageFamily {
    let overview: Overview
    let template: Template<FieldPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("fields", for: FieldPage.self)
    }

    private var place: Place { Place(.data).below(.fields) }

    var jobs: [PageJob] { [PageJob([place]) { [fields()] }] }

    private func fields() -> RenderedFile {
        let entries = FieldDictionary(
            catalogue: edition.catalogue, tables: RegisterTables(catalogue: edition.catalogue)
        ).entries
        let types = RecordType.allCases.map { type in
            FieldPage.RecordKind(
                id: type.rawValue, name: edition.label(type.rawValue, "record-type"),
                fields: entries.filter { $0.type == type }.map(row))
        }
        let versions = PublicSchemaVersion.all(in: edition.catalogue).reversed().map { version in
            FieldPage.Version(
                version: version.version, date: Day(version.date).map { edition.text($0) } ?? version.date,
                text: version.changes[edition.language])
        }
        let current = edition.address.base + ReleasePath.current
        let page = FieldPage(
            frame: edition.frame(
                title: edition.texts["fields.heading"], summary: edition.texts["fields.intro"], place: place),
            version: PublicSchemaVersion.current(in: edition.catalogue), csv: current + "fields.csv",
            package: current + "datapackage.json", types: types, versions: versions,
            modelFile: current + "catalogue-versions.json", models: models())
        return RenderedFile(path: edition.address.folder(place) + "index.html", bytes: template.render(page))
    }

    /// The versions of the data model, the latest first.
    private func models() -> [FieldPage.Model] {
        let editions = edition.catalogue.editions
        return editions.indices.reversed().map { position in
            let version = editions[position].version
            let differences =
                position == 0 ? [] : CatalogueDifference.all(from: editions[position - 1], to: editions[position])
            return FieldPage.Model(
                version: version.number, date: edition.text(version.date), text: version.changes[edition.language],
                differences: differences.map { difference in
                    FieldPage.Difference(
                        place: difference.place,
                        type: difference.type.map { edition.label($0.rawValue, "record-type") } ?? "",
                        what: edition.texts["fields.model." + difference.kind.rawValue],
                        before: difference.before ?? "–", after: difference.after ?? "–")
                })
        }
    }

    private func row(_ entry: FieldDictionary.Entry) -> FieldPage.Row {
        let field = entry.field
        var type = field.type.rawValue
        if let vocabulary = field.vocabulary { type += " (\(vocabulary))" }
        if field.isRepeated { type += ", " + edition.texts["fields.list"] }
        if let version = entry.until { type += ", " + edition.texts["fields.ended", version] }
        // Brackets and dots are no part of an anchor.
        let anchor = String(
            decoding: (entry.type.rawValue + "-" + field.path).utf8.filter { byte in
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            }, as: UTF8.self)
        return FieldPage.Row(
            anchor: anchor, path: field.path, name: field.label[edition.language], help: field.help[edition.language],
            type: type, place: entry.places.joined(separator: ", "), source: field.source,
            publicationClass: field.publicationClass.rawValue)
    }
}
