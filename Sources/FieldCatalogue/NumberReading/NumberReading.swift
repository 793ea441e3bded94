import Findings

/// A number that somebody wrote in words, as the number a field takes, or why it is none.
///
/// One reader for lists, answers and proposals. Every word must be known: a number is what was written or nothing.
public enum NumberReading: Sendable, Equatable {
    /// The JSON text of the number; certain where nothing but digits of one meaning stood there.
    case number(String, isCertain: Bool)
    /// Not read, with the reason in a sentence.
    case refused(Bilingual)

    /// The JSON text of the number; nil when it was refused.
    public var number: String? { if case .number(let text, _) = self { text } else { nil } }

    /// Reads a text for a field.
    ///
    /// `1.200`, `ca. 40 kWh`, `3,5 Mio.`, `2 Jahre` for months and `10 im Monat` for a year are calculated exactly.
    /// Bounds, ranges, numbers of paragraphs and units that do not fit are refused.
    public static func reading(_ text: String, for field: Field) -> NumberReading {
        var reader = NumberReader(measure: field.measure, isWhole: field.type == .integer, limits: field.limits)
        return reader.read(text)
    }
}

/// Goes over the words of one text.
struct NumberReader {
    let measure: Measure
    let isWhole: Bool
    let limits: FieldLimits

    private var numeral: Numeral?
    private var isNegative = false
    private var factors: [Factor] = []
    private var unit: NumberWord.Unit?
    private var period: NumberWord.Unit?
    private var awaitsPeriod = false
    /// Whether the number is a word, which counts only with what it counts: "ein Jahr", "eine Million".
    private var isSpelledOut = false
    /// Whether a bound or another little word stood right before.
    private var followsBound = false

    init(measure: Measure, isWhole: Bool, limits: FieldLimits) {
        (self.measure, self.isWhole, self.limits) = (measure, isWhole, limits)
    }

    private enum Refusal: Error { case because(Bilingual) }

    mutating func read(_ text: String) -> NumberReading {
        guard text.utf8.count <= 80 else { return .refused(NumberReasons.noNumber(measure)) }
        do throws(Refusal) {
            for token in NumberToken.tokens(of: text) { try take(token) }
            let reading = try result()
            // Digits and nothing else have one meaning.
            if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = reading.number {
                return .number(number, isCertain: true)
            }
            return reading
        } catch {
            switch error {
            case .because(let reason): return .refused(reason)
            }
        }
    }

    private mutating func take(_ token: NumberToken) throws(Refusal) {
        switch token {
        case .digits(let bytes):
            guard numeral == nil else { throw .because(NumberReasons.severalNumbers) }
            guard !awaitsPeriod else { throw .because(NumberReasons.severalNumbers) }
            switch Numeral.reading(bytes) {
            case .numeral(let read): numeral = read
            case .ambiguous: throw .because(NumberReasons.ambiguous(String(decoding: bytes, as: UTF8.self)))
            case .none: throw .because(NumberReasons.noNumber(measure))
            }
        case .minus:
            // In front of a number it is its sign, anywhere else it parts two.
            guard numeral == nil, !isNegative else { throw .because(NumberReasons.severalNumbers) }
            isNegative = true
        case .percent: try put(.percent)
        case .perMille: try put(.perMille)
        case .about: break
        case .slash:
            guard numeral != nil, !awaitsPeriod, period == nil else { throw .because(NumberReasons.noNumber(measure)) }
            awaitsPeriod = true
        case .bound: throw .because(NumberReasons.bound)
        case .word(let word): try take(word: word)
        case .other(let sign): throw .because(NumberReasons.unknown(sign))
        }
    }

    private mutating func take(word: String) throws(Refusal) {
        // Years are shortened only behind a stroke: kWh/a.
        if awaitsPeriod, word == "a" { return try put(period: .year) }
        if measure == .ratio, numeral == nil, word.lowercased() == "pue" { return }
        guard let meaning = NumberWord(word) else { throw .because(NumberReasons.unknown(word)) }
        let followed = followsBound
        followsBound = false
        switch meaning {
        case .number(let value):
            // "eine Anfrage" behind a number is what it is about, not another number.
            if value == 1, numeral != nil { return }
            guard numeral == nil else { throw .because(NumberReasons.severalNumbers) }
            numeral = Numeral(digits: value, decimals: 0, isPlain: true)
            isSpelledOut = true
        case .magnitude(let value):
            guard let numeral, unit == nil, !awaitsPeriod else { throw .because(NumberReasons.noNumber(measure)) }
            // 3.500 million could be 3.5 million as well.
            guard numeral.isPlain else { throw .because(NumberReasons.ambiguous(nil)) }
            factors.append(Factor(value))
        case .unit(let read):
            if awaitsPeriod { return try put(period: read) }
            try put(read)
        case .every(let read): try put(period: read)
        case .per:
            guard numeral != nil else { throw .because(NumberReasons.noNumber(measure)) }
            awaitsPeriod = true
        case .about: break
        case .filler:
            guard followed, numeral == nil else { throw .because(NumberReasons.unknown(word)) }
            followsBound = true
        case .bound: throw .because(NumberReasons.bound)
        case .atMost:
            guard measure.isUpperBound, numeral == nil else { throw .because(NumberReasons.bound) }
            followsBound = true
        case .ordinal: throw .because(NumberReasons.ordinal)
        }
    }

    private mutating func put(_ read: NumberWord.Unit) throws(Refusal) {
        guard numeral != nil, unit == nil else { throw .because(NumberReasons.noNumber(measure)) }
        unit = read
        factors.append(try factor(measure.fit(read)))
    }

    private mutating func put(period read: NumberWord.Unit) throws(Refusal) {
        guard numeral != nil, period == nil else { throw .because(NumberReasons.noNumber(measure)) }
        period = read
        awaitsPeriod = false
        factors.append(try factor(measure.fit(per: read)))
    }

    private func factor(_ fit: Measure.UnitFit) throws(Refusal) -> Factor {
        switch fit {
        case .times(let factor): return factor
        case .inexact: throw .because(NumberReasons.inexact(measure))
        case .foreign: throw .because(NumberReasons.foreign(measure))
        }
    }

    private func result() throws(Refusal) -> NumberReading {
        guard let numeral, !awaitsPeriod, !isSpelledOut || !factors.isEmpty else {
            throw .because(NumberReasons.noNumber(measure))
        }
        guard let text = ExactNumber.text(numeral, factors, isNegative: isNegative, isWhole: isWhole) else {
            throw .because(isWhole ? NumberReasons.notWhole(measure) : NumberReasons.noNumber(measure))
        }
        // What groups in German may be decimals in English: a number no field could take was meant so.
        if !numeral.isPlain, let value = Double(text), value > limits.maximum ?? .infinity {
            throw .because(NumberReasons.ambiguous(nil))
        }
        return .number(text, isCertain: false)
    }
}
