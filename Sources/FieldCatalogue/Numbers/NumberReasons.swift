import Findings

/// Why a text is no number for a field, in sentences.
enum NumberReasons {
    static func noNumber(_ measure: Measure) -> Bilingual {
        Bilingual(
            de: "Daraus wird keine Zahl; bitte \(measure.expectation.de) schreiben, mit Ziffern.",
            en: "This gives no number; please write \(measure.expectation.en), in digits.")
    }

    static let severalNumbers = Bilingual(
        de: "Hier stehen mehrere Zahlen oder eine Spanne; bitte eine einzige angeben.",
        en: "There are several numbers or a range here; please give a single one.")

    static let bound = Bilingual(
        de: "Das ist nur eine Grenze, nicht die Zahl selbst; bitte die Zahl oder die beste Schätzung angeben.",
        en: "That is only a bound, not the number itself; please give the number or the best estimate.")

    static let ordinal = Bilingual(
        de: "Eine Nummer ist keine Anzahl.", en: "A number that names something counts nothing.")

    static func ambiguous(_ text: String?) -> Bilingual {
        let shown = text.map { "„\(TerminalText.escaped($0))“" } ?? "Das"
        let shownEn = text.map { "“\(TerminalText.escaped($0))”" } ?? "This"
        return Bilingual(
            de: "\(shown) lässt sich mit Tausendern oder mit Nachkommastellen lesen; bitte ohne Trennzeichen der "
                + "Tausender schreiben.",
            en:
                "\(shownEn) can be read with thousands or with decimals; please write it without separators of thousands."
        )
    }

    static func unknown(_ word: String) -> Bilingual {
        let shown = TerminalText.escaped(word)
        return Bilingual(
            de: "Was „\(shown)“ bei einer Zahl bedeutet, ist nicht bekannt; bitte nur die Zahl schreiben.",
            en: "What “\(shown)” means beside a number is not known; please write only the number.")
    }

    static func inexact(_ measure: Measure) -> Bilingual {
        Bilingual(
            de: "Diese Einheit lässt sich nicht genau umrechnen; bitte \(measure.expectation.de) angeben.",
            en: "This unit cannot be converted exactly; please give \(measure.expectation.en).")
    }

    static func foreign(_ measure: Measure) -> Bilingual {
        Bilingual(
            de: "Die Einheit passt nicht; gefragt ist \(measure.expectation.de).",
            en: "The unit does not fit; asked for is \(measure.expectation.en).")
    }

    static func notWhole(_ measure: Measure) -> Bilingual {
        Bilingual(
            de: "Das ergibt keine ganze Zahl; bitte \(measure.expectation.de) ohne Nachkommastellen angeben.",
            en: "This gives no whole number; please give \(measure.expectation.en) without decimals.")
    }
}
