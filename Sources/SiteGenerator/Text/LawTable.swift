import Findings

/// Laws that people cite, with the stable addresses of their provisions at gesetze-im-internet.de and EUR-Lex.
///
/// The short name of a German law often keeps its first year or name: `bgsg_1994` is the Federal Police Act.
enum LawTable {
    /// How a provision is cited.
    enum Mark: Sendable, Hashable {
        /// `§ 35a`
        case section
        /// `Art. 27`
        case article
        /// `Anhang III`
        case annex
    }

    /// Where a law can be read.
    private enum Place: Sendable {
        /// Short name at gesetze-im-internet.de; `article` for the Basic Law, whose provisions are articles.
        case german(String)
        /// CELEX number at EUR-Lex.
        case european(String)
        /// CELEX number at EUR-Lex of an act whose older texts have no anchors.
        case whole(String)
    }

    /// Address of a provision; nil when the law has no such kind of provision.
    static func address(of law: String, _ mark: Mark, _ number: String, _ language: Language) -> String? {
        guard let place = places[law] ?? EuropeanAct.read(law.utf8).map({ .whole($0.act.celex) }) else { return nil }
        switch (place, mark) {
        case (.german(let name), .section): return "https://www.gesetze-im-internet.de/\(name)/__\(number).html"
        case (.german(let name), .article): return "https://www.gesetze-im-internet.de/\(name)/art_\(number).html"
        case (.german, .annex), (.european, .section), (.whole, .section): return nil
        case (.whole(let celex), _): return european(celex, "", language)
        case (.european(let celex), .article): return european(celex, "#art_" + number, language)
        case (.european(let celex), .annex): return european(celex, "#anx_" + number, language)
        }
    }

    private static func european(_ celex: String, _ anchor: String, _ language: Language) -> String {
        // The Charter is one text without anchors.
        "https://eur-lex.europa.eu/legal-content/\(language == .de ? "DE" : "EN")/TXT/?uri=CELEX:\(celex)"
            + (celex == charter ? "" : anchor)
    }

    private static let charter = "12012P/TXT"
    private static let aiAct = Place.european("02024R1689-20260727")

    /// Names as they stand behind a citation, by their first byte, longest first.
    static let names: [UInt8: [(name: String, utf8: [UInt8])]] = Dictionary(
        grouping: places.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { ($0, Array($0.utf8)) },
        by: { $0.1.first ?? 0 })

    private static let places: [String: Place] = [
        "KI-VO": aiAct, "KI-Verordnung": aiAct, "AI Act": aiAct, "Verordnung (EU) 2024/1689": aiAct,
        "Regulation (EU) 2024/1689": aiAct,
        "DSGVO": .european("32016R0679"), "DS-GVO": .european("32016R0679"),
        "Datenschutz-Grundverordnung": .european("32016R0679"), "GDPR": .european("32016R0679"),
        "JI-RL": .european("32016L0680"), "GRCh": .european(charter), "EU Charter": .european(charter),
        "GG": .german("gg"), "Basic Law": .german("gg"), "KI-MIG": .german("ki-mig"), "VwVfG": .german("vwvfg"),
        "BDSG": .german("bdsg_2018"), "IFG": .german("ifg"), "UIG": .german("uig_2005"), "VwGO": .german("vwgo"),
        "BGG": .german("bgg"), "AGG": .german("agg"), "OZG": .german("ozg"), "EGovG": .german("egovg"),
        "AsylG": .german("asylvfg_1992"), "AufenthG": .german("aufenthg_2004"), "AZRG": .german("azrg"),
        "AO": .german("ao_1977"), "EStG": .german("estg"), "UStG": .german("ustg_1980"), "GwG": .german("gwg_2017"),
        "ZollVG": .german("zollvg"), "BPolG": .german("bgsg_1994"), "BKAG": .german("bkag_2018"),
        "StPO": .german("stpo"), "StGB": .german("stgb"), "ZPO": .german("zpo"), "BGB": .german("bgb"),
        "HGB": .german("hgb"), "UrhG": .german("urhg"), "BBG": .german("bbg_2009"), "BPersVG": .german("bpersvg_2021"),
        "BHO": .german("bho"), "GWB": .german("gwb"), "EnWG": .german("enwg_2005"), "TKG": .german("tkg_2021"),
        "BNatSchG": .german("bnatschg_2009"), "BImSchG": .german("bimschg"), "IfSG": .german("ifsg"),
        "LFGB": .german("lfgb"), "BKGG": .german("bkgg_1996"), "BEEG": .german("beeg"), "WoGG": .german("wogg"),
        "StVG": .german("stvg"), "LuftVG": .german("luftvg"), "PAuswG": .german("pauswg"), "SGG": .german("sgg"),
        "FGO": .german("fgo"), "SÜG": .german("s_g"), "BAföG": .german("baf_g"), "DDG": .german("ddg"),
        "PassG": .german("pa_g_1986"), "BArchG": .german("barchg_2017"), "ASiG": .german("asig"),
        "ArbSchG": .german("arbschg"), "BSIG": .german("bsig_2025"), "GeschGehG": .german("geschgehg"),
        "StAG": .german("stag"), "FreizügG/EU": .german("freiz_gg_eu_2004"), "AsylbLG": .german("asylblg"),
        "OWiG": .german("owig_1968"), "SchwarzArbG": .german("schwarzarbg_2004"), "MiLoG": .german("milog"),
        "BStatG": .german("bstatg_1987"), "DWDG": .german("dwdg"), "IDNrG": .german("idnrg"),
        "VwZG": .german("vwzg_2005"), "TDDDG": .german("ttdsg"), "DNG": .german("dng"), "VgV": .german("vgv_2016"),
        "AWG": .german("awg_2013"), "KStG": .german("kstg_1977"), "UStDV": .german("ustdv_1980"),
        "FZV": .german("fzv_2023"), "GVG": .german("gvg"), "BNDG": .german("bndg"), "MarkenG": .german("markeng"),
        "PatG": .german("patg"), "WHG": .german("whg_2009"), "AMG": .german("amg_1976"),
        "SGB I": .german("sgb_1"), "SGB II": .german("sgb_2"), "SGB III": .german("sgb_3"), "SGB IV": .german("sgb_4"),
        "SGB V": .german("sgb_5"), "SGB VI": .german("sgb_6"), "SGB VII": .german("sgb_7"),
        "SGB VIII": .german("sgb_8"), "SGB IX": .german("sgb_9_2018"), "SGB X": .german("sgb_10"),
        "SGB XI": .german("sgb_11"), "SGB XII": .german("sgb_12"), "SGB XIV": .german("sgb_14"),
    ]
}

/// Where fundamental rights can be read.
enum RightsText {
    /// Address of the text of a right (`GRCh.21`, `GG.2.1-1.1.RIS`): the first article its code names.
    static func address(of code: String, _ language: Language) -> String {
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
