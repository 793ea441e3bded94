/// Finds out which file of a tree a link leads to.
struct LinkAddress: Sendable {
    /// Prefixes that stand for the root of the tree: the whole address, and its path on the server.
    private let roots: [[UInt8]]

    /// - Parameter base: address under which the tree will be reached, `https://register.example/ki`; empty for the root of
    ///   a server.
    init(base: String) {
        var base = base
        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        let parts = base.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        // `https:`, the server, and the steps behind it.
        let path = parts.dropFirst(2).reduce("") { $0 + "/" + String(decoding: $1, as: UTF8.self) }
        roots = base.isEmpty ? [[]] : [Array(base.utf8), Array(path.utf8)]
    }

    /// Whether a link says the same on every page.
    static func isSameEverywhere(_ link: some Collection<UInt8>) -> Bool {
        link.first == UInt8(ascii: "/") || scheme(of: link)
    }

    /// Whether a link names its server, `https://register.example/`.
    static func scheme(of link: some Collection<UInt8>) -> Bool {
        for byte in link {
            if byte == UInt8(ascii: ":") { return true }
            let isPart =
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
            guard isPart else { return false }
        }
        return false
    }

    /// Where a link of a page leads: the path of a file, with `#` and the name of a place in it where one is named.
    ///
    /// A path outside of the tree begins with `/`; no file has such a path.
    ///
    /// - Parameters:
    ///   - link: as written in an attribute.
    ///   - page: path of the page.
    /// - Returns: nil when it leads elsewhere.
    func target(of link: UnsafeBufferPointer<UInt8>, on page: String) -> String? {
        if let end = plainEnd(of: link) {
            let name = link.last == UInt8(ascii: "/") ? "index.html" : ""
            return String(decoding: link[end...], as: UTF8.self) + name
        }
        let link = LinkAddress.unescaped(Array(link))
        var text = link[...]
        if LinkAddress.isSameEverywhere(link) {
            guard let root = roots.first(where: { LinkAddress.isBelow($0, link) }) else {
                // The same server, but not below the address of the tree.
                let isHere = link.first == UInt8(ascii: "/") && link.dropFirst().first != UInt8(ascii: "/")
                return isHere ? String(decoding: link, as: UTF8.self) : nil
            }
            text = link.dropFirst(root.count)
            guard !text.starts(with: "//".utf8) else { return nil }
            if text.first != UInt8(ascii: "/") { text = [UInt8(ascii: "/")] + text }
        }
        let hash = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
        let path = text[..<hash].prefix { $0 != UInt8(ascii: "?") }
        let place = String(decoding: text[hash...].dropFirst(), as: UTF8.self)
        let file = path.isEmpty ? page : LinkAddress.file(of: path, on: page)
        // The empty name and `top` are the head of every page.
        return place.isEmpty || place.utf8.elementsEqual("top".utf8) ? file : file + "#" + place
    }

    /// Where the path of a file begins in a link that is a root, `/` and that path as it is; nil for all others.
    ///
    /// Nearly all links are so, and there are many.
    private func plainEnd(of link: UnsafeBufferPointer<UInt8>) -> Int? {
        let slash = UInt8(ascii: "/")
        for root in roots where link.count > root.count && link[root.count] == slash && link.starts(with: root) {
            var previous = UInt8(ascii: ".")
            for byte in link[root.count...] {
                let isPlain =
                    (0x61...0x7A).contains(byte) || (0x2D...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || byte == UInt8(ascii: "_")
                guard isPlain, previous != slash || (byte != slash && byte != UInt8(ascii: ".")) else { return nil }
                previous = byte
            }
            return root.count + 1
        }
        return nil
    }

    /// The path of the file that a server gives out for a path.
    private static func file(of path: ArraySlice<UInt8>, on page: String) -> String {
        let slash = UInt8(ascii: "/")
        var steps: [ArraySlice<UInt8>] =
            path.first == slash ? [] : Array(page.utf8).split(separator: slash).dropLast().map { $0 }
        for step in path.split(separator: slash) {
            if step.elementsEqual(".".utf8) { continue }
            if step.elementsEqual("..".utf8) { _ = steps.popLast() } else { steps.append(step) }
        }
        if path.last == slash { steps.append(ArraySlice("index.html".utf8)) }
        return String(decoding: Array(steps.joined(separator: [slash])), as: UTF8.self)
    }

    /// Whether a link is the root or leads below it.
    private static func isBelow(_ root: [UInt8], _ link: [UInt8]) -> Bool {
        guard link.starts(with: root) else { return false }
        let next = link.dropFirst(root.count).first
        return next == nil || next == UInt8(ascii: "/") || next == UInt8(ascii: "#") || next == UInt8(ascii: "?")
    }

    /// A value without the references that an attribute must have for `& < > " '`, and without line ends and tabs, which
    /// browsers pass over in addresses.
    static func unescaped(_ value: [UInt8]) -> [UInt8] {
        guard value.contains(where: { $0 == UInt8(ascii: "&") || (0x09...0x0D).contains($0) }) else { return value }
        var result: [UInt8] = []
        var rest = value[...]
        while let byte = rest.first {
            let reference = byte == UInt8(ascii: "&") ? references.first { rest.starts(with: $0.text.utf8) } : nil
            if !(0x09...0x0D).contains(byte) { result.append(reference?.byte ?? byte) }
            rest = rest.dropFirst(reference?.text.utf8.count ?? 1)
        }
        return result
    }

    /// A name of a place without `%` escapes: browsers look for the name as written, then for this.
    static func withoutPercent(_ name: String) -> String {
        var result: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.first {
            let code =
                byte == UInt8(ascii: "%")
                ? UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16) : nil
            result.append(code ?? byte)
            rest = rest.dropFirst(code == nil ? 1 : 3)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let references: [(text: String, byte: UInt8)] = [
        ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27), ("&#x27;", 0x27),
        ("&apos;", 0x27), ("&#34;", 0x22),
    ]
}
