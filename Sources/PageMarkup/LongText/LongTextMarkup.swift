/// Writes long texts of records as HTML.
enum LongTextMarkup {
    /// HTML of a text.
    ///
    /// - Parameter citations: links citations of law; nil leaves them as text.
    package static func html(_ text: LongText, citations: CitationLinker?) -> [UInt8] {
        var output: [UInt8] = []
        for block in text.blocks { append(block, citations, to: &output) }
        return output
    }

    private static func append(
        _ block: LongText.Block, _ citations: CitationLinker?, to output: inout [UInt8], isBare: Bool = false
    ) {
        switch block {
        case .paragraph(let inlines):
            if !isBare { output += "<p>".utf8 }
            for inline in inlines { append(inline, citations, to: &output) }
            output += (isBare ? "" : "</p>\n").utf8
        case .list(let numbering, let items):
            output += opening(numbering).utf8
            for item in items {
                output += "<li>".utf8
                let paragraphs = item.reduce(0) { count, block in
                    if case .paragraph = block { count + 1 } else { count }
                }
                for part in item { append(part, citations, to: &output, isBare: paragraphs == 1) }
                output += "</li>\n".utf8
            }
            output += (numbering == nil ? "</ul>\n" : "</ol>\n").utf8
        case .code(let lines):
            output += "<pre tabindex=\"0\"><code>".utf8
            HTML.append(escaped: lines, to: &output)
            output += "</code></pre>\n".utf8
        }
    }

    private static func opening(_ numbering: LongText.Numbering?) -> String {
        guard let numbering else { return "<ul>\n" }
        return "<ol"
            + (numbering.first == 1 ? "" : " start=\"\(numbering.first)\"")
            // style.css shows `1)` instead of `1.`.
            + (numbering.hasParenthesis ? " class=\"parenthesis\"" : "") + ">\n"
    }

    private static func append(_ inline: LongText.Inline, _ citations: CitationLinker?, to output: inout [UInt8]) {
        switch inline {
        case .text(let text):
            guard let citations else { return HTML.append(escaped: text, to: &output) }
            text.withUnsafeBufferPointer { citations.append($0, to: &output) }
        case .code(let text):
            output += "<code>".utf8
            HTML.append(escaped: text, to: &output)
            output += "</code>".utf8
        case .open(let strength):
            output += (strength == 1 ? "<em>" : strength == 2 ? "<strong>" : "<em><strong>").utf8
        case .close(let strength):
            output += (strength == 1 ? "</em>" : strength == 2 ? "</strong>" : "</strong></em>").utf8
        case .openLink(let address):
            output += "<a href=\"".utf8
            HTML.append(escaped: address, to: &output)
            output += "\" rel=\"nofollow noopener\">".utf8
        case .closeLink: output += "</a>".utf8
        case .lineBreak: output += "<br>\n".utf8
        }
    }
}

extension HTML {
    /// Appends UTF-8 with `& < > " '` escaped.
    package static func append(escaped bytes: [UInt8], to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { append(escaped: $0, to: &output) }
    }
}
