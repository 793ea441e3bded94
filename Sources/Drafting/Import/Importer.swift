import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Makes drafts of the rows of a list, one pass over its cells.
public struct Importer {
    private let catalogue: Catalogue
    private let mapping: Mapping
    private let year: Int
    private let isTaken: (String) -> Bool
    private let recordWithKey: (ListKey) -> String?
    private let sampleAuthorities: Set<String>
    private var reader: CellReader
    private let structure: StructuralValidator
    private var numbers: [String: Int] = [:]

    /// Makes an importer.
    ///
    /// - Parameters:
    ///   - today: gives the year of identifiers when the mapping names none.
    ///   - isTaken: whether a record of the register has an identifier already.
    ///   - recordWithKey: the record that a row of a list became in an earlier import; nil for a new row.
    ///   - sampleAuthorities: ids of made-up authorities, whose records are samples.
    ///   - authorities: names by which lists call authorities.
    public init(
        catalogue: Catalogue, mapping: Mapping, today: Day, isTaken: @escaping (String) -> Bool,
        recordWithKey: @escaping (ListKey) -> String? = { _ in nil }, sampleAuthorities: Set<String> = [],
        authorities: AuthorityNames = AuthorityNames([])
    ) {
        self.sampleAuthorities = sampleAuthorities
        self.recordWithKey = recordWithKey
        self.catalogue = catalogue
        self.mapping = mapping
        self.isTaken = isTaken
        year = mapping.year ?? today.year
        reader = CellReader(catalogue: catalogue, authorities: authorities)
        structure = StructuralValidator(catalogue: catalogue)
    }

    /// Faults of the mapping that only show beside the list: columns that are not there.
    public func findings(for table: InputTable, mappingFile: String) -> [Finding] {
        let known = Set(table.columns)
        var names: Set<String> = []
        let missing = mapping.columns.filter { !known.contains($0.name) && names.insert($0.name).inserted }
        // A slip of the keyboard has its own finding; that a list has fewer columns is said once.
        let slips = missing.compactMap { column in
            ClosestName.of(column.name, among: table.columns).map { (column: column, near: $0) }
        }
        var findings = slips.map { slip in
            ImportMessages.finding(
                "MAP-column", slip.column.span, mappingFile, "Die Liste hat keine Spalte „\(slip.column.name)“",
                "The list has no column “\(slip.column.name)”", "Meinten Sie „\(slip.near)“?",
                "Did you mean “\(slip.near)”?", .warning)
        }
        let absent = missing.filter { column in !slips.contains { $0.column.name == column.name } }
        if let first = absent.first {
            let names = absent.map(\.name).joined(separator: ", ")
            let own = table.columns.prefix(40).joined(separator: ", ")
            findings.append(
                ImportMessages.finding(
                    "MAP-column", first.span, mappingFile, "Diese Spalten der Zuordnung hat die Liste nicht: \(names)",
                    "The list does not have these columns of the mapping: \(names)", "Spalten der Liste: \(own)",
                    "Columns of the list: \(own)", .warning))
        }
        if let key = mapping.key, !known.contains(key) {
            findings.append(
                ImportMessages.finding(
                    "MAP-column", 0..<1, mappingFile, "Die Liste hat keine Spalte „\(key)“ mit ihren Nummern",
                    "The list has no column “\(key)” with its numbers",
                    "Ohne sie erkennt die nächste Übernahme keine Zeile wieder: \"key\" berichtigen.",
                    "Without it the next import knows no row again: correct \"key\".", .warning))
        }
        return findings
    }

    /// Reads all rows.
    ///
    /// - Parameter write: gets each draft with its identifier, in order.
    public mutating func run(_ table: InputTable, write: (_ id: String, _ bytes: [UInt8]) throws -> Void) rethrows
        -> ImportReport
    {
        var report = ImportReport(columns: table.titles)
        for (index, letters) in table.letters.enumerated() { report.columns[index].letters = letters }
        var mapped: Set<String> = []
        let positions = Dictionary(
            table.columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for column in mapping.columns {
            guard let position = positions[column.name] else { continue }
            switch column.target {
            case .field(let target):
                let before = report.columns[position].fillsField ? report.columns[position].target : nil
                report.columns[position].target = [before, target.field.path].compactMap { $0 }.joined(separator: ", ")
                report.columns[position].fillsField = true
                mapped.insert(target.field.path)
            case .leftOut(let reason):
                guard !report.columns[position].fillsField else { continue }
                report.columns[position].target = reason
                report.columns[position].isLeftOut = true
            }
        }
        let named = Set(mapping.columns.map(\.name))
        let referred = mapping.templateColumns.union([mapping.key].compactMap { $0 })
        for column in report.columns.indices
        where !named.contains(table.columns[column]) && referred.contains(table.columns[column]) {
            report.columns[column].target =
                table.columns[column] == mapping.key ? FieldPath.externalIdsListNumber.text : "record"
        }
        report.leadingLines = table.leadingLines
        report.emptyColumns = table.emptyColumns
        report.blankRows = table.blankRows
        let selection = RowSelection(fills: report.columns.map { !$0.isLeftOut && $0.fillsField })
        let keyPosition = mapping.key.flatMap { positions[$0] }
        var keys: [String: Int] = [:]
        for index in 0..<table.rowCount {
            let cells = table.row(index)
            let line = table.line(index)
            if let reason = selection.reason(cells, isBlank: isBlank) {
                report.passOver(line, reason, cells)
                continue
            }
            var row = ImportedRow(cells: cells, line: line, index: index)
            for position in cells.indices { row.doubts[position] = table.doubt(index, position) }
            row.key = keyPosition.map { CellText.cleaned(row.believed($0), keepsParagraphs: false).text } ?? ""
            if isBlank(row.key) { row.key = "" }
            if let existing = knownRecord(of: row, positions) {
                report.known.append(.init(line: line, key: row.key, id: existing))
                continue
            }
            for (position, name) in table.columns.enumerated() where !named.contains(name) {
                let isEmpty = isBlank(cells[position])
                let outcome: CellOutcome = isEmpty ? .empty : referred.contains(name) ? .taken : .unnamed
                report.count(outcome, position)
            }
            for column in mapping.columns {
                if let position = positions[column.name] { read(column, position, table, &row, &report) }
            }
            for path in fillConstants(&row, positions, mapped) { report.constants[path, default: 0] += 1 }
            if mapping.key != nil {
                if row.key.isEmpty { report.missingKeys += 1 } else { keys[row.key, default: 0] += 1 }
            }
            let draft = finished(&row, &report)
            for (position, outcome) in row.outcomes { report.count(outcome, position) }
            report.assignments.append(.init(line: line, key: row.key, id: row.id))
            try write(row.id, draft.bytes)
        }
        report.repeatedKeys = keys.values.filter { $0 > 1 }.reduce(0, +)
        return report
    }

    /// The record that an earlier import made of a row; nil for a new one.
    private func knownRecord(of row: ImportedRow, _ positions: [String: Int]) -> String? {
        guard !row.key.isEmpty else { return nil }
        var authority = mapping.constants[.authority]?.text ?? ""
        for column in mapping.columns {
            guard case .field(let target) = column.target, target.field.latestPath == .authority,
                let position = positions[column.name], !isBlank(row.believed(position)),
                let read = reader.read(row.cells[position], as: target).values.first?.text
            else { continue }
            authority = read
            break
        }
        return ListKey(authority: authority, list: mapping.list, number: CellText.shortened(row.key, to: 120))
            .flatMap(recordWithKey)
    }

    private func isBlank(_ cell: String) -> Bool {
        let text = CellText.cleaned(cell, keepsParagraphs: false).text
        return text.isEmpty || mapping.emptyWords.contains(text.lowercased())
    }

    private func read(
        _ column: Mapping.Column, _ position: Int, _ table: InputTable, _ row: inout ImportedRow,
        _ report: inout ImportReport
    ) {
        let cell = row.cells[position]
        guard !isBlank(cell) else { return row.note(.empty, position) }
        guard case .field(let target) = column.target else { return row.note(.leftOut, position) }
        if let doubt = row.doubts[position] {
            if row.outcomes[position] != .notUnderstood {
                report.note(.notUnderstood, position, cell, reason: doubt.reason, line: row.line)
            }
            return row.note(.notUnderstood, position)
        }
        let pointer = place(of: target.field)
        let before = row.root[pointer]
        guard before == nil || target.field.isRepeated || target.join != nil else {
            // Another column has filled the field.
            report.columns[position].superseded += 1
            return row.note(.leftOut, position)
        }
        let known = table.number(row.index, position)
        var reading =
            known.flatMap { reader.read(number: $0, shownAs: cell, as: target) } ?? reader.read(cell, as: target)
        if let before, let sign = target.join { reading = joined(reading, to: before, sign, target.field) }
        row.note(reading.outcome, position)
        if reading.removed > 0 { report.columns[position].cleaned += 1 }
        switch reading.outcome {
        case .notUnderstood, .guessed, .shortened:
            report.note(
                reading.outcome, position, cell,
                reading: reading.outcome == .guessed ? reading.values.map(\.shown).joined(separator: "; ") : "",
                reason: reading.reason, line: row.line)
        default: break
        }
        guard !reading.values.isEmpty else { return }
        let dropped = put(reading.values, target.field, pointer, position, &row)
        if !dropped.isEmpty, reading.outcome != .shortened {
            row.note(.shortened, position)
            report.note(.shortened, position, cell, line: row.line)
        }
        if let text = reading.overflow, let field = target.overflow, row.root[place(of: field)] == nil {
            put([.string(text)], field, place(of: field), position, &row)
        }
        for extra in target.with where row.root[JSONPointer(steps(extra.path))] == nil {
            row.root.set(extra.value, at: steps(extra.path)[...])
        }
    }

    /// A text behind the one another column has put into the field, as far as there is room.
    private func joined(
        _ reading: CellReader.Reading, to before: DraftValue, _ sign: String, _ field: Field
    ) -> CellReader.Reading {
        guard let first = before.text, let second = reading.values.first?.text else { return reading }
        let whole = first + sign + second
        let limit = field.limits.maxLength ?? .max
        let fits = whole.unicodeScalars.count <= limit
        var result = reading
        result.values = [.string(fits ? whole : CellText.shortened(whole, to: limit))]
        if !fits { result.outcome = .shortened }
        return result
    }

    /// Puts values in: a list grows, an item of a list of objects is made for each.
    ///
    /// - Returns: values for which the list has no room.
    @discardableResult
    private func put(
        _ values: [DraftValue], _ field: Field, _ pointer: JSONPointer, _ column: Int, _ row: inout ImportedRow
    ) -> [DraftValue] {
        var dropped: [DraftValue] = []
        if field.isRepeated {
            var list = row.root[pointer]?.elements ?? []
            var seen = Set(list)
            for value in values where seen.insert(value).inserted { list.append(value) }
            let most = field.limits.maxItems ?? list.count
            dropped = Array(list.dropFirst(most))
            row.root.set(.array(Array(list.prefix(most))), at: pointer.tokens[...])
        } else if let index = pointer.tokens.firstIndex(of: "0") {
            let list = JSONPointer(Array(pointer.tokens[..<index]))
            var items = row.root[list]?.elements ?? []
            let most = listField(above: field)?.limits.maxItems ?? .max
            for (number, value) in values.enumerated() {
                guard number < most else {
                    dropped.append(value)
                    continue
                }
                if number == items.count { items.append(.object([])) }
                items[number].set(value, at: pointer.tokens[(index + 1)...])
            }
            row.root.set(.array(items), at: list.tokens[...])
        } else if let value = values.first {
            row.root.set(value, at: pointer.tokens[...])
        }
        row.origins.append((pointer, column))
        return dropped
    }

    /// The list of objects a field lies in; nil for none.
    private func listField(above field: Field) -> Field? {
        let fields = catalogue.description(of: .deployment).fields
        var parent = field.parent.map { fields[$0] }
        while let current = parent, !current.isRepeated { parent = current.parent.map { fields[$0] } }
        return parent
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
    private func fillConstants(_ row: inout ImportedRow, _ positions: [String: Int], _ mapped: Set<String>) -> [String]
    {
        var filledPaths: [String] = []
        func filled(_ value: DraftValue) -> DraftValue {
            switch value {
            case .string(let text):
                return .string(
                    CellText.filled(text) { name in
                        let cell =
                            positions[ColumnName.cleaned(name)].map {
                                CellText.cleaned(row.believed($0), keepsParagraphs: false).text
                            } ?? ""
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
        if row.root[.schemaVersion] == nil { row.root.set(.string(catalogue.version.number), atPath: .schemaVersion) }
        row.root.set(.string(RecordType.deployment.rawValue), atPath: .recordType)
        if row.root[.origin] == nil { row.root.set(.string(Origin.agency.rawValue), atPath: .origin) }
        // What a made-up authority reports is a sample, whatever the mapping says of lists in general.
        if row.root[.origin]?.text == Origin.agency.rawValue, let authority = row.root[.authority]?.text,
            sampleAuthorities.contains(authority)
        {
            row.root.set(.string(Origin.sample.rawValue), atPath: .origin)
        }
        if row.root[.publication] == nil {
            row.root.set(.string(PublicationLevel.full.rawValue), atPath: .publicationLevel)
        }
        return filledPaths
    }

    /// Gives the identifier, and takes out what the record's structure refuses.
    private mutating func finished(_ row: inout ImportedRow, _ report: inout ImportReport) -> Draft {
        row.id = identifier(row.root[.authority]?.text)
        row.root.set(.string(row.id), atPath: .id)
        if !row.key.isEmpty {
            row.root.set(.string(mapping.list), atPath: .externalIdsList)
            row.root.set(.string(CellText.shortened(row.key, to: 120)), atPath: .externalIdsListNumber)
        }
        var draft = Draft(type: .deployment, root: row.root, catalogue: catalogue)
        let faults = structure.findings(in: draft.document, file: "").filter {
            $0.code != StructuralCode.missing.rawValue
        }
        if !faults.isEmpty {
            for (pointer, column) in row.origins {
                guard let value = draft.document.root[pointer] else { continue }
                let span = value.span
                guard
                    let fault = faults.first(where: {
                        $0.span.lowerBound >= span.lowerBound && $0.span.upperBound <= span.upperBound
                    })
                else { continue }
                row.root.set(nil, at: pointer.tokens[...])
                row.note(.notUnderstood, column)
                report.note(.notUnderstood, column, row.cells[column], reason: fault.message, line: row.line)
            }
            draft = Draft(type: .deployment, root: row.root, catalogue: catalogue)
        }
        return draft
    }

    /// The next free identifier of an authority and the year: numbers only grow, so the search is linear over all rows.
    ///
    /// Only what has the form of an authority's identifier gets into it: it becomes the name of a file.
    private mutating func identifier(_ authority: String?) -> String {
        let name = authority.flatMap { catalogue.formats["authority-id"]?.matches($0) == true ? $0 : nil }
        let short = name.map { String($0.dropFirst(5)) } ?? "unbekannt"
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
