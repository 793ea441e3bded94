import CSystemCalls
import Checksums
import Disk
import OutputTree
import SiteGenerator

/// What the pages of each record were made of when a tree was built last, in a file beside the tree: pages that would be
/// made of the same are kept.
///
/// Besides the checksum of what they were made of, the file says which files they are: those of another tree, and files
/// somebody has replaced or written to, do not count. It also says what the pages link to, so that the links of pages that
/// are kept are checked without reading them. Without it everything is rendered.
struct PageLedger: Sendable {
    /// The pages of a record: of what, and which files.
    struct Pages: Sendable, Hashable {
        /// Checksum of what they are made of.
        let inputs: String
        /// Which files they are (`OutputTree.newFingerprint`).
        let files: String
        /// What they link to besides each other (`TargetNumbers`), by its numbers in `links`.
        let links: String
    }

    /// First line of the file: its form.
    private static let head = "maki pages 2"

    private let path: String
    /// Checksum of what all pages share: this program, the site's sources, options, authorities.
    private let shared: String
    /// By record id; empty when the pages of the old tree were made by something else.
    private let known: [String: Pages]
    /// Where the pages of all records lead.
    let links: LinkTargets

    /// Reads what is known of the tree at a path.
    ///
    /// - Parameter base: address under which the site will be reached; empty for the root of a server.
    init(at target: String, base: String, _ generator: SiteGenerator) {
        path = Disk.withoutSlashes(target) + ".pages"
        shared = SHA256Digest.hexadecimal(of: PageLedger.program + generator.inputs)
        let targets: [String]
        (known, targets) = PageLedger.read(path, head: [PageLedger.head, shared])
        links = LinkTargets(base: base, known: targets)
    }

    /// Writes the pages of a record, or keeps those of the old tree when they are made of the same.
    ///
    /// - Returns: what they are made of and which files they are; nil when the record has none.
    func write(_ record: RecordFiles, to tree: OutputTree) throws -> Pages? {
        guard !record.files.isEmpty else { return nil }
        let inputs = SHA256Digest.hexadecimal(of: record.inputs)
        let paths = record.files.map(\.path)
        if let old = known[record.digest.id], old.inputs == inputs, old.files == tree.oldFingerprint(paths),
            let targets = TargetNumbers(old.links.utf8), links.keep(targets)
        {
            for path in paths { try tree.keep(path) }
            return old
        }
        let targets = links.add(try tree.add(record.files))
        return tree.newFingerprint(paths).map { Pages(inputs: inputs, files: $0, links: targets.text) }
    }

    /// Writes down what the pages of a tree are made of; it may be finished or not.
    ///
    /// A file that cannot be written is no fault: the next build renders everything.
    func remember(_ records: [RecordTrace]) {
        let targets = links.used
        var text = ([PageLedger.head, shared, "\(targets.count)"] + targets).joined(separator: "\n") + "\n"
        for record in records {
            guard let pages = record.pages else { continue }
            text += record.digest.id + " " + pages.inputs + " " + pages.files + " " + pages.links + "\n"
        }
        // Without the file the next build renders everything.
        try? Disk.replace(path, with: Array(text.utf8), exactly: Disk.permissionsOfPublic)
    }

    /// Build ids of this program and of the libraries it uses.
    private static var program: [UInt8] {
        var buffer = [CChar](repeating: 0, count: 1 << 14)
        let count = maki_loaded_builds(&buffer, buffer.count)
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }

    private static func read(_ path: String, head: [String]) -> (known: [String: Pages], targets: [String]) {
        // Without it every page is made anew.
        guard let bytes = try? Disk.contents(of: path) else { return ([:], []) }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        guard lines.count > head.count, zip(head, lines).allSatisfy({ $0.utf8.elementsEqual($1) }) else {
            return ([:], [])
        }
        lines = lines.dropFirst(head.count)
        guard let count = lines.popFirst().flatMap({ Int(String(decoding: $0, as: UTF8.self)) }),
            (0...lines.count).contains(count)
        else { return ([:], []) }
        let targets = lines.prefix(count).map { String(decoding: $0, as: UTF8.self) }
        lines = lines.dropFirst(count)
        var known: [String: Pages] = [:]
        known.reserveCapacity(lines.count)
        for line in lines {
            let parts = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            if parts.count == 4 { known[parts[0]] = Pages(inputs: parts[1], files: parts[2], links: parts[3]) }
        }
        return (known, targets)
    }
}
