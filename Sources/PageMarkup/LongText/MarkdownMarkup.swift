import CCMarkGFM

/// Turns Markdown into HTML: the subset of records' long texts, and pages that were written by hand.
///
/// Pages by hand are parsed by cmark-gfm without extensions; the tree is written here, node by node, from an allowlist.
/// Raw HTML is shown as text, images as their description, links only to https, mailto and the site itself. Long texts
/// of records have a reader of their own (`LongText`): CommonMark takes signs for marks that a reader must see.
package enum MarkdownMarkup {
    /// Version of the library that parses pages by hand: another one may parse differently.
    package static var libraryVersion: String { cmark_version_string().map { String(cString: $0) } ?? "" }

    /// HTML of a submitted long text, or of a page written by hand.
    ///
    /// - Parameter headingOffset: added to heading levels of a page written by hand; nil for a submitted text.
    /// - Parameter citations: links citations of law; nil leaves them as text.
    package static func html(_ text: String, headingOffset: Int? = nil, citations: CitationLinker? = nil) -> [UInt8] {
        guard let headingOffset else { return LongTextMarkup.html(LongText(text), citations: citations) }
        let source = Array(text.utf8)
        guard
            let root = source.withUnsafeBytes({ buffer in
                cmark_parse_document(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
            })
        else { return HTML.escaped(text) }
        defer { cmark_node_free(root) }
        var writer = Writer(headingOffset: headingOffset, citations: citations)
        writer.write(root)
        return writer.output
    }

    private struct Writer {
        let headingOffset: Int
        let citations: CitationLinker?
        var output: [UInt8] = []
        private var linkDepth = 0

        init(headingOffset: Int, citations: CitationLinker?) {
            self.headingOffset = headingOffset
            self.citations = citations
        }

        mutating func write(_ root: OpaquePointer) {
            guard let iterator = cmark_iter_new(root) else { return }
            defer { cmark_iter_free(iterator) }
            var event = cmark_iter_next(iterator)
            while event != CMARK_EVENT_DONE {
                if let node = cmark_iter_get_node(iterator) { visit(node, isEntering: event == CMARK_EVENT_ENTER) }
                event = cmark_iter_next(iterator)
            }
        }

        private mutating func visit(_ node: OpaquePointer, isEntering: Bool) {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_PARAGRAPH: if !isInTightList(node) { tag("p", isEntering) }
            case CMARK_NODE_HEADING:
                tag("h\(min(6, Int(cmark_node_get_heading_level(node)) + headingOffset))", isEntering)
            case CMARK_NODE_EMPH: tag("em", isEntering)
            case CMARK_NODE_STRONG: tag("strong", isEntering)
            case CMARK_NODE_BLOCK_QUOTE: tag("blockquote", isEntering)
            case CMARK_NODE_LIST: list(node, isEntering)
            case CMARK_NODE_ITEM: tag("li", isEntering)
            case CMARK_NODE_LINK: link(node, isEntering)
            case CMARK_NODE_CODE:
                output += "<code>".utf8
                literal(node)
                output += "</code>".utf8
            case CMARK_NODE_CODE_BLOCK:
                output += "<pre tabindex=\"0\"><code>".utf8
                literal(node)
                output += "</code></pre>\n".utf8
            case CMARK_NODE_THEMATIC_BREAK: output += "<hr>\n".utf8
            case CMARK_NODE_SOFTBREAK: output.append(UInt8(ascii: "\n"))
            case CMARK_NODE_LINEBREAK: output += "<br>\n".utf8
            case CMARK_NODE_HTML_BLOCK:
                output += "<p>".utf8
                literal(node)
                output += "</p>\n".utf8
            case CMARK_NODE_TEXT: text(node)
            case CMARK_NODE_HTML_INLINE: literal(node)
            default: break
            }
        }

        private mutating func tag(_ name: String, _ isEntering: Bool) {
            output += (isEntering ? "<" : "</").utf8
            output += name.utf8
            output.append(UInt8(ascii: ">"))
            if !isEntering, !["em", "strong"].contains(name) { output.append(UInt8(ascii: "\n")) }
        }

        private mutating func list(_ node: OpaquePointer, _ isEntering: Bool) {
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            let start = cmark_node_get_list_start(node)
            guard isEntering, isOrdered, start != 1 else { return tag(isOrdered ? "ol" : "ul", isEntering) }
            output += "<ol start=\"\(start)\">".utf8
        }

        private mutating func literal(_ node: OpaquePointer) {
            guard let text = cmark_node_get_literal(node) else { return }
            HTML.append(escaped: String(cString: text), to: &output)
        }

        /// Text outside of links, with its citations linked.
        private mutating func text(_ node: OpaquePointer) {
            guard let citations, linkDepth == 0, let text = cmark_node_get_literal(node) else { return literal(node) }
            citations.append(String(cString: text), to: &output)
        }

        private mutating func link(_ node: OpaquePointer, _ isEntering: Bool) {
            let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
            let isExternal = address.utf8.starts(with: "https://".utf8) || address.utf8.starts(with: "mailto:".utf8)
            let isOwn = address.utf8.first == UInt8(ascii: "/") || address.utf8.first == UInt8(ascii: "#")
            guard isExternal || isOwn else { return }
            linkDepth += isEntering ? 1 : -1
            if isEntering {
                output += "<a href=\"".utf8
                HTML.append(escaped: address, to: &output)
                output += (isOwn ? "\">" : "\" rel=\"nofollow noopener\">").utf8
            } else {
                output += "</a>".utf8
            }
        }

        private func isInTightList(_ node: OpaquePointer) -> Bool {
            guard let item = cmark_node_parent(node), cmark_node_get_type(item) == CMARK_NODE_ITEM,
                let list = cmark_node_parent(item)
            else { return false }
            return cmark_node_get_list_tight(list) != 0
        }
    }
}
