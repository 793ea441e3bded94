import Foundation

/// Tells files apart without reading them.
public enum FileIdentity {
    /// Device, number, size and time of a file as text, through links: another program has another one.
    ///
    /// - Returns: nil when there is no such file.
    public static func text(of path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return FileSystem.stamp(of: String(cString: real))?.text
    }
}
