/// Horizontal bars, one a row, each with its name and number above it.
///
/// The picture is as wide as the page and its text keeps its size, so that it can be read on a phone and on paper.
package struct BarChart {
    /// A bar.
    package struct Bar {
        let label: String
        /// The number as people write it.
        let text: String
        let value: Int

        /// Makes a bar.
        package init(label: String, text: String, value: Int) {
            self.label = label
            self.text = text
            self.value = value
        }
    }

    /// Anchor prefix, unique in the page.
    let id: String
    let title: String
    let bars: [Bar]

    /// Makes a chart of bars.
    package init(id: String, title: String, bars: [Bar]) {
        self.id = id
        self.title = title
        self.bars = bars
    }

    /// Letters of a name that fit on a narrow phone.
    private static let lineLength = 40
    private static let lineHeight = 18
    private static let barHeight = 12

    /// SVG without style and script; empty when there is nothing to show.
    package var svg: [UInt8] {
        guard let most = bars.map(\.value).max(), most > 0 else { return [] }
        let names = bars.map { BarChart.lines($0.label + ": " + $0.text) }
        let height = names.reduce(4) { $0 + $1.count * BarChart.lineHeight + BarChart.barHeight + 12 }
        var svg = SVGWriter(
            height: height, style: "bars", id: id, title: title,
            description: bars.map { "\($0.label): \($0.text)" }.joined(separator: "; "))
        var y = 4
        for (bar, lines) in zip(bars, names) {
            for line in lines {
                svg.text(line, x: 0, y: y + 13, style: "label")
                y += BarChart.lineHeight
            }
            svg.bar(x: 0, y: y, width: 10_000, height: BarChart.barHeight, style: "track")
            svg.bar(x: 0, y: y, width: bar.value * 10_000 / most, height: BarChart.barHeight, style: "bar")
            y += BarChart.barHeight + 12
        }
        return svg.bytes
    }

    /// A name in lines, broken between words; a word that is too long stands alone.
    package static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            if !current.isEmpty, current.unicodeScalars.count + 1 + word.unicodeScalars.count > lineLength {
                lines.append(current)
                current = ""
            }
            current += (current.isEmpty ? "" : " ") + word
        }
        if !current.isEmpty || lines.isEmpty { lines.append(current) }
        return lines
    }
}
