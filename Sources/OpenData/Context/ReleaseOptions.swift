import FieldCatalogue
import Publication
import PublicTables

/// What a release needs to know besides the snapshot.
public struct ReleaseOptions: Sendable {
    /// Address of the site without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Parts to write.
    public let parts: Set<ReleasePart>
    /// Path of the only file wanted; nil for all.
    public let only: String?
    /// What has been withheld since the day of the release, when it is issued again for that; nil for a first issue.
    public let reissued: [LaterWithholding]?

    /// Makes options.
    public init(
        baseAddress: String = "", parts: Set<ReleasePart> = Set(ReleasePart.allCases),
        only: String? = nil, reissued: [LaterWithholding]? = nil
    ) {
        var address = baseAddress
        while address.utf8.last == UInt8(ascii: "/") { address.removeLast() }
        self.baseAddress = address
        self.parts = parts
        self.only = only
        self.reissued = reissued
    }

    /// Absolute address of a path in the tree, or an address from the root when the site's is unknown.
    func link(_ path: String) -> String { baseAddress + "/" + path }

    /// As `link` for files that are read far from the site: without an address, relative to the file itself, which leads
    /// to the right place wherever the whole is put.
    func link(_ path: String, from file: String) -> String {
        if !baseAddress.isEmpty { return link(path) }
        let folders = file.utf8.count { $0 == UInt8(ascii: "/") }
        return String(repeating: "../", count: folders) + path
    }

    /// As `link`, but always absolute, for formats that need identifiers (RDF).
    func identifier(_ path: String) -> String {
        (baseAddress.isEmpty ? RegisterIdentity.address : baseAddress) + "/" + path
    }
}
