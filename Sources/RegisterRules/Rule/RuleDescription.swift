import FieldCatalogue
import Findings

/// Which demands count as errors.
public enum Profile: String, Sendable, CaseIterable {
    /// What binds on the reference date.
    case law
    /// What Bundestag-Drucksache 21/2349 asks (nos. 7, 10, 13, 14, 16): policy rules are errors.
    case motion
}

/// Everything people need to know about a rule; `maki explain` prints it, the site shows it.
///
/// A class, because every record meets every rule: copying some twenty texts each time would dominate the check.
public final class RuleDescription: Sendable {
    /// Where a rule comes from; decides for which origins it applies.
    public enum Kind: String, Sendable {
        /// A duty of the law: asked of authorities, not of records from public sources; it weighs more from the day on
        /// which the law binds.
        case legal
        /// A demand of the motion, of good practice or of the register: it weighs the same on every day. Those of the
        /// motion are errors under the profile `motion`.
        case policy
        /// Consistency of the record: for every origin, and the same on every day.
        case technical
    }

    /// An example as a JSON merge patch (RFC 7396) on a valid record of the type.
    public struct Example: Sendable {
        /// The patch.
        public let patch: String
        /// Path (without `[]` and `{}`) whose place the finding marks; empty in a passing example.
        public let spot: String

        /// Makes an example.
        public init(_ patch: String, spot: FieldPath? = nil) {
            self.patch = patch
            self.spot = spot?.plain ?? ""
        }

        /// Makes an example with a member at the root that no field has.
        public init(_ patch: String, unknownMember: String) {
            self.patch = patch
            spot = unknownMember
        }
    }

    /// Stable code.
    public let code: String
    /// Where it comes from.
    public let kind: Kind
    /// Record types it looks at.
    public let types: Set<RecordType>
    /// What is required, in one sentence.
    public let requirement: Bilingual
    /// Why it matters to a citizen.
    public let why: Bilingual
    /// What to do.
    public let remedy: Bilingual
    /// Legal source, or that it is a rule of the register ("eigene Festlegung …").
    public let source: Bilingual
    /// Whether it holds for high-risk products of Annex I too, from their own day.
    public let coversProducts: Bool
    /// Id of the day from which the law applies (`application-dates.json`); of no account but for duties of the law.
    public let dateID: String
    /// Severity before that day.
    public let before: Finding.Severity
    /// Severity from that day on.
    public let from: Finding.Severity
    /// Since when the register asks it of what is submitted. Revisions that were accepted before stay accepted: an archive
    /// is loaded with the rules of the day of each revision.
    public let introduced: Day
    /// A record that breaks the rule.
    public let failing: Example
    /// A record that keeps it.
    public let passing: Example

    /// Makes a description.
    public init(
        code: String, kind: Kind, types: Set<RecordType>, requirement: Bilingual, why: Bilingual, remedy: Bilingual,
        source: Bilingual, coversProducts: Bool = false, dateID: String, before: Finding.Severity,
        from: Finding.Severity, introduced: Day = Introduction.beginning, failing: Example, passing: Example
    ) {
        self.code = code
        self.kind = kind
        self.types = types
        self.requirement = requirement
        self.why = why
        self.remedy = remedy
        self.source = source
        self.coversProducts = coversProducts
        self.dateID = dateID
        self.before = before
        self.from = from
        self.introduced = introduced
        self.failing = failing
        self.passing = passing
    }

    /// Whether the register laid it down itself, with no law that says so.
    public var isOwn: Bool { source.de.utf8.starts(with: "eigene Festlegung".utf8) }

    /// Severity under a profile, depending on whether the law binds already.
    public func severity(isBinding: Bool, profile: Profile) -> Finding.Severity {
        // Under the motion its demands are errors, whatever they are under the law.
        if profile == .motion && code.utf8.starts(with: "POL-".utf8) { return .error }
        return isBinding ? from : before
    }
}
