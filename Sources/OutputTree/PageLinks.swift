/// What some pages link to, read from their HTML: every link once, however many pages have it.
///
/// Addresses that somebody else gave (`rel` with `noopener`) count when they are paths, not when they name a server:
/// what is written into a record must never stop the site.
public struct PageLinks {
    /// Links that mean the same on every page, as written.
    private(set) var written = ByteSet()
    /// Links whose meaning depends on their page, and places in a page that it does not have.
    private(set) var dependent: [(page: String, link: [UInt8])] = []
    /// Paths of the pages and of what else is written with them.
    private(set) var paths: Set<String> = []
    private var places = ByteSet()

    /// Starts without pages.
    public init() {}

    /// Reads a file; one that is no page is only taken note of.
    public mutating func read(path: String, bytes: [UInt8]) {
        paths.insert(path)
        guard PageLinks.isPage(path) else { return }
        bytes.withUnsafeBufferPointer { read(page: path, $0) }
    }

    /// Whether links are read from a file.
    static func isPage(_ path: String) -> Bool { path.utf8.suffix(5).elementsEqual(".html".utf8) }

    /// Where all links lead, with the links as written.
    func all(_ address: LinkAddress) -> [(target: String, link: String)] {
        var links: [(String, String)] = []
        func add(_ link: UnsafeBufferPointer<UInt8>, _ page: String) {
            guard let target = address.target(of: link, on: page) else { return }
            links.append((target, String(decoding: link, as: UTF8.self)))
        }
        written.forEach { add($0, "") }
        for (page, link) in dependent { link.withUnsafeBufferPointer { add($0, page) } }
        return links
    }

    /// Names of the places of a page that links can lead to.
    static func places(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in
            var tags = TagReader(bytes)
            while tags.nextTag() {
                while let attribute = tags.nextAttribute() {
                    if TagReader.isEqual(attribute.name, "id") {
                        names.insert(String(decoding: LinkAddress.unescaped(Array(attribute.value)), as: UTF8.self))
                    }
                }
            }
        }
        return names
    }

    private mutating func read(page: String, _ bytes: UnsafeBufferPointer<UInt8>) {
        var tags = TagReader(bytes)
        var inside: [UnsafeBufferPointer<UInt8>] = []
        places.removeAll()
        while tags.nextTag() {
            var first: UnsafeBufferPointer<UInt8>?
            var others: [UnsafeBufferPointer<UInt8>] = []
            var isGiven = false
            while let attribute = tags.nextAttribute() {
                // Most attributes are none of these.
                guard PageLinks.mayCount(attribute.name) else { continue }
                if TagReader.isEqual(attribute.name, "id") {
                    places.insert(attribute.value)
                } else if PageLinks.isLink(attribute.name) {
                    // Hardly any tag has two.
                    if first == nil { first = attribute.value } else { others.append(attribute.value) }
                } else if TagReader.isEqual(attribute.name, "rel") {
                    isGiven = attribute.value.split(separator: UInt8(ascii: " ")).contains {
                        $0.elementsEqual("noopener".utf8)
                    }
                }
            }
            guard let first else { continue }
            add(first, of: page, isGiven, &inside)
            for other in others { add(other, of: page, isGiven, &inside) }
        }
        for link in inside {
            let place = UnsafeBufferPointer(rebasing: link.dropFirst())
            if !places.contains(place) { dependent.append((page, Array(link))) }
        }
    }

    private mutating func add(
        _ link: UnsafeBufferPointer<UInt8>, of page: String, _ isGiven: Bool,
        _ inside: inout [UnsafeBufferPointer<UInt8>]
    ) {
        if link.first == UInt8(ascii: "#") {
            inside.append(link)
        } else if !LinkAddress.isSameEverywhere(link) {
            dependent.append((page, Array(link)))
        } else if !isGiven || link.first == UInt8(ascii: "/") {
            written.insert(link)
        }
    }

    /// Whether an attribute may be one of those that are looked at, by its first letter.
    private static func mayCount(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch name[0] | 0x20 {
        case UInt8(ascii: "i"), UInt8(ascii: "h"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "a"),
            UInt8(ascii: "p"), UInt8(ascii: "f"):
            true
        default: false
        }
    }

    /// Whether an attribute holds an address.
    private static func isLink(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch name.count {
        case 3: TagReader.isEqual(name, "src")
        case 4: TagReader.isEqual(name, "href")
        case 6: TagReader.isEqual(name, "action") || TagReader.isEqual(name, "poster")
        case 10: TagReader.isEqual(name, "formaction")
        default: false
        }
    }
}
