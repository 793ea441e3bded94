import ArgumentParser
import Findings
import Foundation

/// Standard output and standard error: data goes to the first, messages and progress to the second.
struct Console: Sendable {
    /// Language of messages.
    let language: Language
    /// Whether messages may use colour.
    let usesColour: Bool
    /// Whether progress and remarks are left out.
    let isQuiet: Bool

    /// Writes what a command has to say to standard output. A reader who has gone misses it; the work goes on.
    func output(_ bytes: some Collection<UInt8>) {
        Console.write(Array(bytes), to: STDOUT_FILENO)
    }

    /// Writes text and a line feed to standard output.
    func output(line: String) {
        output(Array(line.utf8) + [UInt8(ascii: "\n")])
    }

    /// Writes what the command was asked to make to standard output.
    ///
    /// - Throws: `ExitCode` when it cannot get there: what nobody received is not made.
    func product(_ bytes: some Collection<UInt8>) throws {
        output(bytes)
        if OutputState.hasEnded(STDOUT_FILENO) { throw ExitCode(MakiExit.unable) }
    }

    /// Writes a message and a line feed to standard error.
    func message(_ text: Bilingual) {
        Console.write(Array(text[language].utf8) + [UInt8(ascii: "\n")], to: STDERR_FILENO)
    }

    /// Writes a remark that `--quiet` leaves out.
    func remark(de: String, en: String) {
        if !isQuiet { message(Bilingual(de: de, en: en)) }
    }

    /// Shows the step a long command is at: `[3/7] Seiten`.
    func progress(_ step: Int, of total: Int, de: String, en: String) {
        remark(de: "[\(step)/\(total)] \(de)", en: "[\(step)/\(total)] \(en)")
    }

    /// Writes all bytes to standard output or standard error, as long as somebody takes them.
    ///
    /// A closed pipe ends the printing and nothing else: whether a command did its work does not depend on a reader. Any
    /// other failure ends it, too, and the command ends with exit code 2 (`Console.end`).
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        guard !OutputState.hasEnded(descriptor) else { return }
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                offset += written
                continue
            }
            let code = written < 0 ? errno : EIO
            switch code {
            case EINTR: continue
            case EAGAIN:
                // Somebody who shares the terminal or pipe has made it not wait; this program waits.
                var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&place, 1, -1)
            default: return OutputState.end(descriptor, code)
            }
        }
    }

    /// Ends the process with this exit code, or with 2 and a sentence when its output could not be written.
    static func end(_ code: Int32) -> Never {
        if let fault = OutputState.fault(STDOUT_FILENO) {
            let reason = String(cString: strerror(fault))
            let text = Bilingual(
                de: "maki: Die Ausgabe ließ sich nicht schreiben (\(reason)) und ist nicht vollständig."
                    + (code == 0 ? " Gespeichert ist, was der Befehl zu speichern hatte." : ""),
                en: "maki: The output could not be written (\(reason)) and is not complete."
                    + (code == 0 ? " What the command had to store is stored." : ""))
            write(Array((text[ProcessEnvironment.language] + "\n").utf8), to: STDERR_FILENO)
            exit(MakiExit.unable)
        }
        exit(code)
    }
}
