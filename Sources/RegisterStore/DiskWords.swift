import Disk
import Findings
import Foundation

extension DiskError {
    /// What happened, in one sentence of both languages.
    package var message: Bilingual { StoreError.refused(operation, path, words) }

    /// What was tried, as people say it: whatever changes something is writing to them.
    private var operation: Bilingual {
        switch call {
        case .read: Bilingual(de: "lesen", en: "read")
        case .create: Bilingual(de: "anlegen", en: "create")
        case .lock: Bilingual(de: "sperren", en: "lock")
        case .write, .remove, .replace, .synchronize: Bilingual(de: "schreiben", en: "write")
        }
    }

    /// What the system says about the error, in both languages; of rare errors in English only.
    package var words: Bilingual { Bilingual(de: DiskError.german[code] ?? reason, en: reason) }

    /// What the system says about the commonest of its errors, in German.
    private static let german: [Int32: String] = [
        ENOENT: "gibt es nicht", ENOSPC: "Datenträger voll", EDQUOT: "Speicherplatz aufgebraucht",
        EACCES: "keine Berechtigung", EPERM: "nicht erlaubt", EROFS: "schreibgeschützt", ENOTDIR: "kein Ordner",
        EMFILE: "zu viele offene Dateien", EIO: "Fehler des Datenträgers", EEXIST: "gibt es schon",
        ENOTEMPTY: "nicht leer", EISDIR: "ein Ordner", EMLINK: "zu viele Verweise", EBUSY: "in Benutzung",
        EINVAL: "auf diesem Dateisystem nicht möglich", EXDEV: "liegt auf einem anderen Datenträger",
    ]
}
