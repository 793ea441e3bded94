import Findings
import Publication
import Records
import RegisterStore

/// Nothing that was hidden becomes public silently: says what new revisions open, and wants a yes for it.
struct PublicationGate {
    let session: RegisterSession
    /// Whether what was hidden may become public; asked only when something would.
    let mayOpen: () -> Bool
    /// Takes up what becomes public and what is hidden from now on.
    let tell: (PublicationShift) -> Void

    /// Lets new revisions pass that open nothing, or with a yes.
    ///
    /// - Parameter drafts: the new revisions, each with its file.
    /// - Throws: `Refusal` without a yes; nothing has been stored by then.
    func pass(_ drafts: [(record: Record, file: SourceFile)]) throws {
        guard !drafts.isEmpty else { return }
        let shift = try PreviewSource(
            drafts: drafts.map(\.record), instant: session.clock(), stored: session.store, known: session.stored,
            catalogue: session.catalogue
        ).shift(session.catalogue)
        tell(shift)
        guard !shift.opened.isEmpty, !mayOpen() else { return }
        throw Refusal(
            FindingReport(
                findings: try findings(shift, drafts), files: drafts.map(\.file), fileCount: drafts.count))
    }

    /// One finding for each draft that opens something; what is opened in other records belongs to the draft they are
    /// about.
    private func findings(
        _ shift: PublicationShift, _ drafts: [(record: Record, file: SourceFile)]
    ) throws -> [Finding] {
        let stored = session.stored
        var counts: [Int: Int] = [:]
        for item in shift.opened {
            let concerned = [item.id] + (try stored.record(item.id)?.concernedDeployments ?? [])
            let draft = drafts.firstIndex { concerned.contains($0.record.id) } ?? 0
            counts[draft, default: 0] += item.field == nil ? 0 : 1
        }
        return counts.sorted { $0.key < $1.key }.map { position, count in
            let (record, file) = drafts[position]
            return Finding(
                code: "PUB-open", severity: .error,
                message: count == 1
                    ? Bilingual(
                        de: "\(record.id): Eine bisher nicht öffentliche Angabe würde öffentlich",
                        en: "\(record.id): one value that was not public would become public")
                    : Bilingual(
                        de: "\(record.id): \(count) bisher nicht öffentliche Angaben würden öffentlich",
                        en: "\(record.id): \(count) values that were not public would become public"),
                file: file.path, span: record.span(of: .publication),
                help: Bilingual(
                    de: "Ist das so entschieden, denselben Befehl mit --publish wiederholen; sonst publication.level "
                        + "und publication.withheldFields wieder so angeben wie in der geltenden Fassung.",
                    en: "If that was decided, repeat the command with --publish; otherwise state publication.level "
                        + "and publication.withheldFields as in the current revision again."))
        }
    }
}
