import Findings
import PageMarkup
import Templates

/// Templates with the interface texts of one language put in: `{{t.KEY}}` becomes the text, once, at load time.
enum LocalizedTemplates {
    /// The templates of a language.
    ///
    /// - Throws: `SiteSourceError` for an unknown text key, with file and line.
    static func library(_ sources: SiteSources, language: Language) throws(SiteSourceError) -> TemplateLibrary {
        var localized: [String: [UInt8]] = [:]
        for (name, bytes) in sources.templates {
            localized[name] = try localize(bytes, name: name, texts: sources.texts(language))
        }
        return TemplateLibrary(sources: localized)
    }

    private static func localize(_ bytes: [UInt8], name: String, texts: Texts) throws(SiteSourceError) -> [UInt8] {
        let opening = Array("{{t.".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var line = 1
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == opening[0], bytes.count - position > opening.count,
                bytes[position..<position + opening.count].elementsEqual(opening),
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "}"))
            else {
                result.append(byte)
                position += 1
                continue
            }
            let key = String(decoding: bytes[position + opening.count..<end], as: UTF8.self)
            guard let text = texts.text(key) else {
                throw SiteSourceError(file: "templates/\(name).mustache:\(line)", reason: "there is no text \(key)")
            }
            HTML.append(escaped: text, to: &result)
            position = end + 2
        }
        return result
    }
}
