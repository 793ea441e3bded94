import Findings
import PublicAddresses
import Publication
import SourceJSON

/// One JSON file a deployment that belongs in the EU database.
final class PackFiles: ReleaseProduct {
    private let context: ReleaseContext
    private(set) var checksums: [UInt8] = []
    private var index = JSONWriter(.pretty)

    init(_ context: ReleaseContext) {
        self.context = context
        index.beginArray()
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            guard let pack = output.pack else { continue }
            let path = ReleasePath.euDatabase + output.entry.id + ".json"
            let digest = try context.target.add(path, pack)
            checksums += ChecksumLine.bytes(path, digest)
            index.beginObject()
            index.member("id", output.entry.id)
            index.member("authority", output.entry.authority)
            index.member("origin", output.entry.origin.rawValue)
            index.member("name", output.entry.name)
            index.member("file", output.entry.id + ".json")
            index.endObject()
        }
    }

    func finish() throws -> [ReleaseItem] {
        index.endArray()
        let path = ReleasePath.euDatabase + "index.json"
        return [
            ReleaseItem(
                path: path,
                title: Bilingual(
                    de: "Angaben für die EU-Datenbank (Anhang VIII KI-VO), eine Datei je System: Verzeichnis",
                    en: "Answers for the EU database (Annex VIII AI Act), one file a system: index"),
                part: .euDatabase, mediaType: "application/json",
                digest: try context.target.add(path, index.bytes + [0x0A]))
        ]
    }
}

extension EUDatabasePack {
    /// The pack as JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter(.pretty)
        func bilingual(_ key: String, _ text: Bilingual) {
            writer.key(key)
            writer.beginObject()
            writer.member("de", text.de)
            writer.member("en", text.en)
            writer.endObject()
        }
        writer.beginObject()
        writer.member("deployment", id)
        writer.member("revision", revision)
        writer.member("isRestricted", isRestricted)
        writer.member("isNational", isNational)
        writer.key("sections")
        writer.beginArray()
        for section in sections {
            writer.beginObject()
            writer.member("section", section.id)
            bilingual("title", section.title)
            writer.key("answers")
            writer.beginArray()
            for answer in section.answers {
                writer.beginObject()
                writer.member("number", answer.number)
                bilingual("question", answer.question)
                if let note = answer.note { bilingual("note", note) }
                writer.member("isLeftOut", answer.isLeftOut)
                writer.key("values")
                writer.beginArray()
                for value in answer.values {
                    writer.beginObject()
                    writer.member("field", value.path)
                    bilingual("label", value.label)
                    if let text = value.text { bilingual("value", text) }
                    if let absence = value.absence {
                        writer.member("absence", absence.kind.rawValue)
                        if let ground = absence.ground { writer.member("ground", ground) }
                    }
                    writer.endObject()
                }
                writer.endArray()
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}
