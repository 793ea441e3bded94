import RegisterModel
import SourceJSON

/// The smaller tables.
enum Tables {
    static func absences(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(["id", "authority", "origin", "pointer", "path", "kind", "ground"])
        for entry in snapshot.entries where entry.type != .authority {
            guard let record = try snapshot.current(entry.id) else { continue }
            for absence in record.absences {
                writer.row([
                    entry.id, entry.authority, entry.origin.rawValue, absence.pointer.description, absence.path,
                    absence.kind.rawValue, absence.ground ?? "",
                ])
            }
            try sink(writer.take())
        }
        try sink(writer.take())
    }

    static func authorities(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var deployments: [String: [Origin: Int]] = [:]
        for entry in snapshot.entries where entry.type == .deployment && entry.isCurrent {
            deployments[entry.authority, default: [:]][entry.origin, default: 0] += 1
        }
        var writer = CSVWriter()
        writer.row([
            "id", "origin", "abbreviation", "nameDe", "nameEn", "kind", "parent", "reported", "fromPublicSources",
            "samples", "latestNullReport",
        ])
        for entry in snapshot.entries(of: .authority) {
            guard let record = try snapshot.current(entry.id)?.record else { continue }
            let counts = deployments[entry.id] ?? [:]
            writer.row([
                entry.id, entry.origin.rawValue, record.string("abbreviation") ?? "", record.string("nameDe") ?? "",
                record.string("nameEn") ?? "", record.string("kind") ?? "", record.string("parent") ?? "",
                "\(counts[.agency] ?? 0)", "\(counts[.publicSource] ?? 0)", "\(counts[.sample] ?? 0)",
                record.items("nullReport").compactMap { $0["date"]?.string }.max() ?? "",
            ])
        }
        try sink(writer.take())
    }

    static func revisions(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(["id", "type", "authority", "origin", "revision", "recordedAt", "isWithdrawal", "changeNote"])
        for entry in snapshot.entries {
            for record in try snapshot.history(entry.id) {
                writer.row([
                    entry.id, entry.type.rawValue, entry.authority, entry.origin.rawValue, "\(record.revision)",
                    record.recordedAt?.description ?? "", record.isWithdrawn ? "true" : "false",
                    record.record.string("changeNote") ?? "",
                ])
            }
            try sink(writer.take())
        }
        try sink(writer.take())
    }

    static func changes(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(["id", "authority", "origin", "revision", "recordedAt", "pointer", "path", "before", "after"])
        for entry in snapshot.entries where entry.revisionCount > 1 {
            let history = try snapshot.history(entry.id)
            guard let latest = history.last else { continue }
            let comparison = RecordComparison(description: latest.record.description)
            for (before, after) in zip(history, history.dropFirst()) {
                for change in comparison.changes(from: before.record.root, to: after.record.root) {
                    writer.row([
                        entry.id, entry.authority, entry.origin.rawValue, "\(after.revision)",
                        after.recordedAt?.description ?? "",
                        change.pointer.description, change.path,
                        change.before.map { String(decoding: $0, as: UTF8.self) } ?? "",
                        change.after.map { String(decoding: $0, as: UTF8.self) } ?? "",
                    ])
                }
            }
            try sink(writer.take())
        }
        try sink(writer.take())
    }

    static func withheld(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(["ressort", "kind", "ground", "origin", "count"])
        for row in snapshot.withheldCounts {
            writer.row([row.ressort, row.kind.rawValue, row.ground, row.origin.rawValue, "\(row.count)"])
        }
        try sink(writer.take())
    }
}
