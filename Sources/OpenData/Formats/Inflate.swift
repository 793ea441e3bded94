/// Unpacks DEFLATE (RFC 1951), the packing of the entries of a workbook, piece by piece.
///
/// Only for reading back what was just written: what is packed wrongly is an error like any other.
struct Inflate {
    /// What is packed breaks the format or ends too early.
    struct Fault: Error {}

    private static let windowLength = 1 << 15
    private static let pieceLength = 1 << 16
    private static let lengthBase: [Int] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtra: [Int] = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase: [Int] = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceExtra: [Int] = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let input: ArraySlice<UInt8>
    private var next: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    /// What was unpacked: the window of the last bytes, and new ones up to `filled`.
    private var output = [UInt8](repeating: 0, count: windowLength + pieceLength + 258)
    private var filled = 0
    /// Where what has not been handed over begins.
    private var handedOver = 0

    init(_ input: ArraySlice<UInt8>) {
        self.input = input
        next = input.startIndex
    }

    /// Unpacks everything and hands it over in pieces.
    mutating func run(_ take: (UnsafeRawBufferPointer) -> Void) throws(Fault) {
        var isLast = false
        while !isLast {
            isLast = try read(1) == 1
            switch try read(2) {
            case 0: try stored(take)
            case 1: try packed(Inflate.fixedCodes.0, Inflate.fixedCodes.1, take)
            case 2:
                let codes = try codes()
                try packed(codes.0, codes.1, take)
            default: throw Fault()
            }
        }
        handOver(take)
    }

    /// Gives away what is new, and keeps the window.
    private mutating func handOver(_ take: (UnsafeRawBufferPointer) -> Void) {
        output.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[handedOver..<filled])) }
        let kept = min(filled, Inflate.windowLength)
        let start = filled - kept
        if start > 0 {
            output.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { $0.copyMemory(from: $0 + start, byteCount: kept) } ?? ()
            }
        }
        filled = kept
        handedOver = kept
    }

    private var isFull: Bool { filled >= Inflate.windowLength + Inflate.pieceLength }

    // MARK: - Bits

    private mutating func fill() {
        while bitCount <= 56, next < input.endIndex {
            bits |= UInt64(input[next]) << UInt64(bitCount)
            next += 1
            bitCount += 8
        }
    }

    private mutating func read(_ count: Int) throws(Fault) -> Int {
        if bitCount < count { fill() }
        guard bitCount >= count else { throw Fault() }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    private mutating func symbol(_ code: Code) throws(Fault) -> Int {
        if bitCount < 15 { fill() }
        let entry = code.table[Int(bits & code.mask)]
        let length = Int(entry & 15)
        guard length > 0, length <= bitCount else { throw Fault() }
        bits >>= UInt64(length)
        bitCount -= length
        return Int(entry >> 4)
    }

    // MARK: - Blocks

    private mutating func stored(_ take: (UnsafeRawBufferPointer) -> Void) throws(Fault) {
        _ = try read(bitCount % 8)
        let length = try read(16)
        guard try read(16) == length ^ 0xFFFF else { throw Fault() }
        for _ in 0..<length {
            output[filled] = UInt8(try read(8))
            filled += 1
            if isFull { handOver(take) }
        }
    }

    private mutating func packed(_ literals: Code, _ distances: Code, _ take: (UnsafeRawBufferPointer) -> Void)
        throws(Fault)
    {
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                output[filled] = UInt8(symbol)
                filled += 1
            } else if symbol == 256 {
                return
            } else {
                guard symbol <= 285 else { throw Fault() }
                let length = try Inflate.lengthBase[symbol - 257] + read(Inflate.lengthExtra[symbol - 257])
                let code = try self.symbol(distances)
                guard code < 30 else { throw Fault() }
                let distance = try Inflate.distanceBase[code] + read(Inflate.distanceExtra[code])
                guard distance <= filled else { throw Fault() }
                // One by one: what is repeated may reach into itself.
                for _ in 0..<length {
                    output[filled] = output[filled - distance]
                    filled += 1
                }
            }
            if isFull { handOver(take) }
        }
    }

    /// The codes a block brings along.
    private mutating func codes() throws(Fault) -> (Code, Code) {
        let literals = try read(5) + 257
        let distances = try read(5) + 1
        let count = try read(4) + 4
        var lengths = [UInt8](repeating: 0, count: 19)
        for position in 0..<count { lengths[Inflate.lengthOrder[position]] = UInt8(try read(3)) }
        let code = try Code(lengths)
        var all: [UInt8] = []
        while all.count < literals + distances {
            let symbol = try symbol(code)
            switch symbol {
            case 0...15: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw Fault() }
                all += Array(repeating: last, count: try read(2) + 3)
            case 17: all += Array(repeating: 0, count: try read(3) + 3)
            default: all += Array(repeating: 0, count: try read(7) + 11)
            }
        }
        guard all.count == literals + distances else { throw Fault() }
        return (try Code(Array(all[..<literals])), try Code(Array(all[literals...])))
    }

    /// A Huffman code as a table: the next bits lead to the symbol and its length.
    private struct Code {
        let mask: UInt64
        /// Symbol, and the length of its code in the last four bits; zero for bits that are no code.
        let table: [UInt16]

        init(_ lengths: [UInt8]) throws(Fault) {
            let longest = Int(lengths.max() ?? 0)
            var counts = [Int](repeating: 0, count: 17)
            for length in lengths where length > 0 { counts[Int(length)] += 1 }
            var codes = [Int](repeating: 0, count: 17)
            for length in 1..<16 { codes[length + 1] = (codes[length] + counts[length]) << 1 }
            var table = [UInt16](repeating: 0, count: 1 << max(1, longest))
            for (symbol, length) in lengths.enumerated() where length > 0 {
                let code = codes[Int(length)]
                codes[Int(length)] += 1
                guard code < 1 << Int(length) else { throw Fault() }
                // Codes come with their first bit first, other numbers with their last.
                var reversed = 0
                for bit in 0..<Int(length) where code & (1 << bit) != 0 { reversed |= 1 << (Int(length) - 1 - bit) }
                for place in stride(from: reversed, to: table.count, by: 1 << Int(length)) {
                    table[place] = UInt16(symbol) << 4 | UInt16(length)
                }
            }
            self.table = table
            mask = UInt64(table.count - 1)
        }
    }

    private static let fixedCodes: (Code, Code) = {
        let literals =
            [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
            + [UInt8](repeating: 8, count: 8)
        guard let first = try? Code(literals), let second = try? Code([UInt8](repeating: 5, count: 30)) else {
            // Both are written down in the standard.
            preconditionFailure("the fixed codes of RFC 1951")
        }
        return (first, second)
    }()
}

/// The checksum of ZIP (CRC-32, ISO 3309).
struct CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        var value = UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        return value
    }

    private var state: UInt32 = 0xFFFF_FFFF

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        CRC32.table.withUnsafeBufferPointer { table in
            for byte in bytes { state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8) }
        }
    }

    var value: UInt32 { ~state }
}
