/// Finds the one plausible correction of a mistyped name.
package enum ClosestName {
    /// The candidate nearest to `name`, when exactly one is near enough (a third of its length, at most three edits).
    ///
    /// Case, `-`, `_` and blanks do not count as edits. Work is bounded: names over 64 bytes have no suggestion.
    package static func of(_ name: String, among candidates: [String]) -> String? {
        let wanted = folded(name)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (distance: Int, name: String)?
        var isTied = false
        for candidate in candidates {
            let distance = editDistance(wanted, folded(candidate), limit: min(3, max(1, wanted.count / 3)))
            guard let distance else { continue }
            if let current = best, distance >= current.distance {
                if distance == current.distance { isTied = true }
            } else {
                best = (distance, candidate)
                isTied = false
            }
        }
        return isTied ? nil : best?.name
    }

    /// Whether two names differ only in case and hyphens, or by one slip in at least six letters.
    static func isNearlyEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (folded(left), folded(right))
        return editDistance(left, right, limit: left.count >= 6 ? 1 : 0) != nil
    }

    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): nil
            default: byte
            }
        }
    }

    /// Edits (insert, delete, replace, swap of neighbours) between two names; nil when more than `limit`.
    static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in 0..<right.count {
                var cost = min(
                    previous[column] + (left[row] == right[column] ? 0 : 1),
                    previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            if current.min() ?? 0 > limit { return nil }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count] <= limit ? previous[right.count] : nil
    }
}
