import FieldCatalogue
import Findings
import PublicAddresses
import Publication
import Records
import SourceJSON

/// JSON Lines: current records and all revisions, each all together and one file a type, and every change of a field.
///
/// Records of one type have the same members: readers that make a table of a file want them so.
final class LineFiles: ReleaseProduct {
    private let current: any ReleaseFile
    private let byType: [RecordType: any ReleaseFile]
    private let history: any ReleaseFile
    private let historyByType: [RecordType: any ReleaseFile]
    private let changes: any ReleaseFile

    init(_ context: ReleaseContext) throws {
        current = try context.target.open(ReleasePath.records)
        func files(_ path: (RecordType) -> String) throws -> [RecordType: any ReleaseFile] {
            Dictionary(
                uniqueKeysWithValues: try RecordType.allCases.map { ($0, try context.target.open(path($0))) })
        }
        byType = try files(ReleasePath.records)
        history = try context.target.open(ReleasePath.history)
        historyByType = try files(ReleasePath.history)
        changes = try context.target.open(ReleasePath.changes)
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            let line = output.current + [0x0A]
            try current.write(line)
            try byType[output.entry.type]?.write(line)
            for record in output.history {
                let line = record + [0x0A]
                try history.write(line)
                try historyByType[output.entry.type]?.write(line)
            }
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
        writer.member("recordedOn", revision.recordedAt.day.description)
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
        let types: [(type: RecordType, one: String, de: String, en: String)] = [
            (.deployment, "Einsatz", "Systeme", "systems"),
            (.fria, "Folgenabschätzung", "Folgenabschätzungen", "impact assessments"),
            (.incident, "Vorfall", "Vorfälle", "incidents"), (.label, "Inhalt", "Kennzeichnungen", "labels"),
            (.authority, "Behörde", "Behörden", "authorities"),
        ]
        let files = try types.compactMap { type, one, de, en in
            try byType[type].map {
                try item(
                    ReleasePath.records(of: type), "Alle \(de) vollständig, eine JSON-Zeile je \(one)",
                    "All \(en) in full, one JSON line each", $0)
            }
        }
        let histories = try types.compactMap { type, _, de, en in
            try historyByType[type].map {
                try item(
                    ReleasePath.history(of: type), "Alle Fassungen aller \(de), eine JSON-Zeile je Fassung",
                    "All revisions of all \(en), one JSON line each", $0)
            }
        }
        return files + histories + [
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
