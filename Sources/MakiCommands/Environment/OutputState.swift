import Foundation
import Synchronization

/// What has become of standard output and standard error: threads print, and one of them may find a pipe closed.
enum OutputState {
    /// The error that ended each of them.
    private static let ended = Mutex<[Int32: Int32]>([:])

    /// Nothing more is written to this one.
    static func end(_ descriptor: Int32, _ code: Int32) {
        ended.withLock { if $0[descriptor] == nil { $0[descriptor] = code } }
    }

    /// Whether nothing can be written to it any more.
    static func hasEnded(_ descriptor: Int32) -> Bool { ended.withLock { $0[descriptor] != nil } }

    /// Why it ended, other than by a reader who had enough; nil without such a fault.
    static func fault(_ descriptor: Int32) -> Int32? {
        ended.withLock { $0[descriptor] }.flatMap { $0 == EPIPE ? nil : $0 }
    }
}
