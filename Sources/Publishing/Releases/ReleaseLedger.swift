import Checksums
import Disk
import OutputTree
import Publication

/// What the dated releases of a tree no longer show, in a file beside the tree: a release is issued again when more is
/// withheld than it was issued without.
///
/// The file says checksums of decisions, not the decisions; it is not published. Without it, releases are issued again
/// that need not be: they show the same values, but one that was made later on the day of a decision gets a notice.
struct ReleaseLedger: Sendable {
    private static let head = "maki releases 1"

    private let path: String
    /// Checksum of the decisions by name of the release.
    let known: [String: String]

    /// Reads what is known of the tree at a path.
    init(at target: String) {
        path = Disk.withoutSlashes(target) + ".releases"
        // Without it releases are issued again that need not be.
        let lines = ((try? Disk.contents(of: path)) ?? [])
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        guard lines.first == ReleaseLedger.head else {
            known = [:]
            return
        }
        let pairs = lines.dropFirst().map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 2 }
        known = Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }

    /// Checksum of what is withheld.
    static func text(of decisions: [LaterWithholding]) -> String {
        SHA256Digest.hexadecimal(of: Array(decisions.map(\.fingerprint).joined(separator: "\n").utf8))
    }

    /// Writes down what the releases of a finished tree no longer show.
    ///
    /// A file that cannot be written is no fault: the next build issues more releases again than it needs to.
    func remember(_ withheld: [String: String]) {
        let lines = withheld.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let text = ([ReleaseLedger.head] + lines).joined(separator: "\n") + "\n"
        // Without the file the next build issues more releases again than it needs to.
        try? Disk.replace(path, with: Array(text.utf8), exactly: 0o600)
    }
}
