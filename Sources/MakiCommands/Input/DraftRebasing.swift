import ArgumentParser
import Drafting
import FieldCatalogue
import Findings
import Publishing
import Records
import SourceJSON

/// Puts a draft that was made from an older revision onto the current one (`maki revise ID --rebase DRAFT`).
struct DraftRebasing {
    let known: KnownRecords
    let catalogue: Catalogue
    let console: Console

    /// Writes the new draft and says what became of each change.
    ///
    /// - Parameters:
    ///   - path: the old draft.
    ///   - id: the record it is about, or was made from.
    ///   - output: a new file, or `-`.
    func run(_ path: String, of id: String, output: String) throws {
        let record = try read(path)
        let source = record.base?.id ?? record.id
        guard id == record.id || id == source else {
            throw CommandFailure(
                de: "\(path) ist ein Entwurf zu \(record.id), nicht zu \(id).",
                en: "\(path) is a draft of \(record.id), not of \(id).")
        }
        let current = try known.standing(source)
        let revisions = try known.revisions(of: source)
        let base = DraftBase(of: current, id: source == record.id ? nil : source)
        guard let old = try origin(of: record, among: revisions) else {
            throw CommandFailure(
                de:
                    "\(path) entstand aus einer Fassung von \(source), die dieses Register nicht kennt. Ohne base vergleicht maki mit der ähnlichsten.",
                en:
                    "\(path) was made from a revision of \(source) this register does not know. Without base maki compares with the nearest one."
            )
        }
        guard let rebase = Rebase(record, from: old, to: current, base: base, catalogue: catalogue) else {
            try renew(record, base, from: old, to: current, output)
            return
        }
        try write(rebase.draft, output)
        report(rebase, from: old, to: current, output)
    }

    private func read(_ path: String) throws -> Record {
        let file = try InputFile.read(path)
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: file.bytes)
        } catch {
            let report = FindingReport(
                findings: [Finding(error, file: path)], files: [SourceFile(path: path, bytes: file.bytes)], fileCount: 1
            )
            console.output(
                HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
            throw ExitCode(MakiExit.findings)
        }
        if let record = Record(document: document, catalogue: catalogue) { return record }
        throw CommandFailure(de: "\(path) ist kein Entwurf.", en: "\(path) is no draft.")
    }

    /// The revision a draft was made from; without `base` the one it resembles most.
    private func origin(of record: Record, among revisions: [Record]) throws -> Record? {
        guard let base = record.base else {
            let nearest = UnbasedDraft.nearest(to: record, among: revisions)
            console.message(
                Bilingual(
                    de:
                        "Der Entwurf sagt nicht, woraus er entstand; am ähnlichsten ist er Fassung \(nearest?.revision ?? 1).",
                    en:
                        "The draft does not say what it was made from; it resembles revision \(nearest?.revision ?? 1) most."
                ))
            return nearest
        }
        return revisions.first { $0.revision == base.revision && DraftBase(of: $0).sha256 == base.sha256 }
    }

    /// A draft about another kind of record stays as it is; it only says that the change was seen.
    private func renew(_ record: Record, _ base: DraftBase, from old: Record, to current: Record, _ output: String)
        throws
    {
        guard var draft = Draft(record.document, catalogue: catalogue) else { return }
        draft.set(DraftValue(base), atPath: .base)
        try write(draft, output)
        let words = ChangeWords(current.description, catalogue: catalogue)
        let changes = RecordComparison.changes(from: old, to: current)
        say(changes.map { words.text($0) }, de: "Geändert in \(current.id)", en: "Changed in \(current.id)")
        console.message(
            Bilingual(
                de:
                    "Der Entwurf ist unverändert und nennt jetzt Fassung \(current.revision ?? 0): prüfen, ob er noch stimmt.",
                en: "The draft is unchanged and names revision \(current.revision ?? 0) now: check that it still holds."
            ))
    }

    private func write(_ draft: Draft, _ output: String) throws {
        console.remark(droppedFrom: draft)
        if output == "-" { try console.product(draft.bytes) } else { try DraftFile.create(output, draft.bytes) }
    }

    private func report(_ rebase: Rebase, from old: Record, to current: Record, _ output: String) {
        let words = ChangeWords(current.description, catalogue: catalogue)
        say(rebase.theirs.map { words.text($0) }, de: "Inzwischen angenommen", en: "Accepted meanwhile")
        say(rebase.ours.map { words.text($0) }, de: "Ihre Änderung übernommen", en: "Your change taken over")
        say(
            rebase.conflicts.map { words.text($0) }, de: "Widerspruch, bitte entscheiden",
            en: "Conflict, please decide")
        let (was, now) = (old.revision ?? 0, current.revision ?? 0)
        let count = rebase.conflicts.count
        let place = output == "-" ? Bilingual(de: "Der Entwurf", en: "The draft") : Bilingual(de: output, en: output)
        let conflicts = Bilingual(
            de: count == 0
                ? "nichts widerspricht sich."
                : "\(count) \(count == 1 ? "Widerspruch" : "Widersprüche"): dort steht, was angenommen ist; Ihren Wert eintragen, wo er gelten soll.",
            en: count == 0
                ? "nothing conflicts."
                : "\(count) \(count == 1 ? "conflict" : "conflicts"): what is accepted stands there; enter your value where it is to hold."
        )
        let instead = was == now ? Bilingual(de: "", en: "") : Bilingual(de: " statt \(was)", en: " instead of \(was)")
        console.message(
            Bilingual(
                de: "\(place.de) beruht jetzt auf Fassung \(now)\(instead.de); \(conflicts.de)",
                en: "\(place.en) is based on revision \(now) now\(instead.en); \(conflicts.en)"))
    }

    private func say(_ lines: [Bilingual], de: String, en: String) {
        for line in lines {
            console.message(
                Bilingual(
                    de: "\(de): \(TerminalText.escaped(line.de))", en: "\(en): \(TerminalText.escaped(line.en))"))
        }
    }
}
