import Disk

/// What tells some files from every other and from their own later states, in one short text.
enum Fingerprint {
    /// The fingerprint of files of a folder; nil when one is missing, or the system cannot tell.
    static func of(_ paths: [String], in folder: String) -> String? {
        // FNV-1a, 64 bits, word by word: it tells accidents, not attacks.
        var checksum: UInt64 = 14_695_981_039_346_656_037
        for path in paths {
            // Pages that cannot be looked at are not kept but made anew.
            guard let status = try? Disk.status(of: folder + "/" + path), status.kind == .file else { return nil }
            let words = [Int(status.inode), status.size, status.modified.seconds, status.modified.nanoseconds]
            for word in words {
                checksum = (checksum ^ UInt64(truncatingIfNeeded: word)) &* 1_099_511_628_211
            }
        }
        return String(checksum, radix: 16)
    }
}
