import FieldCatalogue
import Foundation
import Testing

@Suite("Numbers in words")
struct NumberReadingTests {
    private let description = Catalogue.standard.description(of: .deployment)

    private func reading(_ text: String, _ path: String = "usage.casesPerYear") throws -> NumberReading {
        NumberReading.reading(text, for: try #require(description[path], "\(path)"))
    }

    // MARK: - Generated

    /// How an amount is spelled, and whether its spelling has one meaning.
    private struct Spelling {
        let text: String
        /// Nil where a careful reader must not decide.
        let value: Decimal?
    }

    /// Spells an amount in tenths in all usual ways; the meaning is noted here, not read.
    private func spellings(tenths: Int) -> [Spelling] {
        let (whole, tenth) = (tenths / 10, tenths % 10)
        let value = Decimal(tenths) / 10
        let digits = String(whole)
        func grouped(_ sign: String) -> String {
            var result = ""
            for (index, digit) in digits.enumerated() {
                if index > 0, (digits.count - index) % 3 == 0 { result += sign }
                result.append(digit)
            }
            return result
        }
        let isLong = digits.count > 3
        var list = [Spelling(text: digits + (tenth > 0 ? ",\(tenth)" : ""), value: value)]
        list.append(Spelling(text: digits + (tenth > 0 ? ".\(tenth)" : ""), value: value))
        guard isLong else { return list }
        let rest = (tenth > 0 ? ",\(tenth)" : "", tenth > 0 ? ".\(tenth)" : "")
        for sign in [".", " ", "'", "\u{A0}", "\u{202F}", "’"] {
            list.append(Spelling(text: grouped(sign) + rest.0, value: value))
        }
        // One comma before three digits can be either; several, or one beside a dot, cannot.
        let isOpen = tenth == 0 && digits.count < 7
        list.append(Spelling(text: grouped(",") + rest.1, value: isOpen ? nil : value))
        return list
    }

    private struct Word {
        let text: String
        let factor: Decimal?
    }

    private static let magnitudes = [
        Word(text: "", factor: 1), Word(text: " Tsd.", factor: 1_000), Word(text: "k", factor: 1_000),
        Word(text: " Tausend", factor: 1_000), Word(text: " Mio.", factor: 1_000_000),
        Word(text: " Millionen", factor: 1_000_000), Word(text: " million", factor: 1_000_000),
        Word(text: " Mrd.", factor: 1_000_000_000), Word(text: " Billionen", factor: nil),
        Word(text: " m", factor: nil),
        Word(text: " T€", factor: nil), Word(text: " Komma", factor: nil),
    ]

    private static let bounds = [
        Word(text: "", factor: 1), Word(text: "ca. ", factor: 1), Word(text: "etwa ", factor: 1),
        Word(text: "rund ", factor: 1), Word(text: "~", factor: 1), Word(text: "≈ ", factor: 1),
        Word(text: "unter ", factor: nil), Word(text: "über ", factor: nil), Word(text: "> ", factor: nil),
        Word(text: "<", factor: nil), Word(text: "≥", factor: nil), Word(text: "mindestens ", factor: nil),
        Word(text: "höchstens ", factor: nil), Word(text: "mehr als ", factor: nil), Word(text: "bis zu ", factor: nil),
        Word(text: "fast ", factor: nil), Word(text: "knapp ", factor: nil), Word(text: "Nr. ", factor: nil),
        Word(text: "§ ", factor: nil), Word(text: "#", factor: nil), Word(text: "at least ", factor: nil),
        Word(text: "nicht ", factor: nil), Word(text: "kein ", factor: nil), Word(text: "5 bis ", factor: nil),
        Word(text: "2–", factor: nil), Word(text: "im Jahr 2025 ", factor: nil), Word(text: "- ", factor: nil),
    ]

    /// What stands behind a number in a field, and how much of the field's unit it is.
    private static let units: [String: [Word]] = [
        "usage.casesPerYear": [
            Word(text: "", factor: 1), Word(text: " Fälle", factor: 1), Word(text: " Anträge im Jahr", factor: 1),
            Word(text: " pro Jahr", factor: 1), Word(text: " p. a.", factor: 1), Word(text: "/Jahr", factor: 1),
            Word(text: " jährlich", factor: 1), Word(text: " cases a year", factor: 1),
            Word(text: " pro Monat", factor: 12), Word(text: " monatlich", factor: 12),
            Word(text: " je Quartal", factor: 4), Word(text: " pro Tag", factor: nil),
            Word(text: " täglich", factor: nil),
            Word(text: "x täglich", factor: nil), Word(text: " pro Woche", factor: nil),
            Word(text: " je Arbeitstag", factor: nil), Word(text: " %", factor: nil),
            Word(text: " Prozent", factor: nil),
            Word(text: " Monate", factor: nil), Word(text: " Euro", factor: nil), Word(text: "+", factor: nil),
            Word(text: " bis 20", factor: nil), Word(text: " – 20", factor: nil),
            Word(text: " in 2 Jahren", factor: nil),
            Word(text: " pro Fall", factor: nil), Word(text: " von 100", factor: nil), Word(text: "?", factor: nil),
        ],
        "logs.retentionMonths": [
            Word(text: "", factor: 1), Word(text: " Monate", factor: 1), Word(text: " months", factor: 1),
            Word(text: " Jahre", factor: 12), Word(text: " Jahr", factor: 12), Word(text: " Quartale", factor: 3),
            Word(text: " Wochen", factor: nil), Word(text: " Tage", factor: nil), Word(text: " Stunden", factor: nil),
            Word(text: " Monate pro Jahr", factor: nil), Word(text: " kWh", factor: nil), Word(text: " %", factor: nil),
        ],
        "complaints.responseDays": [
            Word(text: "", factor: 1), Word(text: " Tage", factor: 1), Word(text: " Kalendertage", factor: 1),
            Word(text: " Wochen", factor: 7), Word(text: " weeks", factor: 7), Word(text: " Monate", factor: nil),
            Word(text: " Werktage", factor: nil), Word(text: " Arbeitstage", factor: nil),
            Word(text: " Jahre", factor: nil),
        ],
        "environment.kWhPerYear": [
            Word(text: "", factor: 1), Word(text: " kWh", factor: 1), Word(text: " kWh/a", factor: 1),
            Word(text: " kWh im Jahr", factor: 1), Word(text: " MWh", factor: 1_000),
            Word(text: " MWh/Jahr", factor: 1_000),
            Word(text: " GWh", factor: 1_000_000), Word(text: " kWh pro Monat", factor: 12),
            Word(text: " Wh", factor: Decimal(sign: .plus, exponent: -3, significand: 1)),
            Word(text: " kW", factor: nil), Word(text: " mwh", factor: nil), Word(text: " kWh pro Tag", factor: nil),
            Word(text: " kWh/Anfrage", factor: nil), Word(text: " Euro", factor: nil),
        ],
        "environment.renewableShare": [
            Word(text: "", factor: 1), Word(text: " %", factor: 1), Word(text: "%", factor: 1),
            Word(text: " Prozent", factor: 1), Word(text: " v. H.", factor: 1),
            Word(text: " ‰", factor: Decimal(sign: .plus, exponent: -1, significand: 1)),
            Word(text: " % Ökostrom?", factor: nil), Word(text: " kWh", factor: nil),
            Word(text: " von 100", factor: nil),
        ],
    ]

    @Test("A number is the one that was written, or none", arguments: Array(units.keys).sorted())
    func generated(path: String) throws {
        let field = try #require(description[path])
        let isWhole = field.type == .integer
        var read = 0
        var count = 0
        for tenths in [0, 5, 10, 15, 20, 60, 70, 120, 365, 9_990, 12_000, 84_007, 1_234_560, 12_345_678, 90_000_000] {
            for spelling in spellings(tenths: tenths) {
                for bound in NumberReadingTests.bounds {
                    for magnitude in NumberReadingTests.magnitudes {
                        for unit in NumberReadingTests.units[path] ?? [] {
                            let text = bound.text + spelling.text + magnitude.text + unit.text
                            // Whatever stands alone beside a number is tried, and of the rest every 29th.
                            count += 1
                            let parts = [bound.text, magnitude.text, unit.text].filter { !$0.isEmpty }.count
                            guard parts < 2 || count % 29 == 0 else { continue }
                            var expected: Decimal?
                            // The longest time is what is asked for, so that a largest value is the value.
                            let isLongest =
                                field.measure == .daysWithin && ["höchstens ", "bis zu "].contains(bound.text)
                            let bound = isLongest ? 1 : bound.factor
                            if let value = spelling.value, let bound, let magnitude = magnitude.factor,
                                let unit = unit.factor
                            {
                                expected = value * bound * magnitude * unit
                            }
                            if let value = expected, isWhole,
                                Decimal(Int(truncating: value as NSDecimalNumber)) != value
                            {
                                expected = nil
                            }
                            let reading = NumberReading.reading(text, for: field)
                            let number = reading.number.flatMap { Decimal(string: $0) }
                            if let number, number != expected {
                                Issue.record(
                                    "\(path): „\(text)“ read as \(number), written was \(expected.map { "\($0)" } ?? "no number")"
                                )
                            }
                            if case .number(_, isCertain: true) = reading,
                                text != spelling.text || !text.allSatisfy(\.isNumber)
                            {
                                Issue.record("\(path): „\(text)“ is called certain")
                            }
                            read += number == nil ? 0 : 1
                            // What is plain is read: refusing everything would be no reader.
                            let isPlain =
                                bound == 1 && magnitude.text.isEmpty && expected != nil && !spelling.text.contains(".")
                            if isPlain, number == nil { Issue.record("\(path): „\(text)“ is not read") }
                        }
                    }
                }
            }
        }
        #expect(read > 100)
    }

    // MARK: - Single cases

    @Test(
        "What people write is read",
        arguments: [
            ("usage.casesPerYear", "3 Mio.", "3000000"), ("usage.casesPerYear", "12 Tsd.", "12000"),
            ("usage.casesPerYear", "5 Millionen", "5000000"), ("usage.casesPerYear", "12k", "12000"),
            ("usage.casesPerYear", "1,5 Mio. Anträge pro Jahr", "1500000"),
            ("usage.casesPerYear", "3.5 Mio", "3500000"),
            ("usage.casesPerYear", "eine Million", "1000000"), ("usage.casesPerYear", "3 Dutzend", "36"),
            ("usage.casesPerYear", "ca. 1.200 Fälle", "1200"), ("usage.casesPerYear", "1.234.567", "1234567"),
            ("usage.casesPerYear", "1,234,567", "1234567"), ("usage.casesPerYear", "1.200,00", "1200"),
            ("usage.casesPerYear", "10 im Monat", "120"), ("usage.casesPerYear", "0", "0"),
            ("logs.retentionMonths", "2 Jahre", "24"), ("logs.retentionMonths", "1,5 Jahre", "18"),
            ("logs.retentionMonths", "sechs Monate", "6"), ("logs.retentionMonths", "ein Jahr", "12"),
            ("logs.retentionMonths", "6 Mon.", "6"), ("complaints.responseDays", "2 Wochen", "14"),
            ("complaints.responseDays", "innerhalb von 14 Tagen", "14"), ("complaints.responseDays", "48 Stunden", "2"),
            ("complaints.responseDays", "binnen 4 Wochen", "28"), ("environment.kWhPerYear", "1,2 MWh", "1200"),
            ("environment.kWhPerYear", "500 Wh", "0.5"), ("environment.whPerRequest", "0,3 Wh je Anfrage", "0.3"),
            ("environment.whPerRequest", "300 mWh", "0.3"), ("environment.pue", "PUE 1,3", "1.3"),
            ("environment.pue", "1.25", "1.25"), ("environment.renewableShare", "97,5 %", "97.5"),
            ("environment.kWhPerYear", "0,125", "0.125"), ("environment.kWhPerYear", "1 200,5 kWh", "1200.5"),
        ])
    func read(path: String, text: String, number: String) throws {
        #expect(try reading(text, path).number == number)
    }

    @Test(
        "What is not certain to be the number is refused, with the reason",
        arguments: [
            ("usage.casesPerYear", "6 Wochen", "Einheit"), ("usage.casesPerYear", "10 pro Tag", "umrechnen"),
            ("usage.casesPerYear", "3x täglich", "„x“"), ("usage.casesPerYear", ">500", "Grenze"),
            ("usage.casesPerYear", "unter 100", "Grenze"), ("usage.casesPerYear", "100+", "Grenze"),
            ("usage.casesPerYear", "Nr. 7", "Nummer"), ("usage.casesPerYear", "20 %", "Einheit"),
            ("usage.casesPerYear", "10-20", "mehrere"), ("usage.casesPerYear", "10 bis 20", "Grenze"),
            ("usage.casesPerYear", "1,200", "Tausendern"), ("usage.casesPerYear", "3.500 Mio.", "Tausendern"),
            ("usage.casesPerYear", "0815", "keine Zahl"), ("usage.casesPerYear", "1.3.2026", "keine Zahl"),
            ("usage.casesPerYear", "12,5", "ganze Zahl"), ("usage.casesPerYear", "viele", "„viele“"),
            ("usage.casesPerYear", "1e6", "„e“"), ("usage.casesPerYear", "1200 (2025)", "„(“"),
            ("usage.casesPerYear", "5 Billionen", "„Billionen“"), ("usage.casesPerYear", "½", "„½“"),
            ("usage.casesPerYear", "", "keine Zahl"), ("usage.casesPerYear", "１２", "„１２“"),
            ("usage.casesPerYear", "99999999999999999999", "keine Zahl"),
            ("logs.retentionMonths", "6 Wochen", "umrechnen"),
            ("logs.retentionMonths", "180 Tage", "umrechnen"), ("logs.retentionMonths", "1 Jahr 6 Monate", "mehrere"),
            ("logs.retentionMonths", "mindestens 6 Monate", "Grenze"),
            ("logs.retentionMonths", "halbes Jahr", "„halbes“"),
            ("complaints.responseDays", "ein Monat", "umrechnen"),
            ("complaints.responseDays", "10 Werktage", "umrechnen"),
            ("complaints.responseDays", "36 Stunden", "ganze Zahl"), ("environment.pue", "1.250", "Tausendern"),
            ("environment.kWhPerYear", "1,200 kWh", "Tausendern"), ("environment.kWhPerYear", "40 kW", "„kW“"),
            ("monitoring.kpis[].value", "97 %", "Einheit"),
        ])
    func refused(path: String, text: String, reason: String) throws {
        guard case .refused(let why) = try reading(text, path) else {
            Issue.record("\(text) was read as \(try reading(text, path).number ?? "")")
            return
        }
        #expect(why.de.contains(reason), "\(why.de)")
        #expect(!why.en.isEmpty)
    }

    @Test("Every number field that takes a unit says what it counts")
    func measures() {
        for (type, description) in Catalogue.standard.descriptions {
            for field in description.fields where field.type == .integer || field.type == .number {
                let name = field.name.lowercased()
                let needsMeasure = ["peryear", "days", "months", "share", "kwh"].contains { name.contains($0) }
                #expect(!needsMeasure || field.measure != .bare, "\(type) \(field.path)")
            }
        }
    }

    @Test("No text makes the reader calculate wrong or stop: long digits, many words, any byte")
    func hostile() throws {
        let pieces = [
            "9", "9999999999999999", " Mrd.", "k", ".", ",", "-", "%", "\u{0}", "\u{301}", "🙂", " Mio. Mio. Mio.", "/a",
        ]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    if let number = try reading(first + second + third).number {
                        #expect(number.utf8.count <= 16, "\(first)\(second)\(third)")
                    }
                }
            }
        }
        #expect(try reading(String(repeating: "9", count: 100_000)).number == nil)
    }
}
