import FieldCatalogue
import Records
import SourceJSON

/// What an authority decided about showing a record: the level, and single fields it withholds.
///
/// A revision is shown under the strictest of its own decision and all later ones (`PublicationHistory`).
public struct PublicationDecision: Sendable, Hashable {
    /// A field withheld from the public.
    public struct Withheld: Sendable, Hashable {
        /// The JSON Pointer as stated.
        public let pointer: JSONPointer
        /// Code of the ground (vocabulary `publication-ground`).
        public let ground: String
        /// Day of the decision; nil when not stated.
        public let decidedOn: Day?
        /// Path of the field in the latest version of the catalogue; nil when the pointer leads nowhere.
        let path: FieldPath?
    }

    /// How much is public.
    public let level: PublicationLevel
    /// Code of the ground of a level other than `full`; nil when not stated.
    public let ground: String?
    /// Day of the decision about the level; nil when not stated.
    public let decidedOn: Day?
    /// Day by which the decision is reviewed; nil when not stated.
    public let reviewDate: Day?
    /// Withheld fields as listed.
    public let withheld: [Withheld]
    /// Grounds of the withheld fields by their paths in the latest version of the catalogue (`Field.latestPath`): what is
    /// withheld stays so under every name it had.
    let groundsByPath: [FieldPath: String]

    /// Everything public.
    public static let full = PublicationDecision(
        level: .full, ground: nil, decidedOn: nil, reviewDate: nil, withheld: [], groundsByPath: [:])

    private init(
        level: PublicationLevel, ground: String?, decidedOn: Day?, reviewDate: Day?, withheld: [Withheld],
        groundsByPath: [FieldPath: String]
    ) {
        self.level = level
        self.ground = ground
        self.decidedOn = decidedOn
        self.reviewDate = reviewDate
        self.withheld = withheld
        self.groundsByPath = groundsByPath
    }

    /// Whether the value of a field of single objects is shown: neither it nor what it is part of is withheld.
    func isPublic(_ path: FieldPath) -> Bool {
        level == .full && !groundsByPath.keys.contains { path.isWithin($0) }
    }

    /// Reads the decision a revision states; nil when it states none (a withdrawal may leave it out).
    ///
    /// A pointer to one item of a list or one key of a map withholds that field in all items and keys: in other
    /// revisions the same position may hold another item, and showing too little is the safe side. The translation of a
    /// withheld field is withheld with it.
    public init?(of record: Record) {
        guard record[.publication] != nil else { return nil }
        var list: [Withheld] = []
        var grounds: [FieldPath: String] = [:]
        for entry in record.items(.publicationWithheldFields) {
            guard let pointer = entry["path"]?.string.flatMap({ JSONPointer(parsing: $0) }) else { continue }
            let ground = entry["ground"]?.string ?? ""
            let path = record.description.field(at: pointer)?.latestPath
            list.append(
                Withheld(
                    pointer: pointer, ground: ground, decidedOn: entry["decidedOn"]?.string.flatMap { Day($0) },
                    path: path))
            guard let path else { continue }
            for path in record.description.withReplaced(path).flatMap({ record.description.withTranslations($0) }) {
                grounds[path] = ground
            }
        }
        self.init(
            level: record.publicationLevel, ground: record.string(.publicationGround),
            decidedOn: record.day(.publicationDecidedOn), reviewDate: record.day(.publicationReviewDate),
            withheld: list, groundsByPath: grounds)
    }

    /// The stricter of this decision and a later one: the more restrictive level with its ground, and what either of
    /// them withholds. Where both say why, the later one counts.
    func tightened(by later: PublicationDecision) -> PublicationDecision {
        if later.groundsByPath.isEmpty, later.level <= level {
            guard later.level == level, level != .full else { return self }
        }
        let source = later.level >= level ? later : self
        var seen = Set(later.withheld.map(\.pointer))
        let withheld = later.withheld + self.withheld.filter { seen.insert($0.pointer).inserted }
        return PublicationDecision(
            level: source.level, ground: source.ground, decidedOn: source.decidedOn, reviewDate: source.reviewDate,
            withheld: withheld,
            groundsByPath: groundsByPath.merging(later.groundsByPath) { $1 })
    }

    /// This decision without what a later one opens again.
    func lifted(by lift: PublicationLift, in description: RecordDescription) -> PublicationDecision {
        let opened = lift.paths.flatMap { description.withTranslations($0) }
        func isOpened(_ path: FieldPath) -> Bool { opened.contains { path.isWithin($0) } }
        let level = lift.level.map { min($0, self.level) } ?? self.level
        return PublicationDecision(
            level: level, ground: level == .full ? nil : ground, decidedOn: level == .full ? nil : decidedOn,
            reviewDate: level == .full ? nil : reviewDate,
            withheld: withheld.filter { field in field.path.map { !isOpened($0) } ?? true },
            groundsByPath: groundsByPath.filter { !isOpened($0.key) })
    }

    /// Whether the value of a field of a record is shown: its level shows it, and neither it nor what it is part of is withheld.
    public func shows(_ field: Field, in description: RecordDescription) -> Bool {
        guard field.publicationClass != .internal, level != .aggregateOnly,
            level == .full
                || (ReducedLevel.paths.contains(field.latestPath)
                    && !ReducedLevel.replaced.contains(field.latestPath))
        else { return false }
        var current: Field? = field
        while let part = current {
            if part.publicationClass == .internal { return false }
            if part.publicationClass == .withholdable, groundsByPath[part.latestPath] != nil { return false }
            current = part.parent.map { description.fields[$0] }
        }
        return true
    }
}

/// A decision that opens earlier revisions of its record: without one, what they withheld stays withheld there.
public struct PublicationLift: Sendable, Hashable {
    /// The level up to which earlier revisions are opened; nil when none is.
    public let level: PublicationLevel?
    /// Places that are opened, as stated.
    public let pointers: [JSONPointer]
    /// Paths of the fields there in the latest version of the catalogue.
    let paths: [FieldPath]
    /// Function that decided; empty when not stated.
    public let decidedBy: String
    /// Day of the decision; nil when not stated.
    public let decidedOn: Day?
    /// Why; empty when not stated.
    public let reason: String

    /// The lifts a revision states.
    public static func all(in record: Record) -> [PublicationLift] {
        record.items(.publicationLifts).map { entry in
            let pointers =
                entry["paths"]?.elements.compactMap { $0.string.flatMap { JSONPointer(parsing: $0) } } ?? []
            return PublicationLift(
                level: entry["level"]?.string.flatMap { PublicationLevel(rawValue: $0) },
                pointers: pointers, paths: pointers.compactMap { record.description.field(at: $0)?.latestPath },
                decidedBy: entry["decidedBy"]?.string ?? "",
                decidedOn: entry["decidedOn"]?.string.flatMap { Day($0) }, reason: entry["reason"]?.string ?? "")
        }
    }
}

extension RecordDescription {
    /// A catalogue path with the paths of the fields in whose place it and its parts stand: earlier revisions hold the same
    /// there.
    func withReplaced(_ path: FieldPath) -> [FieldPath] {
        [path] + replacing.filter { $0.latestPath.isWithin(path) }.compactMap(\.replaces)
    }

    /// A catalogue path with the paths of its translations.
    func withTranslations(_ path: FieldPath) -> [FieldPath] {
        [path] + [self.path(FieldPath.translationsEn.text + "." + path.text)].compactMap { $0 }
    }
}
