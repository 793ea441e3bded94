import Disk
import FieldCatalogue
import Findings
import RegisterRules
import SourceJSON

/// What holds where a command line says nothing: variables of the environment, then `maki.json` in this folder or the
/// nearest one above, then that of the user.
package struct Settings: Sendable {
    /// A setting and who made it.
    package struct Value: Sendable, Hashable {
        /// What holds; a path from where the command runs.
        package let text: String
        /// Who says so.
        package let origin: Origin
    }

    /// Who made a setting.
    package enum Origin: Sendable, Hashable {
        /// A variable of the environment, by name.
        case variable(String)
        /// A file, and the place in it.
        case file(path: String, place: SourcePosition)
    }

    /// What is settled.
    package private(set) var values: [Setting: Value] = [:]
    /// The files that were read, the one that goes first in front.
    package private(set) var files: [String] = []

    /// What is settled about something; nil when nothing is.
    package func text(_ setting: Setting) -> String? { values[setting]?.text }

    /// Nothing is settled.
    package init() {}

    /// Finds out what is settled.
    ///
    /// - Parameters:
    ///   - folder: the folder in which the command runs, from the root.
    ///   - environment: the variables of the process.
    ///   - isAuthority: whether a text has the form of an authority's identifier.
    ///   - read: the content of a file; nil when there is none.
    /// - Throws: `Refusal` for faults in a file, `CommandFailure` for those of a variable, and what `read` throws.
    package init(
        in folder: String, environment: [String: String],
        isAuthority: (String) -> Bool = Settings.hasFormOfAuthority,
        read: (String) throws -> [UInt8]? = Settings.content
    ) throws {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
        var found: [SettingsFile] = []
        for path in [try Settings.nearest(to: folder, read), Settings.ofUser(environment, home)].compactMap({ $0 }) {
            guard let bytes = try read(path) else { continue }
            found.append(SettingsFile(path: path, bytes: bytes, isAuthority: isAuthority))
        }
        guard found.allSatisfy(\.findings.isEmpty) else {
            throw Refusal(
                FindingReport(
                    findings: found.flatMap(\.findings),
                    files: found.map { SourceFile(path: $0.path, bytes: $0.bytes) }, fileCount: found.count),
                wasStoring: false)
        }
        files = found.map(\.path)
        for file in found {
            for (setting, value) in file.values where values[setting] == nil {
                let text = setting.isPath ? Settings.path(value.text, of: file.path, home: home) : value.text
                values[setting] = Value(text: text, origin: .file(path: file.path, place: value.place))
            }
        }
        for setting in Setting.allCases {
            guard let text = environment[setting.variable], !text.isEmpty else { continue }
            if let fault = setting.fault(in: text, isAuthority: isAuthority) {
                throw CommandFailure(
                    de: "\(setting.variable): \(fault.message.de). \(fault.help.de)",
                    en: "\(setting.variable): \(fault.message.en). \(fault.help.en)")
            }
            values[setting] = Value(text: text, origin: .variable(setting.variable))
        }
    }

    /// The file in a folder, or in the nearest one above it that has one.
    private static func nearest(to folder: String, _ read: (String) throws -> [UInt8]?) throws -> String? {
        // In the folder itself paths stay as short as people write them.
        if try read(SettingsFile.name) != nil { return SettingsFile.name }
        var folder = folder
        while folder.utf8.first == UInt8(ascii: "/"), folder != "/" {
            folder = Disk.parent(of: folder)
            let path = (folder == "/" ? "" : folder) + "/" + SettingsFile.name
            if try read(path) != nil { return path }
        }
        return nil
    }

    /// The file of the user. A relative `XDG_CONFIG_HOME` is none (XDG Base Directory Specification: "invalid").
    private static func ofUser(_ environment: [String: String], _ home: String?) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.utf8.first == UInt8(ascii: "/") {
            return Disk.withoutSlashes(folder) + "/maki/" + SettingsFile.name
        }
        return home.map { Disk.withoutSlashes($0) + "/.config/maki/" + SettingsFile.name }
    }

    /// A path that a file names: from the folder of the file, or with `~/` from that of the user.
    private static func path(_ text: String, of file: String, home: String?) -> String {
        if let home, text.utf8.starts(with: "~/".utf8) { return Disk.withoutSlashes(home) + text.dropFirst() }
        guard text.utf8.first != UInt8(ascii: "/"), file.utf8.first == UInt8(ascii: "/") else { return text }
        let folder = Disk.parent(of: file)
        return (folder == "/" ? "" : folder) + "/" + text
    }

    /// Whether a text has the form of an authority's identifier; whether there is such an authority only a register knows.
    package static func hasFormOfAuthority(_ text: String) -> Bool {
        Catalogue.standard.formats["authority-id"]?.matches(text) == true
    }

    /// The content of a file on the disk; nil when there is none.
    ///
    /// - Throws: `CommandFailure` or `DiskError` when it cannot be told or read.
    package static func content(of path: String) throws -> [UInt8]? {
        guard try Disk.status(behind: path) != nil else { return nil }
        return try InputFile.read(path).bytes
    }
}
