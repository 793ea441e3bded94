import FieldCatalogue
import Findings
import ParallelWork
import Records
import RegisterStore
import SourceJSON

/// Looks at everything in an archive: names, forms, numbers, times, texts, and what was asked on the day of acceptance.
package struct ArchiveInspection {
    private let archive: Archive
    private let catalogue: Catalogue
    private let now: Instant

    /// Makes an inspection at a time.
    package init(archive: Archive, catalogue: Catalogue, now: Instant) {
        self.archive = archive
        self.catalogue = catalogue
        self.now = now
    }

    /// What was found and what was looked at.
    package struct Outcome {
        /// What is wrong.
        package var findings: [Finding] = []
        /// The files in question, where they could be read.
        package var sources: [SourceFile] = []
        /// Revisions whose form is right, by record and in the order of their numbers.
        package var entries: [RegisterStore.Entry] = []
        /// Files that stand for a revision, readable or not.
        package var files = 0
        /// Places of files that cannot be read as revisions: nothing more is said of them.
        package var unreadable: Set<String> = []
    }

    /// Reads the whole archive; nothing is changed.
    ///
    /// - Throws: `StoreError` for a folder that cannot be read.
    package func run() throws -> Outcome {
        var outcome = Outcome()
        var paths: [String] = []
        for item in try archive.everything() {
            if item.isRevision {
                paths.append(item.path)
            } else if let finding = try fault(of: item) {
                outcome.findings.append(finding)
            }
        }
        outcome.files = paths.count
        let catalogue = catalogue
        let archive = archive
        let read = Parallel.map(paths, each: { StructuralValidator(catalogue: catalogue) }) { path, structure in
            ArchiveLoading.read(path, archive, structure, catalogue)
        }
        for (path, result) in zip(paths, read) {
            switch result {
            case .success(let entry): outcome.entries.append(entry)
            case .failure(let fault):
                outcome.findings += fault.findings
                outcome.sources += fault.files
                outcome.unreadable.insert(path)
            }
        }
        outcome.findings += gaps(outcome.entries, unreadable: outcome.unreadable)
        try judge(&outcome)
        return outcome
    }

    /// What refuses revisions, as when they were loaded.
    private func judge(_ outcome: inout Outcome) throws {
        let archive = archive
        let refusals = try RevisionCheck(catalogue: catalogue, store: nil, now: now)
            .refusals(of: outcome.entries) { archive.root + "/" + $0.shownPlace }
        outcome.findings += refusals.map(\.finding)
        outcome.sources += Set(refusals.map(\.position)).sorted().map { position in
            let entry = outcome.entries[position]
            return SourceFile(path: archive.root + "/" + entry.shownPlace, bytes: entry.revision.bytes)
        }
    }

    /// Numbers that are missing between the first and the last revision of a record.
    private func gaps(_ entries: [RegisterStore.Entry], unreadable: Set<String>) -> [Finding] {
        var findings: [Finding] = []
        var next = 1
        for (position, entry) in entries.enumerated() {
            let id = entry.revision.id
            if position == 0 || entries[position - 1].revision.id != id { next = 1 }
            while next < entry.revision.revision {
                // What is in the archive has names that give a place.
                guard
                    let place = try? Archive.path(
                        type: entry.type, authority: entry.authority, id: id, revision: next)
                else { break }
                // A number far ahead stands for one gap, not for as many findings.
                if !unreadable.contains(place) {
                    findings.append(
                        finding(
                            place,
                            de: "Fassung \(next) von \(id) fehlt; es gibt Fassung \(entry.revision.revision)",
                            en: "Revision \(next) of \(id) is missing; there is revision \(entry.revision.revision)",
                            Bilingual(
                                de: "Die Datei zurückholen (git checkout); Nummern haben keine Lücken.",
                                en: "Bring the file back (git checkout); numbers have no gaps.")))
                    next = entry.revision.revision
                    break
                }
                next += 1
            }
            next = entry.revision.revision + 1
        }
        return findings
    }

    /// What is wrong with something that is no file of a revision; nil for what may lie there.
    private func fault(of item: Archive.Item) throws -> Finding? {
        let name = String(item.path.split(separator: "/").last ?? "")
        if name == ".lock" || name == ".gitkeep" { return nil }
        let delete = Bilingual(de: "Ansehen und löschen.", en: "Look at it and delete it.")
        if !item.isReadable {
            return finding(
                item.path, code: "REF-file-name", de: "Der Name ist kein UTF-8; die Datei zählt nicht",
                en: "The name is not UTF-8; the file does not count", delete)
        }
        if item.path == ".pending" {
            return try archive.hasOwnJournal()
                ? finding(
                    item.path, de: "Ein Befehl wurde unterbrochen, als die Fassungen schon angenommen waren",
                    en: "A command was interrupted when the revisions were accepted already",
                    Bilingual(
                        de: "Der nächste Befehl bringt es zu Ende, zum Beispiel  maki submit \(archive.root)",
                        en: "The next command completes it, for example  maki submit \(archive.root)"))
                : finding(
                    item.path, de: "Dieses Verzeichnis angenommener Fassungen stammt nicht von hier",
                    en: "This list of accepted revisions does not come from here", delete)
        }
        if item.kind == .file, name.utf8.suffix(4).elementsEqual(".tmp".utf8) {
            return finding(
                item.path, de: "Rest eines Befehls, der unterbrochen wurde, bevor etwas angenommen war; zählt nicht",
                en: "Left by a command that was interrupted before anything was accepted; it does not count", delete)
        }
        if item.kind == .link {
            return finding(
                item.path, de: "Ein Verweis; im Archiv wird Verweisen nicht gefolgt",
                en: "A link; links are not followed in the archive", delete)
        }
        return finding(
            item.path, de: "Das ist kein Platz für eine Fassung; die Datei zählt nicht",
            en: "This is no place for a revision; the file does not count", delete)
    }

    private func finding(
        _ path: String, code: String = "REF-archive", de: String, en: String, _ help: Bilingual
    ) -> Finding {
        Finding(
            code: code, severity: .error, message: Bilingual(de: de, en: en), file: archive.root + "/" + path,
            span: 0..<0, help: help)
    }
}
