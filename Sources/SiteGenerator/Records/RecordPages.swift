import Findings
import PublicAddresses
import Publication
import Templates

/// The pages of single records, in all languages from one reading; authorities have pages of another kind.
public struct RecordPages: Sendable {
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
            groups = try RecordGroupBuilder(edition)
            deployments = DeploymentPageBuilder(edition, groups)
            assessments = AssessmentPageBuilder(edition, groups)
            csv = CSVTwin(catalogue: edition.catalogue)
            markdown = MarkdownTwin(texts: edition.texts, language: edition.language, catalogue: edition.catalogue)
        }

        /// What a record's pages consist of; each is rendered when its bytes are asked for.
        func files(_ material: RecordMaterial) -> [RenderedFile] {
            var files = [page(material.place) { current(material) }]
            if material.hasHistory {
                let builder = HistoryPageBuilder(edition: edition, groups: groups)
                files.append(page(material.place.below(.history)) { history.render(builder.history(material)) })
                files += material.history.indices.map { position in
                    page(material.place(ofRevision: material.history[position].revision)) {
                        revision.render(builder.revision(material, position))
                    }
                }
            }
            if let pack = material.pack {
                files.append(
                    page(material.place.below(.euDatabase)) {
                        euDatabase.render(EUDatabasePageBuilder(edition).page(pack, material))
                    })
            }
            return files + RecordTwins.files(material, csv: csv, markdown: markdown, edition)
        }

        private func page(_ place: Place, render: @escaping @Sendable () -> [UInt8]) -> RenderedFile {
            RenderedFile(path: edition.address.folder(place) + "index.html", render: render)
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
                NavLink(href: edition.address.link(.deployment, $0.id), text: edition.name($0))
            }
            return PlainRecordPage(
                frame: edition.frame(
                    title: name.text,
                    summary: edition.label(material.entry.type.rawValue, "record-type") + ": " + name.text,
                    place: material.place, alternates: RecordTwins.alternates(material, edition),
                    titleLanguage: name.language, id: material.entry.id),
                head: RecordHeadBuilder(edition: edition).head(material), systems: concerned.map { [$0] } ?? [],
                groups: groups.groups(material.record, material.surroundings))
        }
    }

    private let snapshot: Snapshot
    private let products: ProductTable
    private let references: ReferenceFields
    private let authorities: AuthorityTable
    private let renderers: [Renderer]

    /// Links the templates of all languages.
    init(_ editions: [Edition], _ snapshot: Snapshot, _ authorities: AuthorityTable) throws {
        self.authorities = authorities
        self.snapshot = snapshot
        products = ProductTable(snapshot)
        references = ReferenceFields(snapshot.catalogue)
        renderers = try editions.map { try Renderer($0) }
    }

    /// The same for one processor: what every page uses is in memory of its own.
    ///
    /// - Parameter snapshot: a replica of the snapshot of the site.
    /// - Throws: what making the original threw, had it been so.
    public func replica(_ snapshot: Snapshot) throws -> RecordPages {
        try RecordPages(renderers.map { try $0.edition.replica(snapshot.catalogue) }, snapshot, authorities)
    }

    /// The files of a record, none for authorities; nothing is rendered before its bytes are asked for.
    ///
    /// - Parameter reading: with all its parts.
    /// - Throws: what the snapshot throws for a damaged register.
    public func files(_ reading: RecordReading) throws -> RecordFiles {
        let surroundings = try RecordSurroundings(reading, in: snapshot, products: products, references: references)
        let material = RecordMaterial(reading, surroundings)
        let isShown = reading.entry.type != .authority
        return RecordFiles(
            files: isShown ? renderers.flatMap { $0.files(material) } : [],
            digest: RecordDigest(material, authorities, snapshot.catalogue), material: material)
    }

    /// The pages worth finding: the record and its history, not every revision.
    static func places(_ entry: SnapshotEntry) -> [Place] {
        let place = Place(SiteAddress.Section(entry.type), entry.id)
        return entry.revisionCount > 1 ? [place, place.below(.history)] : [place]
    }
}
