import Disk
import FieldCatalogue
import Findings
import PathNames
import SourceJSON

/// The archive: every accepted revision, verbatim, one file, never edited.
///
/// `authorities/<id>/<NNNN>.json` and `records/<authority>/<id>/<NNNN>.json`. Below its root links are not followed.
public struct Archive: Sendable {
    /// Root folder.
    public let root: String

    /// Uses the folder `root`; it need not exist for writing.
    public init(root: String) {
        self.root = Disk.withoutSlashes(root)
    }

    /// Where a revision lies, relative to the root.
    ///
    /// - Throws: `StoreError.unsafeName` when authority or identifier could lead to another place.
    public static func path(type: RecordType, authority: String, id: String, revision: Int) throws(StoreError)
        -> String
    {
        let file = fileName(revision: revision)
        do throws(UnsafeName) {
            let folder =
                type == .authority ? "authorities" : try "records".appending(PathComponent(authority))
            return try folder.appending(PathComponent(id)).appending(PathComponent(file))
        } catch { throw StoreError.unsafeName(error.name) }
    }

    /// `0003.json` for revision 3.
    public static func fileName(revision: Int) -> String {
        let number = "\(revision)"
        return String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number + ".json"
    }

    /// The folders with revisions.
    static let tops = ["authorities", "records"]

    /// Whether a path relative to the root is one a revision can have: plain names in the right depth, no link to climb.
    public static func isPlace(_ path: String) -> Bool {
        let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let top = steps.first, let file = steps.last,
            steps.count == (top.elementsEqual("authorities".utf8) ? 3 : 4),
            tops.contains(where: { $0.utf8.elementsEqual(top) })
        else { return false }
        let number = file.dropLast(5)
        return file.suffix(5).elementsEqual(".json".utf8) && (4...9).contains(number.count)
            && number.allSatisfy { (0x30...0x39).contains($0) }
            && PathComponent.isSafePath(path)
    }

    /// All revision files, relative to the root, in the order of their paths' bytes: revisions of a record follow each
    /// other.
    ///
    /// - Throws: `StoreError` for a folder that cannot be read, or a name that is not UTF-8: what is not seen must not
    ///   count as absent.
    public func files() throws(StoreError) -> [String] {
        var result: [String] = []
        for top in Archive.tops where try explained(Disk.kind(of: root + "/" + top)) == .folder {
            try collect(top, into: &result)
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(_ folder: String, into result: inout [String]) throws(StoreError) {
        for entry in try explained(Disk.entries(of: root + "/" + folder)) {
            guard entry.nameBytes.first != UInt8(ascii: ".") else { continue }
            let isRevision = entry.kind == .file && entry.nameBytes.suffix(5).elementsEqual(".json".utf8)
            guard isRevision || entry.kind == .folder else { continue }
            guard let name = entry.name else {
                throw StoreError.foreignEntry(
                    path: root + "/" + folder + "/" + entry.shownName, reason: Archive.unreadableName)
            }
            if isRevision {
                result.append(folder + "/" + name)
            } else {
                try collect(folder + "/" + name, into: &result)
            }
        }
    }

    /// What tells a file from its own later states without reading it: size, and times of the last changes.
    ///
    /// - Returns: nil when there is no such file.
    public func stamp(of path: String) throws(StoreError) -> String? {
        guard let status = try explained(Disk.status(of: root + "/" + path)) else { return nil }
        return "\(status.size) \(status.modified.seconds).\(status.modified.nanoseconds) "
            + "\(status.changed.seconds).\(status.changed.nanoseconds)"
    }

    /// The bytes of a file of the archive, at most one more than the model's limit.
    public func read(_ path: String) throws(StoreError) -> [UInt8] {
        try explained(Disk.read(root + "/" + path, atMost: JSONLimits.register.maximumBytes + 1))
    }

    /// Whether there is anything at a relative path.
    public func contains(_ path: String) throws(StoreError) -> Bool {
        try explained(Disk.exists(root + "/" + path))
    }

    /// Makes the folders on the way to a relative path, on the disk when this returns.
    ///
    /// - Throws: `StoreError` when the system refuses, or when one of them is a link.
    func makeFolders(above path: String) throws(StoreError) {
        var place = root
        if try !explained(Disk.exists(place)) { try makeRoot() }
        for step in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            let folder = place + "/" + String(decoding: step, as: UTF8.self)
            switch try explained(Disk.kind(of: folder)) {
            case .folder: break
            case nil: try makeFolder(folder)
            default:
                throw StoreError.foreignEntry(
                    path: folder,
                    reason: Bilingual(
                        de: "ist kein Ordner; im Archiv wird Verweisen nicht gefolgt.",
                        en: "is no folder; links are not followed in the archive."))
            }
            place = folder
        }
    }

    /// Makes the root and what is missing above it.
    private func makeRoot() throws(StoreError) {
        var missing = [root]
        var above = Disk.parent(of: root)
        while above != ".", above != "/", try !explained(Disk.exists(above)) {
            missing.append(above)
            above = Disk.parent(of: above)
        }
        for folder in missing.reversed() { try makeFolder(folder) }
    }

    /// Makes a folder; a folder is only there for good when the one above has reached the disk.
    private func makeFolder(_ path: String) throws(StoreError) {
        try explained(Disk.makeFolder(path, permissions: Disk.permissionsOfOwnFolders))
        try explained(Disk.synchronizeFolder(Disk.parent(of: path)))
    }

    private static let unreadableName = Bilingual(
        de: "hat einen Namen, der kein UTF-8 ist; die Datei umbenennen.",
        en: "has a name that is not UTF-8; rename the file.")
}
