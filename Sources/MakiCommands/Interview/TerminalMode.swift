import Foundation

/// How the terminal hands over what is typed, and that it is put back whatever happens.
struct TerminalMode {
    /// Both ends of the pipe through which an interrupt is told: read, write.
    ///
    /// A signal between a look at a flag and the call that waits would be missed; a byte in a pipe is not. Only the
    /// main thread makes keyboards, before any signal can come.
    private(set) nonisolated(unsafe) static var interrupts: (read: Int32, write: Int32) = (-1, -1)

    /// The settings before and during the interview, for handlers of signals; nil when there is no terminal.
    private nonisolated(unsafe) static var settings: (before: termios, during: termios)?

    /// Whether the terminal understands the sequences that editing a line needs.
    let editsLines: Bool

    init() {
        let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
        editsLines = terminal != "dumb" && !terminal.isEmpty && isatty(STDERR_FILENO) == 1
        var ends: [Int32] = [-1, -1]
        if TerminalMode.interrupts.read < 0, pipe(&ends) == 0 { TerminalMode.interrupts = (ends[0], ends[1]) }
        atexit { TerminalMode.leave() }
    }

    /// Columns of the terminal; 80 where it does not say.
    var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Switches to handing over every key; an interrupt is only told.
    func takeOver() {
        signal(SIGINT) { _ in
            var byte: UInt8 = 0
            _ = write(TerminalMode.interrupts.write, &byte, 1)
        }
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
        let before = settings
        settings.c_iflag |= tcflag_t(IUTF8)
        if editsLines {
            settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
            // A carriage return stays one: in pasted text it is told apart from a line feed.
            settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON)
        }
        TerminalMode.settings = (before, settings)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
        guard editsLines else { return }
        for end in [SIGTERM, SIGHUP] {
            signal(end) { number in
                TerminalMode.leave()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        // Stopped with Ctrl-Z and brought back: the shell has set its own mode meanwhile.
        signal(SIGCONT) { _ in
            guard var settings = TerminalMode.settings else { return }
            tcsetattr(STDIN_FILENO, TCSANOW, &settings.during)
            TerminalMode.brackets(true)
        }
    }

    /// Asks the terminal to put pasted text in brackets, once for each time it is taken over.
    func askForBrackets() {
        if !TerminalMode.hasBrackets { TerminalMode.brackets(true) }
    }

    /// Puts back what was there.
    func restore() {
        TerminalMode.leave()
        for number in [SIGINT, SIGTERM, SIGHUP, SIGCONT] { signal(number, SIG_DFL) }
    }

    private static func leave() {
        guard var kept = settings else { return }
        settings = nil
        if hasBrackets { brackets(false) }
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.before)
    }

    private nonisolated(unsafe) static var hasBrackets = false

    private static func brackets(_ isOn: Bool) {
        hasBrackets = isOn
        let text: StaticString = isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l"
        _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}
