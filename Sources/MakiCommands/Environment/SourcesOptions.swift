import ArgumentParser
import Disk
import Foundation
import Publishing

/// Where the program finds what it needs beside itself.
struct SourcesOptions: ParsableArguments {
    @Option(
        name: .customLong("sources"),
        help: help(
            de:
                "Ordner mit templates/, site/ und Zuordnungen (sonst MAKI_SOURCES, neben dem Programm, /usr/share/maki)",
            en: "Folder with templates/, site/ and mappings (else MAKI_SOURCES, beside the program, /usr/share/maki)"))
    var folder: String?

    /// The folder.
    ///
    /// - Throws: `CommandFailure` when there is none.
    func path() throws -> String { try find().path }

    /// The folder and who named it.
    ///
    /// - Throws: `CommandFailure` when there is none.
    func find() throws -> ResourceFolder {
        try ResourceFolder.find(
            option: folder, environment: ProcessInfo.processInfo.environment,
            program: Disk.realPath(of: "/proc/self/exe"))
    }
}
