/// The ways in which lists of systems are narrowed, in the order in which pages show them. Each value of each has a page
/// and a feed of changes.
package enum PublicFacet: String, Sendable, CaseIterable {
    /// The Ressort the authority belongs to.
    case ressort
    /// The authority.
    case authority
    /// The risk class.
    case risk
    /// The status.
    case status
    /// The area of life.
    case area
    /// The role in decisions.
    case decision
    /// The right affected.
    case right
    /// The state of the assessment.
    case fria
    /// Where the record comes from.
    case origin

    /// Vocabulary of the values; nil for authorities.
    package var vocabulary: String? {
        switch self {
        case .ressort, .authority: nil
        case .risk: "risk-class"
        case .status: "status"
        case .area: "life-area"
        case .decision: "decision-role"
        case .right: "right"
        case .fria: "fria-status"
        case .origin: "origin"
        }
    }

    /// Folder of the pages of its values.
    package var section: SiteAddress.Section {
        switch self {
        case .ressort: .ressorts
        case .authority: .authorities
        case .risk: .riskClasses
        case .status: .statuses
        case .area: .lifeAreas
        case .decision: .decisionRoles
        case .right: .rights
        case .fria: .assessmentStates
        case .origin: .origins
        }
    }

    /// The page of a value.
    package func place(of code: String) -> Place { Place(section, PublicFacet.slug(code)) }

    /// The part of an address that stands for a value: lower case, without dots.
    package static func slug(_ code: String) -> String {
        String(
            decoding: code.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
                case UInt8(ascii: "."): UInt8(ascii: "-")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// Path of the feed of a value.
    package func feed(of code: String) -> String { ReleasePath.feeds + feedFolder + "/" + code + ".atom" }

    /// Folder of the feeds of its values; not named like that of the pages everywhere, and addresses stay as they are.
    private var feedFolder: String {
        switch self {
        case .ressort: "ressorts"
        case .authority: "behoerden"
        case .risk: "risikoklassen"
        case .status: "status"
        case .area: "lebensbereiche"
        case .decision: "entscheidungen"
        case .right: "rechte"
        case .fria: "fria"
        case .origin: "herkunft"
        }
    }
}
