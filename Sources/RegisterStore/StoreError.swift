import Findings

/// Why the register's database or archive could not be used.
public enum StoreError: Error, Sendable {
    /// The file is no database of this register.
    case foreign(path: String)
    /// The database is damaged.
    case damaged(path: String, detail: String)
    /// The database was written by a newer version of maki.
    case newer(path: String, version: Int)
    /// The system refused.
    case system(operation: Bilingual, path: String, reason: String)
    /// Another command holds the archive.
    case locked(path: String)
    /// A revision is already stored with other content, or numbers have a gap.
    case conflict(id: String, revision: Int)

    /// What happened and what to do, in one sentence.
    public var message: Bilingual {
        switch self {
        case .foreign(let path):
            Bilingual(
                de: "\(path) ist keine Registerdatei von maki; mit --register eine andere angeben.",
                en: "\(path) is not a register file of maki; name another one with --register.")
        case .damaged(let path, let detail):
            Bilingual(
                de: "\(path) ist beschädigt (\(detail)); die Datei löschen, maki baut sie aus dem Archiv neu auf.",
                en: "\(path) is damaged (\(detail)); delete the file, maki rebuilds it from the archive.")
        case .newer(let path, let version):
            Bilingual(
                de: "\(path) stammt von einer neueren maki-Version (Schema \(version)); maki aktualisieren.",
                en: "\(path) was written by a newer maki (schema \(version)); update maki.")
        case .system(let operation, let path, let reason):
            Bilingual(
                de: "\(path) lässt sich nicht \(operation.de) (\(reason)).",
                en: "cannot \(operation.en) \(path) (\(reason)).")
        case .locked(let path):
            Bilingual(
                de: "Ein anderer maki-Befehl arbeitet gerade an \(path); gleich noch einmal versuchen.",
                en: "Another maki command is working on \(path); try again in a moment.")
        case .conflict(let id, let revision):
            Bilingual(
                de:
                    "Fassung \(revision) von \(id) passt nicht zum Register: anderer Inhalt oder eine Lücke in der Zählung.",
                en: "Revision \(revision) of \(id) does not fit the register: other content, or a gap in the numbers.")
        }
    }
}
