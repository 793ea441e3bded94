import Disk

extension Archive {
    /// Something that lies in the archive, revision or not.
    public struct Item: Sendable, Hashable {
        /// Path relative to the root, for people where it is not UTF-8.
        public let path: String
        /// What it is.
        public let kind: FileStatus.Kind
        /// Whether its name is UTF-8.
        public let isReadable: Bool

        /// Whether it is the file of a revision, by place and kind.
        public var isRevision: Bool { isReadable && kind == .file && Archive.isPlace(path) }
    }

    /// Everything in the folders of revisions but the folders themselves, and what an interrupted write leaves in the
    /// root, in the order of the paths' bytes.
    ///
    /// - Throws: `StoreError` for a folder that cannot be read.
    public func everything() throws(StoreError) -> [Item] {
        var items: [Item] = []
        for name in [Archive.journalName, Archive.journalName + ".tmp"] {
            if let kind = try explained(Disk.kind(of: root + "/" + name)) {
                items.append(Item(path: name, kind: kind, isReadable: true))
            }
        }
        var folders: [String] = []
        for top in Archive.tops {
            switch try explained(Disk.kind(of: root + "/" + top)) {
            case nil: break
            case .folder: folders.append(top)
            case .some(let kind): items.append(Item(path: top, kind: kind, isReadable: true))
            }
        }
        while let folder = folders.popLast() {
            for entry in try explained(Disk.entries(of: root + "/" + folder)) {
                guard let name = entry.name else {
                    items.append(
                        Item(path: folder + "/" + entry.shownName, kind: entry.kind, isReadable: false))
                    continue
                }
                let path = folder + "/" + name
                if entry.kind == .folder {
                    folders.append(path)
                } else {
                    items.append(Item(path: path, kind: entry.kind, isReadable: true))
                }
            }
        }
        return items.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Whether a journal lies in the root that a write interrupted here has left: the next command completes it.
    public func hasOwnJournal() throws(StoreError) -> Bool {
        do throws(StoreError) {
            return try pendingLines() != nil
        } catch {
            if case .foreignEntry = error { return false }
            throw error
        }
    }
}
