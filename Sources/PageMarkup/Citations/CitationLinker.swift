import Findings

/// Finds citations of law in running text: `§ 2 Abs. 5 KI-MIG`, `Art. 6 Abs. 2, Anhang III Nr. 5 KI-VO`, `Art. 26(8), 49(3) AI Act`.
///
/// Links nothing it is not sure of (see `CitationReader`). The time is linear in the length of the text.
package struct CitationLinker: Sendable {
    /// A citation with the address where it can be read.
    package struct Citation: Sendable, Hashable {
        /// Bytes of the text it covers.
        package let range: Range<Int>
        /// Stable address.
        package let address: String
    }

    let language: Language

    /// Links citations as texts in a language write them.
    package init(language: Language) {
        self.language = language
    }

    /// HTML of a text with its citations linked, everything escaped.
    package func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    /// HTML of UTF-8 with its citations linked, everything escaped.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var position = 0
        for citation in citations(in: bytes) {
            HTML.append(
                escaped: UnsafeBufferPointer(rebasing: bytes[position..<citation.range.lowerBound]), to: &output)
            output += "<a href=\"".utf8
            HTML.append(escaped: citation.address, to: &output)
            output += "\">".utf8
            HTML.append(escaped: UnsafeBufferPointer(rebasing: bytes[citation.range]), to: &output)
            output += "</a>".utf8
            position = citation.range.upperBound
        }
        HTML.append(escaped: UnsafeBufferPointer(rebasing: bytes[position...]), to: &output)
    }

    /// HTML of a text with its citations linked.
    package func markup(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 64)
        append(text, to: &output)
        return output
    }

    /// The citations of a text, in order.
    package func citations(in text: String) -> [Citation] {
        var text = text
        return text.withUTF8 { citations(in: $0) }
    }

    private func citations(in bytes: UnsafeBufferPointer<UInt8>) -> [Citation] {
        guard CitationTokens.hasMark(bytes) else { return [] }
        return CitationReader(CitationTokens(bytes)).provisions.compactMap { provision in
            provision.law.address(provision.mark, provision.number, language).map {
                Citation(range: provision.range, address: $0)
            }
        }
    }
}
