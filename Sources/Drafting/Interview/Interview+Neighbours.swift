import Findings
import LegalFacts
import Records

/// What an interview asks of other records. A record that cannot be read is not a record that does not exist: the talk
/// notes it, and whoever leads it ends it.
extension Interview {
    func ruleFindings(for record: Record) -> [Finding] {
        surroundings.trouble.noting(standIn: []) {
            try checker.findings(for: record, file: "", neighbours: surroundings.neighbours, previous: nil)
        }
    }

    /// Why other records could not be read; nil when they could. Whoever leads the talk must end it then: what was
    /// asked and said since rests on records that seemed not to exist.
    public var readingFailure: (any Error)? { surroundings.trouble.failure }

    func facts(of record: Record) -> DerivedFacts {
        let unknown = DerivedFacts(
            riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil, completeness: nil)
        return surroundings.trouble.noting(standIn: unknown) {
            try checker.facts(of: record, neighbours: surroundings.neighbours)
        }
    }
}
