import FieldCatalogue
import Findings
import SourceJSON

/// What of the law applies, and what applies from when: the table `application-dates` for readers.
struct LawDatesPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [SiteGenerator.Job] { [renderer.job(.lawDates) { content() }] }

    private func content() -> ReportContent {
        let texts = edition.texts
        let parts = LawPart.all(edition.catalogue)
        let today = overview.snapshot.date
        func table(_ id: String, _ parts: [LawPart]) -> ReportTable {
            ReportTable(
                id: id, heading: texts["lawDates.\(id)"],
                columns: [
                    (texts["lawDates.from"], false), (texts["lawDates.what"], false), (texts["lawDates.basis"], false),
                    (texts["lawDates.moved"], false),
                ],
                rows: parts.map(row), empty: texts["lawDates.none"])
        }
        return ReportContent(
            notices: [texts["lawDates.asOf", edition.text(today)]],
            tables: [
                table("kommt", parts.filter { $0.from > today }), table("gilt", parts.filter { $0.from <= today }),
            ],
            links: [NavLink(href: edition.address.link(.rules), text: texts["section.rules"])], hasCSV: true)
    }

    private func row(_ part: LawPart) -> TableRow {
        let moved = part.moved.map {
            edition.texts["lawDates.movedFrom", edition.text($0.from), $0.by[edition.language]]
        }
        return TableRow(
            .day(part.from, edition),
            [Cell(part.text[edition.language]), Cell(part.basis[edition.language]), Cell(moved ?? "–")])
    }
}

/// A part of the law with the day from which it applies.
struct LawPart {
    let from: Day
    /// What it is about.
    let text: Bilingual
    /// The provision that sets the day.
    let basis: Bilingual
    /// The day that held before, and the act that moved it; nil when it was never moved.
    let moved: (from: Day, by: Bilingual)?

    /// All parts, by day; a row without its texts is left out, which a test refuses.
    static func all(_ catalogue: Catalogue) -> [LawPart] {
        let items = catalogue.tables["application-dates"]?["items"].map { Array($0.elements) } ?? []
        return items.compactMap(LawPart.init).sorted { $0.from < $1.from }
    }

    private init?(_ item: JSONValue) {
        func bilingual(_ key: String) -> Bilingual? {
            guard let de = item[key]?["de"]?.string, let en = item[key]?["en"]?.string else { return nil }
            return Bilingual(de: de, en: en)
        }
        guard let from = item["from"]?.string.flatMap({ Day($0) }), let text = bilingual("text"),
            let basis = bilingual("basis")
        else { return nil }
        self.from = from
        self.text = text
        self.basis = basis
        if let day = item["movedFrom"]?.string.flatMap({ Day($0) }), let by = bilingual("movedBy") {
            moved = (day, by)
        } else {
            moved = nil
        }
    }
}
