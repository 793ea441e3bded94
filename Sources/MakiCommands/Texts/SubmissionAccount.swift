import FieldCatalogue
import Findings
import Publishing
import Records
import SourceJSON

/// What became of drafts that were submitted, for programs: kept while they are accepted, and written at the end.
final class SubmissionAccount {
    private let isDryRun: Bool
    private var accepted: [(record: Record, revision: Int, changes: [FieldChange]?)] = []
    private var unchanged: [String] = []
    private var report: FindingReport?
    /// Whether somebody at the terminal said no.
    private(set) var wasDeclined = false

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// Keeps a step.
    func note(_ step: Acceptance.Step) {
        switch step {
        case .findings(let report): self.report = report
        case .unchanged(let id): unchanged.append(id)
        case .accepts(let record, let revision, let changes): accepted.append((record, revision, changes))
        // What becomes public is asked for, and refused as a finding where nobody agrees.
        case .shifts: break
        }
    }

    /// Keeps whether the revisions may be stored, and says it on.
    func note(isStored: Bool) -> Bool {
        wasDeclined = !isStored
        return isStored
    }

    /// The answer: `{formatVersion, summary, findings, isStored, accepted [{id, revision, isNew, changes}], unchanged}`.
    ///
    /// - Parameter refusal: what kept everything out; nil when nothing did.
    func answer(refusedBy refusal: FindingReport?) -> [UInt8] {
        let report = refusal ?? self.report ?? FindingReport(findings: [], files: [], fileCount: accepted.count)
        return JSONRenderer().render(report) { writer in
            writer.member("isStored", refusal == nil && !isDryRun && !wasDeclined && !accepted.isEmpty)
            writer.list("accepted", refusal == nil ? accepted : []) { step, writer in
                writer.member("id", step.record.id)
                writer.member("revision", step.revision)
                writer.member("isNew", step.changes == nil)
                ChangesText.write(step.changes ?? [], into: &writer)
            }
            writer.key("unchanged")
            writer.beginArray()
            for id in unchanged { writer.string(id) }
            writer.endArray()
        }
    }
}
