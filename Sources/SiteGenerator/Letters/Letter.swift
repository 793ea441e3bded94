import Findings
import RegisterModel
import Templates

/// A letter people can copy: it says what they may ask for, and of whom.
struct Letter: ViewModel {
    /// What is asked for.
    enum Kind: String, Sendable, CaseIterable {
        /// Explanation of a decision (Art. 86 AI Act).
        case explanation
        /// Access to one's own data (Art. 15 GDPR).
        case access
        /// Documents of an authority (§ 1 Freedom of Information Act).
        case information
        /// Complaint to the Federal Network Agency (Art. 85 AI Act, § 8 KI-MIG).
        case complaint
    }

    /// Anchor in the page.
    let id: String
    let title: String
    /// When it applies, and what it costs.
    let when: [UInt8]
    let body: String
    /// What the letter says in the page's language; nil when the letter itself is in it.
    let translation: String?

    static let members: [Member<Letter>] = [
        .text("id") { $0.id }, .text("title") { $0.title }, .markup("when") { $0.when }, .text("body") { $0.body },
        .optional("translation") { $0.translation },
    ]
}

/// Fills letters in: for one system, or with gaps to fill.
struct LetterBuilder: Sendable {
    let edition: Edition
    private let citations: CitationLinker
    /// When each letter applies, by kind: to systems with high risk, and to others.
    private let occasions: [Letter.Kind: (highRisk: [UInt8], other: [UInt8])]

    init(_ edition: Edition) {
        self.edition = edition
        let citations = CitationLinker(language: edition.language)
        self.citations = citations
        occasions = Dictionary(
            uniqueKeysWithValues: Letter.Kind.allCases.map { kind in
                let when = edition.texts["letter.\(kind.rawValue).when"]
                func text(_ key: String) -> [UInt8] {
                    citations.markup(kind == .explanation ? when + " " + edition.texts[key] : when)
                }
                return (kind, (text("letter.applies"), text("letter.uncertain")))
            })
    }

    /// The letters about a system, ready to be sent but for the writer's own details.
    ///
    /// - Parameter explainedFrom: the day from which Art. 86 binds the authority for this system; nil when it does.
    func letters(name: String, id: String, authority: String, riskClass: RiskClass?, explainedFrom: Day?) -> [Letter] {
        let system = german["letter.system", name, id]
        // An explanation is due for systems with high risk; of others one asks for data and documents first.
        let first: [Letter.Kind] = riskClass?.isHighRisk == true ? [] : [.access, .information]
        return (first + Letter.Kind.allCases.filter { !first.contains($0) }).map { kind in
            let key = "letter.\(kind.rawValue)"
            var when = (riskClass?.isHighRisk == true ? occasions[kind]?.highRisk : occasions[kind]?.other) ?? []
            if kind == .explanation, let explainedFrom {
                when += Array(" ".utf8) + citations.markup(edition.texts["letter.later", edition.text(explainedFrom)])
            }
            return Letter(
                id: "brief-\(kind.rawValue)", title: edition.texts["\(key).title"], when: when,
                body: body(kind, system: system, addressee: addressee(kind, authority)), translation: nil)
        }
    }

    /// The letters with gaps instead of a system and an authority, translated for those who do not read German.
    func general() -> [Letter] {
        let gap = german["letter.gap.system"]
        return Letter.Kind.allCases.map { kind in
            let key = "letter.\(kind.rawValue)"
            let addressee = kind == .complaint ? supervisor : german["letter.gap.authority"]
            return Letter(
                id: "brief-\(kind.rawValue)", title: edition.texts["\(key).title"],
                when: citations.markup(edition.texts["\(key).when"]),
                body: body(kind, system: gap, addressee: addressee),
                translation: edition.language == .de
                    ? nil
                    : edition.texts[
                        "\(key).body", edition.texts["letter.gap.system"],
                        kind == .complaint ? supervisor : edition.texts["letter.gap.authority"]])
        }
    }

    /// Letters to German authorities are German: that is their official language (§ 23 VwVfG).
    private var german: Texts { edition.sources.texts(.de) }

    private func body(_ kind: Letter.Kind, system: String, addressee: String) -> String {
        german["letter.\(kind.rawValue).body", system, addressee]
    }

    private func addressee(_ kind: Letter.Kind, _ authority: String) -> String {
        guard kind != .complaint else { return supervisor }
        let row = edition.authorities[authority]
        return [row?.name(.de) ?? authority, row?.postalAddress].compactMap { $0 }.joined(separator: "\n")
    }

    /// The Federal Network Agency receives complaints about every authority (§ 8 Abs. 1 KI-MIG).
    private var supervisor: String {
        let row = edition.authorities["bund-bnetza"]
        return [row?.name(.de) ?? german["letter.bnetza"], row?.postalAddress ?? german["letter.bnetza.address"]]
            .joined(separator: "\n")
    }
}
