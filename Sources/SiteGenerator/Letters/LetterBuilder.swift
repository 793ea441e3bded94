import FieldCatalogue
import Findings
import LegalFacts
import PageMarkup
import Records

/// Fills letters in: for one system, or with gaps to fill.
struct LetterBuilder: Sendable {
    let edition: Edition
    private let citations: CitationLinker
    /// The days from which the rules for high-risk systems of Annex III apply: to new systems, and to all.
    private let highRiskDays: (first: Day?, last: Day?)

    init(_ edition: Edition) {
        self.edition = edition
        citations = CitationLinker(language: edition.language)
        let dates = LegalDates(catalogue: edition.catalogue)
        highRiskDays = (dates["high-risk-annex-iii"], dates["legacy-public-authorities"])
    }

    /// The letters about a system, ready to be sent but for the writer's own details.
    ///
    /// What the law grants today stands first; a right that binds the authority later stands last, with its day.
    ///
    /// - Parameters:
    ///   - name: name of the system as the page shows it.
    ///   - record: what is public of the system.
    ///   - riskClass: its class; nil when nothing is derived.
    ///   - explainedFrom: the day from which Art. 86 binds the authority for this system; nil when it does already, or
    ///     when the register does not know.
    func letters(name: String, record: Record, riskClass: RiskClass?, explainedFrom: Day?) -> [Letter] {
        let authority = edition.authorities[record.authority]
        let situation = LetterSituation(of: record, authority: authority)
        let isHighRisk = riskClass?.isHighRisk == true
        let kinds = kinds(situation, owesExplanation(record, riskClass), isDue: isHighRisk && explainedFrom == nil)
        return kinds.map { kind in
            let key = key(kind, situation)
            return Letter(
                id: "brief-" + kind.rawValue, title: title(kind, key),
                when: here(kind, isHighRisk: isHighRisk, explainedFrom),
                more: edition.address.link(.letters) + "#" + anchor(kind, situation),
                body: german[
                    key + ".body", german["letter.system", name, record.id], addressee(kind, record.authority),
                    authority?.name(.de) ?? record.authority], translation: nil)
        }
    }

    /// What holds for this one system, where that differs from the page of letters.
    private func here(_ kind: Letter.Kind, isHighRisk: Bool, _ explainedFrom: Day?) -> [UInt8] {
        switch (kind, explainedFrom) {
        case (.explanation, let day?):
            markup([edition.texts["letter.applies"], edition.texts["letter.later", edition.text(day)]])
        case (.explanation, nil):
            isHighRisk
                ? markup([edition.texts["letter.applies"]])
                : markup([edition.texts["letter.uncertain"], explanationDays])
        case (.complaint, let day?): markup([edition.texts["letter.complaint.later", edition.text(day)]])
        default: []
        }
    }

    /// The letters with gaps instead of a system and an authority, translated for those who do not read German.
    func general() -> [Letter] {
        var letters: [Letter] = []
        for kind in Letter.Kind.allCases {
            let situations: [LetterSituation] =
                switch kind {
                case .access: LetterSituation.Access.allCases.map { LetterSituation(access: $0, procedure: .unknown) }
                case .dataComplaint: [.unknown, LetterSituation(access: .police, procedure: .unknown)]
                case .reasons, .information, .complaint, .explanation: [.unknown]
                }
            for situation in situations { letters.append(general(kind, situation)) }
        }
        return letters
    }

    private func general(_ kind: Letter.Kind, _ situation: LetterSituation) -> Letter {
        let key = key(kind, situation)
        var when = [edition.texts[key + ".when"]]
        switch kind {
        case .access where situation.access == .general: when.append(edition.texts["letter.access.limits"])
        case .explanation: when.append(explanationDays)
        case .complaint:
            if let day = highRiskDays.first { when.append(edition.texts["letter.complaint.from", edition.text(day)]) }
        default: break
        }
        func body(_ texts: Texts) -> String {
            texts[
                key + ".body", texts["letter.gap.system"], office(kind) ?? texts["letter.gap.authority"],
                texts["letter.gap.who"]]
        }
        return Letter(
            id: anchor(kind, situation), title: title(kind, key), when: markup(when), more: nil, body: body(german),
            translation: edition.language == .de ? nil : body(edition.texts))
    }

    /// That no letter stops a deadline, and which deadlines are usual.
    var deadlines: [UInt8] { markup([edition.texts["letter.deadlines"], edition.texts["letter.general"]]) }

    /// Where a letter stands on the page of letters.
    private func anchor(_ kind: Letter.Kind, _ situation: LetterSituation) -> String {
        switch kind {
        case .access, .dataComplaint:
            "brief-" + kind.rawValue + (situation.access == .general ? "" : "-" + situation.access.rawValue)
        case .reasons, .information, .complaint, .explanation: "brief-" + kind.rawValue
        }
    }

    /// Whether Art. 86 may give a right against this system: high-risk systems of Annex III, "with the exception of systems
    /// listed under point 2". Nobody can say of a system whose class is not known.
    private func owesExplanation(_ record: Record, _ riskClass: RiskClass?) -> Bool {
        switch riskClass {
        case nil, .notAssessed: return true
        case .prohibited, .highRiskAnnexI, .highRiskAnnexIII:
            let areas = record.strings(.classificationAnnexIII)
            // A restricted entry shows its areas; without any the class is all there is.
            guard !areas.isEmpty else { return riskClass != .highRiskAnnexI }
            return areas.contains { !$0.utf8.starts(with: "III.2".utf8) }
        default: return false
        }
    }

    /// Which letters make sense about a system, in the order of what helps today.
    private func kinds(_ situation: LetterSituation, _ owesExplanation: Bool, isDue: Bool) -> [Letter.Kind] {
        var kinds = Letter.Kind.allCases
        if isDue { kinds = [.explanation] + kinds.filter { $0 != .explanation } }
        if !owesExplanation { kinds.removeAll { $0 == .explanation } }
        // § 3 Nr. 8 IFG: no access to documents of the intelligence services. How to reach the Federal Commissioner
        // is said beside the letter for access.
        if situation.access == .intelligence { kinds.removeAll { $0 == .information || $0 == .dataComplaint } }
        return kinds
    }

    /// Where the texts of a letter stand: `letter.KIND`, with the law that holds where there are several.
    private func key(_ kind: Letter.Kind, _ situation: LetterSituation) -> String {
        switch kind {
        case .access, .dataComplaint: "letter.\(kind.rawValue).\(situation.access.rawValue)"
        case .reasons: "letter.reasons.\(situation.procedure.rawValue)"
        case .information, .complaint, .explanation: "letter.\(kind.rawValue)"
        }
    }

    private func title(_ kind: Letter.Kind, _ key: String) -> String {
        edition.texts[kind == .reasons ? "letter.reasons.title" : key + ".title"]
    }

    /// When Art. 86 binds authorities, for a page without a system whose day is known.
    private var explanationDays: String {
        guard let first = highRiskDays.first, let last = highRiskDays.last else { return "" }
        return edition.texts["letter.explanation.from", edition.text(first), edition.text(last)]
    }

    private func markup(_ sentences: [String]) -> [UInt8] {
        citations.markup(sentences.filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// Letters to German authorities are German: that is their official language (§ 23 VwVfG).
    private var german: Texts { edition.sources.texts(.de) }

    private func addressee(_ kind: Letter.Kind, _ authority: String) -> String {
        if let office = office(kind) { return office }
        let row = edition.authorities[authority]
        return [row?.name(.de) ?? authority, row?.postalAddress].compactMap { $0 }.joined(separator: "\n")
    }

    /// The office a kind of letter always goes to; nil when it goes to the authority itself.
    ///
    /// The Federal Network Agency receives complaints about every authority (§ 8 Abs. 1 KI-MIG), the Federal
    /// Commissioner supervises all public bodies of the Federation (§ 9 Abs. 1 BDSG).
    private func office(_ kind: Letter.Kind) -> String? {
        switch kind {
        case .complaint:
            let row = edition.authorities["bund-bnetza"]
            return [row?.name(.de) ?? german["letter.bnetza"], row?.postalAddress ?? german["letter.bnetza.address"]]
                .joined(separator: "\n")
        case .dataComplaint:
            let row = edition.authorities["bund-bfdi"]
            return [row?.name(.de) ?? german["letter.bfdi"], row?.postalAddress].compactMap { $0 }
                .joined(separator: "\n")
        case .reasons, .access, .information, .explanation: return nil
        }
    }
}
