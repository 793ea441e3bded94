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

    /// Writes data to standard output; ends the process quietly when the reader has closed the pipe.
    func output(_ bytes: some Collection<UInt8>) {
        Console.write(Array(bytes), to: STDOUT_FILENO)
    }

    /// Writes text and a line feed to standard output.
    func output(line: String) {
        output(Array(line.utf8) + [UInt8(ascii: "\n")])
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

    /// Writes all bytes to a descriptor. A closed pipe is a reader who has seen enough: the process ends with 0.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                offset += written
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                exit(MakiExit.unable)
            }
        }
    }
}
