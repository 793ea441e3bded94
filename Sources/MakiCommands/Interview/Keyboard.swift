import Foundation

/// The keyboard of a terminal during an interview: lines that can be edited while they are typed.
///
/// The terminal hands over every key (no line mode, no echo); pasted text comes in brackets, so that its line breaks
/// end no answer (xterm, "Bracketed Paste Mode"). On a terminal that knows no control sequences its own line mode is
/// used.
struct Keyboard {
    /// What came of waiting for a line.
    enum Input {
        /// A line without its line feed; line feeds in it were pasted.
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

    /// Longest answer that is taken, in bytes; no field holds more.
    private static let longestAnswer = 262_144

    private let mode = TerminalMode()
    private var keys = KeyReader()
    /// Keys that were typed ahead of the question they answer.
    private var typedAhead: [KeyReader.Event] = []

    /// Takes the terminal over.
    init() { mode.takeOver() }

    /// Puts back what was there.
    func restore() { mode.restore() }

    /// Gives the terminal to another program and takes it over again.
    func lend<Result, Failure: Error>(to work: () throws(Failure) -> Result) throws(Failure) -> Result {
        mode.restore()
        defer { mode.takeOver() }
        return try work()
    }

    /// Readies the terminal for the next line; called before the prompt is shown, which stays the last thing on it.
    func prepare() { if mode.editsLines { mode.askForBrackets() } }

    /// Waits for one line.
    ///
    /// - Parameter isLong: whether the answer takes several lines: text that comes in one piece with line breaks in it
    ///   was pasted then, also where the terminal does not say so.
    mutating func readLine(isLong: Bool) -> Input {
        mode.editsLines ? readEdited(isLong: isLong) : readPlain()
    }

    // MARK: - Key by key

    private mutating func readEdited(isLong: Bool) -> Input {
        var editor = LineEditor(columns: mode.columns)
        var isText = true
        while true {
            if typedAhead.isEmpty {
                guard let chunk = next() else { return .end }
                typedAhead = keys.read(chunk)
                if isLong { typedAhead = KeyReader.joiningLines(typedAhead) }
            }
            while let event = typedAhead.first {
                typedAhead.removeFirst()
                switch event {
                case .enter:
                    editor.finish()
                    Console.write(editor.takeOutput(), to: STDERR_FILENO)
                    if !isText { return .notText }
                    return editor.byteCount > Keyboard.longestAnswer ? .tooLong : .line(editor.text)
                case .endOfInput where editor.isEmpty: return .end
                case .notText: isText = false
                default: editor.handle(event)
                }
            }
            Console.write(editor.takeOutput(), to: STDERR_FILENO)
        }
    }

    /// Waits for what is typed; nil at the end of the input or an interrupt.
    private func next() -> [UInt8]? {
        while true {
            var places = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: TerminalMode.interrupts.read, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&places, 2, -1) < 0 {
                if errno == EINTR { continue }
                return nil
            }
            if places[1].revents != 0 { return nil }
            var chunk = [UInt8](repeating: 0, count: Keyboard.longestLine + 1)
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(chunk[..<count]) : nil
        }
    }

    // MARK: - Line by line

    private func readPlain() -> Input {
        var bytes: [UInt8] = []
        repeat {
            guard let chunk = next() else { return .end }
            bytes += chunk
        } while bytes.last != 0x0A
        bytes.removeLast()
        if bytes.count >= Keyboard.longestLine - 1 { return .tooLong }
        guard let text = String(validating: bytes, as: UTF8.self) else { return .notText }
        return .line(text)
    }
}
