import Disk
import Findings
import RegisterStore

/// Expands the paths of a command line: files as they are, folders to every `*.json` in them.
package enum InputPaths {
    /// What stands behind the paths of a command line.
    package struct Expansion: Sendable {
        /// Paths of files, folders expanded in the order of their paths' bytes.
        package var files: [String] = []
        /// Files whose names are not UTF-8, for people: nobody can name them in a finding or open them by that.
        var unreadable: [String] = []

        /// What is wrong with the names that cannot be read.
        package var findings: [Finding] {
            unreadable.map { path in
                Finding(
                    code: "REF-file-name", severity: .error,
                    message: Bilingual(
                        de: "Der Dateiname ist kein UTF-8; die Datei wurde nicht geprüft",
                        en: "The file name is not UTF-8; the file was not checked"),
                    file: path, span: 0..<0,
                    help: Bilingual(
                        de: "Die Datei umbenennen; solche Namen entstehen oft beim Auspacken von ZIP-Dateien.",
                        en: "Rename the file; such names often come from unpacking ZIP files."))
            }
        }
    }

    /// All files behind `paths`.
    ///
    /// - Throws: `CommandFailure` for a folder that cannot be read, or holds none.
    package static func expand(_ paths: [String]) throws(CommandFailure) -> Expansion {
        var result = Expansion()
        for path in paths {
            // What cannot be looked at is reported when it is opened.
            guard path != "-", (try? Disk.leadsToFolder(path)) == true else {
                result.files.append(path)
                continue
            }
            let found = try jsonFiles(in: path)
            guard !found.files.isEmpty || !found.unreadable.isEmpty else {
                throw CommandFailure(
                    de: "Im Ordner \(path) liegt keine JSON-Datei.",
                    en: "There is no JSON file in the folder \(path).")
            }
            result.files += found.files
            result.unreadable += found.unreadable
        }
        return result
    }

    private static func jsonFiles(in folder: String) throws(CommandFailure) -> Expansion {
        var result = Expansion()
        // Of an archive only what holds records; its mappings are no records.
        let base = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        let parts = [base + "records", base + "authorities"]
        let isArchive = try exists(parts[0]) ? exists(parts[1]) : false
        var pending = isArchive ? parts : [folder]
        while let current = pending.popLast() {
            let start = current.utf8.last == UInt8(ascii: "/") ? current : current + "/"
            for entry in try FolderContent.entries(of: current) {
                guard entry.nameBytes.first != UInt8(ascii: ".") else { continue }
                let isFile = entry.kind == .file && entry.nameBytes.suffix(5).elementsEqual(".json".utf8)
                guard isFile || entry.kind == .folder else { continue }
                guard let name = entry.name else {
                    result.unreadable.append(start + entry.shownName)
                    continue
                }
                if isFile { result.files.append(start + name) } else { pending.append(start + name) }
            }
        }
        result.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        result.unreadable.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return result
    }

    private static func exists(_ path: String) throws(CommandFailure) -> Bool {
        do {
            return try Disk.exists(path)
        } catch {
            throw CommandFailure(error.message)
        }
    }
}
