import FieldCatalogue
import LegalFacts
import PublicAddresses
import PublicTables
import Publication
import Records
import SourceJSON

/// Everything a release needs of one record, made on any thread in one reading of its revisions.
public struct RecordOutput: Sendable {
    let entry: SnapshotEntry
    let status: String?
    let riskClass: RiskClass?
    /// Ids of the authorities that oversee it, each once.
    let supervisors: [String]
    let rows: [(table: Int, cells: [TableCell])]
    /// CSV bytes of the rows, by table.
    let csv: [(table: Int, bytes: [UInt8])]
    /// Row of the table for people, as German Excel reads it; empty for what is no present system.
    let excel: [UInt8]
    let current: [UInt8]
    let history: [[UInt8]]
    let changes: [RevisionChanges]
    /// What it is about, in a sentence; nil when it does not say.
    let summary: String?
    /// Paths of the feeds that tell of its changes.
    let feeds: [String]
    let pack: [UInt8]?
    /// Row of the oversight folder's table.
    let oversight: [UInt8]
}

/// What one revision changed.
struct RevisionChanges: Sendable {
    let revision: Int
    let recordedAt: Instant
    let kind: Kind
    let note: String?
    let changes: [FieldChange]

    /// What happened.
    enum Kind: String, Sendable, CaseIterable {
        /// The record was accepted for the first time.
        case new
        case changed
        case withdrawn
        /// An authority stated that it uses no AI.
        case nullReport = "null-report"

        /// In a word, for people.
        var verb: String {
            switch self {
            case .new: "neu"
            case .changed: "geändert"
            case .withdrawn: "zurückgenommen"
            case .nullReport: "„keine KI im Einsatz“ gemeldet"
            }
        }
    }
}

/// Makes the output of records; every worker has its own.
public struct RecordExtractor: Sendable {
    private let snapshot: Snapshot
    private let tables: RegisterTables
    private let survey: ExportSurvey
    private let options: ReleaseOptions
    private let parts: Set<ReleasePart>
    private let wantedTable: Int?
    /// The only type of record that has rows in the wanted table; nil when several have.
    private let wantedType: RecordType?
    private let needsHistory: Bool
    private let wantsRows: Bool
    private let wantsCSV: Bool
    private let rightFields: [RecordType: [String]]

    init(_ snapshot: Snapshot, tables: RegisterTables, survey: ExportSurvey, options: ReleaseOptions) {
        self.snapshot = snapshot
        self.tables = tables
        self.survey = survey
        self.options = options
        parts = options.parts
        wantedTable =
            options.only == ReleasePath.excel
            ? tables.position(of: FlatTable.name)
            : tables.definitions.firstIndex { ReleasePath.csv($0.name) == options.only }
        let wanted = wantedTable.map { tables.definitions[$0].name }
        wantedType =
            ([(.deployment, tables.flat.definition)] + tables.definitionsByType
            + tables.values.map { ($0.type, $0.definition) })
            .first { $0.definition.name == wanted }?.type
        let historyTables = [tables.position(.revisions), tables.position(.changes)]
        // A single file of current values does without the older revisions.
        needsHistory =
            !parts.isDisjoint(with: [.jsonl, .feeds, .api, .sqlite, .csv, .oversight])
            && options.only != ReleasePath.records && (wantedTable.map { historyTables.contains($0) } ?? true)
        wantsCSV = parts.contains(.csv)
        wantsRows = wantsCSV || parts.contains(.sqlite) || parts.contains(.xlsx)
        rightFields = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (type, snapshot.catalogue.description(of: type).fields.filter { $0.vocabulary == "right" }.map(\.path))
            })
    }

    /// Makes the same outputs for one processor, with what no other processor uses.
    ///
    /// - Parameter snapshot: a replica of the snapshot of the release.
    public func replica(_ snapshot: Snapshot) -> RecordExtractor {
        RecordExtractor(
            snapshot, tables: RegisterTables(catalogue: snapshot.catalogue), survey: survey, options: options)
    }

    /// Whether anything of a record is wanted.
    public func wants(_ entry: SnapshotEntry) -> Bool { wantedType.map { $0 == entry.type } ?? true }

    /// The output of one record, of its revisions as they are stored; nil when there is none.
    public func output(_ entry: SnapshotEntry, _ stored: [StoredRevision]) throws -> RecordOutput? {
        let history = try snapshot.history(needsHistory ? stored : stored.suffix(1))
        return try RecordReading(entry, history, in: snapshot, parts: wantedParts).map { try output($0) }
    }

    /// What the wanted formats ask of a reading.
    private var wantedParts: Set<RecordReading.Part> {
        var wanted: Set<RecordReading.Part> = []
        if needsHistory { wanted.insert(.changes) }
        if !parts.isDisjoint(with: [.jsonl, .api, .oversight]) { wanted.insert(.texts) }
        if parts.contains(.euDatabase) { wanted.insert(.pack) }
        return wanted
    }

    /// The output of a record that has been read with everything the wanted formats ask for.
    public func output(_ reading: RecordReading) throws -> RecordOutput {
        let (entry, record, history) = (reading.entry, reading.record, reading.history)
        let changes = revisionChanges(reading)
        let rows = wantsRows ? try rows(of: record, entry, history, changes) : []
        return RecordOutput(
            entry: entry, status: record.record.string(.status), riskClass: record.facts.riskClass,
            supervisors: try supervisors(of: record), rows: rows, csv: wantsCSV ? csv(of: rows) : [],
            excel: wantsCSV ? excel(of: rows) : [],
            current: reading.texts.last ?? [], history: reading.texts, changes: changes,
            summary: summary(of: record),
            feeds: parts.contains(.feeds)
                ? PublicFacet.feeds(
                    of: record, entry, ressort: survey.ressorts[entry.authority] ?? entry.authority,
                    rights: rights(of: record)) : [],
            pack: parts.contains(.euDatabase) ? reading.pack?.json() : nil,
            oversight: parts.contains(.oversight) ? oversightRow(record, entry) : [])
    }

    private func revisionChanges(_ reading: RecordReading) -> [RevisionChanges] {
        var nullReports = 0
        // Without older revisions nothing is compared.
        return zip(reading.history, reading.changes).enumerated().map { position, revision in
            let (record, changes) = revision
            let known = nullReports
            nullReports = record.type == .authority ? record.record.items(.nullReport).count { _ in true } : 0
            return RevisionChanges(
                revision: record.revision, recordedAt: record.recordedAt ?? Instant(startOf: .epoch),
                kind: nullReports > known
                    ? .nullReport : record.isWithdrawn ? .withdrawn : position == 0 ? .new : .changed,
                note: note(of: record), changes: changes)
        }
    }

    /// What the authority itself writes about a revision.
    private func note(of record: PublicRecord) -> String? {
        if record.isWithdrawn { return record.record.string(.withdrawalReason) }
        return record.record.string(.changeNote) ?? record.record.items(.nullReport).last?["statement"]?.string
    }

    /// What a record is about.
    private func summary(of record: PublicRecord) -> String? {
        switch record.type {
        case .deployment: record.record.string(.shortDescription)
        case .fria: record.record.string(.publicSummary)
        case .incident: record.record.string(.summary)
        case .label: record.record.string(.title)
        case .authority:
            record.record.string(.kind).map { snapshot.catalogue.label(of: $0, in: "authority-kind").de }
        }
    }

    /// Who oversees a deployment, or the deployments an assessment, incident or label is about.
    private func supervisors(of record: PublicRecord) throws -> [String] {
        if record.type == .deployment { return Oversight.ids(of: record) }
        guard parts.contains(.oversight), record.type != .authority else { return [] }
        var ids: [String] = []
        for id in record.record.concernedDeployments {
            guard let deployment = try snapshot.current(id) else { continue }
            ids += Oversight.ids(of: deployment).filter { !ids.contains($0) }
        }
        return ids
    }

    private func rights(of record: PublicRecord) -> [String] {
        var codes: Set<String> = []
        for path in rightFields[record.type] ?? [] { collect(record.record.root, path, into: &codes) }
        return codes.sorted()
    }

    /// Collects the strings a catalogue path leads to, through lists.
    private func collect(_ value: JSONValue, _ path: String, into codes: inout Set<String>) {
        let parts = path.split(separator: "[]", maxSplits: 1, omittingEmptySubsequences: false)
        guard let next = value.value(atPath: String(parts[0])) else { return }
        let rest = parts.count > 1 ? String(parts[1].drop { $0 == "." }) : ""
        if parts.count == 1 {
            if let code = next.string { codes.insert(code) }
        } else {
            for element in next.elements {
                if rest.isEmpty {
                    if let code = element.string { codes.insert(code) }
                } else {
                    collect(element, rest, into: &codes)
                }
            }
        }
    }

    private func csv(of rows: [(table: Int, cells: [TableCell])]) -> [(table: Int, bytes: [UInt8])] {
        var result: [(table: Int, bytes: [UInt8])] = []
        var writer = CSVWriter()
        var current = -1
        // Rows of a table follow each other.
        for row in rows {
            if row.table != current, current >= 0 { result.append((current, writer.take())) }
            current = row.table
            writer.row(row.cells)
        }
        if current >= 0 { result.append((current, writer.take())) }
        return result
    }

    private func excel(of rows: [(table: Int, cells: [TableCell])]) -> [UInt8] {
        guard let row = rows.first, tables.definitions[row.table].name == FlatTable.name else { return [] }
        var writer = CSVWriter(.german)
        writer.row(row.cells)
        return writer.take()
    }

    // MARK: - Rows

    /// The row of the table for people.
    private func flatRow(_ record: PublicRecord, _ entry: SnapshotEntry) throws -> [TableCell] {
        tables.flat.row(
            FlatTable.Material(
                record: record, entry: entry, survey: survey, rights: try touchedRights(record, entry),
                address: options.link(SiteAddress.page(entry.type, entry.id))))
    }

    /// Codes of the rights a present system and its present assessments name, in the order of the vocabulary.
    private func touchedRights(_ record: PublicRecord, _ entry: SnapshotEntry) throws -> [String] {
        var codes = Set(record.record.strings(.impactOnRightsRights))
        let assessments = entry.level == .full ? snapshot.ids(of: .fria, about: entry.id) : []
        for id in assessments where snapshot.entry(id)?.isCurrent == true {
            guard let assessment = try snapshot.record(id) else { continue }
            for risk in assessment.items(.risks) {
                for right in risk["rights"]?.elements.map({ $0 }) ?? [] {
                    if let code = right.string { codes.insert(code) }
                }
            }
        }
        guard let vocabulary = snapshot.catalogue.vocabularies["right"] else { return codes.sorted() }
        return codes.sorted { (vocabulary.position(of: $0) ?? 0, $0) < (vocabulary.position(of: $1) ?? 0, $1) }
    }

    private func rows(
        of record: PublicRecord, _ entry: SnapshotEntry, _ history: [PublicRecord], _ changes: [RevisionChanges]
    ) throws -> [(table: Int, cells: [TableCell])] {
        var rows: [(table: Int, cells: [TableCell])] = []
        var position = 0
        if entry.type == .deployment, entry.isCurrent, wants(position) {
            rows.append((position, try flatRow(record, entry)))
        }
        position += 1
        for table in tables.records {
            if table.type == entry.type, wants(position) {
                rows.append((position, table.row(of: record, entry: entry, survey: survey)))
            }
            position += 1
        }
        rows.append((tables.position(.records), indexRow(entry)))
        position += 1
        for list in tables.lists {
            if list.type == entry.type, wants(position) {
                for row in list.rows(of: record, entry: entry, catalogue: snapshot.catalogue) {
                    rows.append((position, row))
                }
            }
            position += 1
        }
        for values in tables.values {
            if values.type == entry.type, wants(position) {
                for row in values.rows(of: record, entry: entry) { rows.append((position, row)) }
            }
            position += 1
        }
        guard wantedTable.map({ $0 >= position }) ?? true else { return rows }
        let owner: [TableCell] = [
            .text(entry.id), .text(entry.type.rawValue), .text(entry.authority), .text(entry.origin.rawValue),
        ]
        for duty in record.facts.duties {
            rows.append(
                (
                    tables.position(.duties),
                    ListTable.ownerCells(entry) + [
                        .text(duty.id), .text(duty.text.de), .text(duty.text.en), .text(duty.source.de),
                        .text(duty.dueFrom.description), duty.isMet.map { .boolean($0) } ?? .null,
                    ]
                ))
        }
        for absence in record.absences {
            rows.append(
                (
                    tables.position(.absences),
                    owner + [
                        .text(absence.pointer), .text(absence.path), .text(absence.kind.rawValue),
                        TableCell(absence.ground),
                    ]
                ))
        }
        for record in history {
            rows.append(
                (
                    tables.position(.revisions),
                    owner + [
                        .integer(record.revision), TableCell(record.recordedAt?.description),
                        TableCell(record.recordedAt?.day.description), .boolean(record.isWithdrawn),
                        TableCell(record.record.string(.status)),
                        TableCell(record.facts.riskClass?.rawValue), TableCell(record.record.string(.changeNote)),
                    ]
                ))
        }
        for revision in changes {
            for change in revision.changes {
                rows.append(
                    (
                        tables.position(.changes),
                        owner + [
                            .integer(revision.revision), .text(revision.recordedAt.description),
                            .text(revision.recordedAt.day.description), .text(change.pointer.description),
                            .text(change.path), .text(change.kind.rawValue),
                            TableCell(change.entry?.value),
                            TableCell(change.before.map { String(decoding: $0, as: UTF8.self) }),
                            TableCell(change.after.map { String(decoding: $0, as: UTF8.self) }),
                        ]
                    ))
            }
        }
        return rows
    }

    private func wants(_ table: Int) -> Bool { wantedTable.map { $0 == table } ?? true }

    private func indexRow(_ entry: SnapshotEntry) -> [TableCell] {
        [
            .text(entry.id), .text(entry.type.rawValue), .text(entry.authority), .text(entry.origin.rawValue),
            .text(entry.name), .integer(entry.revisionCount), .boolean(entry.isCurrent), .boolean(entry.isWithdrawn),
            TableCell(entry.supersededBy), .text(entry.level.rawValue), TableCell(entry.product),
            .text(entry.source?.licence ?? RegisterIdentity.licence),
            .text(entry.firstRecordedAt.description), .text(entry.firstRecordedAt.day.description),
            .text(entry.lastRecordedAt.description), .text(entry.lastRecordedAt.day.description),
        ]
    }

    private func oversightRow(_ record: PublicRecord, _ entry: SnapshotEntry) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(OversightRow.cells(record, entry))
        return writer.take()
    }
}
