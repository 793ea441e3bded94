/// Finds internal links and anchors of HTML pages that lead nowhere.
public struct LinkChecker: Sendable {
    /// A link that leads nowhere.
    public struct BrokenLink: Sendable, Hashable, CustomStringConvertible {
        /// Page with the link.
        public let page: String
        /// Target as written.
        public let target: String

        /// `PAGE -> TARGET`.
        public var description: String { "\(page) -> \(target)" }
    }

    private var anchors: [String: Set<String>] = [:]
    private var files: Set<String> = []
    private var links: [(page: String, target: String)] = []

    /// Starts without files.
    public init() {}

    /// Adds a file of the tree; links are read from `*.html`.
    public mutating func add(path: String, bytes: [UInt8]) {
        files.insert(path)
        guard path.utf8.suffix(5).elementsEqual(".html".utf8) else { return }
        var ids: Set<String> = []
        bytes.withUnsafeBufferPointer { all in
            var position = 0
            while position < all.count {
                // Attributes only stand after a blank or line feed inside a tag.
                guard all[position] == UInt8(ascii: "="), position + 1 < all.count,
                    all[position + 1] == UInt8(ascii: "\"")
                else {
                    position += 1
                    continue
                }
                var nameStart = position
                while nameStart > 0, isNameByte(all[nameStart - 1]) { nameStart -= 1 }
                let name = String(decoding: all[nameStart..<position], as: UTF8.self)
                var end = position + 2
                while end < all.count, all[end] != UInt8(ascii: "\"") { end += 1 }
                if name == "id" || name == "href" || name == "src" || name == "action" {
                    let value = String(decoding: all[position + 2..<end], as: UTF8.self)
                    if name == "id" { ids.insert(value) } else { links.append((path, value)) }
                }
                position = end + 1
            }
        }
        anchors[path] = ids
    }

    /// All broken links, by page and target.
    ///
    /// - Parameters:
    ///   - base: address prefix that stands for the root of the tree besides `/`.
    ///   - isThere: whether the tree has a file that was not added.
    public func brokenLinks(base: String, isThere: (String) -> Bool = { _ in false }) -> [BrokenLink] {
        var broken: Set<BrokenLink> = []
        for (page, target) in links {
            guard let resolved = resolve(target, from: page, base: base) else { continue }
            let exists = files.contains(resolved.file) || isThere(resolved.file)
            let hasAnchor = resolved.anchor.map { anchors[resolved.file]?.contains($0) ?? true } ?? true
            if !exists || !hasAnchor { broken.insert(BrokenLink(page: page, target: target)) }
        }
        return broken.sorted { ($0.page, $0.target) < ($1.page, $1.target) }
    }

    /// `/ki` of `https://register.example/ki/`; empty without a path.
    private static func path(of base: String) -> String {
        let parts = base.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        // `https:`, the server, and the steps behind it.
        return parts.dropFirst(2).reduce("") { $0 + "/" + String(decoding: $1, as: UTF8.self) }
    }

    /// The file and anchor of an internal link; nil for links to elsewhere.
    private func resolve(_ target: String, from page: String, base: String) -> (file: String, anchor: String?)? {
        var text = target
        // Links name the whole address, or its path on the server alone.
        for root in [base, LinkChecker.path(of: base)] where !root.isEmpty && text.utf8.starts(with: root.utf8) {
            let rest = text.utf8.dropFirst(root.utf8.count)
            guard rest.isEmpty || rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: "#") else { continue }
            text = rest.isEmpty ? "/" : String(decoding: rest, as: UTF8.self)
            break
        }
        if text.utf8.contains(UInt8(ascii: ":")) || text.utf8.starts(with: "//".utf8) { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
        let anchor = parts.count > 1 && !parts[1].isEmpty ? String(decoding: parts[1], as: UTF8.self) : nil
        let withoutQuery = parts[0].prefix { $0 != UInt8(ascii: "?") }
        let path = String(decoding: withoutQuery, as: UTF8.self)
        if path.isEmpty { return (page, anchor) }
        var steps: [Substring.UTF8View] =
            path.utf8.first == UInt8(ascii: "/")
            ? [] : page.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { $0 }
        for step in path.utf8.split(separator: UInt8(ascii: "/")) {
            if step.elementsEqual(".".utf8) { continue }
            if step.elementsEqual("..".utf8) { _ = steps.popLast() } else { steps.append(step) }
        }
        var file = steps.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
        if path.utf8.last == UInt8(ascii: "/") { file += file.isEmpty ? "index.html" : "/index.html" }
        return (file, anchor)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "-")
    }
}
