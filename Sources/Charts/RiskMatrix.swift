import FieldCatalogue
import Findings
import LegalFacts
import PageMarkup

/// The 4×4 matrix of severity and likelihood as a picture, with the risks in their cells.
///
/// The table of risks beside it says the same in words; there is no total.
package struct RiskMatrix {
    /// A risk in the picture.
    package struct Mark {
        /// Short name (`R1`).
        let name: String
        let severity: Int
        let likelihood: Int

        /// Makes a mark for a risk.
        package init(name: String, severity: Int, likelihood: Int) {
            self.name = name
            self.severity = severity
            self.likelihood = likelihood
        }
    }

    /// Anchor prefix, unique in the page.
    let id: String
    let title: String
    let marks: [Mark]
    /// Levels by severity and likelihood, from 1.
    package let levels: [[RiskRating.Level]]
    let texts: Texts

    /// Makes a matrix of risks.
    package init(id: String, title: String, marks: [Mark], levels: [[RiskRating.Level]], texts: Texts) {
        self.id = id
        self.title = title
        self.marks = marks
        self.levels = levels
        self.texts = texts
    }

    private static let cell = (width: 72, height: 52)
    private static let left = 40
    private static let top = 8

    /// The levels of the register's scale.
    package static func levels(_ catalogue: Catalogue) -> [[RiskRating.Level]] {
        catalogue.tables["fria-scales"]?["matrix"]?.elements.map { row in
            row.elements.compactMap { $0.string.flatMap { RiskRating.Level(rawValue: $0) } }
        } ?? []
    }

    /// SVG without style and script.
    package var svg: [UInt8] {
        let cell = RiskMatrix.cell
        let (left, top) = (RiskMatrix.left, RiskMatrix.top)
        let height = top + 4 * cell.height
        var svg = SVGWriter(
            viewBox: (left + 4 * cell.width + 4, height + 42), style: "matrix", id: id, title: title,
            description: description)
        for severity in 1...4 {
            let y = top + (4 - severity) * cell.height
            svg.text("\(severity)", x: left - 10, y: y + cell.height / 2 + 5, style: "axis end")
            for likelihood in 1...4 {
                let x = left + (likelihood - 1) * cell.width
                let level =
                    severity <= levels.count && likelihood <= levels[severity - 1].count
                    ? levels[severity - 1][likelihood - 1].rawValue : ""
                svg.rectangle(x: x, y: y, width: cell.width - 2, height: cell.height - 2, style: "cell cell-\(level)")
                let here = marks.filter { $0.severity == severity && $0.likelihood == likelihood }.map(\.name)
                // Three short names fit on a line, two long ones.
                let fitting = here.contains { $0.utf8.count > 2 } ? 2 : 3
                let lines = stride(from: 0, to: here.count, by: fitting).map { start in
                    here[start..<min(here.count, start + fitting)].joined(separator: " ")
                }
                let first = y + cell.height / 2 + 5 - (lines.count - 1) * 8
                for (index, line) in lines.enumerated() {
                    svg.text(line, x: x + cell.width / 2 - 1, y: first + index * 16, style: "mark")
                }
            }
        }
        for likelihood in 1...4 {
            svg.text(
                "\(likelihood)", x: left + (likelihood - 1) * cell.width + cell.width / 2, y: height + 16,
                style: "axis middle")
        }
        svg.text(texts["matrix.likelihood"], x: left + 2 * cell.width, y: height + 36, style: "axis middle")
        svg.text(texts["matrix.severity"], x: -(top + 2 * cell.height), y: 13, style: "axis middle", turned: true)
        return svg.bytes
    }

    private var description: String {
        marks.isEmpty
            ? texts["matrix.none"]
            : marks.map { texts["matrix.mark", $0.name, "\($0.severity)", "\($0.likelihood)"] }.joined(separator: " ")
    }
}
