import Foundation
import ParallelWork
import Testing

@Suite("Parallel work")
struct ParallelTests {
    /// What was handed over, by one thread at a time.
    private final class Taken: @unchecked Sendable {
        var values: [Int] = []
    }

    private struct Failure: Error, Equatable {}

    @Test("results are handed over in the order of the items, however long each takes")
    func order() throws {
        let taken = Taken()
        try Parallel.inOrder(Array(0..<500), tools: [0, 1, 2], share: 3, ahead: 4) { items, _ in
            if items.first.map({ $0 % 7 == 0 }) == true { usleep(500) }
            return items.map { $0 * 2 }
        } take: {
            taken.values += $0
        }
        #expect(taken.values == (0..<500).map { $0 * 2 })
    }

    @Test("no share is begun too far ahead of the one that is next")
    func window() throws {
        let lock = NSLock()
        nonisolated(unsafe) var begun = 0
        nonisolated(unsafe) var handedOver = 0
        nonisolated(unsafe) var farthest = 0
        try Parallel.inOrder(Array(0..<200), tools: [0, 1, 2, 3], share: 1, ahead: 5) { items, _ in
            lock.withLock {
                begun += 1
                farthest = max(farthest, begun - handedOver)
            }
            if items.first == 0 { usleep(20_000) }
        } take: { _ in
            lock.withLock { handedOver += 1 }
        }
        #expect(farthest <= 6)
        #expect(handedOver == 200)
    }

    @Test("a failure ends the work, and nothing is handed over after it")
    func failure() throws {
        let taken = Taken()
        #expect(throws: Failure.self) {
            try Parallel.inOrder(Array(0..<1_000), tools: [0, 1], share: 2, ahead: 4) { items, _ in
                if items.contains(100) { throw Failure() }
                return items.count
            } take: {
                taken.values.append($0)
            }
        }
        #expect(taken.values.count <= 50)
        #expect(throws: Failure.self) {
            try Parallel.inOrder([1, 2, 3], tools: [0, 1], share: 1, ahead: 2) { items, _ in
                items.count
            } take: { _ in
                throw Failure()
            }
        }
    }

    @Test("no items are no work")
    func nothing() throws {
        try Parallel.inOrder([Int](), tools: [0], share: 8, ahead: 8) { items, _ in
            items.count
        } take: { _ in
            Issue.record("handed over")
        }
    }
}
