import Findings
import OpenData

/// A file of the site.
public struct RenderedFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// Path of a file with the same content: of the open data, or earlier in the list of the same job; nil when there
    /// is none.
    public let twin: String?
    private let content: Content

    private enum Content: Sendable {
        case made([UInt8])
        case makeable(@Sendable () -> [UInt8])
    }

    /// Content; made when it is asked for, if it is that of another file.
    public var bytes: [UInt8] {
        switch content {
        case .made(let bytes): bytes
        case .makeable(let make): make()
        }
    }

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        twin = nil
        content = .made(bytes)
    }

    /// Makes a file with the content of another; `make` is called where the other is not written.
    public init(path: String, sameAs twin: String, make: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.twin = twin
        content = .makeable(make)
    }
}

/// How the site is built.
public struct SiteOptions: Sendable {
    /// Address under which the site will be reached, without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Languages of the pages.
    public let languages: [Language]
    /// What the data page lists; asked for after everything else is rendered.
    public let downloads: @Sendable () throws -> Downloads

    /// The open data of the site.
    public struct Downloads: Sendable {
        /// Files of the present release.
        public let items: [ReleaseItem]
        /// Names of the dated releases below `daten/`, newest first.
        public let releases: [String]

        /// Makes a list.
        public init(items: [ReleaseItem] = [], releases: [String] = []) {
            (self.items, self.releases) = (items, releases)
        }
    }

    /// Makes options.
    public init(
        baseAddress: String = "", languages: [Language] = Language.allCases,
        downloads: @escaping @Sendable () throws -> Downloads = { Downloads() }
    ) {
        self.baseAddress = baseAddress
        self.languages = languages
        self.downloads = downloads
    }

    /// The path part of the address, with `/` at both ends.
    var basePath: String {
        var bytes = Array(baseAddress.utf8)
        if let start = bytes.firstRange(of: Array("://".utf8)) {
            bytes = Array(bytes[start.upperBound...])
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return "/" }
            bytes = Array(bytes[slash...])
        } else {
            bytes = []
        }
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self) + "/"
    }

    /// Scheme and host without path; empty when unknown.
    var origin: String {
        let bytes = Array(baseAddress.utf8)
        guard let start = bytes.firstRange(of: Array("://".utf8)) else { return "" }
        let end = bytes[start.upperBound...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
