import Disk

extension OutputTree {
    /// Those targets of links that the new tree does not have: files, and places in its pages.
    ///
    /// - Throws: `DiskError` when a page cannot be read.
    public func missing(_ targets: Set<String>) throws(DiskError) -> Set<String> {
        var missing: Set<String> = []
        var places: [String: [String]] = [:]
        for target in targets where !target.isEmpty {
            let parts = target.utf8.split(separator: UInt8(ascii: "#"), maxSplits: 1)
            let file = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
            if !has(file) {
                missing.insert(target)
            } else if parts.count > 1, PageLinks.isPage(file) {
                places[file, default: []].append(String(decoding: parts[1], as: UTF8.self))
            }
        }
        for (file, wanted) in places {
            let there = PageLinks.places(in: try content(of: file))
            for place in wanted where !there.contains(place) && !there.contains(LinkAddress.withoutPercent(place)) {
                missing.insert(file + "#" + place)
            }
        }
        return missing
    }

    /// A page of the new tree for each of the first targets, with its link as written.
    ///
    /// - Throws: `DiskError` when a page cannot be read.
    public func examples(
        ofLinksTo targets: [String], most: Int, base: String
    ) throws(DiskError) -> [LinkTargets.BrokenLink] {
        let address = LinkAddress(base: base)
        var open = Set(targets.prefix(most))
        var examples: [String: LinkTargets.BrokenLink] = [:]
        for page in added() where PageLinks.isPage(page) && !open.isEmpty {
            var links = PageLinks()
            links.read(path: page, bytes: try content(of: page))
            for (target, link) in links.all(address) where open.remove(target) != nil {
                examples[target] = LinkTargets.BrokenLink(page: page, link: link)
            }
        }
        return targets.compactMap { examples[$0] }
    }
}
