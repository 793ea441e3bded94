import SystemPackage

/// What the system refused to do with a file or folder: the only error of this module.
///
/// It never stands for "there is nothing": functions that look for something return nil or false for that.
public struct DiskError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried; the raw value is a verb for a sentence.
    public enum Call: String, Sendable {
        /// Opening, looking at, listing or reading.
        case read
        /// Opening or writing.
        case write
        /// Making a folder.
        case create
        /// Removing a file or folder.
        case remove
        /// Renaming, or swapping two names.
        case replace
        /// Waiting until something has reached the disk.
        case synchronize
        /// Keeping other processes away.
        case lock
    }

    /// What was tried.
    public let call: Call
    /// What it was tried with.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// Makes the error of a call.
    public init(_ call: Call, _ path: String, _ code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }

    /// The error of a path that something has already.
    package static func taken(_ path: String) -> DiskError { DiskError(.write, path, Errno.fileExists) }

    /// The error of a folder that is not there to be written into.
    package static func missing(_ path: String) -> DiskError { DiskError(.write, path, Errno.noSuchFileOrDirectory) }

    init(_ call: Call, _ path: String, _ number: Errno) {
        self.init(call, path, number.rawValue)
    }

    /// What the system says of the error number.
    public var reason: String { Errno(rawValue: code).description }

    /// One sentence in English.
    public var description: String { "cannot \(call.rawValue) \(path): \(reason)" }

    /// Whether there is nothing at the path.
    package var isMissing: Bool { number == .noSuchFileOrDirectory || number == .notDirectory }

    /// Whether there is something at the path already.
    package var isTaken: Bool { number == .fileExists }

    /// Whether there is a folder where a file is meant.
    package var isFolder: Bool { number == .isDirectory }

    /// Whether there is a link where none is followed.
    package var isLink: Bool { number == .tooManySymbolicLinkLevels }

    /// Whether somebody else holds the lock.
    package var isHeld: Bool { call == .lock && number == .wouldBlock }

    /// Whether the place may only be read.
    package var isReadOnly: Bool { number == .readOnlyFileSystem || isForbidden }

    /// Whether this user may not do it.
    package var isForbidden: Bool { number == .permissionDenied }

    private var number: Errno { Errno(rawValue: code) }
}

/// Does something; what the system refuses becomes the error of a call and a path.
///
/// `SystemPackage` throws nothing but `Errno`; its functions do not say so in their types.
func translated<Value>(_ call: DiskError.Call, _ path: String, _ body: () throws -> Value) throws(DiskError) -> Value {
    do {
        return try body()
    } catch let number as Errno {
        throw DiskError(call, path, number)
    } catch {
        throw DiskError(call, path, Errno.ioError)
    }
}

/// Calls a function of C that returns -1 when the system refuses; interrupted calls are repeated.
@discardableResult
func calling(_ call: DiskError.Call, _ path: String, _ body: () -> Int32) throws(DiskError) -> Int32 {
    while true {
        let result = body()
        if result != -1 { return result }
        let number = lastError
        guard number == .interrupted else { throw DiskError(call, path, number) }
    }
}
