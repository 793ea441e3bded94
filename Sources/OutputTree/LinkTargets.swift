import Foundation

/// Where the pages of a tree lead, collected while they are written; every target has a number.
///
/// May be used by several threads at once.
public final class LinkTargets: @unchecked Sendable {
    /// A link that leads nowhere.
    public struct BrokenLink: Sendable, Hashable, CustomStringConvertible {
        /// Path of the page with the link.
        public let page: String
        /// The link as written.
        public let link: String

        /// `PAGE -> LINK`.
        public var description: String { "\(page) -> \(link)" }
    }

    private let address: LinkAddress
    private let lock = NSLock()
    // Guarded by the lock.
    /// Empty texts belong to numbers that are free.
    private var texts: [String]
    private var numbers: [String: Int] = [:]
    private var isUsed: [Bool]
    private var free: [Int] = []
    /// Links as written, and the numbers of their targets: most pages have most of their links in common.
    private var seen = ByteSet()
    private var numbersOfSeen: [Int] = []

    /// - Parameters:
    ///   - base: address under which the tree will be reached; empty for the root of a server.
    ///   - known: targets of an earlier tree in the order of their numbers (`used`); they count when they are kept.
    public init(base: String, known: [String] = []) {
        address = LinkAddress(base: base)
        texts = known
        isUsed = Array(repeating: false, count: known.count)
        numbers.reserveCapacity(known.count)
        for (number, text) in known.enumerated() {
            if text.isEmpty { free.append(number) } else { numbers[text] = number }
        }
    }

    /// Adds what some pages link to.
    ///
    /// - Returns: the numbers of their targets, but for the pages themselves.
    @discardableResult
    public func add(_ links: PageLinks) -> TargetNumbers {
        lock.lock()
        defer { lock.unlock() }
        var found: [Int] = []
        links.written.forEach { link in
            if let position = seen.index(of: link) {
                found.append(numbersOfSeen[position])
            } else if let target = address.target(of: link, on: ""), !links.paths.contains(target) {
                let number = number(of: target)
                seen.insert(link)
                numbersOfSeen.append(number)
                found.append(number)
            }
        }
        for (page, link) in links.dependent {
            let target = link.withUnsafeBufferPointer { address.target(of: $0, on: page) }
            if let target, !links.paths.contains(target) { found.append(number(of: target)) }
        }
        return TargetNumbers(found)
    }

    /// Counts targets of an earlier tree again.
    ///
    /// - Returns: false when there are no such targets; then nothing is counted.
    public func keep(_ numbers: TargetNumbers) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        guard numbers.ranges.allSatisfy({ $0.upperBound < texts.count && $0.allSatisfy { !texts[$0].isEmpty } })
        else { return false }
        for range in numbers.ranges { for number in range { isUsed[number] = true } }
        return true
    }

    /// The targets that count, by number; empty texts for those that do not.
    public var used: [String] {
        lock.lock()
        defer { lock.unlock() }
        return zip(texts, isUsed).map { $1 ? $0 : "" }
    }

    private func number(of target: String) -> Int {
        if let known = numbers[target] {
            isUsed[known] = true
            return known
        }
        if let reused = free.popLast() {
            (texts[reused], isUsed[reused], numbers[target]) = (target, true, reused)
            return reused
        }
        texts.append(target)
        isUsed.append(true)
        numbers[target] = texts.count - 1
        return texts.count - 1
    }
}

/// Numbers of targets as a short text: `0-57,61`.
public struct TargetNumbers: Sendable, Hashable {
    /// Ascending, apart from each other.
    let ranges: [ClosedRange<Int>]

    init(_ numbers: [Int]) {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound + 1 >= number {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, number)
            } else {
                ranges.append(number...number)
            }
        }
        self.ranges = ranges
    }

    /// Reads what `text` wrote; nil for anything else.
    public init?(_ text: some Collection<UInt8>) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: UInt8(ascii: ",")) {
            let ends = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            let numbers = ends.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
            guard numbers.count == ends.count, numbers.count <= 2, let first = numbers.first, let last = numbers.last,
                first >= 0, first <= last
            else { return nil }
            ranges.append(first...last)
        }
        self.ranges = ranges
    }

    /// The numbers, ascending; the empty text for none.
    public var text: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
