import Disk
import Drafting
import FieldCatalogue
import Findings
import Foundation
import Records
import RegisterStore
import SourceJSON

/// What is at hand when a draft is begun: the register's records, or those of an archive folder, or none.
package struct KnownRecords: Neighbours {
    private enum Source: Sendable {
        case register(StoredNeighbours, RegisterStore)
        /// The path of each record's latest revision.
        case archive(Archive, [String: String])
        case none
    }

    private let source: Source
    private let catalogue: Catalogue
    /// Identifiers of drafts that were not accepted yet.
    private var drafts: Set<String> = []
    /// Whether new identifiers are drawn at random instead of counted: a gap in a series would tell of a hidden record.
    package var drawsIdentifiers = false

    private init(source: Source, catalogue: Catalogue) {
        self.source = source
        self.catalogue = catalogue
    }

    /// Drafts looked at beside a new one; more are not expected in one folder.
    private static let mostDrafts = 1_000

    /// The same with the drafts that lie in the folder of a new one: they have identifiers, too.
    ///
    /// - Parameter file: the new draft; nil when it goes to standard output, and the working folder counts.
    ///
    /// - Throws: `CommandFailure` for a folder that cannot be read.
    package func besideDrafts(of file: String?) throws -> KnownRecords {
        let place = URL(fileURLWithPath: file ?? "./-")
        let folder = place.deletingLastPathComponent()
        var known = self
        let names = try Disk.exists(folder.path) ? FolderContent.names(in: folder.path).compactMap(\.text) : []
        for name in names.lazy.filter({ $0.utf8.suffix(5).elementsEqual(".json".utf8) }).prefix(KnownRecords.mostDrafts)
        where name != place.lastPathComponent {
            // What is no draft, or somebody else's, is passed over; two drafts with one identifier are found when they are
            // submitted.
            guard let bytes = try? InputFile.read(folder.path + "/" + name).bytes,
                let document = try? JSONDocument(parsing: bytes), let id = document.root[.id]?.string
            else { continue }
            known.drafts.insert(id)
        }
        return known
    }

    /// Looks for the register file, then for the archive folder; makes neither.
    ///
    /// - Throws: `StoreError` when what is there cannot be read.
    package static func find(register: String, archive: String, _ catalogue: Catalogue) throws -> KnownRecords {
        if try Disk.exists(register) {
            let store = try RegisterStore(path: register, for: .reading)
            return KnownRecords(
                source: .register(StoredNeighbours(store: store, catalogue: catalogue), store), catalogue: catalogue)
        }
        let place = Archive(root: archive)
        guard try Disk.exists(place.root) else { return KnownRecords(source: .none, catalogue: catalogue) }
        var latest: [String: String] = [:]
        // Paths are in order: the last revision of a record comes last.
        for path in try place.files() {
            let steps = path.utf8.split(separator: UInt8(ascii: "/"))
            if steps.count >= 2 { latest[String(decoding: steps[steps.count - 2], as: UTF8.self)] = path }
        }
        return KnownRecords(source: .archive(place, latest), catalogue: catalogue)
    }

    /// The same as `find`, where there must be something: a register that is not there holds no "nothing".
    ///
    /// - Throws: `CommandFailure` when there is neither register nor archive; what `find` throws.
    package static func existing(register: String, archive: String, _ catalogue: Catalogue) throws -> KnownRecords {
        let known = try find(register: register, archive: archive, catalogue)
        guard case .none = known.source else { return known }
        throw CommandFailure(
            de:
                "Weder die Registerdatei \(register) noch der Archivordner \(archive) ist da; mit --register oder --archive nennen.",
            en:
                "Neither the register file \(register) nor the archive folder \(archive) is there; name one with --register or --archive."
        )
    }

    /// The current revision of a record; nil when there is none.
    ///
    /// - Throws: what reading register or archive throws.
    package func record(_ id: String) throws -> Record? {
        switch source {
        case .register(let neighbours, _): return try neighbours.record(id)
        case .archive(let archive, let latest):
            guard let path = latest[id] else { return nil }
            do {
                return Record(document: try JSONDocument(parsing: try archive.read(path)), catalogue: catalogue)
            } catch let error as JSONSyntaxError {
                throw CommandFailure(
                    de:
                        "\(archive.root)/\(path) ist kein gültiges JSON (\(error.description)); alles dazu sagt  maki validate \(archive.root)/\(path)",
                    en:
                        "\(archive.root)/\(path) is not valid JSON (\(error.description)); maki validate \(archive.root)/\(path)  says more"
                )
            }
        case .none: return nil
        }
    }

    /// All accepted revisions of a record as they are archived, oldest first; empty when there is none.
    ///
    /// - Throws: what reading register or archive throws.
    package func revisions(of id: String) throws -> [Record] {
        let files: [[UInt8]]
        switch source {
        case .register(let neighbours, _): files = try neighbours.revisions(of: id).map(\.bytes)
        case .archive(let archive, let latest):
            guard let path = latest[id], let count = try record(id)?.revision, count > 0 else { return [] }
            let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
            files = try (1...count).map { try archive.read(folder + Archive.fileName(revision: $0)) }
        case .none: return []
        }
        return try files.map { bytes in
            guard let record = Record(document: try JSONDocument(parsing: bytes), catalogue: catalogue) else {
                throw CommandFailure(
                    de: "Eine Fassung von \(id) ist nicht lesbar.", en: "A revision of \(id) cannot be read.")
            }
            return record
        }
    }

    /// The records of a type that are about a deployment.
    ///
    /// - Throws: what reading register or archive throws.
    package func records(of type: RecordType, about deployment: String) throws -> [Record] {
        switch source {
        case .register(let neighbours, _): return try neighbours.records(of: type, about: deployment)
        case .archive(_, let latest):
            // An archive has no index: the records of the same authority are read.
            let folder = latest[deployment]?.utf8.split(separator: UInt8(ascii: "/")).dropFirst().first ?? []
            return try latest.keys.sorted().filter { id in
                latest[id]?.utf8.split(separator: UInt8(ascii: "/")).dropFirst().first?.elementsEqual(folder) ?? false
            }
            .compactMap { try record($0) }
            .filter { $0.type == type && $0.concernedDeployments.contains(deployment) }
        case .none: return []
        }
    }

    /// The authorities to choose from, by German name, and which of them are made up.
    ///
    /// - Throws: what reading register or archive throws.
    package func authorities() throws -> (choices: [Choice], samples: Set<String>) {
        let ids: [String]
        switch source {
        case .register(_, let store): ids = try store.ids(of: .authority)
        case .archive(_, let latest):
            ids = latest.filter { $0.value.utf8.starts(with: "authorities/".utf8) }.keys.sorted()
        case .none: ids = []
        }
        let records = try ids.compactMap { try record($0) }.filter { !$0.isWithdrawal }
        let choices = records.map { record in
            let name = record.displayName
            return Choice(
                code: record.id, label: Bilingual(de: name, en: record.string(.nameEn) ?? name),
                aliases: [record.string(.abbreviation)].compactMap { $0 })
        }
        return (choices, Set(records.filter { $0.origin == .sample }.map(\.id)))
    }

    /// Whether a record has this identifier.
    ///
    /// - Throws: what reading register or archive throws.
    package func isTaken(_ id: String) throws -> Bool {
        if drafts.contains(id) { return true }
        return switch source {
        case .register(let neighbours, _): try neighbours.type(of: id) != nil
        case .archive(_, let latest): latest[id] != nil
        case .none: false
        }
    }

    /// The identifiers of an authority's records in order, or of all records.
    ///
    /// - Throws: what reading register or archive throws.
    package func ids(ofAuthority authority: String?) throws -> [String] {
        guard let authority else { return try ids }
        switch source {
        case .register(let neighbours, _): return try neighbours.traits(ofAuthority: authority).map(\.id).sorted()
        case .archive(_, let latest):
            return latest.filter { $0.value.utf8.starts(with: "records/\(authority)/".utf8) }.keys.sorted()
        case .none: return []
        }
    }

    /// The identifiers of all accepted records.
    package var ids: [String] {
        get throws {
            switch source {
            case .register(_, let store): try store.revisionCounts().keys.sorted()
            case .archive(_, let latest): latest.keys.sorted()
            case .none: []
            }
        }
    }
}
