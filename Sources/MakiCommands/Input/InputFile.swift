import Findings
import Foundation

/// One file to read: a path as the user gave it, or standard input.
struct InputFile: Sendable {
    /// The path shown in findings; `-` for standard input.
    let path: String
    /// The content.
    let bytes: [UInt8]

    /// Largest file that is read at all, in bytes: a little over the limit, so that the limit's finding has a place.
    static let largest = 1_048_576 + 4096

    /// Reads a regular file, never more than `limit` bytes.
    static func read(_ path: String, atMost limit: Int = largest) throws(CommandFailure) -> InputFile {
        if path == "-" { return InputFile(path: "-", bytes: try readAll(STDIN_FILENO, path: "-", atMost: limit)) }
        var descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        while descriptor < 0, errno == EINTR { descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CommandFailure(
                de: "\(path) ist keine gewöhnliche Datei.", en: "\(path) is not a regular file.")
        }
        let bytes = try readAll(descriptor, path: path, expecting: Int(status.st_size), atMost: limit)
        guard !isSpreadsheet(bytes) else {
            throw CommandFailure(
                de:
                    "\(path) ist eine Excel-Datei oder ein gepackter Ordner. In der Tabellenkalkulation als CSV speichern; maki import macht daraus Entwürfe.",
                en:
                    "\(path) is an Excel file or a packed folder. Save it as CSV in the spreadsheet program; maki import makes drafts of that."
            )
        }
        return InputFile(path: path, bytes: bytes)
    }

    /// Whether it starts like a ZIP archive, as .xlsx and .ods do, or like an old .xls.
    private static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    /// Reads to the end, in one call where the size is known.
    private static func readAll(
        _ descriptor: Int32, path: String, expecting size: Int = 65_536, atMost largest: Int
    ) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var failure: Int32?
        while bytes.count < largest {
            let room = min(max(size + 1 - bytes.count, 4096), largest)
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                repeat {
                    let read = Foundation.read(descriptor, buffer.baseAddress, room)
                    count = max(read, 0)
                    failure = read < 0 ? errno : nil
                } while failure == EINTR
            }
            if let failure { throw unreadable(path, failure) }
            if chunk.isEmpty { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        return bytes
    }

    private static func unreadable(_ path: String, _ code: Int32) -> CommandFailure {
        let reason = String(cString: strerror(code))
        return switch code {
        case ENOENT:
            CommandFailure(de: "\(path) gibt es nicht.", en: "\(path) does not exist.")
        case EACCES:
            CommandFailure(de: "\(path) darf nicht gelesen werden.", en: "No permission to read \(path).")
        default:
            CommandFailure(
                de: "\(path) lässt sich nicht lesen (\(reason)).", en: "\(path) cannot be read (\(reason)).")
        }
    }
}
