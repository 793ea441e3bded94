/// Bars for the report, as SVG in the page; the table under them has the same numbers.
enum ReportBars {
    private static let rowHeight = 26
    private static let labelWidth = 260
    private static let barWidth = 330

    /// - Parameter column: position of the number in each row.
    static func svg(_ rows: [[String]], column: Int, title: String) -> [UInt8] {
        let items = rows.compactMap { row -> (String, Int)? in
            guard column < row.count, let name = row.first else { return nil }
            // Grouped numbers: digits only.
            let digits = row[column].utf8.filter { (0x30...0x39).contains($0) }
            return Int(String(decoding: digits, as: UTF8.self)).map { (name, $0) }
        }.filter { $0.1 > 0 }.prefix(20)
        let most = items.map(\.1).max() ?? 0
        guard most > 0 else { return [] }
        let width = labelWidth + barWidth + 60
        var svg = Array("<svg viewBox=\"0 0 \(width) \(items.count * rowHeight)\" role=\"img\" aria-label=\"".utf8)
        HTML.append(escaped: title, to: &svg)
        svg += "\">".utf8
        for (index, item) in items.enumerated() {
            let top = index * rowHeight
            let length = max(1, item.1 * barWidth / most)
            svg += "<text x=\"\(labelWidth - 8)\" y=\"\(top + 17)\" text-anchor=\"end\">".utf8
            HTML.append(escaped: shortened(item.0), to: &svg)
            svg +=
                "</text><rect x=\"\(labelWidth)\" y=\"\(top + 4)\" width=\"\(length)\" height=\"18\"/><text x=\"\(labelWidth + length + 6)\" y=\"\(top + 17)\">\(item.1)</text>"
                .utf8
        }
        svg += "</svg>".utf8
        return svg
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 36 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(35))) + "…"
    }
}
