import Foundation

/// Work that goes on beside other work until its result is needed.
final class BackgroundWork<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchGroup()
    // Written before `done` is left, read after waiting for it.
    private var result: Result<Value, any Error>?

    /// Starts the work; what it uses must not be used elsewhere before it is done.
    init(_ work: @escaping () throws -> Value) {
        // Moved to the thread, not shared with it.
        nonisolated(unsafe) let work = work
        DispatchQueue.global().async(group: done) { self.result = Result { try work() } }
    }

    /// Waits for the result.
    ///
    /// - Throws: what the work threw.
    func value() throws -> Value {
        done.wait()
        guard let result else { preconditionFailure("work is done without a result") }
        return try result.get()
    }

    /// Waits until the work is done, however it ends.
    func wait() { done.wait() }
}
