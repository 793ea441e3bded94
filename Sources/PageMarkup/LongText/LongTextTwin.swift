/// Writes long texts of records as Markdown that means the same to every reader of CommonMark: what is text on the page
/// is text in the twin, and only the links of the page are links.
package struct LongTextTwin {
    /// Blanks before every line.
    let indent: Int

    /// Starts a twin whose lines stand in by so many blanks.
    package init(indent: Int) {
        self.indent = indent
    }

    /// The parts of a text, each on lines of its own.
    package func append(_ blocks: [LongText.Block], to output: inout [UInt8]) {
        for (number, block) in blocks.enumerated() {
            if number > 0 { output.append(UInt8(ascii: "\n")) }
            switch block {
            case .paragraph(let inlines):
                startLine(&output)
                append(inlines, to: &output)
                output.append(UInt8(ascii: "\n"))
            case .list(let numbering, let items):
                for (place, item) in items.enumerated() {
                    startLine(&output)
                    let mark = numbering.map { "\($0.first + place)\($0.hasParenthesis ? ")" : ".")" } ?? "-"
                    let inside = LongTextTwin(indent: indent + mark.utf8.count + 1)
                    var content: [UInt8] = []
                    inside.append(item, to: &content)
                    output += mark.utf8
                    output.append(UInt8(ascii: " "))
                    // The first line stands behind the mark.
                    output += content.dropFirst(inside.indent)
                }
            case .code(let lines): append(code: lines, to: &output)
            }
        }
    }

    /// A paragraph that begins where the output ends.
    package func append(_ inlines: [LongText.Inline], to output: inout [UInt8]) {
        var isStart = true
        for inline in inlines {
            switch inline {
            case .text(let text):
                text.withUnsafeBufferPointer { MarkdownEscaping.append($0, isStart: isStart, to: &output) }
            case .code(let text): append(codeSpan: text, to: &output)
            case .open(let strength), .close(let strength):
                output += repeatElement(UInt8(ascii: "*"), count: strength)
            case .openLink: output.append(UInt8(ascii: "["))
            case .closeLink(let address):
                output += "](<".utf8
                output += address
                output += ">)".utf8
            case .lineBreak:
                output += "\\\n".utf8
                startLine(&output)
            }
            isStart = inline == .lineBreak
        }
    }

    private func append(codeSpan text: [UInt8], to output: inout [UInt8]) {
        let fence = repeatElement(UInt8(ascii: "`"), count: longestRun(text) + 1)
        let touches = text.first == UInt8(ascii: "`") || text.last == UInt8(ascii: "`")
        output += fence
        if touches { output.append(UInt8(ascii: " ")) }
        output += text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
        if touches { output.append(UInt8(ascii: " ")) }
        output += fence
    }

    private func append(code lines: [UInt8], to output: inout [UInt8]) {
        let fence = repeatElement(UInt8(ascii: "`"), count: max(3, longestRun(lines) + 1))
        startLine(&output)
        output += fence
        output.append(UInt8(ascii: "\n"))
        for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            startLine(&output)
            output += line
            output.append(UInt8(ascii: "\n"))
        }
        startLine(&output)
        output += fence
        output.append(UInt8(ascii: "\n"))
    }

    private func longestRun(_ text: [UInt8]) -> Int {
        var (longest, current) = (0, 0)
        for byte in text {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    private func startLine(_ output: inout [UInt8]) { output += repeatElement(UInt8(ascii: " "), count: indent) }
}

/// Writes text into Markdown so that nothing in it is Markdown or HTML.
package enum MarkdownEscaping {
    /// Appends UTF-8 on one line.
    ///
    /// - Parameter isStart: whether it begins a block, where numbers and signs could be marks of lists and headings.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, isStart: Bool, to output: inout [UInt8]) {
        var rest = text[...]
        if isStart, let first = rest.first {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            if [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "=")].contains(first) {
                output.append(UInt8(ascii: "\\"))
            } else if let sign = rest.dropFirst(digits.count).first, !digits.isEmpty,
                sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
            {
                output += digits
                output.append(UInt8(ascii: "\\"))
                rest = rest.dropFirst(digits.count)
            }
        }
        escape(UnsafeBufferPointer(rebasing: rest), to: &output)
    }

    /// Appends a text on one line.
    package static func append(_ text: String, isStart: Bool, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, isStart: isStart, to: &output) }
    }

    /// Appends text within a line; what needs no change is added in one piece.
    private static func escape(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for position in text.indices {
            let replacement: StaticString
            switch text[position] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): replacement = " "
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "~"):
                output += UnsafeBufferPointer(rebasing: text[start..<position])
                output.append(UInt8(ascii: "\\"))
                start = position
                continue
            // `](` is nowhere but in links, so that no careless reader follows an address that is text.
            case UInt8(ascii: "(") where position > 0 && text[position - 1] == UInt8(ascii: "]"): replacement = "\\("
            default: continue
            }
            output += UnsafeBufferPointer(rebasing: text[start..<position])
            replacement.withUTF8Buffer { output += $0 }
            start = position + 1
        }
        output += UnsafeBufferPointer(rebasing: text[start...])
    }
}
