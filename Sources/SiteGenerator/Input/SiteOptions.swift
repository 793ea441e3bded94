import Findings

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
