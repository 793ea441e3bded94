/// A moment in UTC with a resolution of one second, written `YYYY-MM-DDThh:mm:ssZ` (RFC 3339 §5.6).
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The UTC day. What people call the day is `day`.
    public let utcDay: Day
    /// Seconds since midnight UTC, 0–86399.
    public let secondOfDay: Int

    /// Makes an instant; nil when `secondOfDay` is outside 0–86399.
    public init?(utcDay: Day, secondOfDay: Int) {
        guard (0..<86_400).contains(secondOfDay) else { return nil }
        (self.utcDay, self.secondOfDay) = (utcDay, secondOfDay)
    }

    /// The calendar day in Germany (Europe/Berlin, summer time included) on every machine, whatever its time zone.
    public var day: Day {
        let local = secondOfDay + GermanTime.offset(utcDay: utcDay, secondOfDay: secondOfDay)
        return local < 86_400 ? utcDay : utcDay.adding(days: 1)
    }

    /// Reads exactly `YYYY-MM-DDThh:mm:ssZ`; nil for anything else (offsets, fractions and leap seconds are refused).
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let day = Day(utf8: bytes[0..<10]),
            let hour = Instant.number(bytes[11..<13]), hour < 24,
            let minute = Instant.number(bytes[14..<16]), minute < 60,
            let second = Instant.number(bytes[17..<19]), second < 60
        else { return nil }
        self.init(utcDay: day, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// The instant that lies `secondsSinceEpoch` seconds after 1970-01-01T00:00:00Z; nil outside the years 0–9999.
    public init?(secondsSinceEpoch: Int) {
        let days = secondsSinceEpoch >= 0 ? secondsSinceEpoch / 86_400 : (secondsSinceEpoch - 86_399) / 86_400
        guard let day = Day(daysSinceEpoch: days) else { return nil }
        self.init(utcDay: day, secondOfDay: secondsSinceEpoch - days * 86_400)
    }

    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public var secondsSinceEpoch: Int { utcDay.daysSinceEpoch * 86_400 + secondOfDay }

    /// `YYYY-MM-DDThh:mm:ssZ`.
    public var description: String {
        var text = Array(utcDay.description.utf8)
        text.reserveCapacity(20)
        for (sign, number) in [("T", secondOfDay / 3600), (":", secondOfDay / 60 % 60), (":", secondOfDay % 60)] {
            text += sign.utf8
            text += [UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10)]
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Earlier instants come first.
    public static func < (left: Instant, right: Instant) -> Bool {
        (left.utcDay, left.secondOfDay) < (right.utcDay, right.secondOfDay)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var result = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            result = result * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return result
    }
}

extension Instant {
    /// Midnight UTC at the start of a day; it belongs to the same day in Germany.
    public init(startOf day: Day) {
        (utcDay, secondOfDay) = (day, 0)
    }
}
