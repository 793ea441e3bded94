import Checksums
import Drafting
import FieldCatalogue
import Findings
import Records
import RegisterStore
import SourceJSON

/// Checks that a draft was made from what is accepted now: nobody's change is undone by somebody who had not seen it.
package struct BaseCheck {
    private let stored: StoredNeighbours
    private let catalogue: Catalogue

    /// Makes a check against what is stored.
    package init(stored: StoredNeighbours, catalogue: Catalogue) {
        self.stored = stored
        self.catalogue = catalogue
    }

    /// Fields of a deployment that say nothing about the system an assessment is about.
    private static let besideTheSystem = [FieldPath.confirmedOn.text, FieldPath.fria.text]

    /// Adds to checked drafts why they cannot follow the current revision.
    ///
    /// - Parameter isSubmission: whether files that carry a number are to become new revisions as well.
    /// - Throws: `StoreError` or a syntax error when what is accepted cannot be read.
    package func add(to files: inout [CheckedFile], isSubmission: Bool) throws {
        for index in files.indices {
            guard let traits = files[index].traits, isSubmission || traits.revision == nil,
                !files[index].findings.contains(where: { BaseCheck.otherRecord.contains($0.code) }),
                let record = files[index].record(catalogue)
            else { continue }
            files[index].findings += try findings(record, file: files[index].path)
        }
    }

    /// Findings after which a draft is no successor of the record at all.
    private static let otherRecord: Set<String> = ["REF-withdrawn", "REF-identity"]

    /// Why a draft cannot follow the current revision; empty when it can.
    private func findings(_ record: Record, file: String) throws -> [Finding] {
        guard let base = record.base else { return try unbased(record, file) }
        guard let other = base.id else { return try based(record, base, file) }
        return try unbased(record, file) + foreign(record, base, of: other, file)
    }

    // MARK: - Drafts of a record

    private func based(_ record: Record, _ base: DraftBase, _ file: String) throws -> [Finding] {
        let place = BasePlace(record: record, file: file)
        let revisions = try records(record.id)
        guard let current = revisions.last else { return [place.unknown(base)] }
        if isSame(record, current) { return [] }
        guard let old = revision(base, among: revisions) else { return [place.unknown(base)] }
        guard old.revision != current.revision else { return [] }
        let rebase = Rebase(record, from: old, to: current, base: base, catalogue: catalogue)
        return [place.stale(base, current, rebase, ChangeWords(record.description, catalogue: catalogue))]
    }

    private func unbased(_ record: Record, _ file: String) throws -> [Finding] {
        let revisions = try records(record.id)
        guard let current = revisions.last, !isSame(record, current) else { return [] }
        let unbased = UnbasedDraft(record, after: revisions)
        guard !unbased.undoesNothing else { return [] }
        let place = BasePlace(record: record, file: file)
        return [place.missing(unbased, current, ChangeWords(record.description, catalogue: catalogue))]
    }

    // MARK: - Drafts from another record

    private func foreign(
        _ record: Record, _ base: DraftBase, of other: String, _ file: String
    ) throws -> [Finding] {
        let place = BasePlace(record: record, file: file)
        let revisions = try records(other)
        guard let current = revisions.last, let old = revision(base, among: revisions) else {
            return [place.unknown(base)]
        }
        guard old.revision != current.revision else { return [] }
        let words = ChangeWords(current.description, catalogue: catalogue)
        if current.isWithdrawal { return [place.changedElsewhere(current, [], words)] }
        if let rebase = Rebase(record, from: old, to: current, base: base, catalogue: catalogue) {
            return rebase.theirs.isEmpty && rebase.conflicts.isEmpty ? [] : [place.stale(base, current, rebase, words)]
        }
        let changes = RecordComparison.changes(from: old, to: current)
            .filter { !BaseCheck.besideTheSystem.contains($0.pointer.tokens.first ?? "") }
        return changes.isEmpty ? [] : [place.changedElsewhere(current, changes, words)]
    }

    // MARK: - Revisions

    private func records(_ id: String) throws -> [Record] {
        try stored.revisions(of: id).compactMap {
            Record(document: try JSONDocument(parsing: $0.bytes), catalogue: catalogue)
        }
    }

    /// The accepted revision a base names; nil when the register has none with this number and checksum.
    private func revision(_ base: DraftBase, among revisions: [Record]) -> Record? {
        revisions.first { $0.revision == base.revision && DraftBase(of: $0).sha256 == base.sha256 }
    }

    private func isSame(_ record: Record, _ current: Record) -> Bool {
        RevisionStamp.content(of: record.root) == RevisionStamp.content(of: current.root)
    }
}

extension DraftBase {
    /// An accepted revision as the base of a draft.
    ///
    /// - Parameter id: its id when the draft is about another record.
    package init(of record: Record, id: String? = nil) {
        self.init(
            id: id, revision: record.revision ?? 1, sha256: SHA256Digest.hexadecimal(of: record.document.bytes))
    }
}
