/// Tells rows that hold a system from those that hold a sum, a remark, or nothing.
struct RowSelection {
    /// Why a row becomes no draft.
    enum Reason: Int, Sendable, CaseIterable {
        /// Nothing stands in it, or only words that mean nothing.
        case empty
        /// It adds up others.
        case sum
        /// It says something about the list.
        case note
        /// Only columns that fill no field have content: a number, a remark of the office.
        case noContent
    }

    /// Whether a column fills a field.
    private let fills: [Bool]

    init(fills: [Bool]) { self.fills = fills }

    /// Why a row is passed over; nil when it holds a system.
    ///
    /// - Parameter isBlank: whether a cell says nothing.
    func reason(_ cells: [String], isBlank: (String) -> Bool) -> Reason? {
        let filled = cells.indices.filter { !isBlank(cells[$0]) }
        guard let first = filled.first else { return .empty }
        let word = CellText.key(cells[first])
        if RowSelection.sums.contains(word.trimmingColon) { return .sum }
        if filled.count == 1, cells.count > 2, RowSelection.isNote(word) { return .note }
        return filled.contains { fills[$0] } ? nil : .noContent
    }

    private static let sums: Set<String> = [
        "summe", "summen", "gesamt", "insgesamt", "gesamtsumme", "zwischensumme", "total", "sum", "grand total",
        "anzahl gesamt", "summe gesamt",
    ]

    /// How remarks about a list begin.
    private static let beginnings = [
        "stand:", "stand ", "anmerkung", "hinweis", "quelle", "fußnote", "fussnote", "legende", "erläuterung",
        "bemerkung:",
        "*", "¹", "1)", "note:", "notes:", "source:", "as of ", "last updated", "letzte änderung", "ende der liste",
    ]

    private static func isNote(_ word: String) -> Bool {
        beginnings.contains { word.utf8.starts(with: $0.utf8) }
    }
}

extension String {
    /// Without colons and blanks at its end.
    fileprivate var trimmingColon: String {
        var bytes = Substring(self).utf8
        while let last = bytes.last, last == UInt8(ascii: ":") || last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
