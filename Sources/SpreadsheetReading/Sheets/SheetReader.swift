/// Reads the cells of one sheet in one pass.
final class SheetReader: XMLContent {
    private(set) var fault: WorkbookFault?
    private(set) var sheet: Sheet
    private let part: String
    private let limits: WorkbookLimits
    private let strings: [TextStore.Place]
    private let styles: CellStyles
    private let system: SerialDay.System

    private var row = -1
    private var isHiddenRow = false
    private var firstCell = 0
    private var column = -1
    private var kind = CellValue.Kind.number
    private var style: Int?
    private var value: [UInt8] = []
    private var hasValue = false
    private var formula: [UInt8]?
    private var phoneticDepth = 0
    private enum Collected { case nothing, value, formula }
    private var collected = Collected.nothing
    private var isInCell = false
    private var textSize = 0
    private var hiddenRanges: [ClosedRange<Int>] = []

    /// Longest text of a cell, in bytes; spreadsheets keep 32,767 characters.
    static let longestText = 262_144
    /// Greatest number of ranges of hidden columns that are looked at.
    private static let mostHidden = 1_000
    /// Longest part of a formula that is kept.
    private static let longestFormula = 200

    init(
        name: String, part: String, shared: SharedStrings?, styles: CellStyles, system: SerialDay.System,
        limits: WorkbookLimits
    ) {
        sheet = Sheet(name: name)
        sheet.shared = shared?.store ?? TextStore()
        strings = shared?.places ?? []
        (self.part, self.styles, self.system, self.limits) = (part, styles, system, limits)
    }

    // MARK: - Elements

    func begin(_ element: XMLElement) {
        if element.isNamed("c") {
            beginCell(element)
        } else if element.isNamed("v") {
            collected = isInCell ? .value : .nothing
            hasValue = true
        } else if element.isNamed("row") {
            beginRow(element)
        } else if element.isNamed("t") {
            guard isInCell, phoneticDepth == 0, kind == .inline else { return collected = .nothing }
            collected = .value
            hasValue = true
        } else if element.isNamed("f") {
            collected = isInCell ? .formula : .nothing
            formula = []
        } else if element.isNamed("rPh") {
            phoneticDepth += 1
        } else if element.isNamed("col") {
            hideColumns(element)
        } else if element.isNamed("mergeCell") {
            sheet.mergeCount += 1
            if sheet.merges.count < limits.merges, let range = element.attribute("ref").flatMap({ CellRange($0) }) {
                sheet.merges.append(range)
            }
        }
    }

    func end(_ element: XMLElement) {
        collected = .nothing
        if element.isNamed("c") {
            endCell()
        } else if element.isNamed("row") {
            endRow()
        } else if element.isNamed("rPh") {
            phoneticDepth -= 1
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch collected {
        case .nothing: break
        case .formula:
            let room = SheetReader.longestFormula - (formula?.count ?? 0)
            formula?.append(contentsOf: bytes.prefix(max(0, room)))
        case .value:
            value.append(contentsOf: bytes)
            if value.count > SheetReader.longestText { fault = .tooMuchText(part) }
        }
    }

    // MARK: - Rows and columns

    private func beginRow(_ element: XMLElement) {
        let number = element.value("r").flatMap { SheetReader.number($0) }
        let next = number.map { $0 - 1 } ?? row + 1
        // Rows come from above; others would be in the sheet twice.
        guard next > row, next < WorkbookLimits.rows else { return fault = .damaged(part) }
        row = next
        column = -1
        firstCell = sheet.cells.count
        isHiddenRow = element.isSet("hidden")
    }

    private func endRow() {
        guard sheet.cells.count > firstCell else { return }
        let cells = firstCell..<sheet.cells.count
        for cell in sheet.cells[cells] {
            let column = Int(cell.column)
            while sheet.lastRows.count <= column { sheet.lastRows.append(-1) }
            sheet.lastRows[column] = sheet.rows.count
        }
        sheet.rows.append(SheetRow(row: row, isHidden: isHiddenRow, cells: cells))
        if sheet.rows.count * sheet.lastRows.count > limits.area { fault = .tooManyCells(part) }
        firstCell = sheet.cells.count
    }

    private func hideColumns(_ element: XMLElement) {
        guard element.isSet("hidden"), let first = element.value("min").flatMap({ SheetReader.number($0) }),
            let last = element.value("max").flatMap({ SheetReader.number($0) }), first >= 1, first <= last,
            hiddenRanges.count < SheetReader.mostHidden
        else { return }
        hiddenRanges.append(first - 1...last - 1)
    }

    /// A whole number without sign; nil for anything else.
    private static func number(_ text: UnsafePointer<CChar>) -> Int? {
        var number = 0
        var position = 0
        while text[position] != 0 {
            guard (0x30...0x39).contains(text[position]), position < 9 else { return nil }
            number = number * 10 + Int(text[position] - 0x30)
            position += 1
        }
        return position == 0 ? nil : number
    }

    // MARK: - Cells

    private func beginCell(_ element: XMLElement) {
        guard row >= 0, !isInCell else { return fault = .damaged(part) }
        isInCell = true
        if let name = element.value("r") {
            guard let place = SheetReader.place(name), place.row == row, place.column > column else {
                return fault = .damaged(part)
            }
            column = place.column
        } else {
            column += 1
        }
        guard column < WorkbookLimits.columns else { return fault = .damaged(part) }
        guard let kind = CellValue.Kind(element.value("t")) else { return fault = .damaged(part) }
        self.kind = kind
        style = element.value("s").flatMap { SheetReader.number($0) }
        value.removeAll(keepingCapacity: true)
        formula = nil
        hasValue = false
    }

    private static func place(_ name: UnsafePointer<CChar>) -> CellPlace? {
        var count = 0
        while name[count] != 0, count < 16 { count += 1 }
        return name.withMemoryRebound(to: UInt8.self, capacity: count) {
            CellPlace(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    private func endCell() {
        isInCell = false
        guard hasValue, !(value.isEmpty && kind == .number) else {
            if let formula {
                let text = "=" + (formula.isEmpty ? "…" : String(decoding: formula, as: UTF8.self))
                keep(CellValue.Shown(content: .uncalculated, text: text))
            }
            return
        }
        switch kind {
        case .number: keep(CellValue.number(value, styles.format(style), system))
        case .isoDay: keep(CellValue.isoDay(value))
        case .truth:
            let isTrue = value == Array("1".utf8) || value == Array("true".utf8)
            keep(CellValue.Shown(content: .truth, text: isTrue ? "WAHR" : "FALSCH"))
        case .error: keep(CellValue.Shown(content: .error, text: String(decoding: value, as: UTF8.self)))
        case .inline, .formulaText:
            let bytes = EscapedText.occurs(in: value) ? EscapedText.undone(value) : value
            keep(CellValue.Shown(content: .text, text: String(decoding: bytes, as: UTF8.self)))
        case .shared:
            guard let number = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(number) else {
                return fault = .damaged(part)
            }
            let place = strings[number]
            guard place.count > 0 else { return }
            append(Sheet.Kept(column: UInt16(column), content: .text, isShared: true, text: place, number: .none))
        }
    }

    private func keep(_ shown: CellValue.Shown) {
        guard !shown.text.isEmpty else { return }
        let text = sheet.texts.add(Array(shown.text.utf8))
        let number = shown.number.map { sheet.texts.add(Array($0.utf8)) } ?? .none
        append(
            Sheet.Kept(column: UInt16(column), content: shown.content, isShared: false, text: text, number: number))
    }

    private func append(_ cell: Sheet.Kept) {
        textSize += Int(cell.text.count)
        guard textSize <= limits.text else { return fault = .tooMuchText(part) }
        guard sheet.cells.count < limits.cells else { return fault = .tooManyCells(part) }
        sheet.cells.append(cell)
    }

    /// The sheet as far as it was read, with what can only be said at its end.
    var finished: Sheet {
        var result = sheet
        result.hiddenColumns = result.lastRows.indices.filter { column in
            result.lastRows[column] >= 0 && hiddenRanges.contains { $0.contains(column) }
        }
        return result
    }
}
