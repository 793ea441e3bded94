import CZlib

/// Writes ZIP archives for tests, honest ones and others.
public struct ZipFile {
    /// An entry.
    public struct Entry {
        /// Name, as bytes that may be anything.
        public var name: String
        /// Content.
        public var bytes: [UInt8]
        /// Whether it is packed.
        public var isPacked: Bool
        /// Bits of the header; 1 says that it is encrypted.
        public var flags: UInt16 = 0

        /// Makes an entry.
        public init(_ name: String, _ bytes: [UInt8], isPacked: Bool = false, flags: UInt16 = 0) {
            (self.name, self.bytes, self.isPacked, self.flags) = (name, bytes, isPacked, flags)
        }
    }

    /// Entries in order.
    public var entries: [Entry]

    /// Makes an archive.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The archive.
    public var bytes: [UInt8] {
        var result: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let content = entry.isPacked ? ZipFile.packed(entry.bytes) : entry.bytes
            let sum = entry.bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
            let shared =
                ZipFile.number(20, 2) + ZipFile.number(Int(entry.flags), 2)
                + ZipFile.number(entry.isPacked ? 8 : 0, 2) + ZipFile.number(0x21_0000, 4)
                + ZipFile.number(Int(sum), 4) + ZipFile.number(content.count, 4)
                + ZipFile.number(entry.bytes.count, 4) + ZipFile.number(entry.name.utf8.count, 2)
            directory += [0x50, 0x4B, 0x01, 0x02] + ZipFile.number(20, 2) + shared
            directory += ZipFile.number(0, 12) + ZipFile.number(result.count, 4) + Array(entry.name.utf8)
            result += [0x50, 0x4B, 0x03, 0x04] + shared + ZipFile.number(0, 2) + Array(entry.name.utf8) + content
        }
        let start = result.count
        result += directory + [0x50, 0x4B, 0x05, 0x06] + ZipFile.number(0, 4)
        result += ZipFile.number(entries.count, 2) + ZipFile.number(entries.count, 2)
        return result + ZipFile.number(directory.count, 4) + ZipFile.number(start, 4) + ZipFile.number(0, 2)
    }

    /// A number, least byte first.
    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// Packed by zlib, without its header.
    private static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let count = output.count
        return input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(count)
                deflate(&stream, Z_FINISH)
                return Array(to[..<(count - Int(stream.avail_out))])
            }
        }
    }
}
