import Foundation

/// The keyboard of a terminal in its line mode, during an interview.
struct Keyboard {
    /// What came of waiting for a line.
    enum Input {
        /// A line without its line feed.
        case line(String)
        /// A line of which the terminal has lost the end.
        case tooLong
        /// Bytes that are no UTF-8.
        case notText
        /// An interrupt, or the end of the input.
        case end
    }

    /// Longest line a terminal hands over in its line mode; what is beyond is lost (N_TTY_BUF_SIZE of Linux).
    private static let longestLine = 4095

    /// Both ends of the pipe through which an interrupt is told: read, write.
    ///
    /// A signal between a look at a flag and the call that waits would be missed; a byte in a pipe is not. Only the
    /// main thread makes keyboards, before any signal can come.
    private nonisolated(unsafe) static var interrupts: (read: Int32, write: Int32) = (-1, -1)

    private let before: termios?

    /// Takes over: the erase key takes whole characters, an interrupt is only told.
    init() {
        var ends: [Int32] = [-1, -1]
        if Keyboard.interrupts.read < 0, pipe(&ends) == 0 { Keyboard.interrupts = (ends[0], ends[1]) }
        signal(SIGINT) { _ in
            var byte: UInt8 = 0
            _ = write(Keyboard.interrupts.write, &byte, 1)
        }
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else {
            before = nil
            return
        }
        before = settings
        settings.c_iflag |= tcflag_t(IUTF8)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    /// Puts back what was there.
    func restore() {
        signal(SIGINT, SIG_DFL)
        guard var before else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }

    /// Waits for one line.
    func readLine() -> Input {
        var bytes: [UInt8] = []
        while true {
            var places = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: Keyboard.interrupts.read, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&places, 2, -1) < 0 {
                if errno == EINTR { continue }
                return .end
            }
            if places[1].revents != 0 { return .end }
            var chunk = [UInt8](repeating: 0, count: Keyboard.longestLine + 1)
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .end }
            bytes += chunk[..<count]
            if bytes.last == 0x0A { break }
        }
        bytes.removeLast()
        if bytes.count >= Keyboard.longestLine - 1 { return .tooLong }
        guard let text = String(validating: bytes, as: UTF8.self) else { return .notText }
        return .line(text)
    }
}
