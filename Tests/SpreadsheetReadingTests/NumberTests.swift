import Testing
@testable import SpreadsheetReading

@Suite("Numbers and days of workbooks")
struct NumberTests {
    @Test(
        "A number is shown as it was typed",
        arguments: [
            ("1", "1", "1"), ("0", "0", "0"), ("-0", "0", "0"), ("1E5", "100000", "100000"),
            ("1.0E+05", "100000", "100000"), ("0.1", "0,1", "0.1"), ("0.30000000000000004", "0,3", "0.3"),
            ("2.2999999999999998", "2,3", "2.3"), ("1.1999999999999999E-2", "0,012", "0.012"),
            ("9.9999999999999995E+22", "100000000000000000000000", "100000000000000000000000"),
            ("123456789012345", "123456789012345", "123456789012345"),
            ("12345678901234567", "12345678901234567", "12345678901234567"),
            ("1200.50", "1200,5", "1200.5"), ("-3.25", "-3,25", "-3.25"), ("+7", "7", "7"),
            ("5.0000000000000003E-2", "0,05", "0.05"), ("999999999999999.9", "1000000000000000", "1000000000000000"),
            ("1E-300", "1E-300", "1E-300"), ("1.5E300", "1,5E300", "1.5E300"), ("00012", "12", "12"),
        ])
    func shown(raw: String, shown: String, literal: String) throws {
        let number = try #require(DecimalText(Array(raw.utf8)))
        #expect(number.shown == shown)
        #expect(number.literal == literal)
    }

    @Test(
        "What is no number is none",
        arguments: ["", "-", "1e", "1e+", "inf", "nan", "0x10", "1.2.3", "1 2", "1,5", "--1", "1e5.5", "e5", "1-2"])
    func none(raw: String) {
        #expect(DecimalText(Array(raw.utf8)) == nil)
    }

    @Test(
        "Formats tell days from numbers",
        arguments: [
            ("dd.mm.yyyy", NumberFormat.day), ("yyyy-mm-dd;@", .day), ("[$-407]d. mmmm yyyy", .day),
            ("d/m/yy\\ h:mm", .moment), ("mmm yy", .month), ("[$-407]mmmm\\ yyyy;@", .month), ("yyyy", .year),
            ("h:mm", .time), ("hh:mm:ss", .time), ("mm:ss.0", .time), ("[h]:mm:ss", .duration), ("[mm]:ss", .duration),
            ("h:mm AM/PM", .time), ("General", .number), ("0", .number), ("#,##0.00", .number), ("0.00E+00", .number),
            ("#,##0\\ \"€\"", .number), ("#,##0.00\\ [$EUR]", .number), ("[Red]-0.0", .number), ("00000", .padded(5)),
            ("0%", .percent), ("0.00 %", .percent), ("@", .text), ("0\" Tsd.\"", .words(before: "", after: " Tsd.")),
            ("\"Nr. \"0", .words(before: "Nr. ", after: "")), ("0;\"days\"", .number),
            ("\"dd\"0", .words(before: "dd", after: "")),
            ("0_d", .number), ("_-* #,##0.00 _€_-", .number), ("Standard", .number),
        ])
    func format(code: String, format: NumberFormat) {
        #expect(NumberFormat(code: code) == format)
    }

    @Test(
        "Days of both systems",
        arguments: [
            (0.0, "1900-01-00", "1904-01-01"), (1, "1900-01-01", "1904-01-02"), (59, "1900-02-28", "1904-02-29"),
            (60, "1900-02-29", "1904-03-01"), (61, "1900-03-01", "1904-03-02"), (36_526, "2000-01-01", "2004-01-02"),
            (45_351, "2024-02-29", "2028-03-01"), (46_082, "2026-03-01", "2030-03-02"),
            (2_958_465, "9999-12-31", nil),
        ] as [(Double, String, String?)])
    func days(serial: Double, from1900: String, from1904: String?) {
        #expect(SerialDay(serial, .from1900)?.dayText == from1900)
        #expect(SerialDay(serial, .from1904)?.dayText == from1904)
    }

    @Test("Every day follows the one before, for four hundred years")
    func calendar() throws {
        var (year, month, day) = (1900, 3, 1)
        for serial in 61..<146_200 {
            let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
            try #require(
                SerialDay(Double(serial), .from1900)?.dayText == "\(year)-\(pad(month))-\(pad(day))", "\(serial)")
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            day += 1
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test("What is no day is shown as the number it is")
    func noDays() {
        #expect(SerialDay(-1, .from1900) == nil)
        #expect(SerialDay(2_958_466, .from1900) == nil)
        #expect(SerialDay(.nan, .from1900) == nil)
        #expect(SerialDay(.infinity, .from1900) == nil)
        #expect(CellValue.number(Array("-5".utf8), .day, .from1900).text == "-5")
    }

    @Test("Times are shown where there are some")
    func times() {
        #expect(SerialDay(46_082.5, .from1900)?.momentText == "2026-03-01 12:00")
        #expect(SerialDay(46_082.999999999, .from1900)?.momentText == "2026-03-02")
        #expect(SerialDay(0.25, .from1900)?.timeText == "06:00")
        #expect(SerialDay(0.000011574, .from1900)?.timeText == "00:00:01")
        #expect(SerialDay.duration(1.104166666666667) == "26:30")
        #expect(CellValue.isoDay(Array("2026-03-01T00:00:00.000Z".utf8)).text == "2026-03-01")
        #expect(CellValue.isoDay(Array("2026-03-01T08:30:00".utf8)).text == "2026-03-01 08:30:00")
    }

    @Test("Escaped characters are undone")
    func escapes() {
        func undone(_ text: String) -> String { String(decoding: EscapedText.undone(Array(text.utf8)), as: UTF8.self) }
        #expect(undone("a_x000A_b") == "a\nb")
        #expect(undone("_x005F_x0041_") == "_x0041_")
        #expect(undone("_xD83D__xDE00_") == "\u{1F600}")
        #expect(undone("_xD83D_x") == "\u{FFFD}x")
        #expect(undone("_x00G0_ _x41_ _x0041") == "_x00G0_ _x41_ _x0041")
    }

    @Test("Names of cells")
    func places() {
        #expect(CellPlace(row: 6, column: 1).name == "B7")
        #expect(CellPlace(row: 0, column: 26).name == "AA1")
        #expect(CellPlace(row: 1_048_575, column: 16_383).name == "XFD1048576")
        #expect(CellPlace("XFD1048576".utf8) == CellPlace(row: 1_048_575, column: 16_383))
        #expect(CellPlace("$B$7".utf8) == CellPlace(row: 6, column: 1))
        for name in ["", "B", "7", "B0", "7B", "XFE1", "A1048577", "b7", "B7C", "B-1"] {
            #expect(CellPlace(name.utf8) == nil, "\(name)")
        }
        #expect(CellRange("A5:A7")?.name == "A5:A7")
        #expect(CellRange("A7:A5") == nil)
        #expect(CellRange("A5") == nil)
    }
}
