import FieldCatalogue
import Publication

/// What the search keeps of one public record.
public struct SearchText: Sendable {
    /// Services, key words and trade name: read with the short fields.
    let extra: String
    /// The words of the record, each once, in order of bytes, each ended by a line feed.
    let words: [UInt8]

    /// Reads a record.
    public init(_ record: PublicRecord, catalogue: Catalogue) {
        let values = record.record
        extra =
            (values.strings(.services) + values.strings(.keywords)
            + [FieldPath.systemTradeName, .systemProduct].compactMap { values.string($0) })
            .joined(separator: " · ")
        var collector = WordCollector(catalogue: catalogue)
        collector.add(values)
        words = collector.lines
    }
}
