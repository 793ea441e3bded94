import Foundation

/// One connection of the preview: it reads a request, sends the answer, and is over. No call on it waits.
final class Connection {
    /// Longest request that is read, in bytes.
    private static let longestRequest = 16_384
    /// Seconds within which a request must be complete.
    private static let requestTime = 5.0
    /// Seconds without any progress after which an answer is given up.
    private static let answerTime = 20.0
    /// Bytes read from a file at once.
    private static let pieceLength = 1 << 16

    let descriptor: Int32
    private let start: Double
    /// When something was last read or sent.
    private(set) var lastProgress: Double
    private var request: [UInt8] = []
    private(set) var isAnswering = false
    private(set) var isOver = false
    /// What is to be sent now, from `sent` on.
    private var pending: [UInt8] = []
    private var sent = 0
    private var body: AnswerFile?

    init(_ descriptor: Int32, since now: Double) {
        self.descriptor = descriptor
        start = now
        lastProgress = now
    }

    deinit { end() }

    /// Seconds on a clock that nobody sets.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func end() {
        guard !isOver else { return }
        isOver = true
        body = nil
        close(descriptor)
    }

    /// Whether the time for a request or for progress is over.
    func isLate(_ now: Double) -> Bool {
        isAnswering ? now - lastProgress > Connection.answerTime : now - start > Connection.requestTime
    }

    /// Reads or sends what can be read or sent now.
    func proceed(_ answers: AnswerSource, _ now: Double) {
        guard !isOver else { return }
        if !isAnswering { read(answers, now) }
        if isAnswering { write(now) }
    }

    private func read(_ answers: AnswerSource, _ now: Double) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { end() }
            return
        }
        lastProgress = now
        // Only what is new can end the head; three bytes of the end may have come before.
        let known = max(0, request.count - 3)
        request += buffer[..<count]
        if let head = request[known...].firstRange(of: [13, 10, 13, 10]) {
            answer(answers.answer(to: HTTPRequest(Array(request[..<head.lowerBound]))))
        } else if request.count >= Connection.longestRequest {
            answer(Answer(.headTooLarge))
        }
    }

    private func answer(_ answer: Answer) {
        isAnswering = true
        request = []
        pending = answer.head + answer.text
        body = answer.file
    }

    private func write(_ now: Double) {
        while true {
            if sent == pending.count {
                guard let piece = body?.next(Connection.pieceLength), !piece.isEmpty else { return finish() }
                pending = piece
                sent = 0
            }
            let count = pending[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else {
                if errno != EAGAIN && errno != EINTR { end() }
                return
            }
            sent += count
            lastProgress = now
            // Others get their turn between the pieces of a long file.
            if sent == pending.count, body?.isEmpty == false { return }
        }
    }

    private func finish() {
        // Bytes that were not read would make the system throw the answer away.
        shutdown(descriptor, Int32(SHUT_WR))
        var rest = [UInt8](repeating: 0, count: 4_096)
        _ = recv(descriptor, &rest, rest.count, 0)
        end()
    }
}
