import Findings
import RegisterStore

/// Makes sure that the archive still holds what was accepted: every revision, unchanged, in its place.
///
/// Files that have not been touched since they were compared are not read again.
struct ArchiveCheck {
    /// Files that are in memory at the same time.
    private static let atOnce = 256

    let archive: Archive
    let store: RegisterStore

    /// Compares files that are loaded with what is stored.
    ///
    /// - Parameters:
    ///   - paths: files whose revisions are stored.
    ///   - counts: how many revisions of each record are stored.
    /// - Returns: the files that were read, with their stamps.
    /// - Throws: `ArchiveFindings` naming every file with other content, in another place, or missing.
    func check(_ paths: [String], counts: [String: Int]) throws -> [(path: String, stamp: String)] {
        let known = try store.archiveStamps()
        var findings: [Finding] = []
        var sources: [SourceFile] = []
        // The stamp is taken first: what is written while a file is read gives it another one.
        let touched = try paths.compactMap {
            path -> (path: String, stamp: String, place: (id: String, revision: Int))? in
            guard let stamp = try archive.stamp(of: path), known[path] != stamp,
                let place = ArchiveLoading.identity(of: path)
            else { return nil }
            return (path, stamp, place)
        }
        for start in stride(from: 0, to: touched.count, by: ArchiveCheck.atOnce) {
            let part = touched[start..<min(touched.count, start + ArchiveCheck.atOnce)]
            let stored = try store.filed(part.map(\.place))
            for (file, stored) in zip(part, stored) {
                let bytes = try archive.read(file.path)
                guard stored?.bytes != bytes || stored?.path != file.path else { continue }
                let shown = archive.root + "/" + file.path
                findings.append(changed(file: shown, file.place.id))
                sources.append(SourceFile(path: shown, bytes: bytes))
            }
        }
        let missing = missing(paths, counts).prefix(ArchiveCheck.atOnce)
        findings += try store.filed(Array(missing)).compactMap { $0.map { gone(file: archive.root + "/" + $0.path) } }
        if !findings.isEmpty { throw ArchiveFindings(findings: findings, files: sources) }
        return touched.map { ($0.path, $0.stamp) }
    }

    /// Stored revisions without a file.
    private func missing(_ paths: [String], _ counts: [String: Int]) -> [(id: String, revision: Int)] {
        var found: [String: Set<Int>] = [:]
        for path in paths {
            guard let (id, revision) = ArchiveLoading.identity(of: path) else { continue }
            found[id, default: []].insert(revision)
        }
        return counts.filter { $0.value > 0 && found[$0.key]?.count != $0.value }.sorted { $0.key < $1.key }
            .flatMap { id, count in
                (1...count).filter { found[id]?.contains($0) != true }.map { (id: id, revision: $0) }
            }
    }

    private func changed(file: String, _ id: String) -> Finding {
        finding(
            file, 0..<1,
            Bilingual(
                de: "Die Datei ist nicht mehr, was angenommen wurde: Fassungen im Archiv ändern sich nie",
                en: "The file is no longer what was accepted: revisions in the archive never change"),
            help: Bilingual(
                de: "Den alten Stand zurückholen (git checkout); Neues wird eine Fassung:  maki revise \(id). "
                    + "Nur wenn nichts davon veröffentlicht ist: \(store.path) löschen, maki baut es neu auf.",
                en: "Bring the old state back (git checkout); what is new becomes a revision:  maki revise \(id). "
                    + "Only if none of it is published: delete \(store.path), maki rebuilds it."))
    }

    private func gone(file: String) -> Finding {
        finding(
            file, 0..<0,
            Bilingual(
                de: "Diese Fassung ist angenommen, aber im Archiv fehlt ihre Datei",
                en: "This revision is accepted, but its file is missing in the archive"),
            help: Bilingual(
                de:
                    "Die Datei zurückholen (git checkout). Gehört \(store.path) zu einem anderen Archiv, mit --register "
                    + "ein anderes nennen.",
                en: "Bring the file back (git checkout). If \(store.path) belongs to another archive, name another one "
                    + "with --register."))
    }

    private func finding(_ file: String, _ span: Range<Int>, _ message: Bilingual, help: Bilingual) -> Finding {
        Finding(code: "REF-archive", severity: .error, message: message, file: file, span: span, help: help)
    }
}
