import Drafting
import Findings
import Records

/// The findings about where a draft came from, with the difference in the words of the catalogue.
struct BasePlace {
    let record: Record
    let file: String

    /// Longest list of changes of one kind; the rest is counted.
    private static let mostChanges = 12

    /// The draft was made from an older revision.
    ///
    /// - Parameter rebase: both sides' changes; nil when they cannot be put together.
    func stale(_ base: DraftBase, _ current: Record, _ rebase: Rebase?, _ words: ChangeWords) -> Finding {
        let number = current.revision ?? 0
        let note = current.string(.changeNote)
        var notes: [Finding.Note] = []
        if let note {
            notes.append(
                Finding.Note(text: Bilingual(de: "Fassung \(number): \(note)", en: "Revision \(number): \(note)")))
        }
        notes += list(
            rebase?.theirs.map { words.text($0) } ?? [], de: "Inzwischen angenommen", en: "Accepted meanwhile")
        notes += list(rebase?.ours.map { words.text($0) } ?? [], de: "Von Ihnen geändert", en: "Changed by you")
        notes += list(
            rebase?.conflicts.map { words.text($0) } ?? [], de: "Beide geändert, anders",
            en: "Changed by both, differently")
        return finding(
            "REF-stale", record.span(of: .baseRevision),
            Bilingual(
                de:
                    "Der Entwurf entstand aus Fassung \(base.revision) von \(current.id); angenommen ist Fassung \(number)",
                en: "The draft was made from revision \(base.revision) of \(current.id); accepted is revision \(number)"
            ),
            notes, help: rebaseHelp)
    }

    /// The draft of another record was made from a revision of a record that has changed since.
    func changedElsewhere(_ current: Record, _ changes: [FieldChange], _ words: ChangeWords) -> Finding {
        finding(
            "REF-stale", record.span(of: .base),
            current.isWithdrawal
                ? Bilingual(
                    de: "\(current.id), woraus der Entwurf entstand, ist zurückgenommen",
                    en: "\(current.id), from which the draft was made, is withdrawn")
                : Bilingual(
                    de: "\(current.id) hat sich geändert, seit der Entwurf daraus entstand: Gilt er noch?",
                    en: "\(current.id) has changed since the draft was made from it: does it still hold?"),
            list(changes.map { words.text($0) }, de: "Inzwischen angenommen", en: "Accepted meanwhile"),
            help: current.isWithdrawal ? nil : rebaseHelp)
    }

    /// A draft without base that may undo something.
    func missing(_ unbased: UnbasedDraft, _ current: Record, _ words: ChangeWords) -> Finding {
        var notes = list(
            unbased.doubtful.map { words.text($0) }, de: "Macht vielleicht rückgängig", en: "Perhaps undoes")
        if unbased.opens {
            notes.append(
                Finding.Note(
                    text: Bilingual(
                        de: "Öffnet, was die geltende Fassung zurückhält",
                        en: "Opens what the current revision withholds")))
        }
        return finding(
            "REF-base", record.span(of: .id),
            Bilingual(
                de:
                    "\(record.id) gibt es schon in Fassung \(current.revision ?? 0), und der Entwurf sagt nicht, aus welcher Fassung er entstand",
                en:
                    "\(record.id) exists in revision \(current.revision ?? 0), and the draft does not say from which revision it was made"
            ),
            notes, help: rebaseHelp)
    }

    /// A base this register does not have.
    func unknown(_ base: DraftBase) -> Finding {
        finding(
            "REF-base", record.span(of: .base),
            Bilingual(
                de:
                    "Fassung \(base.revision) von \(base.id ?? record.id) mit dieser Prüfsumme kennt das Register nicht",
                en: "The register does not know revision \(base.revision) of \(base.id ?? record.id) with this checksum"
            ),
            [],
            help: Bilingual(
                de:
                    "Der Entwurf gehört zu einem anderen Register, oder base wurde geändert. Ohne base vergleicht maki ihn mit allem, was angenommen ist.",
                en:
                    "The draft belongs to another register, or base was changed. Without base maki compares it with all that is accepted."
            ))
    }

    private var rebaseHelp: Bilingual {
        Bilingual(
            de:
                "Auf die geltende Fassung bringen, was sich nicht widerspricht:  maki revise \(record.id) --rebase \(file) --output NEU.json",
            en:
                "Bring what does not conflict onto the current revision:  maki revise \(record.id) --rebase \(file) --output NEW.json"
        )
    }

    private func list(_ lines: [Bilingual], de: String, en: String) -> [Finding.Note] {
        var notes = lines.prefix(BasePlace.mostChanges).map {
            Finding.Note(text: Bilingual(de: "\(de): \($0.de)", en: "\(en): \($0.en)"))
        }
        if lines.count > BasePlace.mostChanges {
            let more = lines.count - BasePlace.mostChanges
            notes.append(
                Finding.Note(text: Bilingual(de: "\(de): … und \(more) weitere", en: "\(en): … and \(more) more")))
        }
        return notes
    }

    private func finding(
        _ code: String, _ span: Range<Int>, _ message: Bilingual, _ notes: [Finding.Note], help: Bilingual?
    ) -> Finding {
        Finding(code: code, severity: .error, message: message, file: file, span: span, notes: notes, help: help)
    }
}
