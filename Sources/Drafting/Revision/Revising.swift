import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Makes drafts of records that are in the register.
public enum Revising {
    /// The current revision as a draft: without what belongs to the revision, with what it was made from.
    ///
    /// - Returns: nil for a record that cannot be read.
    public static func draft(of record: Record, base: DraftBase, catalogue: Catalogue) -> Draft? {
        guard var draft = Draft(record.document, catalogue: catalogue) else { return nil }
        for name in RecordComparison.revisionMembers.sorted() { draft.set(nil, at: JSONPointer([name])) }
        draft.set(DraftValue(base), atPath: .base)
        return draft
    }

    /// A draft by which the authority takes over an entry that was compiled from a public source: a record of its own
    /// with a new identifier that replaces the old one. What only the authority can say, it is left to say.
    ///
    /// - Parameter base: the revision of the old entry.
    /// - Returns: nil for a record that is no deployment or cannot be read.
    public static func takeover(
        of record: Record, as id: String, base: DraftBase, catalogue: Catalogue
    ) -> Draft? {
        guard record.type == .deployment, var draft = draft(of: record, base: base, catalogue: catalogue) else {
            return nil
        }
        for path in [FieldPath.source, .confirmedOn, .submittedBy] { draft.set(nil, atPath: path) }
        draft.set(.string(id), atPath: .id)
        draft.set(.string(Origin.agency.rawValue), atPath: .origin)
        draft.set(.string(record.id), atPath: .supersedes)
        return draft
    }

    /// A draft that only says the record still holds; nil for records that are not confirmed.
    public static func confirmation(of record: Record, on day: Day, base: DraftBase, catalogue: Catalogue) -> Draft? {
        guard record.description[.confirmedOn] != nil,
            var draft = draft(of: record, base: base, catalogue: catalogue)
        else { return nil }
        draft.set(.string("Angaben geprüft und bestätigt."), atPath: .changeNote)
        draft.set(.string(day.description), atPath: .confirmedOn)
        return draft
    }

    /// A draft of an authority's record that states "no AI in use" as of a day; nil for other records.
    public static func nullReport(
        of authority: Record, on day: Day, statement: String?, base: DraftBase, catalogue: Catalogue
    ) -> Draft? {
        guard authority.type == .authority, var draft = draft(of: authority, base: base, catalogue: catalogue) else {
            return nil
        }
        draft.set(.string("Fehlanzeige zum \(day.day).\(day.month).\(day.year)."), atPath: .changeNote)
        let place = FieldPath.nullReport.pointer
        let index = draft[place]?.elements?.count ?? 0
        let text = statement ?? "Zum Stichtag wird kein KI-System eingesetzt."
        draft.set(
            .object([.init("date", .string(day.description)), .init("statement", .string(text))]),
            at: place.appending(index: index))
        return draft
    }
}
