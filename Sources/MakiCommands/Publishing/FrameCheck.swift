import Findings
import OutputTree
import SiteGenerator

/// Checks the links of the pages near the root before a site replaces the one before: what all pages have in common (style,
/// scripts, navigation, imprint, privacy) is linked there, and so is every list.
///
/// The pages of records, many times as many, link to nothing else than these and to each other; a test checks all of
/// them (`Tests/Site`), a build does not.
struct FrameCheck {
    /// Steps of a path up to which pages are checked.
    private static let deepest = 3
    /// Broken links that are named.
    private static let mostNamed = 5

    /// Address under which the site will be reached; empty for the root of a server.
    let base: String

    /// Whether the links of a page are checked.
    static func isChecked(_ file: RenderedFile) -> Bool {
        file.path.utf8.suffix(5).elementsEqual(".html".utf8)
            && file.path.utf8.count { $0 == UInt8(ascii: "/") } < deepest
    }

    /// Refuses a site with links that lead nowhere.
    func check(_ pages: [RenderedFile], in tree: OutputTree) throws(CommandFailure) {
        var checker = LinkChecker()
        for page in pages { checker.add(path: page.path, bytes: page.bytes) }
        let broken = checker.brokenLinks(base: base, isThere: tree.has)
        guard !broken.isEmpty else { return }
        let named = broken.prefix(FrameCheck.mostNamed).map(\.description).joined(separator: ", ")
        throw CommandFailure(
            de: "Die Seite wurde nicht erzeugt: \(broken.count) Verweise führen ins Leere (\(named)).",
            en: "The site was not generated: \(broken.count) links lead nowhere (\(named)).")
    }
}
