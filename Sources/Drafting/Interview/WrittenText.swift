/// A text of several lines, as it was typed, pasted or written in an editor, made the value of a field.
enum WrittenText {
    /// One paragraph: lines are joined, an empty line or `//` starts a new one; items of lists keep their lines.
    static func paragraphs(_ lines: [String]) -> String {
        var paragraphs: [[String]] = [[]]
        for line in lines.flatMap(pieces) {
            if let line { paragraphs[paragraphs.count - 1].append(line) } else { paragraphs.append([]) }
        }
        return paragraphs.filter { !$0.isEmpty }.map { paragraph in
            paragraph.joined(separator: paragraph.contains(where: isItem) ? "\n" : " ")
        }.joined(separator: "\n\n")
    }

    /// Entries of a list, one a line.
    static func items(_ lines: [String]) -> String {
        lines.flatMap { $0.split(separator: "\n").map { String($0).trimmed } }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    /// What stands in one line for a field of one line: line breaks of a pasted text become blanks.
    static func line(_ text: String) -> String {
        text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The lines of a text; nil where a paragraph ends. `//` between blanks or alone ends one as an empty line does;
    /// in an address or between letters it is a part of the text.
    private static func pieces(_ text: String) -> [String?] {
        var result: [String?] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0).trimmedAtEnd }) {
            guard !line.trimmed.isEmpty else {
                result.append(nil)
                continue
            }
            var words: [Substring] = []
            func close() {
                let joined = words.joined(separator: " ")
                if !joined.trimmed.isEmpty { result.append(joined) }
                words = []
            }
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                guard word == "//" else {
                    words.append(word)
                    continue
                }
                close()
                result.append(nil)
            }
            close()
        }
        return result
    }

    /// `- one`, `* one`, `• one`, `1. one`, `2) one`.
    private static func isItem(_ line: String) -> Bool {
        let text = line.trimmed.utf8
        if ["- ", "* ", "• "].contains(where: { text.starts(with: $0.utf8) }) { return true }
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let rest = text.dropFirst(digits.count)
        return (1...2).contains(digits.count) && [". ", ") "].contains { rest.starts(with: $0.utf8) }
    }
}

extension String {
    /// Without blanks at its end.
    var trimmedAtEnd: String {
        var bytes = Substring(self).utf8
        while let last = bytes.last, [0x20, 0x09, 0x0D].contains(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
