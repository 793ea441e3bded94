import FieldCatalogue
import Findings
import ParallelWork
import Publication
import Records
import RegisterRules
import RegisterStore

/// What every revision is asked before it counts as accepted, whether it was just submitted or lies in the archive: all
/// that was asked on the day of its acceptance, beside the records of that day. So everything that is accepted can be
/// loaded again, and nothing gets in by the archive that could not have been submitted.
struct RevisionCheck {
    /// Before this day nothing was accepted: the register did not exist.
    private static let earliest = Day("2024-01-01") ?? .epoch
    /// How far clocks may be apart, in seconds.
    private static let tolerance = 86_400

    let catalogue: Catalogue
    /// What is accepted already; nil when everything is given.
    let store: RegisterStore?
    /// The time of this call.
    let now: Instant

    /// What refuses some revisions that are not stored yet, by their position.
    ///
    /// - Parameter path: the name under which findings show an entry.
    /// - Throws: what reading the store throws.
    func refusals(
        of entries: [RegisterStore.Entry], path: @escaping @Sendable (RegisterStore.Entry) -> String
    ) throws -> [(position: Int, finding: Finding)] {
        let past = try PastRecords(entries, store: store, catalogue: catalogue)
        let (catalogue, now) = (catalogue, now)
        let found = Parallel.map(entries) {
            RecordChecker(catalogue: catalogue, profile: .law, referenceDate: .epoch)
        } _: { entry, checker in
            Result { try RevisionCheck.refusals(of: entry, path(entry), past, checker, now) }
        }
        var result: [(position: Int, finding: Finding)] = []
        for (position, findings) in found.enumerated() {
            for finding in try findings.get() { result.append((position, finding)) }
        }
        return result
    }

    private static func refusals(
        of entry: RegisterStore.Entry, _ path: String, _ past: PastRecords, _ checker: RecordChecker, _ now: Instant
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
        if let fault = versionFault(of: record, acceptedOn: revision.recordedAt.day, past.catalogue, file: path) {
            return [fault]
        }
        let texts = checker.textRefusals(of: record, file: path, acceptedOn: revision.recordedAt.day)
        let found = try refusals(
            of: record, path, previous, beside: past.neighbours(at: revision.recordedAt), checker, revision.recordedAt)
        guard !found.isEmpty else { return texts }
        // What was accepted in one second has no order: it is enough when the revision could have been the first.
        let isFirst = try refusals(
            of: record, path, previous, beside: past.neighbours(before: revision.recordedAt), checker,
            revision.recordedAt
        ).isEmpty
        return isFirst ? texts : texts + found
    }

    /// What would have refused a record beside others at a moment: references and rules.
    private static func refusals(
        of record: Record, _ path: String, _ previous: Record?, beside neighbours: any Neighbours,
        _ checker: RecordChecker, _ moment: Instant
    ) throws -> [Finding] {
        // Nothing is asked of a withdrawal but that somebody answers for it.
        guard !record.isWithdrawal else { return try unknownAuthority(of: record, neighbours, file: path) }
        return try checker.refusals(
            of: record, file: path, acceptedOn: moment.day, neighbours: neighbours, previous: previous)
    }

    /// An authority the register does not know, then or since.
    private static func unknownAuthority(
        of record: Record, _ neighbours: any Neighbours, file: String
    ) throws -> [Finding] {
        guard record.type != .authority, try neighbours.type(of: record.authority) != .authority else { return [] }
        return [
            Finding(
                code: "REF-authority", severity: .error,
                message: Bilingual(
                    de: "Behörde \"\(record.authority)\" ist nicht bekannt (authority)",
                    en: "authority \"\(record.authority)\" is not known (authority)"),
                file: file, span: record.span(of: .authority),
                help: Bilingual(
                    de:
                        "Die Behörde gehört mit ins Archiv (authorities/\(record.authority)), oder die Kennung ist falsch.",
                    en:
                        "The authority belongs into the archive (authorities/\(record.authority)), or the identifier is wrong."
                ))
        ]
    }

    /// A version of the data model that had ended when the revision was accepted: it would bypass what came since.
    private static func versionFault(
        of record: Record, acceptedOn day: Day, _ catalogue: Catalogue, file: String
    ) -> Finding? {
        let version = record.description.version
        guard let next = catalogue.versions.first(where: { $0.position == version.position + 1 }), next.date < day
        else { return nil }
        return Finding(
            code: "REF-archive", severity: .error,
            message: Bilingual(
                de:
                    "Angenommen am \(day.text(in: .de)) nach Fassung \(version.number) des Datenmodells; seit dem \(next.date.text(in: .de)) gilt \(next.number)",
                en:
                    "Accepted on \(day.text(in: .en)) by version \(version.number) of the data model; since \(next.date.text(in: .en)) it is \(next.number)"
            ),
            file: file, span: record.span(of: .schemaVersion),
            help: Bilingual(
                de: "Neue Fassungen eines Eintrags macht  maki revise  in der neuesten Form.",
                en: "New revisions of a record are made by maki revise in the latest form."))
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
            code: "REF-archive", severity: .error, message: fault, file: file, span: record.span(of: .recordedAt),
            help: Bilingual(
                de: "Den Zeitpunkt setzt nur  maki submit. Stimmt die Uhr dieses Rechners?",
                en: "Only maki submit sets the time. Is this computer's clock right?"))
    }
}
