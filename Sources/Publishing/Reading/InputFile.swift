import Disk
import Findings
import Foundation
import RegisterStore

/// One file to read: a path as the user gave it, or standard input.
package struct InputFile: Sendable {
    /// The path shown in findings; `-` for standard input.
    package let path: String
    /// The content.
    package let bytes: [UInt8]

    /// Largest file that is read at all, in bytes: a little over the limit, so that the limit's finding has a place.
    package static let largest = 1_048_576 + 4096

    /// Takes over what was read or made elsewhere.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Reads a regular file, never more than `limit` bytes.
    ///
    /// - Throws: `CommandFailure` when there is none, or it cannot be read, or it is a workbook.
    package static func read(_ path: String, atMost limit: Int = largest) throws(CommandFailure) -> InputFile {
        let file = try readList(path, atMost: limit)
        guard path == "-" || !isSpreadsheet(file.bytes) else {
            throw CommandFailure(
                de: "\(path) ist eine Excel-Datei oder ein gepackter Ordner; maki import macht aus .xlsx Entwürfe.",
                en: "\(path) is an Excel file or a packed folder; maki import makes drafts of .xlsx.")
        }
        return file
    }

    /// Reads a regular file that may be a workbook.
    ///
    /// - Throws: `CommandFailure` when there is none, or it cannot be read.
    package static func readList(_ path: String, atMost limit: Int) throws(CommandFailure) -> InputFile {
        guard path != "-" else {
            return InputFile(path: path, bytes: try explained(OpenFile.standardInput.readAll(atMost: limit), path))
        }
        let file = try explained(OpenFile.reading(path), path)
        let status = try explained(file.status(), path)
        guard status.kind == .file else {
            throw CommandFailure(
                de: "\(path) ist keine gewöhnliche Datei.", en: "\(path) is not a regular file.")
        }
        let bytes = try explained(file.readAll(expecting: status.size, atMost: limit), path)
        return InputFile(path: path, bytes: bytes)
    }

    /// Whether it starts like a ZIP archive, as .xlsx and .ods do, or like an old .xls.
    private static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    /// Reads; what the system refuses ends the command.
    private static func explained<Value>(
        _ work: @autoclosure () throws(DiskError) -> Value, _ path: String
    ) throws(CommandFailure) -> Value {
        do {
            return try work()
        } catch {
            throw failure(path, error)
        }
    }

    private static func failure(_ path: String, _ error: DiskError) -> CommandFailure {
        switch error.code {
        case ENOENT:
            CommandFailure(de: "\(path) gibt es nicht.", en: "\(path) does not exist.")
        case EACCES:
            CommandFailure(de: "\(path) darf nicht gelesen werden.", en: "No permission to read \(path).")
        default:
            CommandFailure(
                de: "\(path) lässt sich nicht lesen (\(error.words.de)).",
                en: "\(path) cannot be read (\(error.words.en)).")
        }
    }
}
