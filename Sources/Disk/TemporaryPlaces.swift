import Foundation

extension Disk {
    /// Makes a new empty file that only its owner reads, in the folder for such files.
    ///
    /// - Parameter ending: what its name ends in.
    /// - Throws: `DiskError` when it cannot be made.
    package static func makeTemporaryFile(ending: String) throws(DiskError) -> String {
        var path = Array((temporaryFolder + "/maki-XXXXXX" + ending).utf8CString)
        let descriptor = try calling(.create, temporaryFolder) { mkstemps(&path, Int32(ending.utf8.count)) }
        close(descriptor)
        return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a new folder that only its owner reads, in the folder for such things.
    ///
    /// - Throws: `DiskError` when it cannot be made.
    package static func makeTemporaryFolder() throws(DiskError) -> String {
        let path = newTemporaryPath()
        try makeFolder(path, permissions: 0o700)
        return path
    }

    /// A path in the folder for temporary files that nothing has yet.
    package static func newTemporaryPath() -> String { temporaryFolder + "/maki-" + UUID().uuidString }

    /// The folder for temporary files, `TMPDIR` or the system's.
    private static var temporaryFolder: String { withoutSlashes(FileManager.default.temporaryDirectory.path) }
}
