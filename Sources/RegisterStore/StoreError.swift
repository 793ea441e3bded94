import Disk
import Findings

/// Why the register's database or archive could not be used.
public enum StoreError: Error, Sendable {
    /// The file is no database of this register.
    case foreign(path: String)
    /// The database is damaged.
    case damaged(path: String, detail: String)
    /// A record in the database is not what was accepted: its checksum does not fit. `revision` is nil when it is not
    /// known which of them.
    case damagedRevision(path: String, id: String, revision: Int?)
    /// The database is read-only, and the last writer was interrupted before everything was in it.
    case unfinished(path: String)
    /// The database is read-only and of an older version of maki, whose form has changed since.
    case older(path: String)
    /// A file of the archive does not belong there: a journal from elsewhere, a link, an unusual name.
    case foreignEntry(path: String, reason: Bilingual)
    /// Revisions are accepted, but what follows did not come to its end; the next command completes it.
    case acceptedIncompletely(count: Int, reason: Bilingual)
    /// The database was written by a newer version of maki.
    case newer(path: String, version: Int)
    /// The system refused to do something with a file or folder.
    case disk(DiskError)
    /// SQLite could not do its work.
    case system(operation: Bilingual, path: String, reason: String)
    /// Another command holds the archive.
    case locked(path: String)
    /// A revision is already stored with other content, or numbers have a gap.
    case conflict(id: String, revision: Int)
    /// A name that cannot be part of a path.
    case unsafeName(String)

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
        case .damagedRevision(let path, let id, let revision):
            Bilingual(
                de: "\(path) ist beschädigt: \(revision.map { "Fassung \($0) von \(id)" } ?? "\(id)") ist nicht, was "
                    + "angenommen wurde (Prüfsumme); die Datei löschen, maki baut sie aus dem Archiv neu auf.",
                en: "\(path) is damaged: \(revision.map { "revision \($0) of \(id)" } ?? "\(id)") is not what was "
                    + "accepted (checksum); delete the file, maki rebuilds it from the archive.")
        case .unfinished(let path):
            Bilingual(
                de: "\(path) ist schreibgeschützt, und daneben liegt noch \(path)-wal: Ein Befehl wurde unterbrochen. "
                    + "Einmal  maki status  mit Schreibrecht ausführen, oder eine Kopie beider Dateien nehmen.",
                en: "\(path) is read-only, and \(path)-wal still lies beside it: a command was interrupted. "
                    + "Run  maki status  once with permission to write, or use a copy of both files.")
        case .older(let path):
            Bilingual(
                de: "\(path) ist schreibgeschützt und stammt von einer älteren maki-Version; einmal  maki status  mit "
                    + "Schreibrecht ausführen.",
                en: "\(path) is read-only and was written by an older maki; run  maki status  once with permission to "
                    + "write.")
        case .foreignEntry(let path, let reason):
            Bilingual(de: "\(path) \(reason.de)", en: "\(path) \(reason.en)")
        case .acceptedIncompletely(let count, let reason):
            Bilingual(
                de:
                    "\(count == 1 ? "Die Fassung ist" : "Die \(count) Fassungen sind") angenommen und gespeichert; danach "
                    + "ging etwas schief: \(reason.de) Der nächste maki-Befehl bringt es zu Ende, nicht noch einmal "
                    + "einreichen.",
                en:
                    "\(count == 1 ? "The revision is" : "The \(count) revisions are") accepted and stored; then something "
                    + "went wrong: \(reason.en) The next maki command completes it; do not submit again.")
        case .newer(let path, let version):
            Bilingual(
                de: "\(path) stammt von einer neueren maki-Version (Schema \(version)); maki aktualisieren.",
                en: "\(path) was written by a newer maki (schema \(version)); update maki.")
        case .disk(let error): error.message
        case .system(let operation, let path, let reason):
            StoreError.refused(operation, path, Bilingual(de: reason, en: reason))
        case .locked(let path):
            Bilingual(
                de: "Ein anderer maki-Befehl arbeitet gerade an \(path); gleich noch einmal versuchen.",
                en: "Another maki command is working on \(path); try again in a moment.")
        case .conflict(let id, let revision):
            Bilingual(
                de:
                    "Fassung \(revision) von \(id) passt nicht zum Register: anderer Inhalt oder eine Lücke in der Zählung.",
                en: "Revision \(revision) of \(id) does not fit the register: other content, or a gap in the numbers.")
        case .unsafeName(let name):
            Bilingual(
                de: "\"\(TerminalText.escaped(name))\" kann kein Name einer Datei sein; nichts wurde geschrieben.",
                en: "\"\(TerminalText.escaped(name))\" cannot be the name of a file; nothing was written.")
        }
    }
}

extension StoreError {
    /// What cannot be done with what, and why, in one sentence.
    static func refused(_ operation: Bilingual, _ path: String, _ reason: Bilingual) -> Bilingual {
        Bilingual(
            de: "\(path) lässt sich nicht \(operation.de) (\(reason.de)).",
            en: "cannot \(operation.en) \(path) (\(reason.en)).")
    }
}

/// Does something with the disk; what the system refuses becomes an error of the store.
@discardableResult
func explained<Value>(_ work: @autoclosure () throws(DiskError) -> Value) throws(StoreError) -> Value {
    do {
        return try work()
    } catch {
        throw StoreError.disk(error)
    }
}
