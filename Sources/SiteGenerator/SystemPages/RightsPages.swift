import FieldCatalogue
import LegalFacts
import PageMarkup
import PublicAddresses
import Templates

/// Every fundamental right with the systems that touch it, the worst remaining risk first.
struct RightsPages: PageFamily {
    /// A system that touches a right, with the worst risk after measures.
    private struct Touch {
        let row: IndexRow
        let residual: RiskRating.Level?
    }

    let overview: Overview
    private let renderer: ReportRenderer
    private let touches: [String: [Touch]]

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
        var touches: [String: [Touch]] = [:]
        for row in overview.index.deployments {
            for right in row.rights {
                touches[right.code, default: []].append(Touch(row: row, residual: right.residual))
            }
        }
        // The order of the list of systems, which is by name, decides between equal risks.
        self.touches = touches.mapValues { list in
            list.enumerated().sorted { left, right in
                let levels = (left.element.residual, right.element.residual)
                if levels.0 != levels.1 { return RightsPages.isWorse(levels.0, levels.1) }
                return left.offset < right.offset
            }.map(\.element)
        }
    }

    private static func isWorse(_ left: RiskRating.Level?, _ right: RiskRating.Level?) -> Bool {
        guard let left else { return false }
        guard let right else { return true }
        return left > right
    }

    private var rights: [Vocabulary.Item] { edition.catalogue.vocabularies["right"]?.known ?? [] }

    var jobs: [PageJob] {
        [renderer.job(.rights) { allRights() }]
            + rights.map { right in
                PageJob([place(right.code)]) { page(right) }
            }
    }

    private func place(_ code: String) -> Place { Place(.rights, PublicFacet.slug(code)) }

    private func citation(_ right: Vocabulary.Item) -> String {
        right.properties["citation"]?[edition.language.rawValue]?.string ?? right.code
    }

    private func head(_ right: Vocabulary.Item) -> Cell {
        let isAbsolute = right.properties["absolute"]?.boolean == true
        let note = citation(right) + (isAbsolute ? " · " + edition.texts["rights.absolute"] : "")
        return Cell(right.label[edition.language], href: edition.address.link(place(right.code)), note: note)
    }

    private func allRights() -> ReportContent {
        let texts = edition.texts
        let touched = rights.filter { touches[$0.code] != nil }.enumerated().sorted { left, right in
            let lists = (touches[left.element.code] ?? [], touches[right.element.code] ?? [])
            let levels = (lists.0.first?.residual, lists.1.first?.residual)
            if levels.0 != levels.1 { return RightsPages.isWorse(levels.0, levels.1) }
            if lists.0.count != lists.1.count { return lists.0.count > lists.1.count }
            return left.offset < right.offset
        }.map(\.element)
        let isMadeUp = !touched.isEmpty && touches.values.allSatisfy { $0.allSatisfy { !$0.row.counts } }
        return ReportContent(
            notices: isMadeUp ? [texts["rights.onlySamples"]] : [],
            tables: [
                ReportTable(
                    id: "beruehrt", heading: texts["rights.touched"],
                    columns: [
                        (texts["rights.right"], false), (texts["rights.worst"], false), (texts["table.systems"], true),
                        (texts["rights.madeUp"], true),
                    ],
                    rows: touched.map { right in
                        let list = touches[right.code] ?? []
                        let count = SystemCount(list.lazy.map(\.row))
                        return TableRow(
                            head(right),
                            [
                                edition.cell(list.first?.residual), .number(count.real, edition),
                                .number(count.samples, edition),
                            ])
                    }, empty: texts["rights.none"]),
                ReportTable(
                    id: "unberuehrt", heading: texts["rights.untouched"],
                    intro: texts["rights.untouched.intro"],
                    columns: [(texts["rights.right"], false)],
                    rows: rights.filter { touches[$0.code] == nil }.map { TableRow(head($0), []) }),
            ])
    }

    private func page(_ right: Vocabulary.Item) -> [RenderedFile] {
        let texts = edition.texts
        let list = touches[right.code] ?? []
        let label = right.label[edition.language]
        let isAbsolute = right.properties["absolute"]?.boolean == true
        let note = right.properties["note"]?[edition.language.rawValue]?.string
        let source = RightsText.address(of: right.code, edition.language)
        let table = ReportTable(
            id: "systeme", heading: edition.systems(SystemCount(list.lazy.map(\.row))),
            intro: texts["rights.systems.intro"],
            columns: [
                (texts["table.system"], false), (texts["rights.residual"], false), (texts["table.risk"], false),
                (texts["table.fria"], false),
            ],
            rows: list.map { touch in
                TableRow(
                    edition.cell(touch.row),
                    [
                        edition.cell(touch.residual), edition.cell(touch.row.riskClass),
                        Cell(touch.row.friaStatus.map { edition.label($0.rawValue, "fria-status") } ?? "–"),
                    ])
            }, empty: texts["rights.noSystems"])
        return renderer.render(
            place(right.code), title: "\(label) (\(citation(right)))", lead: texts["rights.lead", label],
            content: ReportContent(
                notices: (isAbsolute ? [texts["rights.absoluteNotice"]] : []) + [note].compactMap { $0 },
                tables: [table],
                links: [
                    NavLink(href: source, text: texts["rights.text", citation(right)]),
                    NavLink(
                        href: edition.address.base + PublicFacet.right.feed(of: right.code),
                        text: texts["facet.feed"]),
                ], hasCSV: true))
    }
}
