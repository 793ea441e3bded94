/// What stands in one cell, while the sheet is read.
struct CellValue {
    /// How the file says what the value is: attribute `t` of a cell (ISO/IEC 29500-1, 18.18.11).
    enum Kind {
        case number
        case shared
        case inline
        case formulaText
        case truth
        case error
        case isoDay

        /// Nil for a word that means nothing.
        init?(_ name: UnsafePointer<CChar>?) {
            guard let name else {
                self = .number
                return
            }
            guard let known = Kind.names.first(where: { XMLElement.equals(name, $0.name) }) else { return nil }
            self = known.kind
        }

        private static let names: [(name: StaticString, kind: Kind)] = [
            ("s", .shared), ("n", .number), ("str", .formulaText), ("b", .truth), ("e", .error),
            ("inlineStr", .inline), ("d", .isoDay),
        ]
    }

    /// The value as it is shown, and as a number where it is one.
    struct Shown {
        var content: CellContent
        var text: String
        var number: String?
    }

    /// Makes of a number what its format shows.
    static func number(_ raw: [UInt8], _ format: NumberFormat, _ system: SerialDay.System) -> Shown {
        let asText = String(decoding: raw, as: UTF8.self)
        guard let decimal = DecimalText(raw) else { return Shown(content: .text, text: asText) }
        let plain = Shown(content: .number, text: decimal.shown, number: decimal.literal)
        switch format {
        case .number: return plain
        case .text: return Shown(content: .text, text: decimal.shown)
        case .padded(let count):
            return Shown(content: .number, text: decimal.padded(to: count), number: decimal.literal)
        case .percent: return Shown(content: .text, text: decimal.hundredfold.shown + " %")
        case .words(let before, let after): return Shown(content: .text, text: before + decimal.shown + after)
        case .duration:
            return Double(asText).flatMap(SerialDay.duration).map { Shown(content: .day, text: $0) } ?? plain
        case .day, .month, .year, .time, .moment:
            guard let serial = Double(asText), let day = SerialDay(serial, system) else { return plain }
            let text =
                switch format {
                case .month: day.monthText
                case .year: day.yearText
                case .time: serial < 1 ? day.timeText : day.momentText
                default: day.momentText
                }
            return Shown(content: .day, text: text)
        }
    }

    /// A day in ISO 8601, as the strict form stores it; a time of midnight is not shown.
    static func isoDay(_ raw: [UInt8]) -> Shown {
        let text = String(decoding: raw, as: UTF8.self)
        let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1)
        guard parts.count == 2 else { return Shown(content: .day, text: text) }
        let isMidnight = parts[1].allSatisfy { [0x30, UInt8(ascii: ":"), 0x2E, UInt8(ascii: "Z")].contains($0) }
        let day = String(decoding: parts[0], as: UTF8.self)
        return Shown(content: .day, text: isMidnight ? day : day + " " + String(decoding: parts[1], as: UTF8.self))
    }
}
