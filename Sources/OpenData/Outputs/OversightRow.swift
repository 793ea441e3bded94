import Publication

/// A line of the table of a supervisory authority.
enum OversightRow {
    static let columns = [
        "id", "record_type", "authority", "origin", "name", "status", "risk_class", "fria_status", "is_current",
        "revision", "last_recorded_at",
    ]

    static func cells(_ record: PublicRecord, _ entry: SnapshotEntry) -> [TableCell] {
        [
            .text(entry.id), .text(entry.type.rawValue), .text(entry.authority), .text(entry.origin.rawValue),
            .text(entry.name), TableCell(record.record.string(.status)),
            TableCell(record.facts.riskClass?.rawValue), TableCell(record.facts.friaStatus?.rawValue),
            .boolean(entry.isCurrent), .integer(record.revision), .text(entry.lastRecordedAt.description),
        ]
    }
}
