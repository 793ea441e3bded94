import Foundation

/// A second, slow reader of the Markdown subset, for tests: what a reader sees of a text, with one blank for any white
/// space, and list marks as they are shown (`•`, `3.`, `3)`). It shares no code with the one that makes pages.
enum SubsetReader {
    static func visible(_ text: String) -> String {
        squeezed(blocks(text.components(separatedBy: "\n"), depth: 0))
    }

    static func squeezed(_ text: String) -> String {
        text.components(separatedBy: .whitespacesAndNewlines).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func match(_ pattern: String, _ text: String) -> [String]? {
        guard let expression = try? NSRegularExpression(pattern: pattern),
            let match = expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
        else { return nil }
        return (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text).map { String(text[$0]) } ?? "" }
    }

    private static func mark(_ line: String) -> (indent: Int, kind: String, number: Int?, content: String)? {
        if let parts = match(#"^( *)([-*+])[ \t]+((?!(?:\2[ \t]*)+$)[^ \t].*)$"#, line) {
            return (parts[1].count, parts[2], nil, parts[3])
        }
        if let parts = match(#"^( *)(0|[1-9][0-9]{0,8})([.)])[ \t]+([^ \t].*)$"#, line) {
            return (parts[1].count, parts[3], Int(parts[2]), parts[4])
        }
        return nil
    }

    private static func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    private static func isBlank(_ line: String) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }
    private static func fence(_ line: String) -> Int? {
        match(#"^ *(`{3,})[A-Za-z0-9]*[ \t]*$"#, line).map { $0[1].count }
    }

    private static func blocks(_ lines: [String], depth: Int) -> String {
        var (shown, paragraph, position, textUntil) = ("", [String](), 0, 0)
        func end() {
            shown += inline(paragraph.joined(separator: "\n")) + "\n"
            paragraph = []
        }
        while position < lines.count {
            let line = lines[position]
            if isBlank(line) {
                end()
                position += 1
            } else if let length = fence(line),
                let last = ((position + 1)..<lines.count).first(where: {
                    match(#"^ *`+[ \t]*$"#, lines[$0]) != nil && (fence(lines[$0]) ?? 0) >= length
                })
            {
                end()
                shown += lines[(position + 1)..<last].joined(separator: "\n") + "\n"
                position = last + 1
            } else if let first = mark(line), depth < 8, position >= textUntil,
                paragraph.isEmpty || first.number == nil || first.number == 1
            {
                let (items, next) = items(lines, position)
                let contents = items.compactMap { mark(lines[$0])?.content }
                guard isList(first.number != nil, contents) else {
                    textUntil = (items.last ?? position) + 1
                    paragraph.append(line)
                    position += 1
                    continue
                }
                end()
                for (place, item) in items.enumerated() {
                    guard let one = mark(lines[item]) else { continue }
                    let own = [String(repeating: " ", count: one.indent + 2) + one.content]
                    let stop = place + 1 < items.count ? items[place + 1] : next
                    shown += one.number.map { "\($0)\(one.kind) " } ?? "• "
                    shown += blocks(own + lines[(item + 1)..<stop], depth: depth + 1)
                }
                position = next
            } else {
                paragraph.append(line)
                position += 1
            }
        }
        end()
        return shown
    }

    private static func items(_ lines: [String], _ start: Int) -> ([Int], Int) {
        var (items, end, position, isAfterBlank) = ([start], start + 1, start + 1, false)
        while position < lines.count {
            let line = lines[position]
            if isBlank(line) {
                isAfterBlank = true
                position += 1
                continue
            }
            guard let last = items.last, let current = mark(lines[last]) else { break }
            if indent(line) >= current.indent + 2 {
                isAfterBlank = false
            } else if let next = mark(line) {
                let goesOn = next.kind == current.kind && next.number == current.number.map { $0 + 1 }
                guard goesOn else { break }
                items.append(position)
                isAfterBlank = false
            } else if isAfterBlank || fence(line) != nil {
                break
            }
            position += 1
            end = position
        }
        return (items, end)
    }

    private static func isList(_ isNumbered: Bool, _ contents: [String]) -> Bool {
        if isNumbered {
            let month = "^(Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
            return contents.count > 1 && !contents.contains { match(month + #"([^\p{L}0-9]|$)"#, $0) != nil }
        }
        let number = #"^(€|\$|EUR)?\s*[0-9]+([.,][0-9]+)*"#
        let isNumber = contents.map { match(number + #"(?![.,)0-9])|"# + number + #"(,|\.$)"#, $0) != nil }
        if contents.count == 1 { return !isNumber[0] }
        let unit = #"[\s\x{A0}]*($|[°%$=+*/<>‰€−–„“]|[A-Za-z0-9]{1,2}($|[^A-Za-z0-9äöüÄÖÜß]))"#
        return contents.contains { match(number + unit, $0) == nil && match(number + #"\.$"#, $0) == nil }
    }

    // MARK: - Inside a paragraph

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber } ?? false
    }

    private static func isBeyond(_ character: Character) -> Bool { !character.isASCII && !isWord(character) }

    private static func inline(_ text: String) -> String {
        // What is shown stands in cells, so that nothing is read twice.
        var cells = Array(text).map { (shown: String($0), isReady: false) }
        let source = Array(text)
        codes(source, &cells)
        links(source, &cells)
        return emphasis(source, &cells)
    }

    private static func codes(_ source: [Character], _ cells: inout [(shown: String, isReady: Bool)]) {
        var position = 0
        while position < source.count {
            guard source[position] == "`" else {
                position += 1
                continue
            }
            var content = position
            while content < source.count, source[content] == "`" { content += 1 }
            let length = content - position
            var close: Int?
            var at = content
            while !isWord(position > 0 ? source[position - 1] : nil), at < source.count, close == nil {
                guard source[at] == "`" else {
                    at += 1
                    continue
                }
                var stop = at
                while stop < source.count, source[stop] == "`" { stop += 1 }
                if stop - at == length, !isWord(stop < source.count ? source[stop] : nil) { close = at }
                at = stop
            }
            guard let close else {
                position = content
                continue
            }
            for index in position..<(close + length) {
                cells[index] = (index < content || index >= close ? "" : String(source[index]), true)
            }
            position = close + length
        }
    }

    private static func links(_ source: [Character], _ cells: inout [(shown: String, isReady: Bool)]) {
        for start in source.indices where source[start] == "[" && !cells[start].isReady {
            if start > 0, source[start - 1] == "!" { continue }
            guard
                let close = (start + 1..<source.count).first(where: {
                    !cells[$0].isReady && (source[$0] == "]" || source[$0] == "[")
                }), source[close] == "]", close > start + 1
            else { continue }
            let rest = String(source[(close + 1)...])
            guard let whole = match(#"^\((https://|mailto:)[^\s<>"\[\]\\`\x7F]+"#, rest)?[0] else { continue }
            var depth = 0
            var length = 0
            for character in whole {
                length += 1
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                if depth == 0 { break }
            }
            guard depth == 0, !["(https://)", "(mailto:)"].contains(String(whole.prefix(length))) else { continue }
            cells[start] = ("", true)
            for index in close...(close + length) { cells[index] = ("", true) }
        }
    }

    private static func emphasis(_ source: [Character], _ cells: inout [(shown: String, isReady: Bool)]) -> String {
        struct Run {
            let range: Range<Int>
            let opens: Bool
            let closes: Bool
            var isDone = false
        }
        var runs: [Run] = []
        var position = 0
        while position < source.count {
            guard "*_".contains(source[position]), !cells[position].isReady else {
                position += 1
                continue
            }
            var end = position
            while end < source.count, source[end] == source[position] { end += 1 }
            let before = position > 0 ? source[position - 1] : " "
            let after = end < source.count ? source[end] : " "
            let blank = { (character: Character) in character.isWhitespace && character.isASCII }
            runs.append(
                Run(
                    range: position..<end,
                    opens: end - position < 4 && (blank(before) || isBeyond(before) || "([{\"'*_".contains(before))
                        && (isWord(after) || isBeyond(after) || "\"'([`*_$".contains(after)),
                    closes: end - position < 4
                        && (isWord(before) || isBeyond(before) || ".,;:!?%)]}\"'`*_$".contains(before))
                        && !isWord(after) && after != "\\"))
            position = end
        }
        for close in runs.indices where runs[close].closes {
            let kind = source[runs[close].range.lowerBound]
            guard
                let open = runs.indices.prefix(close).last(where: {
                    runs[$0].opens && !runs[$0].isDone && source[runs[$0].range.lowerBound] == kind
                        && runs[$0].range.count == runs[close].range.count
                })
            else { continue }
            for index in open...close { runs[index].isDone = true }
            for index in Array(runs[open].range) + Array(runs[close].range) { cells[index].shown = "" }
        }
        return cells.map(\.shown).joined()
    }
}
