import Disk
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
    /// The system refused.
    case disk(DiskError)

    /// One sentence with what to do.
    public var description: String {
        switch self {
        case .unsafePath(let path): "unsafe output path \(path)"
        case .duplicatePath(let path): "two output files have the path \(path)"
        case .foreignFolder(let path): "\(path) holds files that maki did not make; choose another folder or empty it"
        case .locked(let path): "another build is writing \(path)"
        case .disk(let error): error.description
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

/// Does something with the disk; what the system refuses becomes an error of the tree.
@discardableResult
func explained<Value>(_ work: @autoclosure () throws(DiskError) -> Value) throws(OutputError) -> Value {
    do {
        return try work()
    } catch {
        throw OutputError.disk(error)
    }
}
