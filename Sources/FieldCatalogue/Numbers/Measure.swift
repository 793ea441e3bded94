import Findings

/// What a number of the register counts, so that a number written in words can be turned into it, or refused.
public enum Measure: String, Sendable, CaseIterable {
    /// How many, without a period.
    case count
    /// How many in a year.
    case countPerYear = "count-per-year"
    /// Calendar days within which something is done.
    case daysWithin = "days-within"
    /// Months.
    case months
    /// Kilowatt hours in a year.
    case kilowattHoursPerYear = "kwh-per-year"
    /// Watt hours for one request.
    case wattHoursPerRequest = "wh-per-request"
    /// Percent.
    case percent
    /// A ratio without unit.
    case ratio
    /// A year of the calendar.
    case year
    /// A number whose unit stands in another field, or that is a step of a scale.
    case bare
}

/// A factor as a fraction: numbers from words are calculated exactly or not at all.
struct Factor: Sendable, Equatable {
    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, over denominator: Int = 1) { (self.numerator, self.denominator) = (numerator, denominator) }
}

extension Measure {
    /// What one of a unit is in this measure.
    enum UnitFit: Sendable, Equatable {
        /// So many times the measure's own unit.
        case times(Factor)
        /// The unit is of the kind, but no whole multiple: six weeks are no number of months.
        case inexact
        /// The unit says something else.
        case foreign
    }

    /// What a unit is in this measure.
    func fit(_ unit: NumberWord.Unit) -> UnitFit {
        switch (self, unit) {
        case (.months, .month): .times(Factor(1))
        case (.months, .quarter): .times(Factor(3))
        case (.months, .halfYear): .times(Factor(6))
        case (.months, .year): .times(Factor(12))
        case (.months, .day), (.months, .week), (.months, .hour): .inexact
        case (.daysWithin, .day): .times(Factor(1))
        case (.daysWithin, .week): .times(Factor(7))
        case (.daysWithin, .hour): .times(Factor(1, over: 24))
        case (.daysWithin, .month), (.daysWithin, .quarter), (.daysWithin, .halfYear), (.daysWithin, .year),
            (.daysWithin, .workingDay):
            .inexact
        case (.kilowattHoursPerYear, .wattHour): .times(Factor(1, over: 1_000))
        case (.kilowattHoursPerYear, .kilowattHour): .times(Factor(1))
        case (.kilowattHoursPerYear, .megawattHour): .times(Factor(1_000))
        case (.kilowattHoursPerYear, .gigawattHour): .times(Factor(1_000_000))
        case (.wattHoursPerRequest, .milliwattHour): .times(Factor(1, over: 1_000))
        case (.wattHoursPerRequest, .wattHour): .times(Factor(1))
        case (.wattHoursPerRequest, .kilowattHour): .times(Factor(1_000))
        case (.percent, .percent): .times(Factor(1))
        case (.percent, .perMille): .times(Factor(1, over: 10))
        case (.count, .thing), (.countPerYear, .thing): .times(Factor(1))
        default: .foreign
        }
    }

    /// What a period is in this measure: ten a month are a hundred and twenty a year, ten a day are no certain number.
    func fit(per period: NumberWord.Unit) -> UnitFit {
        switch (self, period) {
        case (.countPerYear, .year), (.kilowattHoursPerYear, .year), (.wattHoursPerRequest, .thing): .times(Factor(1))
        case (.countPerYear, .halfYear), (.kilowattHoursPerYear, .halfYear): .times(Factor(2))
        case (.countPerYear, .quarter), (.kilowattHoursPerYear, .quarter): .times(Factor(4))
        case (.countPerYear, .month), (.kilowattHoursPerYear, .month): .times(Factor(12))
        case (.countPerYear, .week), (.countPerYear, .day), (.countPerYear, .workingDay), (.countPerYear, .hour),
            (.kilowattHoursPerYear, .week), (.kilowattHoursPerYear, .day), (.kilowattHoursPerYear, .workingDay),
            (.kilowattHoursPerYear, .hour):
            .inexact
        default: .foreign
        }
    }

    /// Whether a largest value is what the field asks for: "within 14 days" are 14.
    var isUpperBound: Bool { self == .daysWithin }

    /// What the field expects, after "bitte" and "please".
    var expectation: Bilingual {
        switch self {
        case .count, .year, .bare, .ratio: Bilingual(de: "nur die Zahl", en: "only the number")
        case .countPerYear: Bilingual(de: "die Zahl für ein Jahr", en: "the number for one year")
        case .daysWithin: Bilingual(de: "die Zahl der Kalendertage", en: "the number of calendar days")
        case .months: Bilingual(de: "die Zahl der Monate", en: "the number of months")
        case .kilowattHoursPerYear:
            Bilingual(de: "die Kilowattstunden in einem Jahr", en: "the kilowatt hours in one year")
        case .wattHoursPerRequest:
            Bilingual(de: "die Wattstunden für eine Anfrage", en: "the watt hours of one request")
        case .percent: Bilingual(de: "die Prozentzahl", en: "the percentage")
        }
    }
}
