import FieldCatalogue

/// The lists of assessments, incidents and labelled content.
struct RecordListPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] {
        [
            renderer.job(.assessments) { assessments() }, renderer.job(.incidents) { incidents() },
            renderer.job(.labels) { labels() },
        ]
    }

    /// The system an entry is about; a link to the entry itself.
    private func head(_ type: RecordType, _ id: String, about system: String?, _ origin: Origin, _ authority: String)
        -> Cell
    {
        let row = system.flatMap { overview.index.deployment($0) }
        let name = row.map { edition.name($0) }
        return Cell(
            name?.text ?? id, href: edition.address.link(type, id),
            note: [edition.authorities[authority]?.abbreviation, edition.originMark(origin)]
                .compactMap { $0 }.joined(separator: " · "), language: name?.language)
    }

    private func assessments() -> ReportContent {
        let texts = edition.texts
        let rows = overview.index.assessments
        let facet = overview.facets.facet("fria")
        let table = ReportTable(
            id: "folgenabschaetzungen", heading: texts["assessments.table"],
            columns: [
                (texts["table.system"], false), (texts["assessments.status"], false), (texts["assessments.day"], false),
                (texts["assessments.risks"], false), (texts["assessments.worst"], false),
                (texts["fria.decision"], false),
                (texts["fria.nextReview"], false),
            ],
            rows: rows.map { row in
                TableRow(
                    head(.fria, row.id, about: row.deployments.first, row.origin, row.authority),
                    [
                        Cell(edition.label(row.status, "fria-record-status")),
                        .day(row.performedOn, edition),
                        .number(row.before.values.reduce(0, +), edition),
                        edition.cell(row.after.keys.max()),
                        Cell(row.decision.map { edition.label($0, "fria-decision") } ?? "–"),
                        .day(row.nextReviewOn, edition),
                    ])
            }, empty: texts["assessments.none"])
        let states = ReportTable(
            id: "stand", heading: texts["section.assessmentStates"], intro: texts["facet.fria.intro"],
            columns: [(texts["facet.fria"], false), (texts["table.systems"], true), (texts["rights.madeUp"], true)],
            rows: overview.facets.values(of: "fria").map { value in
                TableRow(
                    Cell(
                        edition.label(value.code, "fria-status"),
                        href: facet.map { edition.address.link($0.place(of: value.code)) }),
                    [.number(value.count.real, edition), .number(value.count.samples, edition)])
            })
        return ReportContent(tables: [table, states], hasCSV: true)
    }

    private func incidents() -> ReportContent {
        let texts = edition.texts
        return ReportContent(
            tables: [
                ReportTable(
                    id: "vorfaelle", heading: texts["incidents.table"],
                    columns: [
                        (texts["table.system"], false), (texts["incidents.kind"], false),
                        (texts["incidents.state"], false), (texts["incidents.day"], false),
                    ],
                    rows: overview.index.incidents.map { row in
                        TableRow(
                            head(.incident, row.id, about: row.deployment, row.origin, row.authority),
                            [
                                Cell(edition.label(row.kind, "incident-kind")),
                                Cell(edition.label(row.state, "incident-state")),
                                .day(row.awareOn, edition),
                            ])
                    }, empty: texts["incidents.none"])
            ], hasCSV: true)
    }

    private func labels() -> ReportContent {
        let texts = edition.texts
        return ReportContent(
            tables: [
                ReportTable(
                    id: "inhalte", heading: texts["labels.table"],
                    columns: [
                        (texts["labels.content"], false), (texts["table.authority"], false),
                        (texts["labels.kind"], false), (texts["labels.extent"], false), (texts["table.date"], false),
                    ],
                    rows: overview.index.labels.map { row in
                        TableRow(
                            Cell(
                                row.title, href: edition.address.link(.label, row.id),
                                note: edition.originMark(row.origin), language: edition.language == .en ? "de" : nil),
                            [
                                edition.authorityCell(row.authority), Cell(edition.label(row.kind, "label-kind")),
                                Cell(edition.label(row.extent, "label-extent")),
                                .day(row.publishedOn, edition),
                            ])
                    }, empty: texts["labels.none"])
            ], hasCSV: true)
    }
}
