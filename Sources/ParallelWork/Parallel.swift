import Foundation

/// Runs independent work on all processors.
public enum Parallel {
    /// The results in the order of the items.
    public static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) -> Result
    ) -> [Result] {
        map(items, each: {}) { item, _ in body(item) }
    }

    /// The results in the order of the items; every worker makes a tool of its own first.
    ///
    /// What all workers share they also count references to, each waiting for the other: with tools of their own two
    /// processors are nearly twice as fast as one.
    public static func map<Item: Sendable, Tool, Result: Sendable>(
        _ items: [Item], each tool: @escaping @Sendable () -> Tool,
        _ body: @escaping @Sendable (Item, Tool) -> Result
    ) -> [Result] {
        guard items.count > 1 else {
            let tool = tool()
            return items.map { body($0, tool) }
        }
        let processors = processors
        // Small shares at the end of long work: no processor waits long for the last one.
        let wanted = items.count < processors * 256 ? processors * 4 : processors * 32
        let chunk = (items.count + wanted - 1) / wanted
        let count = (items.count + chunk - 1) / chunk
        let results = Collected<[Result]>(count: count)
        let shares = Shares(count: count)
        DispatchQueue.concurrentPerform(iterations: min(processors, count)) { _ in
            let tool = tool()
            while let index = shares.next() {
                let range = index * chunk..<min(items.count, (index + 1) * chunk)
                results.set(index, items[range].map { body($0, tool) })
            }
        }
        var joined: [Result] = []
        joined.reserveCapacity(items.count)
        for part in results.all() { joined += part }
        return joined
    }

    /// Tools for as many processors as so many items keep busy, made on all of them.
    ///
    /// - Parameter make: makes a tool by its number, from 0.
    public static func tools<Tool: Sendable>(
        for items: Int, _ make: @escaping @Sendable (Int) throws -> Tool
    ) throws -> [Tool] {
        // Making a tool takes as long as using it for some items.
        let count = min(processors, max(1, items / 32))
        return try map(Array(0..<count)) { number in Swift.Result { try make(number) } }.map { try $0.get() }
    }

    private static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// Hands out shares of work, each once.
private final class Shares: @unchecked Sendable {
    // Guarded by the lock.
    private var taken = 0
    private let count: Int
    private let lock = NSLock()

    init(count: Int) {
        self.count = count
    }

    /// The next share; nil when all are taken.
    func next() -> Int? {
        lock.lock()
        defer { lock.unlock() }
        guard taken < count else { return nil }
        taken += 1
        return taken - 1
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
