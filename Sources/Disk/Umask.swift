/// What the process takes from the permissions of new files.
enum Umask {
    /// Whether new files and folders get the permissions for everybody as they were asked for, so that nobody needs to set
    /// them again.
    ///
    /// Read, not asked for with `umask`, which would change it for a moment.
    static let keepsPublic: Bool = {
        // Where it cannot be read, the permissions are set again; nothing is lost but time.
        guard let status = try? Disk.contents(of: "/proc/self/status"),
            let line = status.split(separator: UInt8(ascii: "\n")).first(where: { $0.starts(with: "Umask:".utf8) }),
            let digits = line.split(separator: UInt8(ascii: "\t")).last,
            let mask = UInt32(String(decoding: digits, as: UTF8.self), radix: 8)
        else { return false }
        return mask & Disk.permissionsOfPublicFolders == 0
    }()
}
