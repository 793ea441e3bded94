import FieldCatalogue
import Findings
import PageMarkup
import PublicAddresses
import Templates

/// A month, or the last thirty days, in the chronicle.
struct ChronicleSection: ViewModel {
    struct Item: ViewModel {
        let date: String
        let kind: String
        let kindCode: String
        let name: String
        let nameLanguage: String?
        let href: String
        let authority: String
        let origin: String?
        let note: String?
        let noteLanguage: String?
        static let members: [Member<Item>] = [
            .text("date") { $0.date }, .text("kind") { $0.kind }, .text("kindCode") { $0.kindCode },
            .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage }, .text("href") { $0.href },
            .text("authority") { $0.authority }, .optional("origin") { $0.origin }, .optional("note") { $0.note },
            .optional("noteLanguage") { $0.noteLanguage },
        ]
    }

    let frame: Frame
    let heading: String
    let lead: String
    let count: String
    let items: [Item]
    let months: [CountedLink]
    let ledger: String?
    let feed: String
    let newer: NavLink?
    let older: NavLink?

    static let members: [Member<ChronicleSection>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("lead") { $0.lead },
        .text("count") { $0.count }, .list("items") { $0.items }, .flag("isEmpty") { $0.items.isEmpty },
        .list("months") { $0.months }, .flag("hasMonths") { !$0.months.isEmpty }, .optional("ledger") { $0.ledger },
        .text("feed") { $0.feed },
        .object("newer") { $0.newer }, .object("older") { $0.older },
        .flag("hasNeighbours") { $0.newer != nil || $0.older != nil },
    ]
}

/// What was changed in the last thirty days, the chronicle month by month, and the moves between risk classes.
struct ChangePages: PageFamily {
    /// Days that count as recent.
    private static let recentDays = 30
    /// Acceptances on one page.
    private static let pageLength = 500

    let overview: Overview
    private let template: Template<ChronicleSection>
    private let renderer: ReportRenderer
    /// Parts of the chronicle, the latest first: a month, or a piece of a month in which much happened.
    private let parts: [Part]

    private struct Part: Sendable {
        /// `2026-09`.
        let month: String
        /// From 1, for months with several pages.
        let number: Int
        var rows: [ChronicleRow]
    }

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("changes", for: ChronicleSection.self)
        renderer = try ReportRenderer(overview.edition)
        var parts: [Part] = []
        for row in overview.index.chronicle {
            let month = String(decoding: row.recordedAt.day.description.utf8.prefix(7), as: UTF8.self)
            if let last = parts.last, last.month == month {
                if last.rows.count < ChangePages.pageLength {
                    parts[parts.count - 1].rows.append(row)
                } else {
                    parts.append(Part(month: month, number: last.number + 1, rows: [row]))
                }
            } else {
                parts.append(Part(month: month, number: 1, rows: [row]))
            }
        }
        self.parts = parts
    }

    var jobs: [PageJob] {
        [
            PageJob([Place(.changes)]) { [recent()] },
            PageJob([Place(.changes).below(.ledger)]) { ledger() },
        ]
            + parts.indices.map { position in
                PageJob([place(position)]) { [month(position)] }
            }
    }

    private func place(_ position: Int) -> Place {
        let part = parts[position]
        let place = Place(.changes, part.month)
        return part.number == 1 ? place : place.numbered(.page, part.number)
    }

    /// `September 2026`, with the number of the page from the second on.
    private func name(_ position: Int) -> String {
        let part = parts[position]
        let name = Day(part.month + "-01").map { Dates.month($0, edition.language) } ?? part.month
        return name + (part.number == 1 ? "" : edition.texts["facet.page", "\(part.number)"])
    }

    private func recent() -> RenderedFile {
        let first = overview.snapshot.date.adding(days: -ChangePages.recentDays)
        let rows = Array(overview.index.chronicle.prefix { $0.recordedAt.day > first })
        let texts = edition.texts
        var counts: [String: Int] = [:]
        for part in parts { counts[part.month, default: 0] += part.rows.count }
        let lead = texts["changes.lead", edition.text(overview.snapshot.date)]
        let isShortened = rows.count > ChangePages.pageLength
        return file(
            Place(.changes), title: texts["section.changes.heading"],
            lead: isShortened ? lead + " " + texts["changes.shortened", edition.text(ChangePages.pageLength)] : lead,
            rows: rows,
            months: parts.indices.filter { parts[$0].number == 1 }.map { position in
                CountedLink(
                    href: edition.address.link(place(position)), text: name(position),
                    count: edition.text(counts[parts[position].month] ?? 0), help: nil)
            }, ledger: edition.address.link(Place(.changes).below(.ledger)))
    }

    private func month(_ position: Int) -> RenderedFile {
        file(
            place(position), title: edition.texts["changes.month", name(position)],
            lead: edition.texts["changes.monthLead", name(position)], rows: parts[position].rows, months: [],
            ledger: nil, parents: parts[position].number == 1 ? [] : [parts[position].month],
            newer: position > 0 ? link(position - 1) : nil,
            older: position + 1 < parts.count ? link(position + 1) : nil)
    }

    private func link(_ position: Int) -> NavLink {
        NavLink(href: edition.address.link(place(position)), text: name(position))
    }

    private func file(
        _ place: Place, title: String, lead: String, rows: [ChronicleRow], months: [CountedLink], ledger: String?,
        parents: [String] = [], newer: NavLink? = nil, older: NavLink? = nil
    ) -> RenderedFile {
        let section = ChronicleSection(
            frame: edition.frame(title: title, summary: lead, place: place, parents: parents), heading: title,
            lead: lead,
            count: edition.texts[rows.count == 1 ? "changes.one" : "changes.many", edition.text(rows.count)],
            items: rows.prefix(ChangePages.pageLength).map(item), months: months, ledger: ledger,
            feed: edition.address.base + ReleasePath.allChanges, newer: newer, older: older)
        return RenderedFile(path: edition.address.folder(place) + "index.html", bytes: template.render(section))
    }

    private func item(_ row: ChronicleRow) -> ChronicleSection.Item {
        let name = edition.name(row)
        return ChronicleSection.Item(
            date: edition.text(row.recordedAt.day), kind: edition.texts["changes.\(row.kind.rawValue)"],
            kindCode: row.kind.rawValue, name: name.text, nameLanguage: name.language,
            href: edition.address.link(edition.place(row)),
            authority: edition.authority(row.authority), origin: edition.originMark(row.origin), note: row.note,
            noteLanguage: edition.language == .en ? "de" : nil)
    }

    /// Every move of a system from one risk class to another.
    private func ledger() -> [RenderedFile] {
        let texts = edition.texts
        let moves = overview.index.chronicle.filter { $0.riskBefore != $0.riskAfter }
        let table = ReportTable(
            id: "wechsel", heading: texts[moves.count == 1 ? "ledger.one" : "ledger.many", edition.text(moves.count)],
            columns: [
                (texts["table.system"], false), (texts["table.date"], false), (texts["history.before"], false),
                (texts["history.after"], false),
            ],
            rows: moves.map { row in
                let name = edition.name(row)
                return TableRow(
                    Cell(
                        name.text, href: edition.address.link(edition.place(row)),
                        note: [edition.authorities[row.authority]?.abbreviation, edition.originMark(row.origin)]
                            .compactMap { $0 }.joined(separator: " · "), language: name.language),
                    [
                        .day(row.recordedAt.day, edition), row.riskBefore.map { edition.cell($0) } ?? Cell("–"),
                        row.riskAfter.map { edition.cell($0) } ?? Cell("–"),
                    ])
            }, empty: texts["ledger.none"])
        return renderer.render(
            Place(.changes).below(.ledger), title: texts["section.ledger"], lead: texts["ledger.lead"],
            content: ReportContent(tables: [table], hasCSV: true))
    }
}

extension Edition {
    /// What an acceptance is about.
    func name(_ row: ChronicleRow) -> (text: String, language: String?) {
        let language = language == .en ? "de" : nil
        switch row.type {
        case .fria, .incident: return (texts["record.about." + row.type.rawValue, row.name], nil)
        default:
            if self.language == .en, let english = row.nameEn { return (english, nil) }
            return (row.name, language)
        }
    }

    /// The page of the revision that was accepted.
    func place(_ row: ChronicleRow) -> Place {
        let place = Place(SiteAddress.Section(row.type), row.id)
        // Authorities have no pages of revisions.
        return row.revisionCount > 1 && row.type != .authority ? place.numbered(.revision, row.revision) : place
    }
}
