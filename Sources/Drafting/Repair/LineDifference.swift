import SourceJSON

/// The difference of two texts as a unified diff, which `patch` and `git apply` understand.
public enum LineDifference {
    /// Lines shown around a change.
    private static let context = 2

    /// The diff of a file; empty when nothing differs. Common first and last lines are found in linear time;
    /// what lies between is compared line by line where both sides have as many lines, and as one block otherwise.
    public static func unified(_ before: [UInt8], _ after: [UInt8], path: String) -> String {
        let (old, new) = (lines(before), lines(after))
        let edits = old.count == new.count ? paired(old, new) : block(old, new)
        guard !edits.isEmpty else { return "" }
        var result = ["--- \(path)", "+++ \(path)"]
        for group in hunks(edits, old.count) {
            guard let first = group.first, let last = group.last else { continue }
            let start = max(0, first.old.lowerBound - context)
            let end = min(old.count, last.old.upperBound + context)
            let shift = first.new.lowerBound - first.old.lowerBound
            let newCount = end - start + group.reduce(0) { $0 + $1.new.count - $1.old.count }
            result.append("@@ -\(start + 1),\(end - start) +\(start + shift + 1),\(newCount) @@")
            var position = start
            for edit in group {
                result += old[position..<edit.old.lowerBound].map { " " + $0 }
                result += old[edit.old].map { "-" + $0 }
                result += new[edit.new].map { "+" + $0 }
                position = edit.old.upperBound
            }
            result += old[position..<end].map { " " + $0 }
        }
        return result.joined(separator: "\n") + "\n"
    }

    private struct Edit {
        let old: Range<Int>
        let new: Range<Int>
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        var parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs of lines that differ, where both sides have as many lines.
    private static func paired(_ old: [String], _ new: [String]) -> [Edit] {
        var edits: [Edit] = []
        var position = 0
        while position < old.count {
            guard !old[position].utf8.elementsEqual(new[position].utf8) else {
                position += 1
                continue
            }
            let start = position
            while position < old.count, !old[position].utf8.elementsEqual(new[position].utf8) { position += 1 }
            edits.append(Edit(old: start..<position, new: start..<position))
        }
        return edits
    }

    private static func block(_ old: [String], _ new: [String]) -> [Edit] {
        var start = 0
        while start < old.count, start < new.count, old[start].utf8.elementsEqual(new[start].utf8) { start += 1 }
        var tail = 0
        while tail < old.count - start, tail < new.count - start,
            old[old.count - 1 - tail].utf8.elementsEqual(new[new.count - 1 - tail].utf8)
        {
            tail += 1
        }
        return [Edit(old: start..<old.count - tail, new: start..<new.count - tail)]
    }

    /// Edits so near to each other that their surroundings touch are shown together.
    private static func hunks(_ edits: [Edit], _ count: Int) -> [[Edit]] {
        var groups: [[Edit]] = []
        for edit in edits {
            if let last = groups.last?.last, edit.old.lowerBound - last.old.upperBound <= context * 2 {
                groups[groups.count - 1].append(edit)
            } else {
                groups.append([edit])
            }
        }
        return groups
    }
}
