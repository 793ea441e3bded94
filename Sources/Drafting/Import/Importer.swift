import Findings
import RegisterModel
import RegisterRules
import SourceJSON

/// Makes drafts of the rows of a list, one pass over its cells.
public struct Importer {
    private let catalogue: Catalogue
    private let mapping: Mapping
    private let year: Int
    private let isTaken: (String) -> Bool
    private let reader: CellReader
    private let structure: StructuralValidator
    private let checker: RecordChecker
    private var numbers: [String: Int] = [:]

    /// Makes an importer.
    ///
    /// - Parameters:
    ///   - today: gives the year of identifiers when the mapping names none.
    ///   - isTaken: whether a record of the register has an identifier already.
    public init(catalogue: Catalogue, mapping: Mapping, today: Day, isTaken: @escaping (String) -> Bool) {
        self.catalogue = catalogue
        self.mapping = mapping
        self.isTaken = isTaken
        year = mapping.year ?? today.year
        reader = CellReader(catalogue: catalogue)
        structure = StructuralValidator(catalogue: catalogue)
        checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: today)
    }

    /// Faults of the mapping that only show beside the list: columns that are not there.
    public func findings(for table: InputTable, mappingFile: String) -> [Finding] {
        let known = Set(table.columns)
        return mapping.columns.filter { !known.contains($0.name) }.map { column in
            let near = ClosestName.of(column.name, among: table.columns)
            return ImportMessages.finding(
                "MAP-column", column.span, mappingFile, "Die Liste hat keine Spalte „\(column.name)“",
                "The list has no column “\(column.name)”",
                "Spalten der Liste: " + table.columns.prefix(40).joined(separator: ", ")
                    + (near.map { " – meinten Sie „\($0)“?" } ?? ""),
                "Columns of the list: " + table.columns.prefix(40).joined(separator: ", ")
                    + (near.map { " – did you mean “\($0)”?" } ?? ""),
                .warning)
        }
    }

    /// Reads all rows.
    ///
    /// - Parameter write: gets each draft with its identifier, in order.
    public mutating func run(_ table: InputTable, write: (_ id: String, _ bytes: [UInt8]) throws -> Void) rethrows
        -> ImportReport
    {
        var report = ImportReport(columns: table.columns)
        let positions = Dictionary(
            table.columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for column in mapping.columns {
            guard let position = positions[column.name] else { continue }
            switch column.target {
            case .field(let target): report.columns[position].target = target.field.path
            case .leftOut(let reason):
                report.columns[position].target = reason
                report.columns[position].isLeftOut = true
            }
        }
        let named = Set(mapping.columns.map(\.name))
        let referred = mapping.templateColumns.union([mapping.key].compactMap { $0 })
        for column in report.columns.indices
        where !named.contains(report.columns[column].name) && referred.contains(report.columns[column].name) {
            report.columns[column].target =
                mapping.templateColumns.contains(report.columns[column].name) ? "source" : "id"
        }
        let mapped = Set(report.columns.filter { !$0.isLeftOut }.compactMap(\.target))
        var keys: [String: Int] = [:]
        for index in 0..<table.rowCount {
            let cells = table.row(index)
            let line = table.line(index)
            var row = Row(cells: cells, line: line)
            for (position, name) in table.columns.enumerated() where !named.contains(name) {
                let isEmpty = isBlank(cells[position])
                let outcome: CellOutcome = isEmpty ? .empty : referred.contains(name) ? .taken : .unnamed
                report.count(outcome, position)
            }
            for column in mapping.columns {
                if let position = positions[column.name] { read(column, position, &row, &report) }
            }
            for path in fillConstants(&row, positions, mapped) { report.constants[path, default: 0] += 1 }
            let key =
                mapping.key.flatMap { positions[$0] }.map { CellText.cleaned(cells[$0], keepsParagraphs: false).text }
                ?? ""
            if mapping.key != nil {
                if key.isEmpty { report.missingKeys += 1 }
                if !key.isEmpty { keys[key, default: 0] += 1 }
            }
            let draft = finished(&row, &report)
            report.assignments.append(.init(line: line, key: key, id: row.id))
            try write(row.id, draft.bytes)
        }
        report.repeatedKeys = keys.values.filter { $0 > 1 }.reduce(0, +)
        return report
    }

    /// A row on its way to a draft.
    private struct Row {
        let cells: [String]
        let line: Int
        var id = ""
        var root = DraftValue.object([])
        /// Where each value came from: its place, the column, and what was counted.
        var origins: [(pointer: JSONPointer, column: Int, outcome: CellOutcome)] = []

        init(cells: [String], line: Int) {
            self.cells = cells
            self.line = line
        }
    }

    private func isBlank(_ cell: String) -> Bool {
        let text = CellText.cleaned(cell, keepsParagraphs: false).text
        return text.isEmpty || mapping.emptyWords.contains(text.lowercased())
    }

    private func read(_ column: Mapping.Column, _ position: Int, _ row: inout Row, _ report: inout ImportReport) {
        let cell = row.cells[position]
        guard !isBlank(cell) else { return report.count(.empty, position) }
        guard case .field(let target) = column.target else { return report.count(.leftOut, position) }
        let pointer = place(of: target.field)
        let isOpen = row.root[pointer] == nil
        guard isOpen || target.field.isRepeated else {
            // Another column has filled the field.
            report.columns[position].superseded += 1
            return report.count(.leftOut, position)
        }
        let reading = reader.read(cell, as: target)
        report.count(reading.outcome, position)
        if reading.removed > 0 { report.columns[position].cleaned += 1 }
        switch reading.outcome {
        case .notUnderstood, .guessed, .shortened:
            report.note(
                reading.outcome, position, cell,
                reading: reading.outcome == .guessed ? reading.values.map(\.shown).joined(separator: "; ") : "",
                line: row.line)
        default: break
        }
        guard !reading.values.isEmpty else { return }
        let dropped = put(reading.values, target.field, pointer, position, reading.outcome, &row)
        if !dropped.isEmpty, reading.outcome != .shortened {
            report.move(position, from: reading.outcome, to: .shortened)
            report.note(.shortened, position, cell, line: row.line)
            row.origins[row.origins.count - 1].outcome = .shortened
        }
        if let text = reading.overflow, let field = target.overflow, row.root[place(of: field)] == nil {
            put([.string(text)], field, place(of: field), position, reading.outcome, &row)
        }
        for extra in target.with where row.root[JSONPointer(steps(extra.path))] == nil {
            row.root.set(extra.value, at: steps(extra.path)[...])
        }
    }

    /// Puts values in: a list grows, an item of a list of objects is made for each.
    ///
    /// - Returns: values for which the list has no room.
    @discardableResult
    private func put(
        _ values: [DraftValue], _ field: Field, _ pointer: JSONPointer, _ column: Int, _ outcome: CellOutcome,
        _ row: inout Row
    ) -> [DraftValue] {
        var dropped: [DraftValue] = []
        if field.isRepeated {
            var list = row.root[pointer]?.elements ?? []
            for value in values where !list.contains(value) { list.append(value) }
            let most = field.limits.maxItems ?? list.count
            dropped = Array(list.dropFirst(most))
            row.root.set(.array(Array(list.prefix(most))), at: pointer.tokens[...])
        } else if let index = pointer.tokens.firstIndex(of: "0") {
            for (number, value) in values.enumerated() {
                var tokens = pointer.tokens
                tokens[index] = "\(number)"
                row.root.set(value, at: tokens[...])
            }
        } else if let value = values.first {
            row.root.set(value, at: pointer.tokens[...])
        }
        row.origins.append((pointer, column, outcome))
        return dropped
    }

    private func steps(_ path: String) -> [String] { path.split(separator: ".").map(String.init) }

    /// `legalBasis[].citation` as `/legalBasis/0/citation`; a list itself as its own name.
    private func place(of field: Field) -> JSONPointer {
        var tokens: [String] = []
        let parts = steps(field.path)
        for (index, part) in parts.enumerated() {
            let name = part.utf8.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }
            tokens.append(String(decoding: name, as: UTF8.self))
            if name.count < part.utf8.count, index < parts.count - 1 { tokens.append("0") }
        }
        return JSONPointer(tokens)
    }

    /// Fills in what every record has and no cell has said.
    ///
    /// - Returns: paths of mapped fields that a constant had to fill.
    private func fillConstants(_ row: inout Row, _ positions: [String: Int], _ mapped: Set<String>) -> [String] {
        var filledPaths: [String] = []
        func filled(_ value: DraftValue) -> DraftValue {
            switch value {
            case .string(let text):
                return .string(
                    CellText.filled(text) { name in
                        let cell =
                            positions[name].map { CellText.cleaned(row.cells[$0], keepsParagraphs: false).text } ?? ""
                        return cell.isEmpty ? "Zeile \(row.line)" : cell
                    })
            case .array(let items): return .array(items.map(filled))
            case .object(let members): return .object(members.map { .init($0.name, filled($0.value)) })
            case .literal: return value
            }
        }
        func merge(_ value: DraftValue, at tokens: [String]) {
            if case .object(let members) = value, !members.isEmpty {
                for member in members { merge(member.value, at: tokens + [member.name]) }
            } else if row.root[JSONPointer(tokens)] == nil {
                row.root.set(value, at: tokens[...])
                let path = tokens.joined(separator: ".")
                if mapped.contains(path) { filledPaths.append(path) }
            }
        }
        merge(filled(mapping.constants), at: [])
        if row.root["schemaVersion"] == nil { row.root.set(.string("1.0.0"), at: ["schemaVersion"]) }
        row.root.set(.string(RecordType.deployment.rawValue), at: ["recordType"])
        if row.root["origin"] == nil { row.root.set(.string(Origin.agency.rawValue), at: ["origin"]) }
        if row.root["publication"] == nil {
            row.root.set(.string(PublicationLevel.full.rawValue), at: ["publication", "level"])
        }
        return filledPaths
    }

    /// Gives the identifier, takes out what the record's structure refuses, and counts what is missing.
    private mutating func finished(_ row: inout Row, _ report: inout ImportReport) -> Draft {
        row.id = identifier(row.root["authority"]?.text)
        row.root.set(.string(row.id), at: ["id"])
        var draft = Draft(type: .deployment, root: row.root, catalogue: catalogue)
        var findings = structure.findings(in: draft.document, file: "")
        let faults = findings.filter { $0.code != StructuralCode.missing.rawValue }
        if !faults.isEmpty {
            for (pointer, column, outcome) in row.origins {
                guard let value = draft.document.root[pointer] else { continue }
                let span = value.span
                guard
                    faults.contains(where: {
                        $0.span.lowerBound >= span.lowerBound && $0.span.upperBound <= span.upperBound
                    })
                else { continue }
                row.root.set(nil, at: pointer.tokens[...])
                report.move(column, from: outcome, to: .notUnderstood)
                report.note(.notUnderstood, column, row.cells[column], line: row.line)
            }
            draft = Draft(type: .deployment, root: row.root, catalogue: catalogue)
            findings = structure.findings(in: draft.document, file: "")
        }
        if let record = draft.record {
            for path in missing(record) { report.incomplete[path, default: 0] += 1 }
            if !checker.textFindings(for: record, file: "").isEmpty { report.withFindings += 1 }
        }
        return draft
    }

    /// Required fields at the root that a record lacks.
    private func missing(_ record: Record) -> [String] {
        let isPublicSource = record.origin == .publicSource
        return record.description.roots.map { record.description.fields[$0] }.filter { field in
            guard record.root[field.name] == nil else { return false }
            switch field.required {
            case .header, .always: return true
            case .agency: return !isPublicSource
            case .when(let condition): return condition.holds(for: record.root)
            case .optional: return false
            }
        }.map(\.path)
    }

    /// The next free identifier of an authority and the year: numbers only grow, so the search is linear over all rows.
    private mutating func identifier(_ authority: String?) -> String {
        let name = authority ?? "bund-unbekannt"
        let short = name.utf8.starts(with: "bund-".utf8) ? String(name.dropFirst(5)) : CellText.slug(name)
        let head = "\(short)-\(year)-"
        var number = numbers[head] ?? 0
        var id: String
        repeat {
            number += 1
            let digits = "\(number)"
            id = head + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        } while isTaken(id)
        numbers[head] = number
        return id
    }
}
