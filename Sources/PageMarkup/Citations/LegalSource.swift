import Findings

/// Where the legal source of a rule can be read: each law it names, and the motion.
public struct LegalSource: Sendable {
    private static let motion = Array("BT-Drs. 21/2349".utf8)
    private static let motionAddress = "https://dserver.bundestag.de/btd/21/023/2102349.pdf"

    private let linker: CitationLinker

    /// Reads sources in one language; laws of the Union are linked in it.
    public init(language: Language) {
        linker = CitationLinker(language: language)
    }

    /// The addresses of everything a source names, in order, each once.
    public func addresses(in text: String) -> [String] {
        var result: [String] = []
        for part in parts(of: text) {
            let found = part.isMotion ? [LegalSource.motionAddress] : linker.citations(in: part.text).map(\.address)
            for address in found where !result.contains(address) { result.append(address) }
        }
        return result
    }

    /// HTML of a source with everything linked that it names.
    package func markup(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts(of: text) {
            guard part.isMotion else {
                linker.append(part.text, to: &output)
                continue
            }
            output += "<a href=\"\(LegalSource.motionAddress)\">".utf8
            HTML.append(escaped: part.text, to: &output)
            output += "</a>".utf8
        }
        return output
    }

    /// The text cut at the motion's number.
    private func parts(of text: String) -> [(text: String, isMotion: Bool)] {
        let bytes = Array(text.utf8)
        let motion = LegalSource.motion
        var parts: [(text: String, isMotion: Bool)] = []
        var start = 0
        var position = 0
        func close(at end: Int) {
            if end > start { parts.append((String(decoding: bytes[start..<end], as: UTF8.self), false)) }
        }
        while position < bytes.count {
            guard bytes[position...].starts(with: motion) else {
                position += 1
                continue
            }
            close(at: position)
            parts.append((String(decoding: motion, as: UTF8.self), true))
            position += motion.count
            start = position
        }
        close(at: bytes.count)
        return parts
    }
}
