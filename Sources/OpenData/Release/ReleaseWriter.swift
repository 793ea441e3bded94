import Findings
import Foundation
import RegisterModel

/// What a release needs to know besides the snapshot.
public struct ReleaseOptions: Sendable {
    /// Address of the site without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Parts to write.
    public let parts: Set<ReleasePart>
    /// Path of the only file wanted; nil for all.
    public let only: String?
    /// What has been withheld since the day of the release, when it is issued again for that; nil for a first issue.
    public let reissued: [LaterWithholding]?
    /// Path of a record's German page in the tree.
    public let pagePath: @Sendable (RecordType, String) -> String

    /// Makes options.
    public init(
        baseAddress: String = "", parts: Set<ReleasePart> = Set(ReleasePart.allCases),
        only: String? = nil, reissued: [LaterWithholding]? = nil,
        pagePath: @escaping @Sendable (RecordType, String) -> String
    ) {
        var address = baseAddress
        while address.utf8.last == UInt8(ascii: "/") { address.removeLast() }
        self.baseAddress = address
        self.parts = parts
        self.only = only
        self.reissued = reissued
        self.pagePath = pagePath
    }

    /// Absolute address of a path in the tree, or an address from the root when the site's is unknown.
    func link(_ path: String) -> String { baseAddress + "/" + path }

    /// As `link` for files that are read far from the site: without an address, relative to the file itself, which leads
    /// to the right place wherever the whole is put.
    func link(_ path: String, from file: String) -> String {
        if !baseAddress.isEmpty { return link(path) }
        let folders = file.utf8.count { $0 == UInt8(ascii: "/") }
        return String(repeating: "../", count: folders) + path
    }

    /// As `link`, but always absolute, for formats that need identifiers (RDF).
    func identifier(_ path: String) -> String {
        (baseAddress.isEmpty ? RegisterIdentity.address : baseAddress) + "/" + path
    }
}

/// Writes all open data in one pass over the snapshot: each record is read once and feeds every format.
///
/// The caller reads entries in order, makes outputs with `extractor` and writes their own files with `recordFiles` on as
/// many threads as it likes, hands them to `consume` in the order of the entries, and ends with `finish`. Formats stand
/// in lanes: what one lane takes does not wait for another. Formats keep open files, feeds their newest entries; what grows with the register are lists of
/// names and checksums, never records.
public final class ReleaseWriter {
    private let snapshot: Snapshot
    private let options: ReleaseOptions
    private let target: any ReleaseTarget
    private let tables: RegisterTables
    private let products: [any ReleaseProduct]
    private let lanes: [[any ReleaseProduct]]

    /// Makes outputs of records on any thread.
    public let extractor: RecordExtractor

    /// Writes the files of single records on any thread; nil when the release has none.
    public let recordFiles: RecordFileWriter?

    /// Starts the files of a release.
    ///
    /// - Parameter database: makes the SQLite file at a path, with the public tables.
    public init(
        _ snapshot: Snapshot, options: ReleaseOptions, target: any ReleaseTarget,
        database: (String, PublicDatabasePlan) throws -> any RowSink
    ) throws {
        self.snapshot = snapshot
        self.options = options
        self.target = target
        tables = RegisterTables(catalogue: snapshot.catalogue)
        extractor = RecordExtractor(
            snapshot, tables: tables, survey: ExportSurvey(snapshot), options: options)
        recordFiles = options.parts.contains(.api) ? RecordFileWriter(snapshot, options, target) : nil
        let context = ReleaseContext(snapshot: snapshot, options: options, tables: tables, target: target)
        var products: [any ReleaseProduct] = []
        for part in ReleasePart.allCases where options.parts.contains(part) {
            switch part {
            case .csv: products.append(try TableFiles(context))
            case .jsonl: products.append(try LineFiles(context))
            case .sqlite: products.append(try DatabaseFile(context, make: database))
            case .xlsx: products.append(try WorkbookFile(context))
            case .schemas: products.append(SchemaFiles(context))
            case .feeds: products.append(FeedFiles(context))
            case .api: products.append(try StaticAPI(context))
            case .euDatabase: products.append(PackFiles(context))
            case .oversight: products.append(OversightFolders(context))
            case .catalog: break
            }
        }
        self.products = products
        // A database and a workbook take as long as everything else together.
        let slow = products.filter { $0 is DatabaseFile || $0 is WorkbookFile }
        let others = products.filter { !($0 is DatabaseFile || $0 is WorkbookFile) }
        lanes = (slow.map { [$0] } + [others]).filter { !$0.isEmpty }
    }

    /// Number of lanes; each may be fed by a thread of its own.
    public var laneCount: Int { lanes.count }

    /// Takes the outputs of the next entries, in order, for the formats of one lane.
    public func consume(_ outputs: [RecordOutput], lane: Int) throws {
        for product in lanes[lane] { try product.consume(outputs) }
    }

    /// Takes the outputs of the next entries, in order.
    public func consume(_ outputs: [RecordOutput]) throws {
        for lane in lanes.indices { try consume(outputs, lane: lane) }
    }

    /// Ends all files and writes what describes them: data package, catalogue, read-me, checksums.
    ///
    /// - Returns: the files offered to people, in the order of the data page.
    public func finish() throws -> [ReleaseItem] {
        var items = try finishLanes()
        guard options.only == nil else { return items }
        let context = ReleaseContext(snapshot: snapshot, options: options, tables: tables, target: target)
        if options.parts.contains(.csv) { items.append(try DataPackage(context).write(items)) }
        if options.parts.contains(.catalog) { items += try DCATCatalogue(context).write(items) }
        let inRelease = items.filter { $0.path.utf8.starts(with: ReleasePath.current.utf8) }
        if !inRelease.isEmpty {
            items.append(try ReadMe(context).write())
            if let withheld = options.reissued { items.append(try ReissueNotice(context, withheld).write()) }
            try writeChecksums(items)
        }
        return items
    }

    /// Ends the formats of all lanes at the same time; their files in the order of the formats.
    private func finishLanes() throws -> [ReleaseItem] {
        let finished = FinishedFormats(count: products.count)
        let work = lanes.map { lane in lane.compactMap { product in products.firstIndex { $0 === product } } }
        DispatchQueue.concurrentPerform(iterations: work.count) { [formats = Formats(all: products)] lane in
            for position in work[lane] {
                finished.set(position, Result { try formats.all[position].finish() })
            }
        }
        return try finished.all.flatMap { try $0.get() }
    }

    /// `SHA256SUMS` over every file of the release, as `sha256sum -c` reads it.
    private func writeChecksums(_ items: [ReleaseItem]) throws {
        let lines = items.filter { $0.path.utf8.starts(with: ReleasePath.current.utf8) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var bytes: [UInt8] = []
        for item in lines { bytes += ChecksumLine.bytes(item.path, item.digest) }
        for product in products { bytes += product.checksums }
        _ = try target.add(ReleasePath.current + "SHA256SUMS", bytes)
    }
}

/// Formats, each of which is used by one thread at a time.
private struct Formats: @unchecked Sendable {
    let all: [any ReleaseProduct]
}

/// What formats ended with, by position.
private final class FinishedFormats: @unchecked Sendable {
    // Guarded by the lock.
    private var results: [Result<[ReleaseItem], any Error>?]
    private let lock = NSLock()

    init(count: Int) {
        results = Array(repeating: nil, count: count)
    }

    func set(_ position: Int, _ result: Result<[ReleaseItem], any Error>) {
        lock.lock()
        results[position] = result
        lock.unlock()
    }

    var all: [Result<[ReleaseItem], any Error>] { results.compactMap { $0 } }
}

/// What the formats share.
struct ReleaseContext {
    let snapshot: Snapshot
    let options: ReleaseOptions
    let tables: RegisterTables
    let target: any ReleaseTarget

    var catalogue: Catalogue { snapshot.catalogue }
}

/// One format: it takes records in order and ends with the files it offers.
protocol ReleaseProduct: AnyObject {
    /// Lines of `SHA256SUMS` for files that are too many to be offered one by one.
    var checksums: [UInt8] { get }
    func consume(_ outputs: [RecordOutput]) throws
    func finish() throws -> [ReleaseItem]
}

extension ReleaseProduct {
    var checksums: [UInt8] { [] }
}

/// A line of `SHA256SUMS`: the checksum, two blanks, the path below the release.
enum ChecksumLine {
    static func bytes(_ path: String, _ digest: FileDigest) -> [UInt8] {
        Array(digest.sha256.utf8) + [0x20, 0x20] + path.utf8.dropFirst(ReleasePath.current.utf8.count) + [0x0A]
    }
}

/// Names by which the register is known outside, independent of where it is served.
public enum RegisterIdentity {
    /// Address used where one is needed and none is known.
    public static let address = "https://maki.example"
    /// Beginning of tag URIs (RFC 4151): ids of feeds and entries that never change.
    public static let tag = "tag:maki.example,2026:"
    /// Title.
    public static let title = Bilingual(de: "KI-Transparenzregister des Bundes", en: "Federal AI transparency register")
    /// What the open data are called as a whole.
    public static let dataset = Bilingual(
        de: "KI-Systeme der Bundesverwaltung", en: "AI systems of the German federal administration")
    /// Licence of the data.
    public static let licence = "dl-zero-de/2.0"
    /// Name of the licence.
    public static let licenceTitle = "Datenlizenz Deutschland – Zero – Version 2.0"
    /// Address of the licence.
    public static let licenceAddress = "https://www.govdata.de/dl-de/zero-2-0"
    /// What holds for entries that were compiled from public sources.
    public static let sourceLicences = Bilingual(
        de:
            "Einträge aus öffentlichen Quellen (origin = public-source) stehen unter der Lizenz ihrer Quelle (source_licence, source.licence); wer sie weiterverwendet, nennt die Quelle.",
        en:
            "Entries compiled from public sources (origin = public-source) are under the licence of their source (source_licence, source.licence); whoever reuses them names the source."
    )
}
