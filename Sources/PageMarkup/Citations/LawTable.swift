import Findings

/// Laws that people cite, with the stable addresses of their provisions at gesetze-im-internet.de and EUR-Lex.
package enum LawTable {
    /// How a provision is cited.
    package enum Mark: Sendable, Hashable {
        /// `§ 35a`
        case section
        /// `Art. 27`
        case article
        /// `Anhang III`
        case annex
    }

    /// Address of a provision; nil when the law has no such kind of provision, or none of this number.
    package static func address(of law: String, _ mark: Mark, _ number: String, _ language: Language) -> String? {
        (laws[law] ?? Array(law.utf8).withUnsafeBufferPointer { EuropeanAct.read($0, at: 0).map { Law($0.act) } })?
            .address(mark, number, language)
    }

    /// Names as they stand beside a citation, by their first letter from A to Z, longest first.
    static let names: [[(name: [UInt8], law: Law)]] = {
        let sorted = laws.sorted { ($1.key.utf8.count, $0.key) < ($0.key.utf8.count, $1.key) }
            .map { (name: Array($0.key.utf8), law: $0.value) }
        return (0x41...0x5A).map { letter in sorted.filter { $0.name.first == letter } }
    }()

    private static let laws: [String: Law] = {
        var laws: [String: Law] = [:]
        for entry in GermanLaws.all {
            for name in entry.names { laws[name] = .sections(entry.slug, last: entry.last) }
        }
        for name in ["GG", "Grundgesetz", "Grundgesetzes", "Basic Law"] { laws[name] = .basicLaw }
        for name in [
            "KI-VO", "KI-Verordnung", "AI Act", "EU AI Act", "AI-Act",
        ] { laws[name] = .artificialIntelligenceAct }
        for name in [
            "DSGVO", "DS-GVO", "EU-DSGVO", "EU-DS-GVO", "Datenschutz-Grundverordnung", "Datenschutzgrundverordnung",
            "GDPR", "General Data Protection Regulation",
        ] { laws[name] = .dataProtectionRegulation }
        for name in ["JI-RL", "JI-Richtlinie", "Law Enforcement Directive"] { laws[name] = .dataProtectionDirective }
        for name in [
            "GRCh", "GRC", "GR-Charta", "EU-GRCh", "EU-Grundrechtecharta", "Grundrechtecharta", "Grundrechte-Charta",
            "Charta der Grundrechte", "EU Charter", "Charter of Fundamental Rights",
        ] { laws[name] = .charter }
        return laws
    }()
}

/// A law with the address of its text and the provisions it has.
struct Law: Sendable, Hashable {
    private enum Place: Sendable, Hashable {
        /// Short name at gesetze-im-internet.de of a law in sections, and the last section.
        case sections(String, last: Int?)
        /// The Basic Law: its provisions are articles.
        case basicLaw
        /// CELEX number at EUR-Lex of an act whose articles have anchors, the last one, and the ones put in later;
        /// the number of annexes.
        case anchored(String, last: Int, inserted: Set<String>, annexes: Int)
        /// CELEX number at EUR-Lex of an act whose text has no anchors, and the last article when it is known.
        case whole(String, last: Int?)
    }

    private let place: Place

    private init(_ place: Place) {
        self.place = place
    }

    /// An act of the Union; the ones with anchors are known by their number, too.
    init(_ act: EuropeanAct) {
        switch act.celex {
        case "32024R1689": self = .artificialIntelligenceAct
        case "32016R0679": self = .dataProtectionRegulation
        case "32016L0680": self = .dataProtectionDirective
        default: place = .whole(act.celex, last: nil)
        }
    }

    static func sections(_ slug: String, last: Int?) -> Law { Law(.sections(slug, last: last)) }

    /// The Basic Law; Art. 146 is its last.
    static let basicLaw = Law(.basicLaw)
    /// Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744: 113 articles, six put in, 14 annexes.
    static let artificialIntelligenceAct = Law(
        .anchored(
            "02024R1689-20260727", last: 113, inserted: ["4a", "60a", "75a", "75b", "75c", "75d"], annexes: 14))
    /// Regulation (EU) 2016/679: 99 articles.
    static let dataProtectionRegulation = Law(.anchored("32016R0679", last: 99, inserted: [], annexes: 0))
    /// Directive (EU) 2016/680: 65 articles.
    static let dataProtectionDirective = Law(.anchored("32016L0680", last: 65, inserted: [], annexes: 0))
    /// Charter of Fundamental Rights: 54 articles, one text without anchors.
    static let charter = Law(.whole("12012P/TXT", last: 54))

    /// Whether the name may stand for several laws one after the other: `Bundesdatenschutzgesetz vom 14. Januar 2003`.
    var hasDates: Bool { if case .sections = place { true } else { false } }

    /// Whether a year behind the name belongs to the name of the law in force: `BDSG 2018`.
    func isOf(year: Int) -> Bool {
        guard case .sections(let slug, _) = place else { return false }
        return slug.utf8.suffix(5).elementsEqual("_\(year)".utf8)
    }

    /// Address of a provision; nil when the law has no such kind of provision, or none of this number.
    package func address(_ mark: LawTable.Mark, _ number: String, _ language: Language) -> String? {
        switch (place, mark) {
        case (.sections(let slug, let last), .section):
            return isWithin(number, last) ? "https://www.gesetze-im-internet.de/\(slug)/__\(number).html" : nil
        case (.basicLaw, .article):
            return isWithin(number, 146) ? "https://www.gesetze-im-internet.de/gg/art_\(number).html" : nil
        case (.anchored(let celex, let last, let inserted, _), .article):
            guard inserted.contains(number) || isWhole(number) && isWithin(number, last) else { return nil }
            return Law.european(celex, "#art_" + number, language)
        case (.anchored(let celex, _, _, let annexes), .annex):
            return Law.annexes.prefix(annexes).contains(number) ? Law.european(celex, "#anx_" + number, language) : nil
        case (.whole(let celex, let last), .article):
            return isWithin(number, last) ? Law.european(celex, "", language) : nil
        case (.whole(let celex, nil), .annex): return Law.european(celex, "", language)
        default: return nil
        }
    }

    private func isWhole(_ number: String) -> Bool { number.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private func isWithin(_ number: String, _ last: Int?) -> Bool {
        let value = number.utf8.prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return value > 0 && value <= last ?? 9_999
    }

    private static func european(_ celex: String, _ anchor: String, _ language: Language) -> String {
        "https://eur-lex.europa.eu/legal-content/\(language == .de ? "DE" : "EN")/TXT/?uri=CELEX:\(celex)\(anchor)"
    }

    private static let annexes = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
    ]
}

/// Where fundamental rights can be read.
package enum RightsText {
    /// Address of the text of a right (`GRCh.21`, `GG.2.1-1.1.RIS`): the first article its code names.
    package static func address(of code: String, _ language: Language) -> String {
        let parts = code.utf8.split(separator: UInt8(ascii: "."))
        let law = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let article = parts.dropFirst().first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let isNumber = article.utf8.first.map { (0x30...0x39).contains($0) } == true
        guard isNumber, let address = LawTable.address(of: law, .article, article, language) else {
            return "https://www.gesetze-im-internet.de/gg/"
        }
        return address
    }
}
