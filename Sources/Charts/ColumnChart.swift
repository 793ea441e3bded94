/// Upright columns over time, one a month or year, with the first and last named below and the highest beside.
package struct ColumnChart {
    /// A column.
    package struct Column {
        package let label: String
        package let value: Int

        /// Makes a column.
        package init(label: String, value: Int) {
            self.label = label
            self.value = value
        }
    }

    /// Anchor prefix, unique in the page.
    let id: String
    let title: String
    let columns: [Column]
    /// Names the columns for screen readers.
    let describe: (Column) -> String

    /// Makes a chart of columns.
    package init(id: String, title: String, columns: [Column], describe: @escaping (Column) -> String) {
        self.id = id
        self.title = title
        self.columns = columns
        self.describe = describe
    }

    private static let height = 140
    private static let top = 22

    /// SVG without style and script; empty when there is nothing to show.
    package var svg: [UInt8] {
        guard let most = columns.map(\.value).max(), most > 0, let first = columns.first, let last = columns.last else {
            return []
        }
        var svg = SVGWriter(
            height: ColumnChart.top + ColumnChart.height + 24, style: "columns-chart", id: id, title: title,
            description: columns.map(describe).joined(separator: "; "))
        svg.text("\(most)", x: 0, y: 14, style: "axis")
        svg.bar(x: 0, y: ColumnChart.top, width: 10_000, height: 1, style: "grid")
        let step = 10_000 / columns.count
        for (position, column) in columns.enumerated() {
            let height = column.value * ColumnChart.height / most
            svg.bar(
                x: position * step, y: ColumnChart.top + ColumnChart.height - height, width: max(20, step * 85 / 100),
                height: height, style: "bar")
        }
        svg.bar(x: 0, y: ColumnChart.top + ColumnChart.height, width: 10_000, height: 1, style: "grid")
        let base = ColumnChart.top + ColumnChart.height + 17
        svg.text(first.label, x: 0, y: base, style: "axis")
        if columns.count > 1 { svg.text(last.label, atPercent: 10_000, y: base, style: "axis end") }
        return svg.bytes
    }
}
