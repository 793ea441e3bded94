import SourceJSON

/// The part of a source line that shows a finding's place.
struct Snippet {
    /// The line, or the part of it around the place; safe for a terminal.
    let text: String
    /// Columns before the marks.
    let offset: Int
    /// Number of marks, at least 1.
    let marked: Int

    init(of span: ByteSpan, line: Int, in file: SourceFile, width: Int) {
        let whole = file.lines.lineSpan(line)
        // Cut out a window first, so that a line of a megabyte costs nothing.
        let reach = width * 4
        var low = max(whole.lowerBound, span.lowerBound - reach)
        while low > whole.lowerBound, low < file.bytes.count, file.bytes[low] & 0xC0 == 0x80 { low -= 1 }
        var high = min(whole.upperBound, max(span.lowerBound, low) + reach)
        while high < whole.upperBound, file.bytes[high] & 0xC0 == 0x80 { high += 1 }
        let start = min(max(span.lowerBound, low), high)
        let end = min(max(span.upperBound, start), high)
        let before = Snippet.shown(file.bytes[low..<start])
        let middle = Snippet.shown(file.bytes[start..<end])
        let after = Snippet.shown(file.bytes[end..<high])

        let lead = Snippet.suffix(before, columns: width / 3, isCut: low > whole.lowerBound)
        let body = Snippet.prefix(middle, columns: width * 2 / 3, isCut: false)
        let rest = Snippet.prefix(
            after, columns: max(0, width - Snippet.width(lead) - Snippet.width(body)), isCut: high < whole.upperBound)
        text = lead + body + rest
        offset = Snippet.width(lead)
        marked = max(1, Snippet.width(body))
    }

    /// Source bytes as text without tabs and dangerous characters.
    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        var result = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\t" {
                result += "    "
            } else if TerminalText.isHarmless(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + TerminalText.width($1) }
    }

    private static func prefix(_ text: String, columns: Int, isCut: Bool) -> String {
        guard isCut || width(text) > columns else { return text }
        var kept = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += TerminalText.width(scalar)
            if used > columns { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    private static func suffix(_ text: String, columns: Int, isCut: Bool) -> String {
        guard isCut || width(text) > columns else { return text }
        var kept: [Unicode.Scalar] = []
        var used = 1
        for scalar in text.unicodeScalars.reversed() {
            used += TerminalText.width(scalar)
            if used > columns { break }
            kept.append(scalar)
        }
        return "…" + String(String.UnicodeScalarView(kept.reversed()))
    }
}
