import Findings
import RegisterModel
import RegisterRules
import RegisterStore
import SourceJSON

/// What every revision is asked before it counts as accepted, whether it was just submitted or lies in the archive: what
/// was asked on the day of its acceptance, beside the records of that day. So everything that is accepted can be loaded
/// again, and nothing gets in by the archive that could not have been submitted.
struct RevisionCheck {
    /// Before this day nothing was accepted: the register did not exist.
    private static let earliest = Day("2024-01-01") ?? .epoch
    /// How far clocks may be apart, in seconds.
    private static let tolerance = 86_400

    /// Revisions of one call up to which all rules are asked. More are the rebuild of a large register: the rules would
    /// treble its time, and `maki fsck` asks them.
    static let mostJudged = 2_000

    let catalogue: Catalogue
    /// What is accepted already; nil when everything is given.
    let store: RegisterStore?
    /// The time of this call.
    let now: Instant
    /// Whether all rules are asked of however many revisions.
    var isThorough = false

    /// What refuses some revisions that are not stored yet, by their position.
    ///
    /// - Parameter path: the name under which findings show an entry.
    /// - Throws: what reading the store throws.
    func refusals(
        of entries: [RegisterStore.Entry], path: @escaping @Sendable (RegisterStore.Entry) -> String
    ) throws -> [(position: Int, finding: Finding)] {
        let past = try PastRecords(entries, store: store, catalogue: catalogue)
        let catalogue = catalogue
        let now = now
        let asksRules = isThorough || entries.count <= RevisionCheck.mostJudged
        let found = Parallel.map(entries) {
            RecordChecker(catalogue: catalogue, profile: .law, referenceDate: .epoch)
        } _: { entry, checker in
            Result { try RevisionCheck.refusals(of: entry, path(entry), past, checker, now, asksRules) }
        }
        var result: [(position: Int, finding: Finding)] = []
        for (position, findings) in found.enumerated() {
            for finding in try findings.get() { result.append((position, finding)) }
        }
        return result
    }

    private static func refusals(
        of entry: RegisterStore.Entry, _ path: String, _ past: PastRecords, _ checker: RecordChecker, _ now: Instant,
        _ asksRules: Bool
    ) throws -> [Finding] {
        let revision = entry.revision
        let record = try Snapshot.parse(revision, catalogue: past.catalogue)
        let before = try past.revision(before: revision)
        if let fault = timeFault(of: record, revision.recordedAt, after: before?.recordedAt, now, file: path) {
            return [fault]
        }
        let previous = try before.map { try Snapshot.parse($0, catalogue: past.catalogue) }
        let identity = RecordIdentity.findings(record, previous: previous, file: path)
        guard identity.isEmpty else { return identity }
        let day = revision.recordedAt.day
        let neighbours = past.neighbours(at: revision.recordedAt)
        return checker.textRefusals(of: record, file: path, acceptedOn: day)
            + (asksRules
                ? try checker.refusals(
                    of: record, file: path, acceptedOn: day, neighbours: neighbours, previous: previous)
                : try checker.referenceRefusals(of: record, file: path, acceptedOn: day, neighbours: neighbours))
    }

    /// A time of acceptance that cannot be one.
    private static func timeFault(
        of record: Record, _ time: Instant, after previous: Instant?, _ now: Instant, file: String
    ) -> Finding? {
        let fault: Bilingual
        if time.day < earliest {
            fault = Bilingual(
                de: "Angenommen am \(time.day.text(in: .de)): Da gab es das Register noch nicht",
                en: "Accepted on \(time.day.text(in: .en)): the register did not exist then")
        } else if time.secondsSinceEpoch > now.secondsSinceEpoch + tolerance {
            fault = Bilingual(
                de: "Angenommen am \(time.day.text(in: .de)): Der Tag liegt in der Zukunft",
                en: "Accepted on \(time.day.text(in: .en)): that day lies in the future")
        } else if let previous, time < previous {
            fault = Bilingual(
                de: "Angenommen vor der Fassung davor (\(time) vor \(previous))",
                en: "Accepted before the revision before it (\(time) before \(previous))")
        } else {
            return nil
        }
        return Finding(
            code: "REF-archive", severity: .error, message: fault, file: file, span: record.span(of: "recordedAt"),
            help: Bilingual(
                de: "Den Zeitpunkt setzt nur  maki submit. Stimmt die Uhr dieses Rechners?",
                en: "Only maki submit sets the time. Is this computer's clock right?"))
    }
}
