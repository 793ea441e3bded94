import Disk
import Findings
import SiteGenerator

/// Reads the site's own sources from the folders `templates` and `site`.
enum SiteFolders {
    /// The sources below a folder.
    ///
    /// - Throws: `CommandFailure` when a folder is missing, `SiteSourceError` for faults in them.
    static func read(root: String) throws -> SiteSources {
        let texts = root + "/site/texts"
        return try SiteSources(
            templates: try files(root + "/templates", ending: ".mustache"),
            texts: [
                .de: try InputFile.read(texts + "/de.json").bytes, .en: try InputFile.read(texts + "/en.json").bytes,
            ],
            pages: try files(root + "/site/pages", ending: ".md"), assets: try files(root + "/site/assets", ending: ""),
            synonyms: try InputFile.read(root + "/site/synonyms.json").bytes)
    }

    /// The files of a folder by name.
    ///
    /// - Throws: `CommandFailure` when the folder is missing, cannot be read to its end, or holds none: a site without its
    ///   style or its imprint is none.
    private static func files(_ folder: String, ending: String) throws -> [String: [UInt8]] {
        guard try Disk.exists(folder) else {
            throw CommandFailure(
                de:
                    "Der Ordner \(folder) fehlt; mit --sources oder MAKI_SOURCES den Ordner nennen, in dem templates und site liegen.",
                en:
                    "The folder \(folder) is missing; name the folder that holds templates and site with --sources or MAKI_SOURCES."
            )
        }
        var result: [String: [UInt8]] = [:]
        for entry in try FolderContent.names(in: folder) {
            guard let name = entry.text else {
                throw CommandFailure(
                    de: "\(folder)/\(entry.shown) hat einen Namen, der kein UTF-8 ist; die Datei umbenennen.",
                    en: "\(folder)/\(entry.shown) has a name that is not UTF-8; rename the file.")
            }
            guard name.utf8.first != UInt8(ascii: "."), name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
            else { continue }
            result[String(decoding: name.utf8.dropLast(ending.utf8.count), as: UTF8.self)] = try InputFile.read(
                folder + "/" + name
            ).bytes
        }
        guard !result.isEmpty else {
            throw CommandFailure(
                de:
                    "Im Ordner \(folder) liegt keine Datei\(ending.isEmpty ? "" : " mit der Endung \(ending)"); ohne sie wäre die Seite nicht vollständig.",
                en:
                    "The folder \(folder) holds no file\(ending.isEmpty ? "" : " ending in \(ending)"); without any the site would not be complete."
            )
        }
        return result
    }
}
