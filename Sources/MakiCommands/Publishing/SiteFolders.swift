import Findings
import Foundation
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

    private static func files(_ folder: String, ending: String) throws -> [String: [UInt8]] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CommandFailure(
                de:
                    "Der Ordner \(folder) fehlt; den Befehl im Ordner des Projekts starten oder den Ordner mit --sources angeben.",
                en:
                    "The folder \(folder) is missing; run the command in the project's folder or name that with --sources."
            )
        }
        var result: [String: [UInt8]] = [:]
        for name in names
        where name.utf8.first != UInt8(ascii: ".") && name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            result[String(decoding: name.utf8.dropLast(ending.utf8.count), as: UTF8.self)] = try InputFile.read(
                folder + "/" + name
            ).bytes
        }
        return result
    }
}
