import LegalFacts
import Records

/// The check that the points of Art. 5(1) share: "The following AI practices shall be prohibited".
enum StatedPractice {
    /// The record's answer that it does what a point prohibits, unless an exception covers it or the use has ended.
    static func hits(_ code: String, _ context: RuleContext) -> [RuleHit] {
        guard !context.deployment.isEnded,
            let answer = context.practices.first(where: { $0.code == code })?.answer
        else { return [] }
        return [RuleHit(answer["applies"]?.span ?? answer.span)]
    }

    /// Whether a valid exception covers a point, whatever the record says of the point itself.
    static func isExcepted(_ code: String, _ record: Record, _ context: RuleContext) -> Bool {
        ProhibitedPractice(code, in: record, catalogue: context.catalogue).isExcepted
    }
}
