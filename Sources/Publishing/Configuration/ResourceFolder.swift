import Disk
import Findings

/// The folder with what the program needs beside itself: `templates`, `site`, and mappings of lists.
package struct ResourceFolder: Sendable, Hashable {
    /// Who named a folder.
    package enum Origin: Sendable, Hashable {
        /// The command line.
        case option
        /// `MAKI_SOURCES`.
        case variable
        /// It lies beside the program.
        case program
        /// It is the one that packages install.
        case system
    }

    /// The variable that names the folder.
    package static let variable = "MAKI_SOURCES"
    /// The folder that packages install.
    package static let system = "/usr/share/maki"

    /// Where it is.
    package let path: String
    /// Who named it.
    package let origin: Origin

    /// Finds the folder: the one named, else that of the variable, else one beside the program, else that of the system.
    ///
    /// Beside the program is the folder it lies in, each above it, and `share/maki` in them: so it is in a checkout
    /// (`.build/release/maki`), in the archive of a release, and in a tree that was installed elsewhere.
    ///
    /// - Parameters:
    ///   - option: the folder named on the command line.
    ///   - environment: the variables of the process.
    ///   - program: the path of the program, without links; nil when the system does not tell.
    ///   - isFolder: whether there is a folder at a path.
    /// - Throws: `CommandFailure` when there is none, and what `isFolder` throws.
    package static func find(
        option: String?, environment: [String: String], program: String?,
        isFolder: (String) throws -> Bool = { try Disk.leadsToFolder($0) }
    ) throws -> ResourceFolder {
        if let option { return ResourceFolder(path: option, origin: .option) }
        if let named = environment[variable], !named.isEmpty {
            return ResourceFolder(path: named, origin: .variable)
        }
        func isWhole(_ folder: String) throws -> Bool {
            try isFolder(folder + "/templates") && isFolder(folder + "/site/texts")
        }
        var folder = program.map { Disk.parent(of: $0) } ?? "/"
        let beside = folder
        while folder != "/", folder != "." {
            for candidate in [folder, folder + "/share/maki"] where try isWhole(candidate) {
                return ResourceFolder(path: candidate, origin: .program)
            }
            folder = Disk.parent(of: folder)
        }
        if try isWhole(system) { return ResourceFolder(path: system, origin: .system) }
        throw CommandFailure(
            de:
                "Vorlagen und Texte der Seite (templates, site) fehlen. Gesucht wurde neben dem Programm (\(beside) und darüber, auch in share/maki) und in \(system). Den Ordner mit --sources oder \(variable) nennen.",
            en:
                "Templates and texts of the site (templates, site) are missing. Looked for beside the program (\(beside) and above, in share/maki too) and in \(system). Name the folder with --sources or \(variable)."
        )
    }

    /// The file of a mapping: the path itself, or one of the mappings in this folder by its name.
    ///
    /// - Parameters:
    ///   - name: as somebody wrote it; what has a slash or ends in `.json` is a path.
    ///   - folder: finds this folder, which is only looked for when a name is given.
    /// - Throws: `CommandFailure` when there is no mapping of this name, and what `folder` throws.
    package static func mapping(_ name: String, in folder: () throws -> ResourceFolder) throws -> String {
        guard !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.reversed().starts(with: ".json".utf8.reversed()),
            try !Disk.exists(name)
        else { return name }
        let root = try folder().path
        let places = [root + "/mappings", root + "/registry-data/mappings"]
        for place in places where try Disk.exists(place + "/" + name + ".json") { return place + "/" + name + ".json" }
        let known = try places.filter { try Disk.leadsToFolder($0) }.flatMap { place in
            try FolderContent.names(in: place).compactMap(\.text).filter {
                $0.utf8.reversed().starts(with: ".json".utf8.reversed())
            }
            .map { String($0.dropLast(".json".count)) }
        }
        throw CommandFailure(
            de:
                "Die Zuordnung \(name) gibt es nicht: weder hier noch in \(places.joined(separator: " oder ")). Vorhanden: \(known.joined(separator: ", "))",
            en:
                "There is no mapping \(name): neither here nor in \(places.joined(separator: " or ")). There are: \(known.joined(separator: ", "))"
        )
    }
}
