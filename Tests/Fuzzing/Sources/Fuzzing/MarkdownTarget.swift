import Findings
@testable import PageMarkup

/// The long text of a record: its page and its Markdown twin, with citations of law.
enum MarkdownTarget {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let html = MarkdownMarkup.html(text, citations: CitationLinker(language: .de))
        precondition(html.count <= text.utf8.count * 60 + 200, "the page grows beyond measure")
        var isTag = false
        for byte in html {
            switch byte {
            case UInt8(ascii: "<"):
                precondition(!isTag, "a tag in a tag")
                isTag = true
            case UInt8(ascii: ">"):
                precondition(isTag, "the end of a tag outside of one")
                isTag = false
            default: break
            }
        }
        precondition(!isTag, "a tag is not closed")
        let plain = MarkdownMarkup.html(text)
        for danger in ["<script", "<img", "href=\"javascript", "href=\"data", "href=\"http:"] {
            precondition(!String(decoding: plain, as: UTF8.self).contains(danger), "a text becomes \(danger)")
        }
        var twin: [UInt8] = []
        LongTextTwin(indent: 0).append(LongText(text).blocks, to: &twin)
        precondition(
            !String(decoding: twin, as: UTF8.self).contains("](javascript"), "the twin has a link the page has not")
        var end = 0
        for citation in CitationLinker(language: .de).citations(in: text) {
            precondition(
                citation.range.lowerBound >= end && citation.range.upperBound <= text.utf8.count, "citations overlap")
            end = citation.range.upperBound
        }
    }
}
