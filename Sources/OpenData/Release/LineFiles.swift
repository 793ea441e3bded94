import Findings
import RegisterModel
import SourceJSON

/// JSON Lines: current records, all together and one file a type, all revisions, and every change of a field.
///
/// Records of one type have the same members: readers that make a table of a file want them so.
final class LineFiles: ReleaseProduct {
    private let current: any ReleaseFile
    private let byType: [RecordType: any ReleaseFile]
    private let history: any ReleaseFile
    private let changes: any ReleaseFile

    init(_ context: ReleaseContext) throws {
        current = try context.target.open(ReleasePath.records)
        byType = Dictionary(
            uniqueKeysWithValues: try RecordType.allCases.map { type in
                (type, try context.target.open(ReleasePath.records(of: type)))
            })
        history = try context.target.open(ReleasePath.history)
        changes = try context.target.open(ReleasePath.changes)
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            let line = output.current + [0x0A]
            try current.write(line)
            try byType[output.entry.type]?.write(line)
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
        let types: [(type: RecordType, de: String, en: String)] = [
            (
                .deployment, "Alle Systeme vollständig, eine JSON-Zeile je Einsatz",
                "All systems in full, one JSON line each"
            ),
            (
                .fria, "Alle Folgenabschätzungen vollständig, eine JSON-Zeile je Folgenabschätzung",
                "All impact assessments in full, one JSON line each"
            ),
            (
                .incident, "Alle Vorfälle vollständig, eine JSON-Zeile je Vorfall",
                "All incidents in full, one JSON line each"
            ),
            (
                .label, "Alle Kennzeichnungen vollständig, eine JSON-Zeile je Inhalt",
                "All labels in full, one JSON line each"
            ),
            (
                .authority, "Alle Behörden vollständig, eine JSON-Zeile je Behörde",
                "All authorities in full, one JSON line each"
            ),
        ]
        let files = try types.compactMap { type, de, en in
            try byType[type].map { try item(ReleasePath.records(of: type), de, en, $0) }
        }
        return files + [
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
