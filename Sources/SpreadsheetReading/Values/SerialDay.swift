/// A day and a time as spreadsheets store them: days since a first day, the time as a fraction.
struct SerialDay {
    /// From which day a workbook counts.
    enum System {
        /// 1 is 1 January 1900, and 60 the 29 February 1900 that never was.
        case from1900
        /// 0 is 1 January 1904.
        case from1904
    }

    private let year: Int
    private let month: Int
    private let day: Int
    private let second: Int

    /// The last day spreadsheets know, 31 December 9999, in the system of 1900.
    private static let last = 2_958_465
    /// Seconds of a day.
    private static let length = 86_400

    /// Nil for what is no day of the system: negative, or beyond the year 9999.
    init?(_ serial: Double, _ system: System) {
        guard serial >= 0, serial < Double(SerialDay.last + 1) else { return nil }
        let total = Int((serial * Double(SerialDay.length)).rounded())
        let number = total / SerialDay.length
        second = total % SerialDay.length
        // The days that are none are shown as spreadsheets show them; no reader of days takes them.
        switch (system, number) {
        case (.from1900, 0): (year, month, day) = (1900, 1, 0)
        case (.from1900, 60): (year, month, day) = (1900, 2, 29)
        case (.from1900, ..<60): (year, month, day) = SerialDay.civil(number - 1)
        case (.from1900, _): (year, month, day) = SerialDay.civil(number - 2)
        case (.from1904, _): (year, month, day) = SerialDay.civil(number + 1460)
        }
        guard year <= 9999 else { return nil }
    }

    /// Year, month and day of a number of days since 1 January 1900 (Gregorian calendar).
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        // From 1 March 1600 on each group of 400, 100, 4 and 1 years ends with its leap day.
        var rest = days + 109_513
        let era = rest / 146_097
        rest %= 146_097
        let century = min(3, rest / 36_524)
        rest -= century * 36_524
        let leap = rest / 1_461
        rest %= 1_461
        let single = min(3, rest / 365)
        rest -= single * 365
        let month = (rest * 5 + 2) / 153
        let day = rest - (month * 153 + 2) / 5 + 1
        let year = 1600 + era * 400 + century * 100 + leap * 4 + single + (month >= 10 ? 1 : 0)
        return (year, month < 10 ? month + 3 : month - 9, day)
    }

    /// `2026-03-01`.
    var dayText: String { "\(SerialDay.digits(year, 4))-\(SerialDay.digits(month, 2))-\(SerialDay.digits(day, 2))" }

    /// `2026-03`.
    var monthText: String { "\(SerialDay.digits(year, 4))-\(SerialDay.digits(month, 2))" }

    /// `2026`.
    var yearText: String { SerialDay.digits(year, 4) }

    /// `2026-03-01 14:30`; the day alone at midnight.
    var momentText: String { second == 0 ? dayText : dayText + " " + timeText }

    /// `14:30`, with seconds where there are some.
    var timeText: String { SerialDay.clock(second) }

    /// Hours and minutes of a length of time: `26:30`; nil for what is none.
    static func duration(_ serial: Double) -> String? {
        guard serial >= 0, serial < Double(last + 1) else { return nil }
        return clock(Int((serial * Double(length)).rounded()))
    }

    private static func clock(_ seconds: Int) -> String {
        let text = "\(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2))"
        return seconds % 60 == 0 ? text : text + ":" + digits(seconds % 60, 2)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
