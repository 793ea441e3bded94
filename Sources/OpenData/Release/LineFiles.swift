import Findings
import RegisterModel
import SourceJSON

/// JSON Lines: current records, all revisions, and every change of a field.
final class LineFiles: ReleaseProduct {
    private let current: any ReleaseFile
    private let history: any ReleaseFile
    private let changes: any ReleaseFile

    init(_ context: ReleaseContext) throws {
        current = try context.target.open(ReleasePath.records)
        history = try context.target.open(ReleasePath.history)
        changes = try context.target.open(ReleasePath.changes)
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            try current.write(output.current + [0x0A])
            for record in output.history { try history.write(record + [0x0A]) }
            var lines: [UInt8] = []
            for revision in output.changes {
                for change in revision.changes {
                    lines += LineFiles.line(output.entry, revision, change)
                    lines.append(0x0A)
                }
            }
            if !lines.isEmpty { try changes.write(lines) }
        }
    }

    private static func line(_ entry: SnapshotEntry, _ revision: RevisionChanges, _ change: FieldChange) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.member("record", entry.id)
        writer.member("recordType", entry.type.rawValue)
        writer.member("authority", entry.authority)
        writer.member("origin", entry.origin.rawValue)
        writer.member("revision", revision.revision)
        writer.member("recordedAt", revision.recordedAt.description)
        writer.member("pointer", change.pointer.description)
        writer.member("field", change.path)
        writer.member("kind", change.kind.rawValue)
        if let entry = change.entry { writer.member("entry", entry.value) }
        writer.key("before")
        if let before = change.before { writer.raw(before) } else { writer.null() }
        writer.key("after")
        if let after = change.after { writer.raw(after) } else { writer.null() }
        writer.endObject()
        return writer.bytes
    }

    func finish() throws -> [ReleaseItem] {
        func item(_ path: String, _ de: String, _ en: String, _ file: any ReleaseFile) throws -> ReleaseItem {
            ReleaseItem(
                path: path, title: Bilingual(de: de, en: en), part: .jsonl, mediaType: "application/jsonl",
                digest: try file.close())
        }
        return [
            try item(
                ReleasePath.records, "Alle Einträge vollständig, eine JSON-Zeile je Eintrag",
                "All records in full, one JSON line each", current),
            try item(
                ReleasePath.history, "Alle Fassungen vollständig, eine JSON-Zeile je Fassung",
                "All revisions in full, one JSON line each", history),
            try item(
                ReleasePath.changes, "Alle Änderungen Feld für Feld, eine JSON-Zeile je Änderung",
                "All changes field by field, one JSON line each", changes),
        ]
    }
}
