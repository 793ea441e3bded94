import Synchronization

/// Markup of texts that stand on many pages, each searched for citations once: sources of duties and reasons, what people
/// can do.
///
/// One for each processor. It keeps as many texts as there are of the register's own and then some, not more with more
/// records.
package final class RepeatedMarkup: Sendable {
    private static let most = 1_024

    private let citations: CitationLinker
    private let known = Mutex<[String: [UInt8]]>([:])

    package init(_ citations: CitationLinker) {
        self.citations = citations
    }

    /// HTML of a text with its citations linked.
    package func markup(_ text: String) -> [UInt8] { markup(text) { citations.markup($0) } }

    /// HTML that `make` makes of a text, always the same of the same.
    package func markup(_ text: String, _ make: (String) -> [UInt8]) -> [UInt8] {
        if let markup = known.withLock({ $0[text] }) { return markup }
        let markup = make(text)
        known.withLock { if $0.count < RepeatedMarkup.most { $0[text] = markup } }
        return markup
    }
}
