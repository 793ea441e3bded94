import CZlib

/// Unpacks DEFLATE (RFC 1951), the packing of the entries of a workbook, piece by piece.
///
/// Only for reading back what was just written: what is packed wrongly is an error like any other.
struct Inflate {
    /// What is packed breaks the format or ends too early.
    struct Fault: Error {}

    private static let pieceLength = 1 << 16

    private let input: ArraySlice<UInt8>

    init(_ input: ArraySlice<UInt8>) {
        self.input = input
    }

    /// Unpacks everything and hands it over in pieces.
    ///
    /// - Throws: `Fault` for bytes that are not packed so, that end too early, or that go on after the end.
    func run(_ take: (UnsafeRawBufferPointer) -> Void) throws(Fault) {
        var stream = z_stream()
        // Without a header: the entries of a ZIP file have none.
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Fault()
        }
        defer { inflateEnd(&stream) }
        var piece = [UInt8](repeating: 0, count: Inflate.pieceLength)
        let isWhole = input.withUnsafeBufferPointer { source -> Bool in
            // The library does not write there; its field is older than `const`.
            stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.avail_in = UInt32(source.count)
            while true {
                let (status, count) = piece.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, target.count - Int(stream.avail_out))
                }
                piece.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                switch status {
                case Z_STREAM_END: return stream.avail_in == 0
                case Z_OK where count > 0: continue
                default: return false
                }
            }
        }
        guard isWhole else { throw Fault() }
    }
}

/// The checksum of ZIP (CRC-32, ISO 3309).
struct CRC32 {
    private var state: UInt = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        state = crc32(state, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count))
    }

    var value: UInt32 { UInt32(truncatingIfNeeded: state) }
}
