import FieldCatalogue
import Testing

@Suite("The day in Germany")
struct GermanTimeTests {
    @Test(
        "an instant belongs to the day that calendars in Germany show",
        arguments: [
            // Winter: one hour ahead of UTC.
            ("2026-01-15T22:59:59Z", "2026-01-15"), ("2026-01-15T23:00:00Z", "2026-01-16"),
            // Summer: two hours.
            ("2026-07-01T21:59:59Z", "2026-07-01"), ("2026-07-01T22:00:00Z", "2026-07-02"),
            // The year ends at 23:00 UTC, and so do months and leap days.
            ("2026-12-31T22:59:59Z", "2026-12-31"), ("2026-12-31T23:00:00Z", "2027-01-01"),
            ("2028-02-28T23:30:00Z", "2028-02-29"), ("2027-02-28T23:30:00Z", "2027-03-01"),
            ("2026-06-30T22:00:00Z", "2026-07-01"),
            // The nights around both switches of 2026.
            ("2026-03-28T22:30:00Z", "2026-03-28"), ("2026-03-29T00:59:59Z", "2026-03-29"),
            ("2026-03-29T01:00:00Z", "2026-03-29"), ("2026-03-29T21:59:59Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"), ("2026-10-24T22:00:00Z", "2026-10-25"),
            ("2026-10-25T22:59:59Z", "2026-10-25"), ("2026-10-25T23:00:00Z", "2026-10-26"),
            ("0000-01-01T00:00:00Z", "0000-01-01"), ("9999-12-31T23:59:59Z", "9999-12-31"),
        ])
    func day(instant: String, expected: String) throws {
        #expect(try #require(Instant(instant)).day.description == expected)
    }

    @Test(
        "summer time begins and ends on the last Sunday of March and October",
        arguments: [
            ("1996-03-31", "1996-10-27"), ("2024-03-31", "2024-10-27"), ("2025-03-30", "2025-10-26"),
            ("2026-03-29", "2026-10-25"), ("2027-03-28", "2027-10-31"), ("2028-03-26", "2028-10-29"),
            ("2029-03-25", "2029-10-28"), ("2030-03-31", "2030-10-27"), ("2031-03-30", "2031-10-26"),
            ("2037-03-29", "2037-10-25"),
        ])
    func switches(spring: String, autumn: String) throws {
        // 22:30 UTC is the same day in winter and the next one in summer.
        func isSummer(_ day: Day) throws -> Bool {
            try #require(Instant("\(day)T22:30:00Z")).day == day.adding(days: 1)
        }
        let (start, end) = (try #require(Day(spring)), try #require(Day(autumn)))
        #expect(try !isSummer(start.adding(days: -1)), "too early in spring")
        #expect(try isSummer(start), "too late in spring")
        #expect(try isSummer(end.adding(days: -1)), "too early in autumn")
        #expect(try !isSummer(end), "too late in autumn")
    }

    @Test("what is written and ordered stays UTC")
    func utc() throws {
        let late = try #require(Instant("2026-12-31T23:30:00Z"))
        #expect(late.description == "2026-12-31T23:30:00Z")
        #expect(late.utcDay.description == "2026-12-31")
        #expect(Instant(secondsSinceEpoch: late.secondsSinceEpoch) == late)
        #expect(try late < #require(Instant("2027-01-01T00:00:00Z")))
        #expect(try Instant(startOf: #require(Day("2026-07-01"))).day.description == "2026-07-01")
    }
}
