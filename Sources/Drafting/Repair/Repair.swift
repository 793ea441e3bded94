import Findings
import SourceJSON

/// Applies the replacements that are certain to a file: the form changes, the meaning never.
public struct Repair: Sendable {
    /// One change made.
    public struct Change: Sendable, Hashable {
        /// The bytes of the original that were replaced.
        public let span: ByteSpan
        /// What stands there now.
        public let text: String
        /// Code of the finding that asked for it.
        public let code: String
    }

    /// The file as it was.
    public let original: [UInt8]
    /// The file as it is now.
    public let repaired: [UInt8]
    /// What was changed, in source order, without overlaps.
    public let changes: [Change]

    /// Applies what is certain among the findings of one file; nil when nothing is.
    ///
    /// Of replacements that overlap the first counts: the next check finds the rest.
    public init?(of bytes: [UInt8], findings: [Finding]) {
        let certain = findings.compactMap { finding -> Change? in
            guard let replacement = finding.replacement, replacement.isCertain,
                replacement.span.upperBound <= bytes.count
            else { return nil }
            return Change(span: replacement.span, text: replacement.text, code: finding.code)
        }
        .sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
        var changes: [Change] = []
        var repaired: [UInt8] = []
        repaired.reserveCapacity(bytes.count + 64)
        var position = 0
        for change in certain where change.span.lowerBound >= position {
            // A replacement that changes nothing is no change.
            guard !bytes[change.span].elementsEqual(change.text.utf8) else { continue }
            repaired += bytes[position..<change.span.lowerBound]
            repaired += change.text.utf8
            position = change.span.upperBound
            changes.append(change)
        }
        guard !changes.isEmpty else { return nil }
        repaired += bytes[position...]
        original = bytes
        self.repaired = repaired
        self.changes = changes
    }
}
