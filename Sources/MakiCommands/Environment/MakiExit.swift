/// The exit codes of `maki` (see `maki help exit-codes`).
enum MakiExit {
    /// Findings at error level; nothing was stored.
    static let findings: Int32 = 1
    /// The tool could not do it: file, database, disk.
    static let unable: Int32 = 2
}
