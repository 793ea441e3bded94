import Findings
import RegisterModel
import SourceJSON

/// The static interface below `api/v1/`: one file a record, a revision and an authority; an index; recent changes.
final class StaticAPI: ReleaseProduct {
    private let context: ReleaseContext
    private let index: any ReleaseFile
    private var isFirst = true
    private var recent: [RecentChange] = []
    private let byAuthority: [String: [Int]]

    private struct RecentChange {
        let entry: SnapshotEntry
        let revision: Int
        let recordedAt: Instant
        let isWithdrawal: Bool
        let fields: [String]
    }

    init(_ context: ReleaseContext) throws {
        self.context = context
        index = try context.target.open(ReleasePath.api + "index.json")
        byAuthority = Dictionary(
            grouping: context.snapshot.entries.indices.filter { context.snapshot.entries[$0].type != .authority },
            by: { context.snapshot.entries[$0].authority })
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.member("date", context.snapshot.date.description)
        writer.member("licence", RegisterIdentity.licence)
        writer.member("schemaVersion", PublicSchemaVersion.current(in: context.catalogue))
        writer.key("records")
        try index.write(writer.bytes + Array("[\n".utf8))
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            let entry = output.entry
            let folder = ReleasePath.api + "records/" + entry.id
            if entry.type == .authority {
                try context.target.put(
                    ReleasePath.api + "authorities/" + entry.id + ".json", authority(output), sameAs: nil)
            }
            try context.target.put(folder + ".json", output.current + [0x0A], sameAs: nil)
            for (position, revision) in output.history.enumerated() {
                // The current revision is the last one.
                try context.target.put(
                    folder + "/\(output.changes[position].revision).json", revision + [0x0A],
                    sameAs: position == output.history.count - 1 ? folder + ".json" : nil)
            }
            var writer = JSONWriter(.compact)
            self.writeEntry(entry, status: output.status, riskClass: output.riskClass, into: &writer)
            try index.write((isFirst ? [] : Array(",\n".utf8)) + writer.bytes)
            isFirst = false
            if entry.type != .authority { note(output) }
        }
    }

    private func note(_ output: RecordOutput) {
        for changes in output.changes {
            let change = RecentChange(
                entry: output.entry, revision: changes.revision, recordedAt: changes.recordedAt,
                isWithdrawal: changes.isWithdrawal, fields: changes.changes.map(\.path))
            if recent.count == 200, let last = recent.last, !isBefore(change, last) { continue }
            recent.insert(change, at: recent.firstIndex { isBefore(change, $0) } ?? recent.count)
            if recent.count > 200 { recent.removeLast() }
        }
    }

    private func isBefore(_ left: RecentChange, _ right: RecentChange) -> Bool {
        if left.recordedAt != right.recordedAt { return left.recordedAt > right.recordedAt }
        if left.entry.id != right.entry.id { return left.entry.id < right.entry.id }
        return left.revision > right.revision
    }

    private func writeEntry(
        _ entry: SnapshotEntry, status: String?, riskClass: RiskClass?, into writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("id", entry.id)
        writer.member("recordType", entry.type.rawValue)
        writer.member("authority", entry.authority)
        writer.member("origin", entry.origin.rawValue)
        writer.member("name", entry.name)
        if let status { writer.member("status", status) }
        if let riskClass { writer.member("riskClass", riskClass.rawValue) }
        writer.member("isCurrent", entry.isCurrent)
        writer.member("isWithdrawn", entry.isWithdrawn)
        writer.member("revision", entry.revisionCount)
        writer.member("lastRecordedAt", entry.lastRecordedAt.description)
        writer.member("url", context.options.link(ReleasePath.api + "records/" + entry.id + ".json"))
        writer.member("page", context.options.link(context.options.pagePath(entry.type, entry.id)))
        writer.endObject()
    }

    private func authority(_ output: RecordOutput) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.key("authority")
        writer.raw(output.current)
        writer.key("records")
        writer.beginArray()
        for position in byAuthority[output.entry.id] ?? [] {
            writeEntry(context.snapshot.entries[position], status: nil, riskClass: nil, into: &writer)
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    func finish() throws -> [ReleaseItem] {
        try index.write(Array("\n]}\n".utf8))
        var items = [
            ReleaseItem(
                path: ReleasePath.api + "index.json",
                title: Bilingual(
                    de: "Verzeichnis aller Einträge mit ihren Adressen (statische Schnittstelle)",
                    en: "Index of all records with their addresses (static interface)"),
                part: .api, mediaType: "application/json", digest: try index.close())
        ]
        func add(_ name: String, _ de: String, _ en: String, _ bytes: [UInt8]) throws {
            items.append(
                ReleaseItem(
                    path: ReleasePath.api + name, title: Bilingual(de: de, en: en), part: .api,
                    mediaType: "application/json", digest: try context.target.add(ReleasePath.api + name, bytes)))
        }
        try add("changes.json", "Die neuesten 200 Änderungen", "The newest 200 changes", changes())
        try add(
            "openapi.json", "Beschreibung der Schnittstelle (OpenAPI 3.1)",
            "Description of the interface (OpenAPI 3.1)",
            OpenAPIDocument(context).bytes())
        return items
    }

    private func changes() -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.member("date", context.snapshot.date.description)
        writer.key("changes")
        writer.beginArray()
        for change in recent {
            writer.beginObject()
            writer.member("record", change.entry.id)
            writer.member("recordType", change.entry.type.rawValue)
            writer.member("authority", change.entry.authority)
            writer.member("origin", change.entry.origin.rawValue)
            writer.member("revision", change.revision)
            writer.member("recordedAt", change.recordedAt.description)
            writer.member("kind", change.revision == 1 ? "new" : change.isWithdrawal ? "withdrawn" : "changed")
            writer.key("fields")
            writer.beginArray()
            for field in change.fields { writer.string(field) }
            writer.endArray()
            writer.member(
                "url",
                context.options.link(ReleasePath.api + "records/\(change.entry.id)/\(change.revision).json"))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}
