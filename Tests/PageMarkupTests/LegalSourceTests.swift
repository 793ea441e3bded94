import Findings
@testable import PageMarkup
import RegisterRules
import Testing

/// Each law that a rule names is linked, in the language of the page.
@Suite("Sources of rules")
struct LegalSourceTests {
    @Test("English pages lead to English texts of the Union, German ones to German texts", arguments: Language.allCases)
    func languages(language: Language) {
        let other = language == .de ? "/EN/TXT" : "/DE/TXT"
        for rule in RuleCatalogue.all.map({ $0.description }) {
            for address in LegalSource(language: language).addresses(in: rule.source[language]) {
                #expect(!address.contains(other), "\(rule.code): \(address)")
            }
        }
    }

    /// Names of laws as sources write them, with what their addresses hold.
    private static let laws: [(name: String, place: String)] = [
        ("KI-VO", "02024R1689"), ("AI Act", "02024R1689"), ("DSGVO", "32016R0679"), ("GDPR", "32016R0679"),
        ("GRCh", "12012P"), ("EU Charter", "12012P"), ("GG", "/gg/"), ("Basic Law", "/gg/"), ("VwVfG", "/vwvfg/"),
        ("SGB X", "/sgb_10/"), (" AO", "/ao_1977/"), ("BDSG", "/bdsg_2018/"), ("BPersVG", "/bpersvg_2021/"),
        ("KI-MIG", "/ki-mig/"), ("BT-Drs. 21/2349", "2102349.pdf"),
    ]

    @Test("every law a source names has a link of its own", arguments: Language.allCases)
    func complete(language: Language) {
        for rule in RuleCatalogue.all.map({ $0.description }) {
            let source = rule.source[language]
            let addresses = LegalSource(language: language).addresses(in: source)
            for law in LegalSourceTests.laws where source.contains(law.name) {
                #expect(
                    addresses.contains { $0.contains(law.place) }, "\(rule.code): \(source): no link to \(law.name)")
            }
        }
    }

    @Test("four laws are four links")
    func four() {
        let text = "Art. 22 DSGVO; § 35a VwVfG; § 31a SGB X; § 155 Abs. 4 AO"
        #expect(
            LegalSource(language: .de).addresses(in: text) == [
                "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:32016R0679#art_22",
                "https://www.gesetze-im-internet.de/vwvfg/__35a.html",
                "https://www.gesetze-im-internet.de/sgb_10/__31a.html",
                "https://www.gesetze-im-internet.de/ao_1977/__155.html",
            ])
        let html = String(decoding: LegalSource(language: .de).markup("a < BT-Drs. 21/2349 Nr. 7"), as: UTF8.self)
        #expect(
            html
                == "a &lt; <a href=\"https://dserver.bundestag.de/btd/21/023/2102349.pdf\">BT-Drs. 21/2349</a> Nr. 7")
    }
}
