import SourceJSON

/// What an authority decided about showing a record: the level, and single fields it withholds.
///
/// The latest decision of a record applies to all its revisions.
public struct PublicationDecision: Sendable, Hashable {
    /// A field withheld from the public.
    public struct Withheld: Sendable, Hashable {
        /// The JSON Pointer as stated.
        public let pointer: JSONPointer
        /// Code of the ground (vocabulary `publication-ground`).
        public let ground: String
        /// Day of the decision; nil when not stated.
        public let decidedOn: Day?
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
    /// Grounds by catalogue path of the withheld fields.
    let groundsByPath: [String: String]

    /// Everything public.
    public static let full = PublicationDecision(
        level: .full, ground: nil, decidedOn: nil, reviewDate: nil, withheld: [], groundsByPath: [:])

    private init(
        level: PublicationLevel, ground: String?, decidedOn: Day?, reviewDate: Day?, withheld: [Withheld],
        groundsByPath: [String: String]
    ) {
        self.level = level
        self.ground = ground
        self.decidedOn = decidedOn
        self.reviewDate = reviewDate
        self.withheld = withheld
        self.groundsByPath = groundsByPath
    }

    /// Whether the value at a catalogue path of single objects is shown: neither it nor what it is part of is withheld.
    func isPublic(_ path: String) -> Bool {
        guard level == .full else { return false }
        var part = Substring(path)
        while groundsByPath[String(part)] == nil {
            guard let dot = part.utf8.lastIndex(of: UInt8(ascii: ".")) else { return true }
            part = part[..<dot]
        }
        return false
    }

    /// Reads the decision a revision states; nil when it states none (a withdrawal may leave it out).
    ///
    /// A pointer to one item of a list or one key of a map withholds that field in all items and keys: in other
    /// revisions the same position may hold another item, and showing too little is the safe side.
    public init?(of record: Record) {
        guard record["publication"] != nil else { return nil }
        var list: [Withheld] = []
        var grounds: [String: String] = [:]
        for entry in record.items("publication.withheldFields") {
            guard let pointer = entry["path"]?.string.flatMap({ JSONPointer(parsing: $0) }) else { continue }
            let ground = entry["ground"]?.string ?? ""
            list.append(
                Withheld(pointer: pointer, ground: ground, decidedOn: entry["decidedOn"]?.string.flatMap { Day($0) }))
            if let field = record.description.field(at: pointer) { grounds[field.path] = ground }
        }
        self.init(
            level: record.publicationLevel, ground: record.string("publication.ground"),
            decidedOn: record.day("publication.decidedOn"), reviewDate: record.day("publication.reviewDate"),
            withheld: list, groundsByPath: grounds)
    }
}
