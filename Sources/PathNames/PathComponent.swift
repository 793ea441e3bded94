/// A name that may be one step of a path: the only way in which a name from outside becomes part of one.
///
/// `A–Z a–z 0–9 . _ -`, at most 200 bytes, no `.` at either end: no separator, no way up, no hidden file, no control
/// character, and nothing that one file system writes differently from another.
public struct PathComponent: Sendable, Hashable, CustomStringConvertible {
    /// The name as it stands in the path.
    public let name: String

    /// Longest name in bytes: file systems take 255, and endings are put behind it.
    static let longest = 200

    /// Takes a name over.
    ///
    /// - Throws: `UnsafeName` when it could mean anything but one file or folder in the place at hand.
    public init(_ name: some StringProtocol) throws(UnsafeName) {
        guard PathComponent.isSafe(name) else { throw UnsafeName(name: String(name)) }
        self.name = String(name)
    }

    /// The same name with more behind it, such as an ending.
    public func with(ending: String) throws(UnsafeName) -> PathComponent { try PathComponent(name + ending) }

    /// The name.
    public var description: String { name }

    /// Whether a text is a name that may be one step of a path.
    public static func isSafe(_ name: some StringProtocol) -> Bool {
        isSafePath(name) && !name.utf8.contains(UInt8(ascii: "/"))
    }

    /// Whether every step of a path, between `/`, is a name that may be one.
    public static func isSafePath(_ path: some StringProtocol) -> Bool {
        var path = String(path)
        return path.withUTF8 { isSafePath($0) }
    }

    private static func isSafePath(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        var last = UInt8(ascii: ".")
        for byte in path {
            if byte == UInt8(ascii: "/") {
                guard count > 0, last != UInt8(ascii: ".") else { return false }
                count = 0
                continue
            }
            guard isAllowed(byte), count < longest, count > 0 || byte != UInt8(ascii: ".") else { return false }
            count += 1
            last = byte
        }
        return count > 0 && last != UInt8(ascii: ".")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// A name that must not become part of a path.
public struct UnsafeName: Error, Sendable, Hashable {
    /// The name.
    public let name: String

    /// Makes the error of a name.
    public init(name: String) { self.name = name }
}

extension String {
    /// The path of something in the folder this path names.
    public func appending(_ step: PathComponent) -> String {
        utf8.last == UInt8(ascii: "/") ? self + step.name : self + "/" + step.name
    }
}
