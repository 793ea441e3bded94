/// A template's text as a tree of tags, as the Mustache specification describes it (1.3.0, core modules).
struct TemplateParser {
    /// A part of a template.
    indirect enum Node: Sendable {
        case text([UInt8])
        case variable(name: String, isRaw: Bool, line: Int)
        case section(name: String, isInverted: Bool, line: Int, [Node])
        case partial(name: String, indent: [UInt8], line: Int)
    }

    private struct Frame {
        let name: String
        let isInverted: Bool
        let line: Int
        var nodes: [Node] = []
    }

    private let bytes: [UInt8]
    private let template: String
    private var position = 0
    private var line = 1
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    private var frames = [Frame(name: "", isInverted: false, line: 1)]

    static func parse(_ bytes: [UInt8], template: String) throws(TemplateError) -> [Node] {
        var parser = TemplateParser(bytes: bytes, template: template)
        return try parser.parse()
    }

    private init(bytes: [UInt8], template: String) {
        self.bytes = bytes
        self.template = template
    }

    private mutating func parse() throws(TemplateError) -> [Node] {
        var textStart = 0
        while let tag = find(opening, from: position) {
            let content = tag + opening.count
            let isTriple = content < bytes.count && bytes[content] == UInt8(ascii: "{")
            let terminator = isTriple ? [UInt8(ascii: "}")] + closing : closing
            guard let end = find(terminator, from: content + (isTriple ? 1 : 0)) else {
                countLines(to: tag)
                throw fault("a tag is not closed with \(string(terminator))")
            }
            countLines(to: tag)
            let after = end + terminator.count
            let body = trimmed(bytes[(content + (isTriple ? 1 : 0))..<end])
            let sigil: UInt8 = isTriple ? UInt8(ascii: "{") : body.first ?? 0
            let standsAlone = standalone(tag, after, sigil)
            append(text: bytes[textStart..<(standsAlone?.lowerBound ?? tag)])
            try handle(
                sigil, string(isTriple ? body : trimmed(body.dropFirst("#^/>!=&".utf8.contains(sigil) ? 1 : 0))),
                indent: standsAlone.map { Array(bytes[$0.lowerBound..<tag]) } ?? [])
            position = standsAlone?.upperBound ?? after
            textStart = position
            countLines(to: position)
        }
        append(text: bytes[textStart...])
        guard frames.count == 1, let root = frames.first else {
            let open = frames[frames.count - 1]
            throw TemplateError(template: template, line: open.line, reason: "the section \(open.name) is not closed")
        }
        return root.nodes
    }

    private var countedTo = 0

    private mutating func countLines(to offset: Int) {
        while countedTo < offset {
            if bytes[countedTo] == UInt8(ascii: "\n") { line += 1 }
            countedTo += 1
        }
    }

    private mutating func handle(_ sigil: UInt8, _ name: String, indent: [UInt8]) throws(TemplateError) {
        switch sigil {
        case UInt8(ascii: "!"): break
        case UInt8(ascii: "="): try setDelimiters(name)
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            frames.append(Frame(name: name, isInverted: sigil == UInt8(ascii: "^"), line: line))
        case UInt8(ascii: "/"):
            guard frames.count > 1, let frame = frames.popLast() else { throw fault("/\(name) closes no section") }
            guard frame.name == name else {
                throw fault("/\(name) stands where /\(frame.name) of line \(frame.line) must stand")
            }
            frames[frames.count - 1].nodes.append(
                .section(name: name, isInverted: frame.isInverted, line: frame.line, frame.nodes))
        case UInt8(ascii: ">"): add(.partial(name: name, indent: indent, line: line))
        case UInt8(ascii: "{"), UInt8(ascii: "&"): add(.variable(name: name, isRaw: true, line: line))
        default:
            guard !name.isEmpty else { throw fault("a tag is empty") }
            add(.variable(name: name, isRaw: false, line: line))
        }
    }

    private mutating func add(_ node: Node) { frames[frames.count - 1].nodes.append(node) }

    private mutating func append(text: ArraySlice<UInt8>) {
        if !text.isEmpty { add(.text(Array(text))) }
    }

    private mutating func setDelimiters(_ text: String) throws(TemplateError) {
        var body = Array(text.utf8)
        if body.last == UInt8(ascii: "=") { body.removeLast() }
        let parts = body.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
        guard parts.count == 2 else { throw fault("delimiters are set as {{=<% %>=}}") }
        opening = Array(parts[0])
        closing = Array(parts[1])
    }

    /// The whole line when a tag that prints nothing stands alone on it; nil otherwise.
    private func standalone(_ start: Int, _ end: Int, _ sigil: UInt8) -> Range<Int>? {
        guard "#^/>!=".utf8.contains(sigil) else { return nil }
        var low = start
        while low > 0, bytes[low - 1] == UInt8(ascii: " ") || bytes[low - 1] == UInt8(ascii: "\t") { low -= 1 }
        guard low == 0 || bytes[low - 1] == UInt8(ascii: "\n") else { return nil }
        var high = end
        while high < bytes.count, bytes[high] == UInt8(ascii: " ") || bytes[high] == UInt8(ascii: "\t") { high += 1 }
        if high == bytes.count { return low..<high }
        if bytes[high] == UInt8(ascii: "\r"), high + 1 < bytes.count, bytes[high + 1] == UInt8(ascii: "\n") {
            return low..<high + 2
        }
        return bytes[high] == UInt8(ascii: "\n") ? low..<high + 1 : nil
    }

    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
        for offset in start...(bytes.count - pattern.count) where bytes[offset] == pattern[0] {
            if bytes[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
        }
        return nil
    }

    private func trimmed(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        var result = slice.drop(while: isBlank)
        while let last = result.last, isBlank(last) { result.removeLast() }
        return result
    }

    private func string(_ slice: some Collection<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }

    private func fault(_ reason: String) -> TemplateError {
        TemplateError(template: template, line: line, reason: reason)
    }
}
