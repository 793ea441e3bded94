/// What a file is, by its first bytes.
public enum FileKind: Sendable, Hashable {
    /// A ZIP archive, as `.xlsx`, `.xlsm`, `.xlsb` and `.ods` are.
    case archive
    /// An old Office file, as `.xls` is.
    case oldOffice
    /// An Office file with a password.
    case encrypted
    /// Something else: text, perhaps.
    case other

    /// Looks at a file.
    public init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .archive
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = FileKind.holds("EncryptedPackage", bytes) ? .encrypted : .oldOffice
        } else {
            self = .other
        }
    }

    /// Whether a name stands in the directory of an old Office file, in UTF-16.
    private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
        var wanted: [UInt8] = []
        for byte in name.utf8 { wanted += [byte, 0] }
        guard let first = wanted.first else { return false }
        var rest = bytes[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: wanted) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }
}
