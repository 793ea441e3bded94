import FieldCatalogue
import Records

/// Reads the many ways in which spreadsheets write a day.
public struct DateShape: Sendable, Hashable {
    /// Which of two numbers comes first where a slash parts them.
    public enum Order: String, Sendable, CaseIterable {
        /// 31/12/2026.
        case dayMonth = "day-month"
        /// 12/31/2026.
        case monthDay = "month-day"
    }

    /// The day; the first one where only a month or a year is written.
    public let day: Day
    /// Whether a whole day is written, in a way that can only be read like this.
    public let isExact: Bool

    /// Reads a text; nil when it names no day.
    ///
    /// A time behind the day is passed over: `2025-09-08 00:00:00`, `9/1/2019 0:00`, `09/24/2024 12:00:00 AM`.
    public init?(_ text: String, order: Order) {
        guard text.utf8.count <= 40, let (day, isExact) = DateShape.read(text, order) else { return nil }
        (self.day, self.isExact) = (day, isExact)
    }

    private static func read(_ text: String, _ order: Order) -> (Day, Bool)? {
        let length = text.utf8.count
        let words = text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "T") && length > 10 })
            .map { String(decoding: $0, as: UTF8.self) }
        guard let first = words.first else { return nil }
        if words.count > 1, !words.dropFirst().allSatisfy(isTime) { return named(text) }
        return plain(first, order) ?? named(first)
    }

    /// `1. März 2026`, `März 2026`, `Mar-25`: names of months.
    private static func named(_ text: String) -> (Day, Bool)? {
        if let short = monthAndShortYear(text) { return (short, false) }
        guard let proposal = FormatRepair.repaired(text, as: .date), let day = Day(proposal.text) else { return nil }
        return (day, proposal.isCertain)
    }

    private static func isTime(_ word: String) -> Bool {
        if ["AM", "PM", "Z", "UTC"].contains(word.uppercased()) { return true }
        let bytes = Array(word.utf8)
        return bytes.contains(UInt8(ascii: ":")) && bytes.allSatisfy { isDigit($0) || [0x3A, 0x2E, 0x5A].contains($0) }
    }

    /// Digits and signs only.
    private static func plain(_ text: String, _ order: Order) -> (Day, Bool)? {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ isDigit($0) || [0x2D, 0x2E, 0x2F].contains($0) }) else { return nil }
        let signs = Set(bytes.filter { !isDigit($0) })
        guard signs.count <= 1 else { return nil }
        let parts = bytes.split(whereSeparator: { !isDigit($0) }).map { part in
            (value: part.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: part.count)
        }
        switch (parts.count, signs.first) {
        case (1, nil) where parts[0].digits == 4:
            return Day(year: parts[0].value, month: 1, day: 1).map { ($0, false) }
        case (1, nil) where parts[0].digits == 8:
            let number = parts[0].value
            return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100).map { ($0, true) }
        case (2, _):
            let year = parts[0].digits == 4 ? parts[0].value : parts[1].value
            let month = parts[0].digits == 4 ? parts[1].value : parts[0].value
            guard parts[0].digits == 4 || parts[1].digits == 4 else { return nil }
            return Day(year: year, month: month, day: 1).map { ($0, false) }
        case (3, _) where parts[0].digits == 4:
            return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value).map { ($0, true) }
        case (3, UInt8(ascii: ".")) where parts[2].digits == 4:
            return Day(year: parts[2].value, month: parts[1].value, day: parts[0].value).map { ($0, true) }
        case (3, _) where parts[2].digits == 4:
            let (day, month) = order == .dayMonth ? (parts[0].value, parts[1].value) : (parts[1].value, parts[0].value)
            if let result = Day(year: parts[2].value, month: month, day: day) { return (result, true) }
            // The other order is the only one left.
            return Day(year: parts[2].value, month: day, day: month).map { ($0, false) }
        default: return nil
        }
    }

    /// `Jul-25` as spreadsheets shorten July 2025; years up to 49 are of this century.
    private static func monthAndShortYear(_ text: String) -> Day? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"))
        guard parts.count == 2, parts[1].count == 2, parts[1].allSatisfy(isDigit), parts[0].count >= 3,
            parts[0].allSatisfy({ !isDigit($0) })
        else { return nil }
        let number = parts[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let name = String(decoding: parts[0], as: UTF8.self)
        return FormatRepair.repaired("\(name) \(number < 50 ? 2000 + number : 1900 + number)", as: .date)
            .flatMap { Day($0.text) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
