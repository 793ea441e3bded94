import Findings
import RegisterModel
import SourceJSON

/// Makes drafts of records that are in the register.
public enum Revising {
    /// The current revision as a draft: without what belongs to the revision.
    ///
    /// - Returns: nil for a record that cannot be read.
    public static func draft(of record: Record, catalogue: Catalogue) -> Draft? {
        guard var draft = Draft(record.document, catalogue: catalogue) else { return nil }
        for name in RecordComparison.revisionMembers.sorted() { draft.set(nil, atPath: name) }
        return draft
    }

    /// A draft that only says the record still holds; nil for records that are not confirmed.
    public static func confirmation(of record: Record, on day: Day, catalogue: Catalogue) -> Draft? {
        guard record.description["confirmedOn"] != nil, var draft = draft(of: record, catalogue: catalogue) else {
            return nil
        }
        draft.set(.string("Angaben geprüft und bestätigt."), atPath: "changeNote")
        draft.set(.string(day.description), atPath: "confirmedOn")
        return draft
    }

    /// A draft of an authority's record that states "no AI in use" as of a day; nil for other records.
    public static func nullReport(
        of authority: Record, on day: Day, statement: String?, catalogue: Catalogue
    ) -> Draft? {
        guard authority.type == .authority, var draft = draft(of: authority, catalogue: catalogue) else { return nil }
        draft.set(.string("Fehlanzeige zum \(day.day).\(day.month).\(day.year)."), atPath: "changeNote")
        let place = JSONPointer(["nullReport"])
        let index = draft[place]?.elements?.count ?? 0
        let text = statement ?? "Zum Stichtag wird kein KI-System eingesetzt."
        draft.set(
            .object([.init("date", .string(day.description)), .init("statement", .string(text))]),
            at: place.appending(index: index))
        return draft
    }
}
