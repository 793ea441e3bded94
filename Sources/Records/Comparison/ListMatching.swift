import SourceJSON

/// Which entries of two versions of a list are the same entry.
///
/// 1. When every entry has an `id` of its own, the one with the same `id`.
/// 2. Else equal ones in the same order, as many as possible.
/// 3. Of the rest, the one with the same name, where names differ within each list.
/// 4. Of the rest, those at the same place between two entries that stayed, when half of their values are equal.
///
/// Time grows with the length of the lists as n log n.
struct ListMatching {
    /// For each entry of the later list its partner in the earlier one; nil for a new entry.
    let partners: [Int?]
    /// Entries of the earlier list without a partner.
    let removed: [Int]

    /// Matches two lists.
    ///
    /// - Parameter key: member that names an entry; nil when nothing does.
    init(_ before: [JSONValue], _ after: [JSONValue], key: String?) {
        var partners: [Int?] = Array(repeating: nil, count: after.count)
        var isTaken = Array(repeating: false, count: before.count)
        func match(_ old: Int, _ new: Int) {
            partners[new] = old
            isTaken[old] = true
        }
        if let ids = ListMatching.names(before, "id"), let others = ListMatching.names(after, "id") {
            for (id, new) in others { if let old = ids[id] { match(old, new) } }
        } else {
            for (old, new) in ListMatching.common(before, after) { match(old, new) }
            if let key, let names = ListMatching.names(before, key), let others = ListMatching.names(after, key) {
                for (name, new) in others where partners[new] == nil {
                    if let old = names[name], !isTaken[old] { match(old, new) }
                }
            }
            ListMatching.matchSimilar(before, after, &partners, &isTaken)
        }
        self.partners = partners
        removed = before.indices.filter { !isTaken[$0] }
    }

    /// Entries by a member; nil when one lacks it or two have the same.
    private static func names(_ list: [JSONValue], _ member: String) -> [String: Int]? {
        var names: [String: Int] = [:]
        for (position, item) in list.enumerated() {
            guard let value = item[member], let name = value.string ?? value.numberText else { return nil }
            guard names.updateValue(position, forKey: name) == nil else { return nil }
        }
        return names
    }

    /// Pairs of equal entries that stand in the same order in both lists.
    private static func common(_ before: [JSONValue], _ after: [JSONValue]) -> [(Int, Int)] {
        var places: [[UInt8]: [Int]] = [:]
        for (position, item) in before.enumerated().reversed() {
            places[CanonicalJSON.bytes(of: item), default: []].append(position)
        }
        // The n-th of several equal entries is matched with the n-th.
        var pairs: [(old: Int, new: Int)] = []
        for (position, item) in after.enumerated() {
            if let old = places[CanonicalJSON.bytes(of: item)]?.popLast() { pairs.append((old, position)) }
        }
        // The longest run of pairs in ascending order: those are the entries that stayed where they were.
        var ends: [Int] = []
        var previous = Array(repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].old < pair.old { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var result: [(Int, Int)] = []
        var last = ends.last ?? -1
        while last >= 0 {
            result.append((pairs[last].old, pairs[last].new))
            last = previous[last]
        }
        return result
    }

    /// Matches what is left between two entries that stayed, one by one, when it is more alike than not.
    private static func matchSimilar(
        _ before: [JSONValue], _ after: [JSONValue], _ partners: inout [Int?], _ isTaken: inout [Bool]
    ) {
        var old = 0
        for new in after.indices {
            if let partner = partners[new] {
                old = max(old, partner + 1)
                continue
            }
            guard old < before.count, !isTaken[old], isAlike(before[old], after[new]) else { continue }
            partners[new] = old
            isTaken[old] = true
            old += 1
        }
    }

    /// Whether at least half of the members of two objects are equal.
    private static func isAlike(_ one: JSONValue, _ other: JSONValue) -> Bool {
        guard one.kind == .object, other.kind == .object else { return false }
        var equal = 0
        for member in one.members {
            if let value = other[member.key.string],
                CanonicalJSON.bytes(of: value) == CanonicalJSON.bytes(of: member.value)
            {
                equal += 1
            }
        }
        return equal > 0 && equal * 2 >= max(one.count, other.count)
    }
}
