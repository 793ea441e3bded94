import Disk
import FieldCatalogue
import Findings
import OpenData
import OutputTree
import Publication
import RegisterStore
import SiteGenerator

/// Writes open data, or the archive, of a register that is there.
package struct Export {
    private let store: RegisterStore
    private let asOf: Day?
    private let baseAddress: String

    /// Makes an export of a register file.
    ///
    /// - Parameters:
    ///   - asOf: day the data show; nil for that of the latest acceptance.
    ///   - baseAddress: address of the site, for links in the data.
    /// - Throws: `CommandFailure` when there is no such file, `StoreError` when it cannot be used.
    package init(register: String, asOf: Day? = nil, baseAddress: String = "") throws {
        store = try RegisterSession.existingStore(register)
        self.asOf = asOf
        self.baseAddress = baseAddress
    }

    /// Writes every revision into an archive folder; what is there already stays.
    ///
    /// - Returns: number of revisions that were written.
    /// - Throws: `StoreError` when they cannot be written, `CommandFailure` when another one is in the place of one.
    package func archive(to folder: String) throws -> Int {
        try ArchiveWriting(store: store, archive: Archive(root: folder)).write()
    }

    /// Writes parts of the open data into a folder, in the place of what was there.
    ///
    /// - Returns: number of files.
    /// - Throws: `CommandFailure` when they cannot be written; the folder is as before.
    package func parts(_ parts: Set<ReleasePart>, to folder: String) throws -> Int {
        let snapshot = try snapshot()
        return try explained {
            let tree = try OutputTree(target: folder)
            try write(snapshot, parts, to: TreeRelease(tree))
            return try tree.finish().files
        }
    }

    /// Writes one file of the open data.
    ///
    /// - Parameters:
    ///   - name: as `ReleaseFormats` lists it.
    ///   - output: where it goes; `-` for what `print` takes.
    /// - Throws: `CommandFailure` when it cannot be written, and what `print` throws; what was there stays.
    package func file(_ name: String, to output: String, print: @escaping @Sendable ([UInt8]) throws -> Void) throws {
        guard let file = ReleaseFormats.files(.standard).first(where: { $0.name == name }) else {
            throw CommandFailure(de: "\(name) gibt es nicht.", en: "There is no \(name).")
        }
        let snapshot = try snapshot()
        try explained {
            let target = try SingleFileRelease(path: file.path, output: output, print: print)
            try write(snapshot, file.part.map { [$0] } ?? Set(ReleasePart.allCases), only: file.path, to: target)
            try target.finish()
        }
    }

    private func snapshot() throws -> Snapshot { try Snapshot(source: store, catalogue: .standard, asOf: asOf) }

    private func explained<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputError {
            throw CommandFailure(error.reason)
        } catch let error as DiskError {
            throw CommandFailure(error.outputReason)
        }
    }

    private func write(
        _ snapshot: Snapshot, _ parts: Set<ReleasePart>, only: String? = nil, to target: any ReleaseTarget
    ) throws {
        let writer = try ReleaseWriter(
            snapshot,
            options: ReleaseOptions(baseAddress: baseAddress, parts: parts, only: only),
            target: target, database: PublicDatabase.make)
        _ = try ReleasePass.run(snapshot, writer)
    }
}
