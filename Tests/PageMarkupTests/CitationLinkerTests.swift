import Findings
@testable import PageMarkup
import SourceJSON
import TestSupport
import Testing

@Suite("Citations of law")
struct CitationLinkerTests {
    private static let law = "https://www.gesetze-im-internet.de/"
    private static let act = "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727"

    /// Each citation with what it covers.
    private func found(_ text: String, _ language: Language = .de) -> [String] {
        let bytes = Array(text.utf8)
        return CitationLinker(language: language).citations(in: text).map {
            String(decoding: bytes[$0.range], as: UTF8.self) + " -> " + $0.address
        }
    }

    @Test(
        "leads to stable addresses",
        arguments: [
            ("§ 2 Abs. 5 KI-MIG", "§ 2 Abs. 5 KI-MIG -> \(law)ki-mig/__2.html"),
            ("§ 2 Abs. 5 Nr. 1 KI-MIG", "§ 2 Abs. 5 Nr. 1 KI-MIG -> \(law)ki-mig/__2.html"),
            ("nach § 35a VwVfG zulässig", "§ 35a VwVfG -> \(law)vwvfg/__35a.html"),
            ("§\u{A0}67a SGB\u{20}X", "§\u{A0}67a SGB X -> \(law)sgb_10/__67a.html"),
            ("§ 31a SGB I", "§ 31a SGB I -> \(law)sgb_1/__31a.html"),
            ("Art. 27 Abs. 1 KI-VO", "Art. 27 Abs. 1 KI-VO -> \(act)#art_27"),
            ("Art. 5 Abs. 1 Buchst. ba KI-VO", "Art. 5 Abs. 1 Buchst. ba KI-VO -> \(act)#art_5"),
            ("(Art. 3 Abs. 3 GG)", "Art. 3 Abs. 3 GG -> \(law)gg/art_3.html"),
            (
                "Artikel 15 Absatz 1 Buchstabe h DSGVO",
                "Artikel 15 Absatz 1 Buchstabe h DSGVO -> https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:32016R0679#art_15"
            ),
            ("Art. 8 GRCh", "Art. 8 GRCh -> https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:12012P/TXT"),
            ("§ 16a PassG", "§ 16a PassG -> \(law)pa_g_1986/__16a.html"),
            ("§ 2 Abs. 3 FreizügG/EU", "§ 2 Abs. 3 FreizügG/EU -> \(law)freiz_gg_eu_2004/__2.html"),
            ("Art. 6 Abs. 3 UAbs. 3 KI-VO", "Art. 6 Abs. 3 UAbs. 3 KI-VO -> \(act)#art_6"),
        ])
    func single(text: String, expected: String) {
        #expect(found(text) == [expected])
    }

    @Test("a chain shares the law named at its end")
    func chains() {
        #expect(
            found("Art. 6 Abs. 2, Anhang III Nr. 5 KI-VO")
                == ["Art. 6 Abs. 2 -> \(Self.act)#art_6", "Anhang III Nr. 5 KI-VO -> \(Self.act)#anx_III"])
        #expect(
            found("Art. 2 Abs. 1 i. V. m. Art. 1 Abs. 1 GG")
                == ["Art. 2 Abs. 1 -> \(Self.law)gg/art_2.html", "Art. 1 Abs. 1 GG -> \(Self.law)gg/art_1.html"])
        #expect(
            found("Art. 49 Abs. 5 KI-VO, § 20 KI-MIG")
                == ["Art. 49 Abs. 5 KI-VO -> \(Self.act)#art_49", "§ 20 KI-MIG -> \(Self.law)ki-mig/__20.html"])
    }

    @Test(
        "acts of the Union cited by number lead to their text, those with anchors to the article",
        arguments: [
            ("Art. 8 Abs. 2 Verordnung (EU) 2016/399", "32016R0399"),
            ("Art. 2 der Verordnung (EG) Nr. 223/2009", "32009R0223"),
            ("Art. 4 Richtlinie (EU) 2016/680", "32016L0680#art_4"),
            ("Article 3 Regulation (EU) No 952/2013", "32013R0952"),
            ("Art. 3 Richtlinie 2009/48/EG", "32009L0048"), ("Art. 2 der Richtlinie 95/46/EG", "31995L0046"),
            ("Art. 3 Richtlinie 2014/53/EU", "32014L0053"),
        ])
    func acts(text: String, celex: String) {
        #expect(
            found(text) == ["\(text) -> https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:\(celex)"])
    }

    @Test("every legal basis in the register's own records leads somewhere")
    func ownRecords() throws {
        let linker = CitationLinker(language: .de)
        try MemorySource.registryData().forEachRecord { _, revisions in
            for revision in revisions {
                for basis in try JSONDocument(parsing: revision.bytes).root["legalBasis"]?.elements.map({ $0 }) ?? [] {
                    let citation = try #require(basis["citation"]?.string)
                    #expect(!linker.citations(in: citation).isEmpty, "\(citation)")
                }
            }
        }
    }

    @Test("English citations lead to the English text")
    func english() {
        #expect(
            found("Art. 26(8) AI Act", .en)
                == [
                    "Art. 26(8) AI Act -> https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:02024R1689-20260727#art_26"
                ])
    }

    @Test(
        "leaves alone what is no citation",
        arguments: [
            "", "§", "§ ", "§ 5", "Art. 5", "Artikel", "Art. 99999 GG", "Paragraf § x VwVfG", "KI-VO", "Arten von GG",
            "§ 1 Unbekanntgesetz",
            "§ 3 IFGX", "A", "Anhang",
            "§ 3 Verordnung (EU) 2016/399", "Art. 1 Verordnung (EU) 16/", "Art. 1 Verordnung (EU) 12345/1",
        ])
    func nothing(text: String) {
        #expect(found(text).isEmpty)
    }

    @Test("markup escapes everything around and inside citations")
    func escapes() {
        let markup = String(decoding: CitationLinker(language: .de).markup("<b>\"\u{301} § 3 IFG & <i>"), as: UTF8.self)
        #expect(
            markup
                == "&lt;b&gt;&quot;\u{301} <a href=\"\(Self.law)ifg/__3.html\">§ 3 IFG</a> &amp; &lt;i&gt;"
        )
    }

    @Test("each citation of the collection leads where it must, and nowhere else")
    func collection() throws {
        let lines = String(
            decoding: try Locations.bytes(Locations.root + "/Tests/Fixtures/citations.txt"), as: UTF8.self
        )
        .split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count >= 400)
        for line in lines {
            let parts = line.components(separatedBy: " | ")
            let language: Language = parts[0].hasPrefix("en:") ? .en : .de
            let text = language == .en ? String(parts[0].dropFirst(3)) : parts[0]
            let expected = parts.dropFirst().filter { $0 != "none" }.map { place in
                place.contains("/__") || place.hasPrefix("gg/")
                    ? CitationLinkerTests.law + place + ".html"
                    : "https://eur-lex.europa.eu/legal-content/\(language == .de ? "DE" : "EN")/TXT/?uri=CELEX:\(place)"
            }
            let found = CitationLinker(language: language).citations(in: text).map(\.address)
            #expect(found == expected, "\(text)")
        }
    }

    @Test(
        "a citation covers its paragraphs and its law, and not what lies between two",
        arguments: [
            ("KI-VO Art. 26, DSGVO Art. 35", ["KI-VO Art. 26", "DSGVO Art. 35"]),
            ("nach §§ 3, 4 und 5 Abs. 2 IFG", ["§§ 3", "4", "5 Abs. 2 IFG"]),
            ("Art. 6 Abs. 1 Buchst. e, Abs. 3 der DSGVO.", ["Art. 6 Abs. 1 Buchst. e, Abs. 3 der DSGVO"]),
            ("(RL 2011/93/EU Art. 2 Buchst. e)", ["RL 2011/93/EU Art. 2 Buchst. e"]),
            ("§ 5 Nr. 1 lit. d) AO", ["§ 5 Nr. 1 lit. d) AO"]),
            ("§ 35 a Satz 1 VwVfG;", ["§ 35 a Satz 1 VwVfG"]),
            ("§§ 708 Nr. 11, 711 ZPO", ["§§ 708 Nr. 11", "711 ZPO"]),
            ("§ 60 Abs. 5 und 7 Satz 1 AufenthG", ["§ 60 Abs. 5 und 7 Satz 1 AufenthG"]),
            (
                "(Artikel 6\u{A0}Absatz 1 der Verordnung\u{A0}(EU) 2016/679)",
                ["Artikel 6\u{A0}Absatz 1 der Verordnung\u{A0}(EU) 2016/679"]
            ),
            ("§ 67a\nSGB\nX", ["§ 67a\nSGB\nX"]),
        ])
    func ranges(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        #expect(
            CitationLinker(language: .de).citations(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
                == expected)
    }

    @Test("links never overlap and stand in order, whatever the text is made of")
    func disjoint() {
        let pieces = [
            "§ 3", "§§ 4, 5", "Art. 6", "Anhang III", "IFG", "KI-VO", "DSGVO", "GG", ",", ";", "und", "a", "Abs. 1",
            "Nr. 2",
            "i. V. m.", "NRW", "a. F.", "2018", "(1)", ".", "der", "Verordnung (EU) 2016/679", "7", "–", "wort",
        ]
        var state: UInt64 = 5
        for _ in 0..<3_000 {
            var words: [String] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                words.append(pieces[Int((state >> 33) % UInt64(pieces.count))])
            }
            let text = words.joined(separator: " ")
            var end = 0
            for citation in CitationLinker(language: .de).citations(in: text) {
                #expect(
                    citation.range.lowerBound >= end && citation.range.upperBound > citation.range.lowerBound, "\(text)"
                )
                end = citation.range.upperBound
            }
        }
    }

    @Test(
        "reading costs as much again for a text twice as long, whatever it is made of",
        arguments: [
            "§ 1 Abs. 2, ", "§ 1 ", "§§ 1, 2 und 3, ", "IFG § 3 ", "Art. 6 in der ", "IFG in der ", "§ 3 IFG (",
        ])
    func steps(unit: String) {
        func steps(_ count: Int) -> Int {
            var text = String(repeating: unit, count: count)
            return text.withUTF8 { CitationReader(CitationTokens($0)).steps }
        }
        let (one, two, four) = (steps(300), steps(600), steps(1_200))
        #expect(two <= 2 * one + 20 && four <= 4 * one + 60, "\(one) \(two) \(four)")
    }
}
