import Findings

/// A file of the site.
public struct RenderedFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// Content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// An export the data page offers.
public struct DownloadableFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// What it is.
    public let title: Bilingual
    /// Size in bytes.
    public let size: Int
    /// SHA-256 as hexadecimal text.
    public let sha256: String

    /// Makes a description.
    public init(path: String, title: Bilingual, size: Int, sha256: String) {
        self.path = path
        self.title = title
        self.size = size
        self.sha256 = sha256
    }
}

/// How the site is built.
public struct SiteOptions: Sendable {
    /// Address under which the site will be reached, without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Languages of the pages.
    public let languages: [Language]
    /// Exports the data page lists.
    public let downloads: [DownloadableFile]

    /// Makes options.
    public init(baseAddress: String = "", languages: [Language] = Language.allCases, downloads: [DownloadableFile] = [])
    {
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
