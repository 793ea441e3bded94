/// What a long text of a record says, read as the Markdown subset of the record model: paragraphs, emphasis, lists,
/// links, code. Everything else is text and stays as it was written, sign by sign.
///
/// | written | read as |
/// |---|---|
/// | a blank line | a new paragraph |
/// | `- `, `* `, `+ ` at the start of lines | a list, unless the mark is a sign before a number (see `LongTextReader`) |
/// | `1. `, `2. ` or `1) `, `2) ` at the start of lines | a numbered list, when two or more count up by one |
/// | `*x*`, `_x_`, `**x**`, `__x__`, `***x***` | emphasis, when the marks touch the word and no letter or digit outside |
/// | `[x](https://…)`, `[x](mailto:…)` | a link; any other address stays text |
/// | `` `x` ``, lines of ```` ``` ```` around others | code |
///
/// Quotes, headings, reference definitions, entities, backslashes, HTML, images and rules are not in the subset.
package struct LongText: Sendable, Equatable {
    /// Paragraphs, lists and code, in order.
    package let blocks: [Block]

    /// One part of a text.
    package indirect enum Block: Sendable, Equatable {
        /// Words, marks and links in order; every opening has its closing.
        case paragraph([Inline])
        /// Items in order, each with its parts; with the number of the first when they are numbered.
        case list(Numbering?, items: [[Block]])
        /// Lines as they are, without the fences.
        case code([UInt8])
    }

    /// How a list is numbered.
    package struct Numbering: Sendable, Equatable {
        /// Number of the first item as written; the others count up by one.
        let first: Int
        /// Whether `)` stands behind the numbers instead of a full stop.
        let hasParenthesis: Bool
    }

    /// One piece of a paragraph.
    package enum Inline: Sendable, Equatable {
        /// UTF-8 as written, line feeds included.
        case text([UInt8])
        /// UTF-8 between backticks.
        case code([UInt8])
        /// Emphasis begins: 1 weak, 2 strong, 3 both.
        case open(Int)
        /// Emphasis ends.
        case close(Int)
        /// A link to an `https:` or `mailto:` address begins.
        case openLink([UInt8])
        /// The link to an address ends.
        case closeLink([UInt8])
        /// A line of its own begins, because the next line looks as if it should stand for itself.
        case lineBreak
    }

    /// Reads a text; time and space are linear in its length.
    package init(_ text: String) {
        var reader = LongTextReader(Array(text.utf8))
        blocks = reader.blocks()
    }
}
