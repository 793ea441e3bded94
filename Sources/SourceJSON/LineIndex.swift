/// A place in a text file as people count it.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// Line, from 1.
    public let line: Int
    /// Column in code points, from 1.
    public let column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Earlier positions come first.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// Finds lines and columns for byte offsets.
public struct LineIndex: Sendable {
    private let bytes: [UInt8]
    /// Offset of each line; documents are far below 4 GiB.
    private let starts: [UInt32]

    /// Indexes a text; lines end with LF, CR LF or CR.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts: [UInt32] = [0]
        bytes.withUnsafeBufferPointer { all in
            starts.reserveCapacity(all.count / 32 + 8)
            var position = 0
            while position < all.count {
                let byte = all[position]
                position += 1
                guard byte <= UInt8(ascii: "\r") else { continue }
                if byte == UInt8(ascii: "\n") {
                    starts.append(UInt32(position))
                } else if byte == UInt8(ascii: "\r") {
                    if position < all.count, all[position] == UInt8(ascii: "\n") { position += 1 }
                    starts.append(UInt32(position))
                }
            }
        }
        self.starts = starts
    }

    /// Number of lines, at least 1.
    public var lineCount: Int { starts.count }

    /// Line and column of a byte offset; offsets behind the end count as the end.
    public func position(of offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        var column = 1
        for byte in bytes[Int(starts[low])..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        return SourcePosition(line: low + 1, column: column)
    }

    /// The bytes of a line (from 1) without its line break; empty for a line that does not exist.
    public func lineSpan(_ line: Int) -> ByteSpan {
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        let start = Int(starts[line - 1])
        var end = line < starts.count ? Int(starts[line]) : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }
}
