/// A number of a law taken apart: words that only lead on fall away, what remains says which place is meant.
struct LegalReference: Sendable, Equatable {
    /// The annex, in small Roman or Arabic figures; nil for none.
    private(set) var annex: String?
    /// The article behind "Art."; nil where no such word stands.
    private(set) var article: String?
    /// `gg`, `grch`, or another law by its short name; nil where none is named, or only the AI Act.
    private(set) var law: String?
    /// Numbers and letters behind annex or article, in order.
    private(set) var steps: [String] = []
    /// The second place of "i. V. m.": `Art. 2 Abs. 1 i. V. m. Art. 1 Abs. 1 GG`.
    private(set) var joined: [String]?

    /// Takes a text apart; nil when it holds a word that no reference has, or no number and no letter.
    init?(_ text: String) {
        var words = LegalReference.words(of: text)
        // "Art. 6 Abs. 2 in Verbindung mit Anhang III Nr. 5": what is joined is what is meant.
        if let start = words.firstIndex(where: { $0 == "anhang" || $0 == "annex" }), start > 0 {
            words.removeFirst(start)
        } else if let link = LegalReference.link(in: words) {
            var second = LegalReference(words: Array(words[link.upperBound...]))
            guard second != nil else { return nil }
            law = second?.law
            if let article = second?.article { second?.steps.insert(article, at: 0) }
            joined = second?.steps
            words = Array(words[..<link.lowerBound])
        }
        guard let first = LegalReference(words: words) else { return nil }
        (annex, article, steps) = (first.annex, first.article, first.steps)
        law = first.law ?? law
        guard !steps.isEmpty || article != nil else { return nil }
    }

    private init?(words: [String]) {
        var expectsArticle = false
        var expectsAnnex = false
        for (index, word) in words.enumerated() {
            if expectsAnnex, annex == nil {
                annex = word
                expectsAnnex = false
            } else if expectsArticle, Int(word) != nil {
                article = word
                expectsArticle = false
            } else if ["anhang", "annex"].contains(word) {
                expectsAnnex = true
            } else if ["art", "artikel", "article"].contains(word) {
                guard article == nil, annex == nil else { return nil }
                expectsArticle = true
            } else if let named = LegalReference.laws[word] {
                guard law == nil || law == named else { return nil }
                law = named
            } else if LegalReference.fillers.contains(word) {
                continue
            } else if index == 0, annex == nil, ["iii", "i"].contains(word), words.count > 1 {
                annex = word
            } else if Int(word) != nil || word.utf8.count <= 2 || ["deepfake", "text"].contains(word) {
                steps.append(word)
            } else {
                return nil
            }
        }
        guard !expectsArticle, !expectsAnnex else { return nil }
        if law == "aia" { law = nil }
    }

    /// The steps of a code: `III.5.a` as iii, 5, a; `GG.2.1-1.1.APR` as gg, 2.1-1.1, apr.
    static func steps(of code: String) -> [String] {
        let steps = code.lowercased().split(separator: ".").map(String.init)
        guard steps.count > 2, steps.contains(where: { $0.utf8.contains(UInt8(ascii: "-")) }) else { return steps }
        return [steps[0], steps[1..<steps.count - 1].joined(separator: "."), steps[steps.count - 1]]
    }

    private static let laws: [String: String] = [
        "gg": "gg", "grundgesetz": "gg", "grundgesetzes": "gg", "grch": "grch", "charta": "grch", "charter": "grch",
        "grundrechtecharta": "grch", "cfr": "grch", "cfreu": "grch", "kivo": "aia", "ki": "aia", "aia": "aia",
        "ai": "aia",
        "emrk": "emrk", "dsgvo": "dsgvo", "bdsg": "bdsg",
    ]

    /// Words that lead to a number, or stand around the name of a law.
    private static let fillers: Set<String> = [
        "nr", "nummer", "no", "number", "ziff", "ziffer", "punkt", "point", "buchst", "buchstabe", "lit", "litera",
        "letter",
        "abs", "absatz", "para", "paragraph", "unterabs", "unterabsatz", "satz", "abschnitt", "section", "teil", "der",
        "des",
        "vo", "verordnung", "act", "eu", "gem", "gemäß", "nach", "und", "the", "of", "basic", "law",
    ]

    /// Words and numbers in small letters; signs part them, and so does the change between letters and digits.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var current: [UInt8] = []
        func kind(_ byte: UInt8) -> Int {
            (0x30...0x39).contains(byte) ? 1 : byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) ? 2 : 0
        }
        for byte in text.lowercased().utf8 {
            if let last = current.last, kind(last) != kind(byte) {
                words.append(String(decoding: current, as: UTF8.self))
                current = []
            }
            if kind(byte) > 0 { current.append(byte) }
        }
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        return words
    }

    /// Where "i. V. m." or "in Verbindung mit" stands.
    private static func link(in words: [String]) -> Range<Int>? {
        for phrase in [["i", "v", "m"], ["in", "verbindung", "mit"], ["ivm"]] where words.count > phrase.count {
            for start in 0...(words.count - phrase.count) where Array(words[start..<start + phrase.count]) == phrase {
                return start..<start + phrase.count
            }
        }
        return nil
    }
}
