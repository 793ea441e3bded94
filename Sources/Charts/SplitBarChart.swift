/// Bars split into parts, for instance risks by level before and after measures. Parts differ in pattern of order and
/// name, never by colour alone: each bar says its numbers above it.
package struct SplitBarChart {
    /// A bar with its parts, in the same order in all bars.
    package struct Bar {
        let label: String
        let parts: [Part]

        /// Makes a bar of its parts.
        package init(label: String, parts: [Part]) {
            self.label = label
            self.parts = parts
        }
    }

    /// A part of a bar.
    package struct Part {
        let name: String
        let value: Int
        /// Class of its colour (`part-high`).
        let style: String

        /// Makes a part of a bar.
        package init(name: String, value: Int, style: String) {
            self.name = name
            self.value = value
            self.style = style
        }
    }

    /// Anchor prefix, unique in the page.
    let id: String
    let title: String
    let bars: [Bar]

    /// Makes a chart of bars that have parts.
    package init(id: String, title: String, bars: [Bar]) {
        self.id = id
        self.title = title
        self.bars = bars
    }

    private static let barHeight = 16
    private static let lineHeight = 18

    /// SVG without style and script; empty when there is nothing to show.
    package var svg: [UInt8] {
        let sums = bars.map { $0.parts.reduce(0) { $0 + $1.value } }
        guard let most = sums.max(), most > 0 else { return [] }
        let names = bars.map { bar in
            BarChart.lines(
                bar.label + ": "
                    + bar.parts.filter { $0.value > 0 }.map { "\($0.value) \($0.name)" }.joined(separator: ", "))
        }
        let height = names.reduce(4) { $0 + $1.count * SplitBarChart.lineHeight + SplitBarChart.barHeight + 12 }
        var svg = SVGWriter(
            height: height, style: "split", id: id, title: title,
            description: names.map { $0.joined(separator: " ") }.joined(separator: "; "))
        var y = 4
        for (bar, lines) in zip(bars, names) {
            for line in lines {
                svg.text(line, x: 0, y: y + 13, style: "label")
                y += SplitBarChart.lineHeight
            }
            var sum = 0
            for part in bar.parts where part.value > 0 {
                svg.bar(
                    x: sum * 10_000 / most, y: y, width: part.value * 10_000 / most, height: SplitBarChart.barHeight,
                    style: "part " + part.style)
                sum += part.value
            }
            y += SplitBarChart.barHeight + 12
        }
        return svg.bytes
    }
}
