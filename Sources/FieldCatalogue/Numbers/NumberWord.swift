/// What words around a number mean.
enum NumberWord: Sendable, Equatable {
    /// What a number counts, or the time it is about.
    enum Unit: Sendable, Equatable {
        case hour, day, workingDay, week, month, quarter, halfYear, year
        case milliwattHour, wattHour, kilowattHour, megawattHour, gigawattHour
        case percent, perMille
        /// Cases, requests, decisions: what is counted one by one.
        case thing
    }

    /// A number word: eins, sechs, twelve.
    case number(Int)
    /// Makes the number before it larger: thousand, million.
    case magnitude(Int)
    /// What the number counts.
    case unit(Unit)
    /// A period in one word: monthly, p. a.
    case every(Unit)
    /// "per", "je", "im": a period or thing follows.
    case per
    /// About: the number is meant all the same.
    case about
    /// At least, more than, under: the number is only a bound.
    case bound
    /// At most, within: a bound that is the answer where a longest time is asked for.
    case atMost
    /// Means nothing by itself.
    case filler
    /// Numbers something instead of counting it: Nr., §.
    case ordinal

    /// What a word means; nil when it is not known. Case counts only where it changes the meaning.
    init?(_ word: String) {
        if let exact = NumberWord.exact[word] {
            self = exact
            return
        }
        guard let known = NumberWord.folded[word.lowercased()] else { return nil }
        self = known
    }

    /// Words whose meaning hangs on capitals: mWh is a billionth of a GWh.
    private static let exact: [String: NumberWord] = [
        "Wh": .unit(.wattHour), "mWh": .unit(.milliwattHour), "MWh": .unit(.megawattHour), "GWh": .unit(.gigawattHour),
        "k": .magnitude(1_000), "K": .magnitude(1_000), "Mrd": .magnitude(1_000_000_000),
    ]

    /// Words in any case. No `m`, `M`, `T` and no billion: they mean several things.
    private static let folded: [String: NumberWord] = {
        var words: [String: NumberWord] = [:]
        func add(_ meaning: NumberWord, _ list: String) {
            for word in list.split(separator: " ") { words[String(word)] = meaning }
        }
        add(.magnitude(100), "hundert hundred")
        add(.magnitude(12), "dutzend dozen")
        add(.magnitude(1_000), "tsd tausend thousand thsd")
        add(.magnitude(1_000_000), "mio mill million millionen millions mn")
        add(.magnitude(1_000_000_000), "mrd mrd milliarde milliarden bn")
        for (number, list) in [
            "ein eine einen einem eins one", "zwei two", "drei three", "vier four", "fünf fuenf five",
            "sechs six", "sieben seven", "acht eight", "neun nine", "zehn ten", "elf eleven", "zwölf zwoelf twelve",
        ].enumerated() {
            add(.number(number + 1), list)
        }
        add(.unit(.hour), "stunde stunden std hour hours")
        add(.unit(.day), "tag tage tagen kalendertag kalendertage kalendertagen day days")
        add(
            .unit(.workingDay),
            "werktag werktage werktagen arbeitstag arbeitstage arbeitstagen workday workdays")
        add(.unit(.week), "woche wochen week weeks")
        add(.unit(.month), "monat monate monaten mon month months")
        add(.unit(.quarter), "quartal quartale quartalen vierteljahr quarter quarters")
        add(.unit(.halfYear), "halbjahr halbjahre halbjahren")
        add(.unit(.year), "jahr jahre jahren kalenderjahr year years yr")
        add(.unit(.kilowattHour), "kwh kilowattstunde kilowattstunden")
        add(.unit(.wattHour), "wattstunde wattstunden")
        add(.unit(.megawattHour), "megawattstunde megawattstunden")
        add(.unit(.gigawattHour), "gigawattstunde gigawattstunden")
        add(.unit(.percent), "prozent percent pct")
        add(.unit(.perMille), "promille")
        add(
            .unit(.thing),
            "fall fälle fällen faelle faellen vorgang vorgänge vorgängen antrag anträge anträgen anfrage anfragen "
                + "bescheid bescheide verfahren meldung meldungen prüfung prüfungen dokument dokumente dokumenten "
                + "anruf anrufe anrufen auskunft auskünfte entscheidung entscheidungen eingabe eingaben bewerbung "
                + "bewerbungen verwendung verwendungen genehmigung genehmigungen abfrage abfragen mal case cases "
                + "request requests application applications decision decisions call calls document documents use uses")
        add(.every(.hour), "stündlich hourly")
        add(.every(.day), "täglich taeglich daily")
        add(.every(.workingDay), "werktäglich arbeitstäglich")
        add(.every(.week), "wöchentlich woechentlich weekly")
        add(.every(.month), "monatlich monthly")
        add(.every(.quarter), "vierteljährlich quartalsweise quarterly")
        add(.every(.halfYear), "halbjährlich")
        add(.every(.year), "jährlich jaehrlich yearly annually pa")
        add(.per, "pro je per im in a an each")
        add(
            .about,
            "ca circa zirka etwa rund ungefähr ungefaehr schätzungsweise geschätzt approx about around roughly circa")
        add(
            .bound,
            "unter über ueber mehr weniger mindestens mind minimal min minimum ab gut knapp fast least more less over under "
                + "above below than plus")
        add(.atMost, "höchstens hoechstens maximal max maximum innerhalb binnen bis spätestens within up")
        add(.filler, "von of zu nach the to")
        add(.ordinal, "nr no nummer number")
        return words
    }()
}
