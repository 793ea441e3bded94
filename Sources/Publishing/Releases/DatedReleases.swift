import Checksums
import FieldCatalogue
import OpenData
import OutputTree
import PublicAddresses
import Publication
import RegisterStore
import SiteGenerator

/// The dated releases below `daten/`: published once, and issued again only without what has been withheld since.
///
/// A release is a copy of the present one, but for the files that say where its files lie: they lead to itself.
struct DatedReleases {
    private static let folder = "daten"
    private static let sums = "SHA256SUMS"
    /// Endings of files that name other files of the release by their addresses.
    private static let endings = [".jsonld", ".ttl", ".atom"]

    private let tree: OutputTree
    private let snapshot: Snapshot
    private let source: any RevisionSource
    private let baseAddress: String
    private let ledger: ReleaseLedger

    /// - Parameter target: path of the tree.
    init(
        _ tree: OutputTree, at target: String, snapshot: Snapshot, source: any RevisionSource, baseAddress: String
    ) {
        self.tree = tree
        self.snapshot = snapshot
        self.source = source
        self.baseAddress = baseAddress
        ledger = ReleaseLedger(at: target)
    }

    /// What became of the releases.
    struct Outcome: Sendable {
        /// All dated releases, newest first.
        var releases: [Downloads.Release] = []
        /// By name: what is withheld that was public on the day of the release (`ReleaseLedger`).
        fileprivate var withheld: [String: String] = [:]
        /// Names of those that were issued again now.
        var reissued: [String] = []
    }

    /// Keeps the releases of the old tree, issues those again that show what has been withheld since and, when asked,
    /// publishes the current one under its date.
    ///
    /// A day whose release has other content already gets a further one with a number behind the date.
    func publish(adds: Bool) throws -> Outcome {
        var outcome = Outcome()
        var names = try tree.oldFolders(in: DatedReleases.folder).filter { DatedReleases.day(of: $0) != nil }
        for name in names {
            guard let day = DatedReleases.day(of: name) else { continue }
            let decisions = snapshot.withheld(since: day)
            outcome.withheld[name] = ReleaseLedger.text(of: decisions)
            let isUpToDate = decisions.isEmpty || ledger.known[name] == outcome.withheld[name]
            if isUpToDate {
                try tree.keepFolder(DatedReleases.folder + "/" + name)
            } else {
                try reissue(name, day, decisions)
                outcome.reissued.append(name)
            }
        }
        // An issue that was made again now is that of today.
        let date = snapshot.date
        if adds, !outcome.reissued.contains(where: { DatedReleases.day(of: $0) == date }) {
            var name = date.description
            var own = try ownFiles(name)
            var number = 1
            while names.contains(name),
                !tree.isOld(folder(name) + DatedReleases.sums, equals: own[DatedReleases.sums] ?? [])
            {
                number += 1
                name = "\(date)-\(number)"
                own = try ownFiles(name)
            }
            if !names.contains(name) {
                try tree.repeatFolder(
                    String(ReleasePath.current.dropLast()), as: String(folder(name).dropLast()),
                    without: Set(own.keys.map { ReleasePath.current + $0 }))
                for (file, bytes) in own { try tree.add(OutputFile(path: folder(name) + file, bytes: bytes)) }
                names.append(name)
                outcome.withheld[name] = ReleaseLedger.text(of: snapshot.withheld(since: date))
            }
        }
        outcome.releases = try names.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }.map { name in
            let notice = folder(name) + "NEUAUSGABE.md"
            return Downloads.Release(
                name: name, isReissued: try outcome.reissued.contains(name) || tree.holdsOld(notice))
        }
        return outcome
    }

    private func folder(_ name: String) -> String { DatedReleases.folder + "/" + name + "/" }

    /// The files of a release that differ from those of the present one, by their path in the release; its checksums
    /// among them.
    private func ownFiles(_ name: String) throws -> [String: [UInt8]] {
        var own: [String: [UInt8]] = [:]
        let present = ReleasePath.current
        for file in tree.paths(below: String(present.dropLast())) {
            guard DatedReleases.namesAddresses(file) else { continue }
            let bytes = try tree.content(of: file)
            let changed = DatedReleases.replaced(present, by: folder(name), in: bytes)
            if changed != bytes { own[String(file.dropFirst(present.count))] = changed }
        }
        let sums = String(decoding: try tree.content(of: present + DatedReleases.sums), as: UTF8.self)
        let lines = sums.split(separator: "\n").map { line -> String in
            // 64 digits and two blanks go before the path.
            let file = String(decoding: line.utf8.dropFirst(66), as: UTF8.self)
            return own[file].map { SHA256Digest.hexadecimal(of: $0) + "  " + file } ?? String(line)
        }
        own[DatedReleases.sums] = Array((lines.joined(separator: "\n") + "\n").utf8)
        return own
    }

    /// Whether a file names other files of the release by their addresses.
    fileprivate static func namesAddresses(_ file: String) -> Bool {
        endings.contains { file.utf8.reversed().starts(with: $0.utf8.reversed()) }
    }

    fileprivate static func replaced(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        let old = Array(old.utf8)
        while let range = rest.firstRange(of: old) {
            result += rest[..<range.lowerBound]
            result += new.utf8
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    /// Notes what the releases of a finished tree no longer show.
    func remember(_ outcome: Outcome) { ledger.remember(outcome.withheld) }

    /// Makes a release from the archive as of its day, with the decisions of today.
    private func reissue(_ name: String, _ day: Day, _ decisions: [LaterWithholding]) throws {
        let then = try Snapshot(source: source, catalogue: snapshot.catalogue, asOf: day)
        let writer = try ReleaseWriter(
            then,
            options: ReleaseOptions(baseAddress: baseAddress, reissued: decisions),
            target: DatedRelease(TreeRelease(tree), folder: folder(name)),
            database: PublicDatabase.make)
        _ = try ReleasePass.run(then, writer)
        // The tree before holds what was taken out.
        tree.forgetPrevious()
    }

    /// The day of a folder whose name is a day, or a day with a number; nil for others.
    private static func day(of name: String) -> Day? {
        let rest = name.utf8.dropFirst(10)
        let isDated =
            rest.isEmpty
            || (rest.first == UInt8(ascii: "-") && rest.count > 1
                && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
        return isDated ? Day(utf8: Array(name.utf8.prefix(10))) : nil
    }
}

/// Writes the files of a release into the folder of its day; what does not belong to the release is left out.
private final class DatedRelease: ReleaseTarget {
    private let tree: TreeRelease
    private let folder: String

    init(_ tree: TreeRelease, folder: String) {
        self.tree = tree
        self.folder = folder
    }

    private func isOwn(_ path: String) -> Bool { path.utf8.starts(with: ReleasePath.current.utf8) }

    private func place(_ path: String) -> String {
        folder + String(decoding: path.utf8.dropFirst(ReleasePath.current.utf8.count), as: UTF8.self)
    }

    func open(_ path: String) throws -> any ReleaseFile {
        guard isOwn(path), !DatedReleases.namesAddresses(path) else { return CollectedFile { try self.add(path, $0) } }
        return try tree.open(place(path))
    }

    func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest {
        guard isOwn(path) else {
            return FileDigest(size: bytes.count, sha256: SHA256Digest.hexadecimal(of: bytes))
        }
        let own =
            DatedReleases.namesAddresses(path)
            ? DatedReleases.replaced(ReleasePath.current, by: folder, in: bytes) : bytes
        return try tree.add(place(path), own)
    }

    func put(_ path: String, _ bytes: [UInt8], sameAs twin: String?) throws {
        if isOwn(path) { _ = try add(path, bytes) }
    }

    func reserve(_ path: String) throws -> String {
        guard isOwn(path) else {
            throw CommandFailure(de: "Unerwartete Datei \(path).", en: "Unexpected file \(path).")
        }
        return try tree.reserve(place(path))
    }

    func adopt(_ path: String) throws -> FileDigest { try tree.adopt(place(path)) }
}

/// A file that is handed over as a whole: to be changed, or only to be measured.
private final class CollectedFile: ReleaseFile {
    private let take: ([UInt8]) throws -> FileDigest
    private var bytes: [UInt8] = []

    init(_ take: @escaping ([UInt8]) throws -> FileDigest) {
        self.take = take
    }

    func write(_ bytes: [UInt8]) { self.bytes += bytes }
    func close() throws -> FileDigest { try take(bytes) }
}
