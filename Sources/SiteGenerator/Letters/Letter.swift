import Templates

/// A letter people can copy: it says what they may ask for, and of whom.
struct Letter: ViewModel {
    /// What is asked for.
    enum Kind: String, Sendable, CaseIterable {
        /// Reasons for a decision and the file of the case (§§ 29, 39 VwVfG; §§ 25, 35 SGB X; §§ 121, 364 AO).
        case reasons
        /// Access to one's own data (Art. 15 GDPR; § 57 BDSG; § 15 BVerfSchG).
        case access
        /// Complaint to the Federal Commissioner for Data Protection (Art. 77 GDPR; § 60 BDSG).
        case dataComplaint
        /// Documents of an authority (§ 1 Freedom of Information Act).
        case information
        /// Complaint to the Federal Network Agency (Art. 85 AI Act, § 8 KI-MIG).
        case complaint
        /// Explanation of a decision (Art. 86 AI Act).
        case explanation
    }

    /// Anchor in the page.
    let id: String
    let title: String
    /// When it applies, and what it costs; empty where `more` says it all.
    let when: [UInt8]
    /// Link to the same letter on the page of letters, which says when it applies; nil on that page itself.
    let more: String?
    let body: String
    /// What the letter says in the page's language; nil when the letter itself is in it.
    let translation: String?

    static let members: [Member<Letter>] = [
        .text("id") { $0.id }, .text("title") { $0.title }, .markup("when") { $0.when }, .optional("more") { $0.more },
        .text("body") { $0.body },
        .optional("translation") { $0.translation },
    ]
}
