import Findings
import PublicAddresses
import PublicTables
import Publication
import SourceJSON

/// One folder an authority that oversees systems (`Oversight`): the public records in its remit as JSON and CSV, their changes as
/// an Atom feed.
final class OversightFolders: ReleaseProduct {
    private let context: ReleaseContext
    private var folders: [String: Folder] = [:]
    private(set) var checksums: [UInt8] = []

    /// A class, so that adding to its feed copies nothing.
    private final class Folder {
        let json: any ReleaseFile
        let csv: any ReleaseFile
        var isEmpty = true
        var feed: Feed

        init(json: any ReleaseFile, csv: any ReleaseFile, feed: Feed) {
            self.json = json
            self.csv = csv
            self.feed = feed
        }
    }

    init(_ context: ReleaseContext) {
        self.context = context
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs where !output.supervisors.isEmpty {
            let entries = FeedEntry.all(output, context.catalogue)
            for id in output.supervisors {
                let folder = try folders[id] ?? open(id)
                folders[id] = folder
                try folder.json.write((folder.isEmpty ? [] : Array(",\n".utf8)) + output.current)
                folder.isEmpty = false
                try folder.csv.write(output.oversight)
                folder.feed.add(entries)
            }
        }
    }

    private func open(_ id: String) throws -> Folder {
        let path = ReleasePath.oversight + id + "/"
        let json = try context.target.open(path + "records.json")
        try json.write(Array("[\n".utf8))
        let csv = try context.target.open(path + "records.csv")
        var writer = CSVWriter()
        writer.row(OversightRow.columns.map { .text($0) })
        try csv.write(writer.take())
        let name = context.snapshot.authority(id)?.string(.nameDe) ?? id
        return Folder(
            json: json, csv: csv,
            feed: Feed(path: path + "changes.atom", title: "Änderungen im Zuständigkeitsbereich: \(name)"))
    }

    func finish() throws -> [ReleaseItem] {
        var items: [ReleaseItem] = []
        for (id, folder) in folders.sorted(by: { $0.key < $1.key }) {
            let name = context.snapshot.authority(id)?.string(.nameDe) ?? id
            let path = ReleasePath.oversight + id + "/"
            func item(_ file: String, _ de: String, _ en: String, _ type: String, _ digest: FileDigest) -> ReleaseItem {
                ReleaseItem(
                    path: path + file, title: Bilingual(de: "\(name): \(de)", en: "\(name): \(en)"), part: .oversight,
                    mediaType: type, digest: digest)
            }
            try folder.json.write(Array("\n]\n".utf8))
            items.append(
                item(
                    "records.json", "Einträge in ihrer Zuständigkeit", "records in its remit", "application/json",
                    try folder.json.close()))
            items.append(
                item("records.csv", "dieselben als Tabelle", "the same as a table", "text/csv", try folder.csv.close()))
            items.append(
                item(
                    "changes.atom", "Änderungen als Atom-Feed", "changes as an Atom feed", "application/atom+xml",
                    try changes(folder.feed)))
        }
        return items
    }

    /// Writes a feed; the checksum is that of its first part.
    private func changes(_ feed: Feed) throws -> FileDigest {
        var written = WrittenEntries()
        let files = feed.files(context, &written)
        for file in files.dropFirst() {
            checksums += ChecksumLine.bytes(file.path, try context.target.add(file.path, file.bytes))
        }
        return try context.target.add(feed.path, files.first?.bytes ?? [])
    }
}
