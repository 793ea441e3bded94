import PageMarkup

/// Writes a picture for people: title and description for screen readers, classes instead of colours.
///
/// Colours, fonts and the dark mode come from the style sheet; there is no inline style and no script.
struct SVGWriter {
    private var output: [UInt8] = []

    /// Starts a picture that keeps its proportions.
    init(viewBox: (width: Int, height: Int), style: String, id: String, title: String, description: String) {
        open("viewBox=\"0 0 \(viewBox.width) \(viewBox.height)\"", style, id, title, description)
    }

    /// Starts a picture as wide as the page, whose text does not shrink on a phone.
    init(height: Int, style: String, id: String, title: String, description: String) {
        open("width=\"100%\" height=\"\(height)\"", style, id, title, description)
    }

    /// The picture.
    var bytes: [UInt8] { output + Array("</svg>".utf8) }

    private mutating func open(_ size: String, _ style: String, _ id: String, _ title: String, _ description: String) {
        write(
            "<svg \(size) class=\"chart \(style)\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\" focusable=\"false\">"
        )
        write("<title id=\"\(id)-t\">")
        HTML.append(escaped: title, to: &output)
        write("</title><desc id=\"\(id)-d\">")
        HTML.append(escaped: description, to: &output)
        write("</desc>")
    }

    private mutating func write(_ text: String) { output += text.utf8 }

    /// A rectangle in the picture's units.
    mutating func rectangle(x: Int, y: Int, width: Int, height: Int, style: String) {
        write("<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" class=\"\(style)\"/>")
    }

    /// A rectangle whose place and width are parts of the picture's width, in hundredths of a per cent.
    mutating func bar(x: Int, y: Int, width: Int, height: Int, style: String) {
        write(
            "<rect x=\"\(SVGWriter.percent(x))\" y=\"\(y)\" width=\"\(SVGWriter.percent(width))\" height=\"\(height)\" class=\"\(style)\"/>"
        )
    }

    /// Text in the picture's units.
    package mutating func text(_ text: String, x: Int, y: Int, style: String, turned: Bool = false) {
        write("<text x=\"\(x)\" y=\"\(y)\" class=\"\(style)\"\(turned ? " transform=\"rotate(-90)\"" : "")>")
        HTML.append(escaped: text, to: &output)
        write("</text>")
    }

    /// Text whose place is a part of the picture's width.
    package mutating func text(_ text: String, atPercent x: Int, y: Int, style: String) {
        write("<text x=\"\(SVGWriter.percent(x))\" y=\"\(y)\" class=\"\(style)\">")
        HTML.append(escaped: text, to: &output)
        write("</text>")
    }

    /// Hundredths of a per cent as written in SVG: `3333` is `33.33%`.
    private static func percent(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100)" + (rest == 0 ? "" : "." + (rest < 10 ? "0\(rest)" : "\(rest)")) + "%"
    }
}
