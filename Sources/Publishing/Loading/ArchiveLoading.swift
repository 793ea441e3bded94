import FieldCatalogue
import Findings
import Foundation
import ParallelWork
import Publication
import Records
import RegisterStore
import SourceJSON

/// Brings the store up to date with the archive.
struct ArchiveLoading {
    let archive: Archive
    let store: RegisterStore
    let catalogue: Catalogue
    let now: Instant

    /// Loads what the archive has and the store lacks; the same call again changes nothing.
    ///
    /// What is loaded passes the same checks as what is submitted (`RevisionCheck`). A store that nothing can be put into
    /// must be up to date.
    ///
    /// - Returns: how many revisions were new.
    /// - Throws: `ArchiveFindings` when a file of the archive cannot be accepted, or holds something else than what was
    ///   accepted; nothing is loaded then.
    func load() throws -> Int {
        try archive.finishInterrupted()
        let counts = try store.revisionCounts()
        let files = try archive.files()
        let isLoaded = { (path: String) in
            // A file that stands for no revision is not loaded, and cannot be.
            guard let (id, revision) = ArchiveLoading.identity(of: path) else { return false }
            return revision <= counts[id] ?? 0
        }
        let touched = try ArchiveCheck(archive: archive, store: store).check(files.filter(isLoaded), counts: counts)
        let missing = files.filter { !isLoaded($0) }
        guard !store.isReadOnly else {
            guard missing.isEmpty else {
                throw CommandFailure(
                    de:
                        "\(store.path) ist schreibgeschützt, und im Archiv liegen \(missing.count) Fassungen, die es nicht enthält.",
                    en: "\(store.path) is read-only, and the archive holds \(missing.count) revisions that it lacks.")
            }
            return 0
        }
        // Before the files are read: what changes meanwhile is read again next time.
        let stamps = try missing.compactMap { path in try archive.stamp(of: path).map { (path: path, stamp: $0) } }
        let entries = try accepted(missing)
        let added = try store.append(entries)
        try store.noteStamps(touched + stamps)
        return added
    }

    /// Reads and checks files whose revisions are not stored.
    private func accepted(_ missing: [String]) throws -> [RegisterStore.Entry] {
        let archive = archive
        let catalogue = catalogue
        let read = Parallel.map(missing, each: { StructuralValidator(catalogue: catalogue) }) {
            path, structure -> Result<RegisterStore.Entry, ArchiveFindings> in
            ArchiveLoading.read(path, archive, structure, catalogue)
        }
        var entries: [RegisterStore.Entry] = []
        var faults: [ArchiveFindings] = []
        for result in read {
            switch result {
            case .success(let entry): entries.append(entry)
            case .failure(let fault): faults.append(fault)
            }
        }
        if !faults.isEmpty {
            throw ArchiveFindings(findings: faults.flatMap(\.findings), files: faults.flatMap(\.files))
        }
        let check = RevisionCheck(catalogue: catalogue, store: store, now: now)
        let refusals = try check.refusals(of: entries) { archive.root + "/" + $0.shownPlace }
        if !refusals.isEmpty {
            let files = Set(refusals.map(\.position)).sorted().map { position in
                SourceFile(
                    path: archive.root + "/" + entries[position].shownPlace, bytes: entries[position].revision.bytes)
            }
            throw ArchiveFindings(findings: refusals.map(\.finding), files: files)
        }
        return entries
    }

    /// Record id and revision number that a path of the archive stands for; nil for a name that is no number.
    static func identity(of path: String) -> (id: String, revision: Int)? {
        let steps = path.utf8.split(separator: UInt8(ascii: "/"))
        let digits = steps.last?.prefix { $0 != UInt8(ascii: ".") } ?? []
        guard steps.count >= 2, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let revision = Int(String(decoding: digits, as: UTF8.self)), revision > 0
        else { return nil }
        return (String(decoding: steps[steps.count - 2], as: UTF8.self), revision)
    }

    /// Reads a file of the archive and checks its form and place.
    static func read(
        _ path: String, _ archive: Archive, _ structure: StructuralValidator, _ catalogue: Catalogue
    ) -> Result<RegisterStore.Entry, ArchiveFindings> {
        let shown = archive.root + "/" + path
        do {
            let bytes = try archive.read(path)
            let file = SourceFile(path: shown, bytes: bytes)
            do throws(JSONSyntaxError) {
                let document = try JSONDocument(parsing: bytes)
                var findings = structure.findings(in: document, file: shown)
                if let record = Record(document: document, catalogue: catalogue), findings.isEmpty {
                    if let revision = record.revision, let recordedAt = record.recordedAt,
                        // A name that cannot be one is in no place of the archive.
                        (try? Archive.path(
                            type: record.type, authority: record.authority, id: record.id, revision: revision)) == path
                    {
                        return .success(
                            RegisterStore.Entry(
                                revision: StoredRevision(
                                    id: record.id, revision: revision, recordedAt: recordedAt, bytes: bytes),
                                type: record.type, authority: record.authority,
                                traits: structure.shapes.shape(of: record).map { RecordTraits(of: record, shape: $0) }))
                    }
                    findings.append(misplaced(record, file: shown))
                }
                return .failure(ArchiveFindings(findings: findings, files: [file]))
            } catch {
                return .failure(ArchiveFindings(findings: [Finding(error, file: shown)], files: [file]))
            }
        } catch {
            let message = (error as StoreError).message
            return .failure(
                ArchiveFindings(
                    findings: [
                        Finding(code: "REF-archive", severity: .error, message: message, file: shown, span: 0..<0)
                    ],
                    files: []))
        }
    }

    private static func misplaced(_ record: Record, file: String) -> Finding {
        Finding(
            code: "REF-archive", severity: .error,
            message: Bilingual(
                de: "Kennung, Fassung oder Zeitpunkt passen nicht zum Platz der Datei im Archiv",
                en: "Identifier, revision or time do not fit the file's place in the archive"),
            file: file, span: record.span(of: .revision),
            help: Bilingual(
                de: "Dateien im Archiv schreibt nur  maki submit; Entwürfe liegen außerhalb.",
                en: "Only maki submit writes files into the archive; drafts lie outside."))
    }
}

extension RegisterStore.Entry {
    /// Where its file lies in the archive.
    var place: String {
        get throws(StoreError) {
            try Archive.path(type: type, authority: authority, id: revision.id, revision: revision.revision)
        }
    }

    /// The same for people; the identifier where the names give no place.
    var shownPlace: String { (try? place) ?? TerminalText.escaped(revision.id) }
}
