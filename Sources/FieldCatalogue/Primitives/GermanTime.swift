/// The clock of Europe/Berlin, computed: a machine need not know time zones.
///
/// Summer time begins on the last Sunday of March and ends on the last Sunday of October, both at 01:00 UTC
/// (§ 2 SoZV; Directive 2000/84/EC, Art. 2 and 3). The same rule holds since 1996; for earlier years winter time is
/// assumed, the register has no instants there.
enum GermanTime {
    /// First year of the rule.
    private static let firstYear = 1996

    /// Seconds that clocks in Germany are ahead of UTC: 7200 in summer time, 3600 otherwise.
    static func offset(utcDay day: Day, secondOfDay: Int) -> Int {
        guard day.year >= firstYear else { return 3600 }
        let moment = day.daysSinceEpoch * 86_400 + secondOfDay
        let isSummer =
            moment >= lastSunday(ofMonth: 3, year: day.year) && moment < lastSunday(ofMonth: 10, year: day.year)
        return isSummer ? 7200 : 3600
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days, in seconds since 1970.
    private static func lastSunday(ofMonth month: Int, year: Int) -> Int {
        guard let last = Day(year: year, month: month, day: 31) else { return 0 }
        // 1 January 1970 was a Thursday.
        let weekday = (last.daysSinceEpoch % 7 + 4 + 7) % 7
        return (last.daysSinceEpoch - weekday) * 86_400 + 3600
    }
}
