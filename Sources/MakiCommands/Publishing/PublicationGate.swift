import ArgumentParser
import Findings
import Foundation
import Publication
import Records
import RegisterStore

/// Nothing that was hidden becomes public silently: says what new revisions open, and wants a yes for it.
struct PublicationGate {
    let session: RegisterSession
    let console: Console
    /// Whether the command line says yes (`--publish`).
    let isAllowed: Bool

    /// Says what becomes public of what was hidden and what is hidden from now on; lets it pass only with a yes.
    ///
    /// - Parameters:
    ///   - drafts: the new revisions, each with its file.
    ///   - asks: whether somebody may be asked on the terminal.
    /// - Throws: the exit code for findings without a yes; nothing has been stored by then.
    func pass(_ drafts: [(record: Record, file: SourceFile)], asks: Bool) throws {
        guard !drafts.isEmpty else { return }
        let shift = try PreviewSource(
            drafts: drafts.map(\.record), instant: ProcessEnvironment.now, stored: session.store,
            known: StoredNeighbours(store: session.store, catalogue: session.catalogue), catalogue: session.catalogue
        ).shift(session.catalogue)
        console.output(PublicationShiftText(language: console.language).text(of: shift).utf8)
        guard !shift.opened.isEmpty, !isAllowed else { return }
        if asks, InterviewTerminal.isAvailable, isAgreed() { return }
        let findings = try findings(shift, drafts)
        let report = FindingReport(findings: findings, files: drafts.map(\.file), fileCount: drafts.count)
        console.output(
            HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
        console.message(Bilingual(de: "Nichts wurde gespeichert.", en: "Nothing was stored."))
        throw ExitCode(MakiExit.findings)
    }

    private func isAgreed() -> Bool {
        console.message(
            Bilingual(
                de: "Das alles wird öffentlich und lässt sich nicht zurückholen. Veröffentlichen? (ja/nein)",
                en: "All of this becomes public and cannot be taken back. Publish? (yes/no)"))
        return ["j", "ja", "y", "yes"].contains(readLine()?.lowercased() ?? "")
    }

    /// One finding for each draft that opens something; what is opened in other records belongs to the draft they are
    /// about.
    private func findings(
        _ shift: PublicationShift, _ drafts: [(record: Record, file: SourceFile)]
    ) throws -> [Finding] {
        let stored = StoredNeighbours(store: session.store, catalogue: session.catalogue)
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
                file: file.path, span: record.span(of: "publication"),
                help: Bilingual(
                    de: "Ist das so entschieden, denselben Befehl mit --publish wiederholen; sonst publication.level "
                        + "und publication.withheldFields wieder so angeben wie in der geltenden Fassung.",
                    en: "If that was decided, repeat the command with --publish; otherwise state publication.level "
                        + "and publication.withheldFields as in the current revision again."))
        }
    }
}

/// Says field by field what becomes public and what is hidden.
struct PublicationShiftText {
    let language: Language

    /// Two lists at most; empty when decisions change nothing.
    func text(of shift: PublicationShift) -> String {
        list(
            shift.opened,
            say("Öffentlich wird, was bisher nicht öffentlich war:", "This was not public and becomes public:"))
            + list(
                shift.closed,
                say(
                    "Nicht mehr öffentlich ist, auch in früheren Fassungen:",
                    "This is no longer public, in earlier revisions either:"), most: PublicationShiftText.mostHidden)
    }

    /// Hidden fields that are named of one revision. What becomes public is named whole: somebody has to agree to it.
    private static let mostHidden = 8

    private func list(_ items: [PublicationShift.Item], _ heading: String, most: Int = .max) -> String {
        guard !items.isEmpty else { return "" }
        var lines = [heading]
        var last: (id: String, revision: Int)?
        var count = 0
        func more() {
            if count > most { lines.append(say("    und \(count - most) weitere", "    and \(count - most) more")) }
            count = 0
        }
        for item in items {
            if last?.id != item.id || last?.revision != item.revision {
                more()
                let whole = item.field == nil ? say(", ganz", ", all of it") : ""
                lines.append("  \(item.id), " + say("Fassung", "revision") + " \(item.revision)\(whole)")
                last = (item.id, item.revision)
            }
            guard let field = item.field else { continue }
            count += 1
            if count <= most { lines.append("    \(field.label[language]) (\(field.path))") }
        }
        more()
        return lines.joined(separator: "\n") + "\n"
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
