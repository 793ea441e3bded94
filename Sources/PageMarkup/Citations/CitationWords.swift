/// Words that citations of law are made of, in German and English.
enum CitationWords {
    /// A word and what it means.
    struct Word: Sendable {
        let text: [UInt8]
        let kind: CitationTokens.Kind
        /// Whether a full stop behind it belongs to it.
        let isShort: Bool
    }

    /// Words by their first byte.
    static let words: [[Word]] = {
        var words: [[Word]] = Array(repeating: [], count: 256)
        func add(_ kind: CitationTokens.Kind, _ list: String) {
            for word in list.utf8.split(separator: UInt8(ascii: " ")) {
                let text = Array(word)
                words[Int(text[0])].append(Word(text: text, kind: kind, isShort: shortened.contains(text)))
            }
        }
        add(.mark(.article), "Art Artikel Artikels Artikeln Arts Article Articles article articles")
        add(.mark(.annex), "Anhang Anhangs Anhanges Anhänge Anhängen Anh Annex Annexes")
        add(.mark(.section), "Section Sections section sections Sec Secs")
        add(.part(isParagraph: true), "Abs Absatz Absatzes Absätze Absätzen para paras paragraph paragraphs")
        add(
            .part(isParagraph: false),
            "Satz Satzes Sätze Sätzen S Nr Nrn Nummer Nummern Ziff Ziffer Ziffern Buchst Buchstabe Buchstaben lit "
                + "UAbs Unterabs Unterabsatz Unterabsatzes Unterabsätze Hs HS Hsatz Halbs Halbsatz Alt Alternative Var "
                + "Variante Spiegelstrich Doppelbuchst Doppelbuchstabe Dreifachbuchst Abschnitt Abschn Teil Untera "
                + "point points subparagraph subparagraphs sentence sentences no nos letter indent alternative")
        add(
            .ordinal,
            "erster erste ersten erstes zweiter zweite zweiten zweites dritter dritte dritten drittes vierter vierte "
                + "letzter letzte letzten first second third fourth fifth last")
        add(.following, "f ff")
        add(.connector, "und u sowie oder bzw and or iVm")
        add(.range, "bis to")
        add(.of, "des der zu zur zum of the")
        return words
    }()

    /// Words behind which a full stop belongs to them.
    private static let shortened: Set<[UInt8]> = Set(
        "Art Arts Anh Sec Secs Abs para paras S Nr Nrn Ziff Buchst lit UAbs Unterabs Hs HS Halbs Alt Var Doppelbuchst "
            .utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
            + "Dreifachbuchst Abschn no nos f ff u bzw".utf8.split(separator: UInt8(ascii: " ")).map { Array($0) })

    /// Connectors of several words, by their first byte.
    static let phrases: [[[UInt8]]] = {
        let sorted = [
            "i. V. m.", "i.V.m.", "i. V. mit", "i.V. m.", "i. V.m.", "i V m", "iVm.", "in Verbindung mit",
            "in conjunction with", "read in conjunction with", "read together with", "read with", "together with",
            "jeweils i. V. m.", "jeweils in Verbindung mit", "as well as",
        ].map { Array($0.utf8) }.sorted { $0.count > $1.count }
        return (UInt8.min...UInt8.max).map { byte in sorted.filter { $0.first == byte } }
    }()

    /// What behind the name of a law says that it is that of a Land or of another state.
    static let places: Set<String> = Set(
        [
            "NRW", "NW", "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "M-V", "NI", "RP", "RLP", "SL", "SN", "ST",
            "SH",
            "S-H", "TH", "LSA", "Bln", "Bbg", "Nds", "Hmb", "Hess", "Bay", "Brem", "Thür", "Sächs", "Saar", "Rh-Pf",
            "RhPf", "BaWü", "Ba-Wü", "MeckVorP", "Meckl-Vorp", "SchlH", "Schl-H", "Nordrhein-Westfalen",
            "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen",
            "Mecklenburg-Vorpommern", "Niedersachsen", "Rheinland-Pfalz", "Saarland", "Saarlandes", "Sachsen",
            "Sachsen-Anhalt", "Schleswig-Holstein", "Thüringen", "DDR", "CH", "AT", "FL", "Schweiz", "Österreich",
            "Liechtenstein", "Luxemburg", "Austria", "Switzerland", "Bavaria", "Saxony", "Hesse", "UK",
        ])

    /// Words that may stand between a law and such a place.
    static let placeFillers: Set<String> = [
        "des", "der", "für", "das", "dem", "den", "die", "von", "in", "im", "landes", "land", "landesrechts",
        "freistaats", "freistaates", "freistaat", "freien", "freie", "und", "hansestadt", "ehemaligen", "of", "the",
        "state", "for",
    ]

    /// Beginnings of words, in small letters, that before a law say that it is another one: that of a Land, of another
    /// state, or an old one.
    static let others: [String] = [
        "berliner", "hamburg", "bremer", "bremisch", "bayer", "hessisch", "sächsisch", "thüring", "brandenburg",
        "niedersächsisch", "nordrhein", "rheinland", "saarländisch", "schleswig", "mecklenburg", "baden", "österreich",
        "schweiz", "liechtenstein", "alte", "früher", "ehemalig", "damalig", "landes", "bln", "nrw", "lsa", "ddr",
        "austrian", "swiss", "bavarian", "former", "old", "kirchlich",
    ]

    /// Words behind a law, in small letters, that say that an old version is meant.
    static let old: Set<String> = [
        "alt", "alte", "alter", "af", "idf", "früher", "frühere", "aufgehoben", "aufgehobene", "weggefallen",
        "repealed",
        "old", "former", "außer",
    ]

    /// Words between `in` and `Fassung` that say that the present one is meant.
    static let current: Set<String> = [
        "in", "der", "jeweils", "jeweiligen", "geltenden", "gültigen", "aktuellen", "derzeit", "heute", "heutigen",
        "jetzt", "ihrer", "seiner", "gegenwärtigen",
    ]
}
