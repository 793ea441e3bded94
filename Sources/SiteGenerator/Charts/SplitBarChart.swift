/// Bars split into parts, for instance risks by level before and after measures. Parts differ in pattern of order and
/// name, never by colour alone: each bar says its numbers above it.
struct SplitBarChart {
    /// A bar with its parts, in the same order in all bars.
    struct Bar {
        let label: String
        let parts: [Part]
    }

    /// A part of a bar.
    struct Part {
        let name: String
        let value: Int
        /// Class of its colour (`part-high`).
        let style: String
    }

    /// Anchor prefix, unique in the page.
    let id: String
    let title: String
    let bars: [Bar]

    private static let barHeight = 16
    private static let lineHeight = 18

    /// SVG without style and script; empty when there is nothing to show.
    var svg: [UInt8] {
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
