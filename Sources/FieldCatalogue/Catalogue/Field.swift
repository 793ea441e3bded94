import Findings

/// What kind of value a field takes.
public enum FieldType: String, Sendable, CaseIterable {
    /// One line of text.
    case string
    /// Several paragraphs in the Markdown subset of the record model.
    case text
    /// A whole number within ±(2^53−1); `1.0` counts.
    case integer
    /// A decimal number.
    case number
    /// `true` or `false`.
    case boolean
    /// A day, `YYYY-MM-DD`.
    case date
    /// A moment, `YYYY-MM-DDThh:mm:ssZ`.
    case instant
    /// An e-mail address of a function, not of a person.
    case email
    /// An absolute https address.
    case url
    /// A code of a vocabulary.
    case `enum`
    /// The id of another record.
    case reference
    /// A JSON Pointer (RFC 6901) into the same record.
    case pointer
    /// An object with named members.
    case object
    /// An object whose member names are codes of a vocabulary.
    case map
    /// Exactly one value.
    case const
}

/// When a field must be present in its parent.
public enum Requirement: Sendable, Hashable {
    /// May be left out.
    case optional
    /// Always, even in a withdrawal.
    case header
    /// Unless the record is a withdrawal; inside objects: whenever the parent is present.
    case always
    /// As `always`, but not asked of records compiled from a public source.
    case agency
    /// Unless the record is a withdrawal, when the condition holds.
    case when(Condition)
}

/// Bounds on a value; nil means no bound.
public struct FieldLimits: Sendable, Hashable {
    /// Least number of Unicode code points.
    public let minLength: Int?
    /// Greatest number of Unicode code points.
    public let maxLength: Int?
    /// Least number.
    public let minimum: Double?
    /// Greatest number.
    public let maximum: Double?
    /// Least number of items.
    public let minItems: Int?
    /// Greatest number of items.
    public let maxItems: Int?
    /// Whether items must differ.
    public let unique: Bool

    /// Bounds that let pass what either of two lets pass.
    func widened(by other: FieldLimits) -> FieldLimits {
        func least<Bound: Comparable>(_ left: Bound?, _ right: Bound?) -> Bound? {
            guard let left, let right else { return nil }
            return min(left, right)
        }
        func greatest<Bound: Comparable>(_ left: Bound?, _ right: Bound?) -> Bound? {
            guard let left, let right else { return nil }
            return max(left, right)
        }
        return FieldLimits(
            minLength: least(minLength, other.minLength), maxLength: greatest(maxLength, other.maxLength),
            minimum: least(minimum, other.minimum), maximum: greatest(maximum, other.maximum),
            minItems: least(minItems, other.minItems), maxItems: greatest(maxItems, other.maxItems),
            unique: unique && other.unique)
    }
}

/// One field of a record type: the single description everything else is derived from.
///
/// A class, because a walk over a record hands fields around by the hundred: copying their texts took a third of the time.
public final class Field: Sendable {
    /// Position in `RecordDescription.fields`.
    public let index: Int
    /// Catalogue path: members by `.`, `[]` for items, `{}` for map values (`dataSources[].name`).
    public let path: String
    /// The JSON member name: the last step of `path` without `[]` or `{}`.
    public let name: String
    /// Position of the containing field; nil at the root.
    public let parent: Int?
    /// Positions of the fields inside, in page order.
    public let children: [Int]
    /// Whether every record type has it (identity, origin, publication).
    public let isHeader: Bool
    /// Positions of the catalogue's versions that have it in this place and with this kind of value.
    public let versions: Range<Int>
    /// Its path in the latest version that has it, under whatever name: by it, values of different versions are the same.
    public let latestPath: FieldPath
    /// Position of the field that takes its place in later versions (another name, another kind of value); nil for none.
    public let successor: Int?
    /// Path of the field in whose place it stands, alone or with others, since that one ended; nil for none.
    public let replaces: FieldPath?
    /// Kind of value (of one item when `isRepeated`).
    public let type: FieldType
    /// Whether the value is an array of `type`.
    public let isRepeated: Bool
    /// Whether a day (or year) stands for something that has happened: it never lies ahead, and until it has come it
    /// shows nothing as done.
    public let hasHappened: Bool
    /// When it must be present.
    public let required: Requirement
    /// When it makes sense at all; nil means always.
    public let applicable: Condition?
    /// Bounds.
    public let limits: FieldLimits
    /// The widest bounds of the versions that have it.
    public let widestLimits: FieldLimits
    /// Name of a format in the vocabularies file.
    public let format: String?
    /// Name of the vocabulary of an `enum` or of a `map`'s keys.
    public let vocabulary: String?
    /// Record type a `reference` leads to.
    public let target: RecordType?
    /// What a number counts; `bare` for fields that are no numbers.
    public let measure: Measure
    /// The only value of a `const`.
    public let constant: String?
    /// What may leave the authority: the strictest class of this and all later versions.
    public let publicationClass: PublicationClass
    /// The class as this version itself states it.
    public let statedClass: PublicationClass
    /// Id of the group on the record page.
    public let group: String
    /// Short name.
    public let label: Bilingual
    /// What to write and why, in one sentence.
    public let help: Bilingual
    /// Legal or factual source, in German citation style.
    public let source: String

    init(
        index: Int,
        path: String,
        name: String,
        parent: Int?,
        children: [Int],
        isHeader: Bool,
        versions: Range<Int>,
        latestPath: FieldPath,
        successor: Int?,
        replaces: FieldPath?,
        type: FieldType,
        isRepeated: Bool,
        hasHappened: Bool,
        required: Requirement,
        applicable: Condition?,
        limits: FieldLimits,
        widestLimits: FieldLimits,
        format: String?,
        vocabulary: String?,
        target: RecordType?,
        measure: Measure,
        constant: String?,
        publicationClass: PublicationClass,
        statedClass: PublicationClass,
        group: String,
        label: Bilingual,
        help: Bilingual,
        source: String
    ) {
        self.index = index
        self.path = path
        self.name = name
        self.parent = parent
        self.children = children
        self.isHeader = isHeader
        self.versions = versions
        self.latestPath = latestPath
        self.successor = successor
        self.replaces = replaces
        self.type = type
        self.isRepeated = isRepeated
        self.hasHappened = hasHappened
        self.required = required
        self.applicable = applicable
        self.limits = limits
        self.widestLimits = widestLimits
        self.format = format
        self.vocabulary = vocabulary
        self.target = target
        self.measure = measure
        self.constant = constant
        self.publicationClass = publicationClass
        self.statedClass = statedClass
        self.group = group
        self.label = label
        self.help = help
        self.source = source
    }

    /// Whether the value holds no further fields.
    public var isLeaf: Bool { type != .object && type != .map }
}
