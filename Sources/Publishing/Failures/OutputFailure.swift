import Disk
import Findings
import OutputTree
import RegisterStore

extension OutputError {
    /// What happened and what to do, in both languages.
    package var reason: Bilingual {
        switch self {
        case .unsafePath(let path):
            Bilingual(de: "Der Pfad \(path) ist nicht erlaubt.", en: "the path \(path) is not allowed.")
        case .duplicatePath(let path):
            Bilingual(de: "Zwei Dateien haben den Pfad \(path).", en: "two files have the path \(path).")
        case .foreignFolder(let path):
            Bilingual(
                de:
                    "In \(path) liegen Dateien, die nicht von maki sind; einen anderen Ordner nennen oder diesen leeren.",
                en: "\(path) holds files that maki did not make; choose another folder or empty it.")
        case .locked(let path):
            Bilingual(
                de: "Ein anderer maki-Befehl schreibt gerade nach \(path); gleich noch einmal versuchen.",
                en: "another maki command is writing \(path); try again in a moment.")
        case .disk(let error): error.outputReason
        }
    }
}

extension DiskError {
    /// Why a tree could not be written, in both languages: what is there already is read, too.
    package var outputReason: Bilingual {
        Bilingual(
            de: "\(path) lässt sich nicht lesen oder schreiben (\(words.de)).",
            en: "\(path) cannot be read or written (\(words.en)).")
    }

    /// Why a file could not be written, in both languages.
    ///
    /// - Parameter name: the name people know it by, when it is not the path.
    package func fileReason(_ name: String? = nil) -> Bilingual {
        Bilingual(
            de: "\(name ?? path) lässt sich nicht schreiben (\(words.de)).",
            en: "\(name ?? path) cannot be written (\(words.en)).")
    }
}
