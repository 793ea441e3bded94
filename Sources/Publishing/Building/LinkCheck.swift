import Findings
import OutputTree

/// Checks what all pages of a site link to before it replaces the one before: a site with links that lead nowhere is not
/// published.
struct LinkCheck {
    /// Missing targets that are named.
    private static let mostNamed = 5

    /// Address under which the site will be reached; empty for the root of a server.
    let base: String

    /// Refuses a site whose pages link to files or places of pages that are not in its tree.
    func check(_ targets: [LinkTargets], in tree: OutputTree) throws {
        let missing = try tree.missing(Set(targets.flatMap(\.used)))
        guard !missing.isEmpty else { return }
        let named = try tree.examples(
            ofLinksTo: missing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, most: LinkCheck.mostNamed,
            base: base
        ).map(\.description).joined(separator: ", ")
        let isOne = missing.count == 1
        throw CommandFailure(
            de:
                "Die Seite wurde nicht erzeugt: \(isOne ? "Ein Verweisziel fehlt" : "\(missing.count) Verweisziele fehlen") (\(named)). Den Verweis in templates/ oder site/ berichtigen oder die fehlende Datei ergänzen; steht er dort nicht, ist es ein Fehler von maki.",
            en:
                "The site was not generated: \(isOne ? "a link target is missing" : "\(missing.count) link targets are missing") (\(named)). Correct the link in templates/ or site/, or add the missing file; when it is not written there, this is a fault of maki."
        )
    }
}
