/// A calendar day (proleptic Gregorian), written `YYYY-MM-DD` as in RFC 3339 §5.6 `full-date`.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Year 0–9999.
    public let year: Int
    /// Month 1–12.
    public let month: Int
    /// Day of the month, 1–31.
    public let day: Int

    /// Makes a day from its parts; nil when there is no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// 1 January 1970: the date of an empty register.
    public static let epoch = Day(checkedYear: 1970, month: 1, day: 1)

    private init(checkedYear year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `YYYY-MM-DD`, ten ASCII bytes and nothing else; nil for anything different.
    @inlinable
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Reads `YYYY-MM-DD` from bytes; nil for anything different.
    @inlinable
    public init?(utf8: some Collection<UInt8>) {
        guard utf8.count == 10 else { return nil }
        var (year, month, day) = (0, 0, 0)
        var offset = 0
        for byte in utf8 {
            let digit = Int(byte) - 0x30
            switch offset {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case _ where !(0...9).contains(digit): return nil
            case ..<4: year = year * 10 + digit
            case ..<7: month = month * 10 + digit
            default: day = day * 10 + digit
            }
            offset += 1
        }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Days since 1 January 1970 (negative before it).
    public var daysSinceEpoch: Int {
        // Days from civil date; era of 400 years starting on 1 March.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that lies `daysSinceEpoch` days after 1 January 1970; nil outside the years 0–9999.
    public init?(daysSinceEpoch: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The same day `months` later, or the last day of that month when it is shorter; clamped to the years 0–9999.
    public func adding(months: Int) -> Day {
        let total = min(max(year * 12 + (month - 1) + months, 0), 9999 * 12 + 11)
        let newYear = total / 12
        let newMonth = total % 12 + 1
        let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
        return Day(year: newYear, month: newMonth, day: newDay) ?? self
    }

    /// The day `days` later (earlier when negative); unchanged when that leaves the years 0–9999.
    public func adding(days: Int) -> Day {
        Day(daysSinceEpoch: daysSinceEpoch + days) ?? self
    }

    /// Earlier days come first.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
