import Findings

/// Breaks text into lines of a terminal's width.
struct TextWrapping {
    /// Columns of a line.
    let width: Int

    /// Lines of at most `width` columns; following lines hang by `indent` columns. Words longer than a line are cut.
    func lines(_ text: String, indent: Int = 0) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        func close() {
            lines.append(line)
            line = String(repeating: " ", count: indent)
            columns = indent
        }
        // Blanks at the start belong to the text; those between words are where it may break.
        let lead = text.prefix { $0 == " " }
        line += lead
        columns += lead.utf8.count
        var isFirst = true
        for word in text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
            let size = TextWrapping.columns(word)
            if !isFirst {
                if columns + 1 + size <= width {
                    line += " "
                    columns += 1
                } else {
                    close()
                }
            }
            isFirst = false
            for scalar in word.unicodeScalars {
                let step = TerminalText.width(scalar)
                if columns + step > width { close() }
                line.unicodeScalars.append(scalar)
                columns += step
            }
        }
        close()
        return lines
    }

    private static func columns(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { $0 + TerminalText.width($1) }
    }
}
