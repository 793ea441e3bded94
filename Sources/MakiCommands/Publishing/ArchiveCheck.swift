import Findings
import RegisterModel
import RegisterStore

/// Makes sure that the archive still holds what was accepted: revisions never change.
///
/// Files that have not been touched since they were compared are not read again.
struct ArchiveCheck {
    /// Files that are in memory at the same time.
    private static let atOnce = 256

    let archive: Archive
    let store: RegisterStore

    /// Compares files that are loaded with what is stored.
    ///
    /// - Returns: the files that were read, with their stamps.
    /// - Throws: `ArchiveFindings` naming every file with other content.
    func check(_ paths: [String]) throws -> [(path: String, stamp: String)] {
        let known = try store.archiveStamps()
        let touched = paths.compactMap { path -> (path: String, stamp: String)? in
            guard let stamp = archive.stamp(of: path), known[path] != stamp else { return nil }
            return (path, stamp)
        }
        var findings: [Finding] = []
        var files: [SourceFile] = []
        for start in stride(from: 0, to: touched.count, by: ArchiveCheck.atOnce) {
            let part = touched[start..<min(touched.count, start + ArchiveCheck.atOnce)]
            let ids = part.map { ArchiveLoading.identity(of: $0.path) }
            let stored = try store.revisions(ofEach: ids.map(\.id))
            for (file, (id, stored)) in zip(part, zip(ids, stored)) {
                let bytes = try archive.read(file.path)
                guard stored.first(where: { $0.revision == id.revision })?.bytes != bytes else { continue }
                let shown = archive.root + "/" + file.path
                findings.append(changed(file: shown, id.id))
                files.append(SourceFile(path: shown, bytes: bytes))
            }
        }
        if !findings.isEmpty { throw ArchiveFindings(findings: findings, files: files) }
        return touched
    }

    private func changed(file: String, _ id: String) -> Finding {
        Finding(
            code: "REF-archive", severity: .error,
            message: Bilingual(
                de: "Die Datei ist nicht mehr, was angenommen wurde: Fassungen im Archiv ändern sich nie",
                en: "The file is no longer what was accepted: revisions in the archive never change"),
            file: file, span: 0..<1,
            help: Bilingual(
                de: "Den alten Stand zurückholen (git checkout); Neues wird eine Fassung:  maki revise \(id). "
                    + "Nur wenn nichts davon veröffentlicht ist: \(store.path) löschen, maki baut es neu auf.",
                en: "Bring the old state back (git checkout); what is new becomes a revision:  maki revise \(id). "
                    + "Only if none of it is published: delete \(store.path), maki rebuilds it."))
    }
}
