import Foundation
import OutputTree
import SiteGenerator

/// What the pages of each record were made of when the tree was built last, in a file beside the tree: pages that
/// would be made of the same are kept.
///
/// The file is only good for the very tree it was written for. Without it everything is rendered.
struct PageLedger: Sendable {
    /// First line of the file: its form.
    private static let head = "maki pages 1"

    private let path: String
    /// Checksum of what all pages share: this program, the site's sources, options, authorities.
    private let shared: String
    /// Checksums by record id; empty when the pages of the old tree were made of something else.
    private let known: [String: String]

    /// Reads what is known of the old tree.
    init(_ tree: OutputTree, at target: String, _ generator: SiteGenerator) {
        var target = target
        while target.utf8.count > 1, target.utf8.last == UInt8(ascii: "/") { target.removeLast() }
        path = target + ".pages"
        let program = FileIdentity.text(of: "/proc/self/exe") ?? UUID().uuidString
        shared = SHA256Digest.hexadecimal(of: Array(program.utf8) + generator.inputs)
        known = PageLedger.read(path, head: [PageLedger.head, shared, tree.oldIdentity ?? ""])
    }

    /// Checksum of what the pages of a record are made of.
    func checksum(_ files: RecordFiles) -> String { SHA256Digest.hexadecimal(of: files.inputs) }

    /// Whether the pages in the old tree were made of the same.
    func isKnown(_ id: String, _ checksum: String) -> Bool { known[id] == checksum }

    /// Forgets everything: from now on until the tree is finished nobody may rely on the file.
    func forget() { unlink(path) }

    /// Writes down what the pages of the finished tree were made of.
    ///
    /// A file that cannot be written is no fault: the next build renders everything.
    func remember(_ records: [RecordTrace], of tree: String) {
        var text = [PageLedger.head, shared, tree].joined(separator: "\n") + "\n"
        for record in records where !record.checksum.isEmpty { text += record.digest.id + " " + record.checksum + "\n" }
        let new = path + ".new"
        guard FileManager.default.createFile(atPath: new, contents: Data(text.utf8)) else { return }
        if rename(new, path) != 0 { unlink(new) }
    }

    private static func read(_ path: String, head: [String]) -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        let lines = Array(data).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count > head.count, zip(head, lines).allSatisfy({ $0.utf8.elementsEqual($1) }) else { return [:] }
        var known: [String: String] = [:]
        known.reserveCapacity(lines.count)
        for line in lines.dropFirst(head.count) {
            let parts = line.split(separator: UInt8(ascii: " "))
            guard parts.count == 2 else { continue }
            known[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
        }
        return known
    }
}
