import Foundation

/// Runs independent work on all processors.
enum Parallel {
    /// The results in the order of the items.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) -> Result
    ) -> [Result] {
        guard items.count > 1 else { return items.map(body) }
        let processors = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let chunk = (items.count + processors * 4 - 1) / (processors * 4)
        let count = (items.count + chunk - 1) / chunk
        let results = Collected<[Result]>(count: count)
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let range = index * chunk..<min(items.count, (index + 1) * chunk)
            results.set(index, items[range].map(body))
        }
        return results.all().flatMap { $0 }
    }
}

/// Results of parallel work by position.
private final class Collected<Value: Sendable>: @unchecked Sendable {
    // Guarded by the lock.
    private var values: [Value?]
    private let lock = NSLock()

    init(count: Int) {
        values = Array(repeating: nil, count: count)
    }

    func set(_ index: Int, _ value: Value) {
        lock.lock()
        values[index] = value
        lock.unlock()
    }

    func all() -> [Value] { values.compactMap { $0 } }
}
