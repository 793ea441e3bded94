import Templates

/// A link to a part of a long list; without an address for the part shown, and for parts left out.
struct PageLink: ViewModel {
    let href: String?
    let text: String
    var isGap = false
    static let members: [Member<PageLink>] = [
        .optional("href") { $0.href }, .text("text") { $0.text }, .flag("isGap") { $0.isGap },
    ]

    /// Neighbours of the part shown that are linked on each side.
    private static let neighbours = 4

    /// The first and the last part and those near the one shown: no page grows with the number of parts.
    static func all(of count: Int, at current: Int, address: (Int) -> String) -> [PageLink] {
        let near = max(1, current - neighbours)...min(count, current + neighbours)
        var links: [PageLink] = []
        if near.lowerBound > 1 { links.append(PageLink(href: address(1), text: "1")) }
        if near.lowerBound > 2 { links.append(PageLink(href: nil, text: "…", isGap: true)) }
        links += near.map { PageLink(href: $0 == current ? nil : address($0), text: "\($0)") }
        if near.upperBound < count - 1 { links.append(PageLink(href: nil, text: "…", isGap: true)) }
        if near.upperBound < count { links.append(PageLink(href: address(count), text: "\(count)")) }
        return links
    }
}
