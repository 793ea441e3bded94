import CZip

/// A ZIP archive in memory. Entries are unpacked piece by piece, and nothing of it ever becomes a file.
public struct ZipArchive {
    private let opened: OpenArchive
    private let limits: ZipLimits
    /// Number of each entry by its name as it is compared.
    private var numbers: [String: UInt64] = [:]
    /// Bytes unpacked so far.
    private var unpacked = 0

    /// Names of the entries as they are written, in the archive's order.
    public private(set) var names: [String] = []

    /// Opens an archive; no entry is unpacked yet.
    ///
    /// - Throws: `ZipFault` for what is no archive, and for directories no honest program writes.
    public init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipFault) {
        self.limits = limits
        guard let opened = OpenArchive(bytes) else { throw .noArchive }
        self.opened = opened
        try readDirectory()
    }

    private mutating func readDirectory() throws(ZipFault) {
        let count = Int(zip_get_num_entries(opened.handle, 0))
        guard count > 0 else { throw .noArchive }
        guard count <= limits.entries else { throw .tooManyEntries(count) }
        names.reserveCapacity(count)
        for number in 0..<UInt64(count) {
            guard let raw = zip_get_name(opened.handle, number, zip_flags_t(ZIP_FL_ENC_RAW)) else { throw .noArchive }
            let name = String(cString: raw)
            let key = ZipArchive.key(name)
            guard ZipArchive.isInside(key) else { throw .strayName(name) }
            guard numbers.updateValue(number, forKey: key) == nil else { throw .repeatedName(name) }
            names.append(name)
        }
    }

    /// How names are compared: without difference of case, and with `/` where old programs wrote `\`.
    private static func key(_ name: String) -> String {
        String(
            decoding: name.lowercased().utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    }

    /// Whether a name stays in the archive when it is taken for a path.
    private static func isInside(_ key: String) -> Bool {
        let steps = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return key.utf8.first != UInt8(ascii: "/") && !key.utf8.isEmpty && !key.utf8.contains(UInt8(ascii: ":"))
            && !steps.contains { $0.elementsEqual("..".utf8) } && key.utf8.allSatisfy { $0 >= 0x20 }
    }

    /// Whether there is an entry of this name.
    public func contains(_ name: String) -> Bool { numbers[ZipArchive.key(name)] != nil }

    /// Unpacks an entry.
    ///
    /// - Parameter take: gets its bytes piece by piece, and says whether it wants more.
    /// - Throws: `ZipFault` as soon as a limit is passed or the entry turns out to be damaged.
    public mutating func read(_ name: String, _ take: (UnsafeRawBufferPointer) -> Bool) throws(ZipFault) {
        guard let number = numbers[ZipArchive.key(name)] else { throw .missing(name) }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(opened.handle, number, 0, &status) == 0 else { throw .damaged(name) }
        if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != ZIP_EM_NONE {
            throw .encrypted(name)
        }
        guard status.size <= UInt64(limits.entrySize) else { throw .tooLarge(name) }
        guard let file = zip_fopen_index(opened.handle, number, 0) else { throw .damaged(name) }
        defer { zip_fclose(file) }
        let packed = Int(min(status.comp_size, UInt64(opened.size)))
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipArchive.piece, alignment: 1)
        defer { buffer.deallocate() }
        var size = 0
        while true {
            let count = Int(zip_fread(file, buffer.baseAddress, UInt64(ZipArchive.piece)))
            guard count >= 0 else { throw .damaged(name) }
            if count == 0 { return }
            size += count
            unpacked += count
            guard size <= limits.entrySize, unpacked <= limits.totalSize else { throw .tooLarge(name) }
            guard size <= limits.growthCountsFrom || size / limits.growth <= packed else { throw .tooDense(name) }
            guard take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }

    /// Bytes unpacked at a time.
    private static let piece = 65_536
}

/// The library's handle, and the bytes it reads as long as it lives.
private final class OpenArchive {
    let handle: OpaquePointer
    private let content: UnsafeMutableRawBufferPointer

    /// Size of the whole archive, in bytes.
    var size: Int { content.count }

    /// Nil for what has no readable directory.
    init?(_ bytes: [UInt8]) {
        content = .allocate(byteCount: max(1, bytes.count), alignment: 1)
        content.copyBytes(from: bytes)
        let source = zip_source_buffer_create(content.baseAddress, UInt64(bytes.count), 0, nil)
        guard let handle = source.flatMap({ zip_open_from_source($0, ZIP_RDONLY, nil) }) else {
            if let source { zip_source_free(source) }
            content.deallocate()
            return nil
        }
        self.handle = handle
    }

    deinit {
        zip_discard(handle)
        content.deallocate()
    }
}
