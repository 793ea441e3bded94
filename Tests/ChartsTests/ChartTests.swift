import FieldCatalogue
import Findings
import PageMarkup
import SourceJSON
import TestSupport
import Testing
@testable import Charts

@Suite("Charts")
struct ChartTests {
    private let texts = try? Texts(
        parsing: Locations.bytes(Locations.root + "/site/texts/de.json"), file: "de.json")

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("every risk stands in the cell of its severity and likelihood, and the description says so")
    func matrix() throws {
        let catalogue = Catalogue.standard
        let levels = RiskMatrix.levels(catalogue)
        #expect(levels.map(\.count) == [4, 4, 4, 4])
        let matrix = RiskMatrix(
            id: "m", title: "Vor & nach",
            marks: [.init(name: "R1", severity: 4, likelihood: 4), .init(name: "R2", severity: 1, likelihood: 1)],
            levels: levels, texts: try #require(texts))
        let svg = text(matrix.svg)
        #expect(svg.components(separatedBy: "<rect").count == 17)
        #expect(svg.contains("<title id=\"m-t\">Vor &amp; nach</title>"))
        #expect(svg.contains("R1: Schwere 4, Wahrscheinlichkeit 4. R2: Schwere 1, Wahrscheinlichkeit 1."))
        // Cells are drawn from the lightest to the gravest.
        let cells = svg.components(separatedBy: "<rect").dropFirst()
        #expect(cells.last?.contains("cell-very-high") == true)
        #expect(cells.last?.contains(">R1<") == true)
        #expect(cells.first?.contains("cell-low") == true)
        #expect(cells.first?.contains(">R2<") == true)
    }

    @Test("bars have the length of their numbers and say them; nothing is drawn of nothing")
    func bars() {
        let chart = BarChart(
            id: "b", title: "T",
            bars: [
                .init(label: "ein sehr langer Name, der auf einem Telefon umbricht", text: "4", value: 4),
                .init(label: "<b>", text: "1", value: 1),
            ])
        let svg = text(chart.svg)
        #expect(svg.contains("width=\"100%\""))
        #expect(svg.contains("width=\"25%\" height=\"12\" class=\"bar\""))
        #expect(svg.contains("&lt;b&gt;: 1") && !svg.contains("<b>"))
        #expect(svg.contains("umbricht: 4</text>"))
        #expect(BarChart(id: "b", title: "T", bars: [.init(label: "a", text: "0", value: 0)]).svg.isEmpty)
        #expect(BarChart.lines("").count == 1)
    }

    @Test("split bars add up to the whole, columns to the highest")
    func others() {
        let split = SplitBarChart(
            id: "s", title: "T",
            bars: [
                .init(
                    label: "vorher",
                    parts: [
                        .init(name: "hoch", value: 3, style: "cell-high"),
                        .init(name: "gering", value: 1, style: "cell-low"),
                    ])
            ])
        let svg = text(split.svg)
        #expect(
            svg.contains("x=\"0%\"") && svg.contains("width=\"75%\"") && svg.contains("x=\"75%\"")
                && svg.contains("vorher: 3 hoch, 1 gering"))
        let columns = ColumnChart(
            id: "c", title: "T", columns: [.init(label: "Mai", value: 1), .init(label: "Juni", value: 2)],
            describe: { "\($0.label): \($0.value)" })
        #expect(text(columns.svg).contains("Mai: 1; Juni: 2"))
        #expect(
            text(columns.svg).contains("height=\"140\" class=\"bar\"")
                && text(columns.svg).contains("height=\"70\" class=\"bar\""))
    }

    @Test("no picture brings its own style or script")
    func closed() throws {
        let svg = text(BarChart(id: "b", title: "T", bars: [.init(label: "a", text: "1", value: 1)]).svg)
        for danger in ["style=", "<script", "<style", "href", "fill="] { #expect(!svg.contains(danger)) }
    }
}
