import Foundation

/// Where tests find the project's files, and suites by others when they lie beside the checkout.
public enum Locations {
    /// The checkout: `MAKI_ROOT`, or found from this file.
    public static let root: String = {
        if let path = ProcessInfo.processInfo.environment["MAKI_ROOT"] { return path }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    /// Conformance suites and inventories by others: `MAKI_SHARED`, or the folder `shared` beside the checkout; nil
    /// when absent, and tests that use them are skipped.
    public static let shared: String? = {
        let path = ProcessInfo.processInfo.environment["MAKI_SHARED"] ?? root + "/../shared"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Sorted names in a folder.
    public static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
