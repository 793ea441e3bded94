import FieldCatalogue
import Findings
import PublicAddresses
import PublicTables
import Publication
import Records
import SourceJSON

/// The static interface below `api/v1/`: an index and recent changes; `RecordFileWriter` writes the files of records.
final class StaticAPI: ReleaseProduct {
    private let context: ReleaseContext
    private let index: any ReleaseFile
    private var isFirst = true
    private var recent: [RecentChange] = []

    private struct RecentChange {
        let entry: SnapshotEntry
        let revision: Int
        let recordedAt: Instant
        let kind: RevisionChanges.Kind
        let fields: [String]
    }

    init(_ context: ReleaseContext) throws {
        self.context = context
        index = try context.target.open(ReleasePath.api + "index.json")
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.member("date", context.snapshot.date.description)
        writer.member("licence", RegisterIdentity.licence)
        writer.key("licences")
        writer.beginArray()
        for licence in LicenceList(context.snapshot).all {
            writer.beginObject()
            writer.member("id", licence.code)
            writer.member("name", licence.name)
            writer.member("url", licence.address)
            writer.endObject()
        }
        writer.endArray()
        writer.member("licenceNote", RegisterIdentity.sourceLicences.de)
        writer.member("schemaVersion", PublicSchemaVersion.current(in: context.catalogue))
        writer.key("records")
        try index.write(writer.bytes + Array("[\n".utf8))
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            let entry = output.entry
            var writer = JSONWriter(.compact)
            writer.entry(entry, context.options, status: output.status, riskClass: output.riskClass)
            try index.write((isFirst ? [] : Array(",\n".utf8)) + writer.bytes)
            isFirst = false
            note(output)
        }
    }

    private func note(_ output: RecordOutput) {
        for changes in output.changes {
            let change = RecentChange(
                entry: output.entry, revision: changes.revision, recordedAt: changes.recordedAt,
                kind: changes.kind, fields: StaticAPI.fields(of: changes.changes))
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

    /// Catalogue paths of what changed, each once.
    private static func fields(of changes: [FieldChange]) -> [String] {
        var seen: Set<String> = []
        return changes.map(\.path).filter { seen.insert($0).inserted }
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
            writer.member("kind", change.kind.rawValue)
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
