import FieldCatalogue
import Findings
import Foundation
import PublicAddresses
import PublicTables
import Publication

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
