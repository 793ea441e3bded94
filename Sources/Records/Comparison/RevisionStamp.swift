import FieldCatalogue
import SourceJSON

/// Makes of an official's draft the file that is archived: the same bytes, with revision and time of acceptance.
public enum RevisionStamp {
    /// Members of a draft that are not archived as they are: the register gives number and time, and the base of an
    /// accepted draft is the revision before.
    private static let replaced: Set<String> = Set([FieldPath.revision, .recordedAt, .base].map(\.text))

    /// The draft with `revision` and `recordedAt` behind its `id`; what the draft says about them, and its `base`, goes.
    public static func stamped(_ document: JSONDocument, revision: Int, recordedAt: Instant) -> [UInt8] {
        let bytes = document.bytes
        var cuts: [ByteSpan] = []
        var insertion = document.root.span.lowerBound + 1
        var indent: [UInt8] = []
        let members = Array(document.root.members)
        let isReplaced = members.map { replaced.contains($0.key.string) }
        for (index, member) in members.enumerated() {
            if member.key.equals(FieldPath.id.text) {
                insertion = member.value.span.upperBound
                indent = whitespace(before: member.key.span.lowerBound, in: bytes)
            }
            guard isReplaced[index] else { continue }
            // A replaced member goes with the comma behind it; at the end of the object with the one before it.
            if isReplaced[index...].contains(false) {
                cuts.append(member.key.span.lowerBound..<members[index + 1].key.span.lowerBound)
            } else if let kept = isReplaced[..<index].lastIndex(of: false) {
                cuts.append(members[kept].value.span.upperBound..<members[members.count - 1].value.span.upperBound)
                break
            }
        }
        let text =
            ",\(String(decoding: indent, as: UTF8.self))\"revision\": \(revision),"
            + "\(String(decoding: indent, as: UTF8.self))\"recordedAt\": \"\(recordedAt)\""
        var result: [UInt8] = []
        var position = 0
        for cut in cuts where cut.lowerBound >= position {
            if insertion >= position, insertion <= cut.lowerBound {
                result += bytes[position..<insertion]
                result += text.utf8
                position = insertion
                insertion = -1
            }
            result += bytes[position..<cut.lowerBound]
            position = cut.upperBound
        }
        if insertion >= position {
            result += bytes[position..<insertion]
            result += text.utf8
            position = insertion
        }
        result += bytes[position...]
        return result
    }

    /// Canonical JSON of a record without what belongs to the revision; equal for unchanged content.
    public static func content(of root: JSONValue) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        for member in root.members.sorted(by: { $0.key.string.utf16.lexicographicallyPrecedes($1.key.string.utf16) })
        where !RecordComparison.revisionMembers.contains(member.key.string) {
            writer.key(member.key.string)
            writer.raw(CanonicalJSON.bytes(of: member.value))
        }
        writer.endObject()
        return writer.bytes
    }

    /// The blanks and line breaks before an offset.
    private static func whitespace(before offset: Int, in bytes: [UInt8]) -> [UInt8] {
        var start = offset
        while start > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start - 1]) { start -= 1 }
        return Array(bytes[start..<offset])
    }
}
