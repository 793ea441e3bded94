import Records

/// Which laws on access and on procedure hold for the letters about one system.
///
/// The law follows from what the entry and the authority's own entry state; what nobody states stays `unknown`, and the
/// letter then names every law that may hold.
struct LetterSituation: Sendable, Hashable {
    /// The law under which people learn what an authority knows about them.
    enum Access: String, Sendable, CaseIterable {
        /// Art. 15 GDPR.
        case general
        /// § 57 BDSG: preventing and prosecuting offences, averting danger (§ 45 BDSG).
        case police
        /// § 15 BVerfSchG and the laws of the other services.
        case intelligence
    }

    /// The law of the procedure in which a decision is taken.
    enum Procedure: String, Sendable, CaseIterable {
        /// Administrative Procedure Act (VwVfG).
        case general
        /// Social Code, Book Ten (SGB X).
        case social
        /// Fiscal Code (AO).
        case tax
        /// Nobody states it.
        case unknown
    }

    /// The law on access.
    let access: Access
    /// The law on procedure.
    let procedure: Procedure

    /// For people who know no system.
    static let unknown = LetterSituation(access: .general, procedure: .unknown)

    /// The intelligence services of the Federation, by id of their entry: BfV, BND and MAD.
    private static let intelligenceServices: Set<String> = ["bund-bfv", "bund-bnd", "bund-bamad"]

    init(access: Access, procedure: Procedure) {
        self.access = access
        self.procedure = procedure
    }

    /// Reads the situation of a system.
    ///
    /// - Parameters:
    ///   - record: what is public of the system.
    ///   - authority: the authority's row; nil when it is not on file.
    init(of record: Record, authority: AuthorityRow?) {
        let context = record.string(.usageContext)
        let areas = record.strings(.classificationAnnexIII)
        // Annex III point 6 is law enforcement.
        let isPoliceWork =
            context == "law-enforcement" || context == "border-control"
            || areas.contains { $0.utf8.starts(with: "III.6".utf8) }
        if LetterSituation.intelligenceServices.contains(record.authority) {
            access = .intelligence
        } else if isPoliceWork || (authority?.isLawEnforcement == true && context == nil) {
            access = .police
        } else {
            access = .general
        }
        switch context {
        case "social-benefits": procedure = .social
        case "tax-customs": procedure = .tax
        case "asylum", "migration", "border-control": procedure = .general
        default: procedure = .unknown
        }
    }
}
