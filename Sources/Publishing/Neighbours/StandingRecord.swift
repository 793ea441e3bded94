import Findings
import Records

extension KnownRecords {
    /// The current revision of a record that is not withdrawn.
    ///
    /// - Throws: `CommandFailure` when there is none.
    package func standing(_ id: String) throws -> Record {
        guard let record = try record(id) else { throw KnownRecords.unknown(id, among: try ids) }
        guard !record.isWithdrawal else {
            throw CommandFailure(
                de: "\(id) ist zurückgenommen; ein neuer Eintrag braucht eine neue Kennung.",
                en: "\(id) is withdrawn; a new record needs a new identifier.")
        }
        return record
    }

    /// Says that there is no such record, and which was probably meant.
    package static func unknown(_ id: String, among ids: [String]) -> CommandFailure {
        // People leave out what all identifiers of authorities begin with.
        let meant = ids.contains("bund-" + id) ? "bund-" + id : ClosestName.of(id, among: ids)
        return CommandFailure(
            de: "Den Eintrag \(id) gibt es nicht"
                + (meant.map { "; gemeint: \($0)?" }
                    ?? "; die Kennungen stehen auf den Seiten und in  maki export records.csv."),
            en: "There is no record \(id)"
                + (meant.map { "; meant: \($0)?" }
                    ?? "; identifiers stand on the pages and in  maki export records.csv."))
    }
}
