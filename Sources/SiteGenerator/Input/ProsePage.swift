import PublicAddresses

/// A page written by hand: a file of Markdown with title and description before a line `---`.
struct ProsePage: Sendable {
    let name: String
    let title: String
    let summary: String
    let body: String
    /// Whether it exists in the other language too.
    let hasOther: Bool

    /// The pages of a language, by name. Links that start with `/` lead into this installation.
    static func all(in sources: SiteSources, address: SiteAddress) -> [ProsePage] {
        let ending = "." + address.language.rawValue
        let siteOperator = SiteOperator(sources.texts(address.language))
        return sources.pages.sorted { $0.key < $1.key }.compactMap { key, bytes in
            guard key.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
            let name = String(decoding: key.utf8.dropLast(ending.utf8.count), as: UTF8.self)
            var title = name
            var summary = ""
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[
                ...]
            while let line = lines.popFirst() {
                if line == "---" { break }
                if line.utf8.starts(with: "title: ".utf8) {
                    title = String(decoding: line.utf8.dropFirst(7), as: UTF8.self)
                }
                if line.utf8.starts(with: "description: ".utf8) {
                    summary = String(decoding: line.utf8.dropFirst(13), as: UTF8.self)
                }
            }
            let body = siteOperator.filled(lines.joined(separator: "\n")).split(
                separator: "](/", omittingEmptySubsequences: false
            )
            .joined(separator: "](" + address.base)
            return ProsePage(
                name: name, title: title, summary: summary, body: body,
                hasOther: sources.pages[name + "." + address.other.language.rawValue] != nil)
        }
    }
}
