import Findings
import RegisterModel
import Templates

/// The pages of single records: one job a record reads it once and renders it in all languages.
struct RecordPages: Sendable {
    /// What is needed to render records in one language.
    private struct Renderer: Sendable {
        let edition: Edition
        let deployment: Template<DeploymentPage>
        let assessment: Template<AssessmentPage>
        let plain: Template<PlainRecordPage>
        let history: Template<HistoryPage>
        let revision: Template<RevisionPage>
        let euDatabase: Template<EUDatabasePage>
        let deployments: DeploymentPageBuilder
        let assessments: AssessmentPageBuilder
        let groups: RecordGroupBuilder
        let csv: CSVTwin
        let markdown: MarkdownTwin

        init(_ edition: Edition) throws {
            self.edition = edition
            deployment = try edition.templates.template("record", for: DeploymentPage.self)
            assessment = try edition.templates.template("fria", for: AssessmentPage.self)
            plain = try edition.templates.template("plain-record", for: PlainRecordPage.self)
            history = try edition.templates.template("history", for: HistoryPage.self)
            revision = try edition.templates.template("revision", for: RevisionPage.self)
            euDatabase = try edition.templates.template("eu-database", for: EUDatabasePage.self)
            deployments = DeploymentPageBuilder(edition)
            assessments = AssessmentPageBuilder(edition)
            groups = RecordGroupBuilder(edition)
            csv = CSVTwin(catalogue: edition.catalogue)
            markdown = MarkdownTwin(texts: edition.texts, language: edition.language, catalogue: edition.catalogue)
        }

        func files(_ material: RecordMaterial) -> [RenderedFile] {
            var files = [page(material.place, current(material))]
            if material.hasHistory {
                let builder = HistoryPageBuilder(edition: edition)
                files.append(page(material.place.below(.history), history.render(builder.history(material))))
                files += material.history.indices.map { position in
                    page(
                        material.place(ofRevision: material.history[position].revision),
                        revision.render(builder.revision(material, position)))
                }
            }
            if let pack = EUDatabasePageBuilder(edition).page(material) {
                files.append(page(material.place.below(.euDatabase), euDatabase.render(pack)))
            }
            return files + RecordTwins.files(material, csv: csv, markdown: markdown, edition)
        }

        private func page(_ place: Place, _ bytes: [UInt8]) -> RenderedFile {
            RenderedFile(path: edition.address.folder(place) + "index.html", bytes: bytes)
        }

        private func current(_ material: RecordMaterial) -> [UInt8] {
            switch material.entry.type {
            case .deployment: deployment.render(deployments.page(material))
            case .fria: assessment.render(assessments.page(material))
            case .incident, .label, .authority: plain.render(other(material))
            }
        }

        private func other(_ material: RecordMaterial) -> PlainRecordPage {
            let name = edition.title(material)
            let concerned = material.concerned.map {
                NavLink(href: edition.address.link(.deployment, $0.id), text: edition.title(of: $0))
            }
            return PlainRecordPage(
                frame: edition.frame(
                    title: name.text,
                    summary: edition.label(material.entry.type.rawValue, "record-type") + ": " + name.text,
                    place: material.place, alternates: RecordTwins.alternates(material, edition),
                    titleLanguage: name.language, id: material.entry.id),
                head: RecordHeadBuilder(edition: edition).head(material), systems: concerned.map { [$0] } ?? [],
                groups: groups.groups(material.record))
        }
    }

    private let snapshot: Snapshot
    private let renderers: [Renderer]

    /// Links the templates of all languages; there is at least one edition.
    init?(_ editions: [Edition]) throws {
        guard let first = editions.first else { return nil }
        snapshot = first.snapshot
        renderers = try editions.map { try Renderer($0) }
    }

    /// One job a record; authorities have pages of another kind.
    var jobs: [SiteGenerator.Job] {
        snapshot.entries.filter { $0.type != .authority }.map { entry in
            SiteGenerator.Job(places(entry)) { worker in try (worker?.records ?? self).files(of: entry) }
        }
    }

    private func files(of entry: SnapshotEntry) throws -> [RenderedFile] {
        guard let material = try RecordMaterial(entry, in: snapshot) else { return [] }
        return renderers.flatMap { $0.files(material) }
    }

    /// The pages worth finding: the record and its history, not every revision.
    private func places(_ entry: SnapshotEntry) -> [Place] {
        let place = Place(SiteAddress.Section(entry.type), entry.id)
        return entry.revisionCount > 1 ? [place, place.below(.history)] : [place]
    }
}
