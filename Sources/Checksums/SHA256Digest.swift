import Crypto

/// SHA-256 checksums (FIPS 180-4).
public enum SHA256Digest {
    /// The checksum of bytes as lower-case hexadecimal text, 64 characters.
    public static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// The checksum of bytes, 32 bytes.
    public static func bytes(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// Bytes as lower-case hexadecimal text, two characters each.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(64)
        for byte in bytes {
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A SHA-256 checksum that grows with what is read or written.
public struct GrowingSHA256: Sendable {
    private var hash = SHA256()

    /// The checksum of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func add(_ bytes: some Collection<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            hash.update(data: Array(bytes))
        }
    }

    /// The checksum of what was added, as lower-case hexadecimal text, 64 characters.
    public var hexadecimal: String { SHA256Digest.hexadecimal(hash.finalize()) }

    /// The checksum of what was added, 32 bytes.
    public var bytes: [UInt8] { Array(hash.finalize()) }
}
