import Findings
import OpenData

/// A file of the site.
public struct RenderedFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// Path of a file with the same content: of the open data, or earlier in the list of the same record; nil when
    /// there is none.
    public let twin: String?
    private let render: @Sendable () -> [UInt8]

    /// Content, rendered anew each time it is asked for.
    public var bytes: [UInt8] { render() }

    /// Makes a file that is rendered already.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path) { bytes }
    }

    /// Makes a file that is rendered when its content is asked for.
    ///
    /// - Parameter twin: path of a file with the same content; nil when there is none.
    public init(path: String, sameAs twin: String? = nil, render: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.twin = twin
        self.render = render
    }
}

/// How the site is built.
public struct SiteOptions: Sendable {
    /// Address under which the site will be reached, without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Languages of the pages.
    public let languages: [Language]

    /// Makes options.
    public init(baseAddress: String = "", languages: [Language] = Language.allCases) {
        self.baseAddress = baseAddress
        self.languages = languages
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

/// The open data of the site, as the data page lists them.
public struct Downloads: Sendable {
    /// Files of the present release.
    public let items: [ReleaseItem]
    /// The dated releases below `daten/`, newest first.
    public let releases: [Release]

    /// Addresses of the licences of the data.
    let licences: [String]

    /// A dated release.
    public struct Release: Sendable {
        /// Name of its folder: the day, perhaps with a number.
        public let name: String
        /// Whether it was issued again without what was withheld later.
        public let isReissued: Bool

        /// Makes one.
        public init(name: String, isReissued: Bool) {
            (self.name, self.isReissued) = (name, isReissued)
        }
    }

    /// Makes a list.
    public init(items: [ReleaseItem] = [], releases: [Release] = [], licences: [String] = []) {
        (self.items, self.releases, self.licences) = (items, releases, licences)
    }
}
