/// Makes keys of the bytes a terminal sends; sequences may come in pieces.
struct KeyReader {
    /// A key, or a piece of text.
    enum Event: Hashable {
        case text(String)
        /// Text that was pasted, with line feeds.
        case pasted(String)
        case enter
        case erase, delete, eraseWord, eraseToStart, eraseToEnd
        case left, right, wordLeft, wordRight, home, end
        case endOfInput
        /// Bytes that are no UTF-8.
        case notText
    }

    private var pending: [UInt8] = []
    private var pasted: [UInt8]?
    private var lastWasReturn = false

    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    /// Takes bytes; returns the keys that are complete.
    mutating func read(_ bytes: [UInt8]) -> [Event] {
        pending += bytes
        var events: [Event] = []
        var position = 0
        while position < pending.count {
            if pasted != nil {
                guard takePasted(&position, &events) else { break }
                continue
            }
            let byte = pending[position]
            if byte == 0x1B {
                guard let length = escapeLength(at: position) else { break }
                take(Array(pending[position..<position + length]), &events)
                position += length
            } else if byte < 0x20 || byte == 0x7F {
                control(byte, &events)
                position += 1
            } else {
                guard let end = textEnd(from: position) else { break }
                let part = pending[position..<end]
                events.append(String(validating: part, as: UTF8.self).map { .text($0) } ?? .notText)
                lastWasReturn = false
                position = end
            }
        }
        pending.removeFirst(position)
        return events
    }

    /// What came in one piece with lines in it, although the terminal brackets nothing: a pasted text and its last Enter.
    static func joiningLines(_ events: [Event]) -> [Event] {
        guard let last = events.lastIndex(where: { $0 != .enter }),
            events[..<last].contains(.enter), events.allSatisfy(\.isTextOrEnter)
        else { return events }
        let text = events[...last].map(\.written).joined()
        return [.pasted(text)] + events[(last + 1)...].prefix(1)
    }

    // MARK: - Pasted text

    /// Takes pasted bytes up to the closing bracket; false when that has not come yet.
    private mutating func takePasted(_ position: inout Int, _ events: inout [Event]) -> Bool {
        let rest = pending[position...]
        guard let end = rest.firstRange(of: KeyReader.pasteEnd) else {
            // The bracket may have come in part: its bytes stay.
            let kept = min(rest.count, KeyReader.pasteEnd.count - 1)
            pasted?.append(contentsOf: rest.dropLast(kept))
            position = pending.count - kept
            return false
        }
        pasted?.append(contentsOf: pending[position..<end.lowerBound])
        position = end.upperBound
        let bytes = pasted ?? []
        pasted = nil
        guard let text = String(validating: bytes, as: UTF8.self) else {
            events.append(.notText)
            return true
        }
        events.append(.pasted(KeyReader.cleaned(text)))
        return true
    }

    /// One kind of line break, blanks for tabs, and none of the control characters a terminal would obey.
    private static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": result.append("\n")
            case "\n" where previous == "\r": break
            case "\n": result.append("\n")
            case "\t": result.append(" ")
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
            default: result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }

    // MARK: - Keys

    /// Bytes of the sequence at an escape character; nil when more must come. An escape alone is a key that does nothing.
    private func escapeLength(at start: Int) -> Int? {
        guard start + 1 < pending.count else { return nil }
        guard pending[start + 1] == UInt8(ascii: "[") || pending[start + 1] == UInt8(ascii: "O") else { return 2 }
        var position = start + 2
        while position < pending.count {
            if (0x40...0x7E).contains(pending[position]) { return position - start + 1 }
            position += 1
        }
        return nil
    }

    private mutating func take(_ sequence: [UInt8], _ events: inout [Event]) {
        lastWasReturn = false
        switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
        case "[200~": pasted = []
        case "[D", "OD": events.append(.left)
        case "[C", "OC": events.append(.right)
        case "[H", "OH", "[1~", "[7~": events.append(.home)
        case "[F", "OF", "[4~", "[8~": events.append(.end)
        case "[3~": events.append(.delete)
        case "[1;5D", "[1;3D", "b": events.append(.wordLeft)
        case "[1;5C", "[1;3C", "f": events.append(.wordRight)
        case "\u{7F}": events.append(.eraseWord)
        default: break
        }
    }

    private mutating func control(_ byte: UInt8, _ events: inout [Event]) {
        defer { lastWasReturn = byte == 0x0D }
        switch byte {
        case 0x0D: events.append(.enter)
        case 0x0A: if !lastWasReturn { events.append(.enter) }
        case 0x01: events.append(.home)
        case 0x02: events.append(.left)
        case 0x04: events.append(.endOfInput)
        case 0x05: events.append(.end)
        case 0x06: events.append(.right)
        case 0x08, 0x7F: events.append(.erase)
        case 0x0B: events.append(.eraseToEnd)
        case 0x15: events.append(.eraseToStart)
        case 0x17: events.append(.eraseWord)
        case 0x09: events.append(.text(" "))
        default: break
        }
    }

    /// End of the text from a place on; nil when its only character has come in part.
    private func textEnd(from start: Int) -> Int? {
        var end = start
        while end < pending.count, pending[end] >= 0x20, pending[end] != 0x7F { end += 1 }
        guard end == pending.count else { return end }
        // A character that is not complete waits for its rest.
        var lead = end - 1
        while lead > start, lead > end - 4, pending[lead] & 0xC0 == 0x80 { lead -= 1 }
        let length: Int =
            switch pending[lead] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        let isPartial = length > end - lead && pending[(lead + 1)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
        return isPartial ? (lead > start ? lead : nil) : end
    }
}

extension KeyReader.Event {
    fileprivate var isTextOrEnter: Bool {
        switch self {
        case .text, .pasted, .enter: true
        default: false
        }
    }

    fileprivate var written: String {
        switch self {
        case .text(let text), .pasted(let text): text
        case .enter: "\n"
        default: ""
        }
    }
}
