import Foundation

extension Parallel {
    /// Works on shares of items on all processors and hands over what came of them in the order of the items, while
    /// others are being worked on.
    ///
    /// - Parameters:
    ///   - tools: one for each share that is worked on at the same time.
    ///   - share: items of a share.
    ///   - ahead: shares that may be finished or worked on before the next one that is handed over.
    ///   - body: works on a share with one of the tools.
    ///   - take: called by one thread at a time, share by share.
    /// - Throws: the first of what `body` or `take` threw; nothing is handed over after it.
    public static func inOrder<Item: Sendable, Tool: Sendable, Result: Sendable>(
        _ items: [Item], tools: [Tool], share: Int, ahead: Int,
        _ body: @escaping @Sendable (ArraySlice<Item>, Tool) throws -> Result,
        take: @escaping @Sendable (Result) throws -> Void
    ) throws {
        let count = (items.count + share - 1) / share
        let queue = OrderedShares<Result>(count: count, ahead: ahead)
        DispatchQueue.concurrentPerform(iterations: max(1, min(tools.count, count))) { worker in
            while let number = queue.next() {
                let range = number * share..<min(items.count, (number + 1) * share)
                do {
                    queue.finish(number, try body(items[range], tools[worker]), take)
                } catch {
                    queue.fail(error)
                }
            }
        }
        if let failure = queue.failure { throw failure }
    }
}

/// Shares of work that are handed over in order.
private final class OrderedShares<Result: Sendable>: @unchecked Sendable {
    private let count: Int
    private let ahead: Int
    private let condition = NSCondition()
    // Guarded by the condition.
    private var started = 0
    private var handedOver = 0
    private var finished: [Int: Result] = [:]
    private var isHandingOver = false
    private var firstFailure: (any Error)?

    init(count: Int, ahead: Int) {
        self.count = count
        self.ahead = ahead
    }

    var failure: (any Error)? {
        condition.lock()
        defer { condition.unlock() }
        return firstFailure
    }

    /// The next share, when it is not too far ahead; nil when there is none.
    func next() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while firstFailure == nil, started < count, started >= handedOver + ahead { condition.wait() }
        guard firstFailure == nil, started < count else { return nil }
        started += 1
        return started - 1
    }

    /// Keeps the result of a share and hands over all that are next, unless another thread is about it.
    func finish(_ number: Int, _ result: Result, _ take: (Result) throws -> Void) {
        condition.lock()
        defer { condition.unlock() }
        finished[number] = result
        guard !isHandingOver else { return }
        isHandingOver = true
        defer { isHandingOver = false }
        while firstFailure == nil, let result = finished.removeValue(forKey: handedOver) {
            condition.unlock()
            let outcome = Swift.Result { try take(result) }
            condition.lock()
            // Noted before another thread can take over.
            if case .failure(let error) = outcome { firstFailure = firstFailure ?? error }
            handedOver += 1
            condition.broadcast()
        }
    }

    func fail(_ error: any Error) {
        condition.lock()
        defer { condition.unlock() }
        firstFailure = firstFailure ?? error
        condition.broadcast()
    }
}
