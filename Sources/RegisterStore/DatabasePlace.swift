import Disk

/// Where a database lies, and what may be done with it there.
struct DatabasePlace {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Whether there is a file, or anything else.
    ///
    /// - Throws: `StoreError` when the system cannot tell.
    var exists: Bool {
        get throws(StoreError) { try explained(Disk.exists(path)) }
    }

    /// Whether the file and what lies beside it may be written: SQLite keeps its log there.
    var isWritable: Bool { Disk.isWritable(path) && Disk.isWritable(Disk.parent(of: path)) }

    /// Makes an empty file where there is none: only owner and group read it, as it holds what is not public.
    func make() throws(StoreError) {
        try explained(Disk.makeFile(path, permissions: Disk.permissionsOfOwn))
    }

    /// The name under which SQLite opens the file without writing anything, not even a file beside it.
    ///
    /// - Throws: `StoreError` when the last writer left a log behind: without it the file is not complete.
    func readOnlyName() throws(StoreError) -> String {
        guard try explained(Disk.size(of: path + "-wal")) == 0 else { throw StoreError.unfinished(path: path) }
        // Percent-encoding of RFC 3986: everything but what a path of a URI may hold as it is.
        var name = "file:"
        for byte in Disk.absolute(path).utf8 {
            let isPlain =
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x2D...0x39).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
            name += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return name + "?mode=ro&immutable=1"
    }
}
