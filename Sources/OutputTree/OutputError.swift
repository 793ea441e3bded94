import Foundation
import PathNames

/// Why an output tree could not be written.
public enum OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A path that must not be written: absolute, upwards, hidden, or with unusual bytes.
    case unsafePath(String)
    /// Two files with the same path.
    case duplicatePath(String)
    /// The folder holds something that this tool did not make.
    case foreignFolder(String)
    /// Another build is writing the same tree.
    case locked(String)
    /// The system refused: what, where, and its error number.
    case system(operation: String, path: String, code: Int32)

    /// What the system says; empty when it was not the system that refused.
    public var systemMessage: String {
        if case .system(_, _, let code) = self { String(cString: strerror(code)) } else { "" }
    }

    /// One sentence with what to do.
    public var description: String {
        switch self {
        case .unsafePath(let path): "unsafe output path \(path)"
        case .duplicatePath(let path): "two output files have the path \(path)"
        case .foreignFolder(let path): "\(path) holds files that maki did not make; choose another folder or empty it"
        case .locked(let path): "another build is writing \(path)"
        case .system(let operation, let path, _): "cannot \(operation) \(path): \(systemMessage)"
        }
    }
}

/// One file of an output tree.
public struct OutputFile: Sendable {
    /// Relative path with `/` between steps.
    public let path: String
    /// Content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Whether a path may be written: every step is a name that may be one.
    public static func isSafe(_ path: String) -> Bool {
        path.utf8.count <= 512 && PathComponent.isSafePath(path)
    }
}
