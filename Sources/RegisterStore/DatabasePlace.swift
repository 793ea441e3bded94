import Findings
import Foundation

/// Where a database lies, and what may be done with it there.
struct DatabasePlace {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Whether there is a file, or anything else.
    var exists: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether the file and what lies beside it may be written: SQLite keeps its log there.
    var isWritable: Bool {
        access(path, W_OK) == 0 && access(folder, W_OK) == 0
    }

    private var folder: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
    }

    /// Makes an empty file where there is none: only owner and group read it, as it holds what is not public.
    func make() throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
        guard descriptor < 0 else {
            close(descriptor)
            return
        }
        let code = errno
        guard code == EEXIST else {
            throw StoreError.system(
                operation: Bilingual(de: "anlegen", en: "create"), path: path, reason: String(cString: strerror(code)))
        }
    }

    /// The name under which SQLite opens the file without writing anything, not even a file beside it.
    ///
    /// - Throws: `StoreError` when the last writer left a log behind: without it the file is not complete.
    func readOnlyName() throws(StoreError) -> String {
        var status = stat()
        if lstat(path + "-wal", &status) == 0, status.st_size > 0 {
            throw StoreError.unfinished(path: path)
        }
        // Percent-encoding of RFC 3986: everything but what a path of a URI may hold as it is.
        var name = "file:"
        let absolute =
            path.utf8.first == UInt8(ascii: "/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        for byte in absolute.utf8 {
            let isPlain =
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x2D...0x39).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
            name += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return name + "?mode=ro&immutable=1"
    }
}
