import Foundation

/// Reads a finished workbook back: its directory, and every entry down to the last byte.
///
/// The library that writes it does not notice when a temporary file of its own is cut off by a full disk: the cut-off
/// text is packed with a checksum that fits. So the entries must also be whole: XML whose elements are all closed, and
/// sheets with all their rows.
struct WorkbookCheck {
    /// What a sheet must hold.
    struct Sheet {
        /// Rows, the header included.
        let rows: Int
        /// Bytes the rows took when they were written; nil when not known.
        let bytes: Int?
    }

    private let bytes: [UInt8]

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Checks a file.
    ///
    /// - Parameter sheets: what must be in it, in the order of the sheets.
    /// - Throws: `WorkbookError` naming the first entry that is not whole.
    static func run(_ path: String, sheets: [Sheet]) throws(WorkbookError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw WorkbookError(reason: "cannot be read back: \(error.localizedDescription)")
        }
        try run([UInt8](data), sheets: sheets)
    }

    static func run(_ bytes: [UInt8], sheets: [Sheet]) throws(WorkbookError) {
        let check = WorkbookCheck(bytes)
        let entries = try check.directory()
        let names = Set(entries.map(\.name))
        let sheetNames = sheets.indices.map { "xl/worksheets/sheet\($0 + 1).xml" }
        for name in [
            "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        ]
            + sheetNames where !names.contains(name)
        {
            throw WorkbookError(reason: "\(name) is missing")
        }
        for entry in entries {
            let sheet = sheetNames.firstIndex(of: entry.name).map { sheets[$0] }
            try check.content(of: entry, sheet)
        }
    }

    private struct Entry {
        let name: String
        let method: Int
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        let offset: Int
    }

    /// A little-endian number of the file; nil beyond its end.
    private func number(_ position: Int, _ length: Int) -> Int? {
        guard position >= 0, position + length <= bytes.count else { return nil }
        return (0..<length).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    /// The entries the central directory lists (APPNOTE.TXT sections 4.3.12 and 4.3.16).
    private func directory() throws(WorkbookError) -> [Entry] {
        let broken = WorkbookError(reason: "the directory is not whole")
        let end = bytes.count - 22
        guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2), let size = number(end + 12, 4),
            let start = number(end + 16, 4), start + size == end
        else { throw broken }
        var entries: [Entry] = []
        var place = start
        for _ in 0..<count {
            guard number(place, 4) == 0x0201_4B50, let method = number(place + 10, 2),
                let checksum = number(place + 16, 4), let packed = number(place + 20, 4),
                let size = number(place + 24, 4), let nameLength = number(place + 28, 2),
                let extra = number(place + 30, 2), let comment = number(place + 32, 2),
                let offset = number(place + 42, 4), place + 46 + nameLength <= end
            else { throw broken }
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
            entries.append(
                Entry(
                    name: name, method: method, checksum: UInt32(checksum), packedSize: packed, size: size,
                    offset: offset))
            place += 46 + nameLength + extra + comment
        }
        guard place == end, !entries.isEmpty else { throw broken }
        return entries
    }

    private func content(of entry: Entry, _ sheet: Sheet?) throws(WorkbookError) {
        let broken = WorkbookError(reason: "\(entry.name) is not whole")
        guard number(entry.offset, 4) == 0x0403_4B50, let name = number(entry.offset + 26, 2),
            let extra = number(entry.offset + 28, 2)
        else { throw broken }
        let start = entry.offset + 30 + name + extra
        guard start + entry.packedSize <= bytes.count else { throw broken }
        var checksum = CRC32()
        var markup = MarkupBalance()
        var size = 0
        func take(_ piece: UnsafeRawBufferPointer) {
            checksum.add(piece)
            markup.add(piece)
            size += piece.count
        }
        let packed = bytes[start..<(start + entry.packedSize)]
        switch entry.method {
        case 0: packed.withUnsafeBytes { take($0) }
        case 8:
            do throws(Inflate.Fault) { try Inflate(packed).run(take) } catch { throw broken }
        default: throw broken
        }
        guard size == entry.size, checksum.value == entry.checksum, markup.isWhole else { throw broken }
        if let sheet, markup.rows != sheet.rows || size < sheet.bytes ?? 0 {
            throw WorkbookError(reason: "\(entry.name) has \(markup.rows) of \(sheet.rows) rows")
        }
    }
}

/// Counts elements of XML that were opened and closed, in pieces.
///
/// It relies on `<` and `>` being escaped in values, as the library that writes them does.
struct MarkupBalance {
    /// Elements `row` that were opened.
    private(set) var rows = 0
    private var open = 0
    private var opened = 0
    private var state = State.text
    private var last: UInt8 = 0
    /// First bytes of the name of the present element.
    private var name: UInt32 = 0
    private var nameLength = 0

    private enum State {
        case text, start, element, closing, other
    }

    mutating func add(_ piece: UnsafeRawBufferPointer) {
        for byte in piece {
            switch state {
            case .text:
                if byte == UInt8(ascii: "<") { state = .start }
            case .start:
                switch byte {
                case UInt8(ascii: "/"): state = .closing
                case UInt8(ascii: "?"), UInt8(ascii: "!"): state = .other
                default:
                    state = .element
                    name = UInt32(byte)
                    nameLength = 1
                }
            case .element:
                if nameLength < 4 {
                    name = name << 8 | UInt32(byte)
                    nameLength += 1
                    // `row ` or `row>`
                    if nameLength == 4, name == 0x726F_7720 || name == 0x726F_773E { rows += 1 }
                }
                if byte == UInt8(ascii: ">") {
                    opened += 1
                    if last != UInt8(ascii: "/") { open += 1 }
                    state = .text
                }
            case .closing:
                if byte == UInt8(ascii: ">") {
                    open -= 1
                    state = .text
                }
            case .other:
                if byte == UInt8(ascii: ">") { state = .text }
            }
            last = byte
        }
    }

    /// Whether everything that was opened is closed, and there was something.
    var isWhole: Bool { state == .text && open == 0 && opened > 0 }
}
