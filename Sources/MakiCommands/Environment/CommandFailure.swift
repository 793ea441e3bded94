import Findings

/// What makes the tool unable to go on: reported in one sentence, exit code 2.
struct CommandFailure: Error, Sendable {
    /// What happened and what to do about it.
    let message: Bilingual

    init(_ message: Bilingual) {
        self.message = message
    }

    init(de: String, en: String) {
        self.init(Bilingual(de: de, en: en))
    }
}

/// The exit codes of `maki` (see `maki help exit-codes`).
enum MakiExit {
    /// Findings at error level; nothing was stored.
    static let findings: Int32 = 1
    /// The tool could not do it: file, database, disk.
    static let unable: Int32 = 2
}
