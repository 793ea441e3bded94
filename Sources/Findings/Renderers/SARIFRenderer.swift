import SourceJSON

/// What a program needs to know about a rule whose findings it reads.
public struct RuleDescriptor: Sendable {
    /// Code of the findings.
    public let id: String
    /// What is required, in one sentence.
    public let summary: Bilingual
    /// Why, with legal source.
    public let explanation: Bilingual
    /// Where the law can be read; nil for technical rules.
    public let link: String?

    /// Makes a descriptor.
    public init(id: String, summary: Bilingual, explanation: Bilingual, link: String?) {
        self.id = id
        self.summary = summary
        self.explanation = explanation
        self.link = link
    }
}

/// Writes findings as SARIF 2.1.0 (OASIS), for code review tools.
public struct SARIFRenderer: Sendable {
    private let language: Language
    private let version: String

    /// Makes a renderer.
    ///
    /// - Parameter version: version of the tool.
    public init(language: Language, version: String) {
        self.language = language
        self.version = version
    }

    /// The report as pretty JSON text.
    ///
    /// - Parameter descriptor: what is known of a code; called once for each code that occurs.
    public func render(_ report: FindingReport, descriptor: (String) -> RuleDescriptor?) -> [UInt8] {
        let codes = Array(Set(report.findings.map(\.code))).sorted()
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        writer.member("version", "2.1.0")
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        writer.key("tool")
        writer.beginObject()
        writer.key("driver")
        writer.beginObject()
        writer.member("name", "maki")
        writer.member("version", version)
        writer.key("rules")
        writer.beginArray()
        for code in codes { write(descriptor(code), code: code, into: &writer) }
        writer.endArray()
        writer.endObject()
        writer.endObject()
        writer.member("columnKind", "unicodeCodePoints")
        writer.key("results")
        writer.beginArray()
        for finding in report.findings {
            write(finding, rule: codes.firstIndex(of: finding.code) ?? 0, in: report, into: &writer)
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ rule: RuleDescriptor?, code: String, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", code)
        if let rule {
            writeText("shortDescription", rule.summary[language], into: &writer)
            writeText("fullDescription", rule.explanation[language], into: &writer)
            if let link = rule.link { writer.member("helpUri", link) }
        }
        writer.endObject()
    }

    private func write(_ finding: Finding, rule: Int, in report: FindingReport, into writer: inout JSONWriter) {
        let file = report.file(finding.file)
        writer.beginObject()
        writer.member("ruleId", finding.code)
        writer.member("ruleIndex", rule)
        writer.member("level", finding.severity.rawValue)
        writeText(
            "message", finding.message[language] + (finding.help.map { " – " + $0[language] } ?? ""), into: &writer)
        writer.key("locations")
        writer.beginArray()
        writer.beginObject()
        writer.key("physicalLocation")
        writer.beginObject()
        writer.key("artifactLocation")
        writer.beginObject()
        writer.member("uri", percentEncoded(finding.file))
        writer.endObject()
        writer.key("region")
        writeRegion(finding.span, in: file, into: &writer)
        writer.endObject()
        writer.endObject()
        writer.endArray()
        if let replacement = finding.replacement { writeFix(replacement, finding, in: file, into: &writer) }
        writer.endObject()
    }

    private func writeFix(
        _ replacement: Finding.Replacement, _ finding: Finding, in file: SourceFile, into writer: inout JSONWriter
    ) {
        writer.key("fixes")
        writer.beginArray()
        writer.beginObject()
        writer.key("artifactChanges")
        writer.beginArray()
        writer.beginObject()
        writer.key("artifactLocation")
        writer.beginObject()
        writer.member("uri", percentEncoded(finding.file))
        writer.endObject()
        writer.key("replacements")
        writer.beginArray()
        writer.beginObject()
        writer.key("deletedRegion")
        writeRegion(replacement.span, in: file, into: &writer)
        writeText("insertedContent", replacement.text, into: &writer)
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }

    private func writeRegion(_ span: ByteSpan, in file: SourceFile, into writer: inout JSONWriter) {
        let start = file.lines.position(of: span.lowerBound)
        let end = file.lines.position(of: span.upperBound)
        writer.beginObject()
        writer.member("startLine", start.line)
        writer.member("startColumn", start.column)
        writer.member("endLine", end.line)
        writer.member("endColumn", end.column)
        writer.endObject()
    }

    private func writeText(_ key: String, _ text: String, into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        writer.member("text", text)
        writer.endObject()
    }

    /// A path as a relative URI reference (RFC 3986 §2.3).
    private func percentEncoded(_ path: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in path.utf8 {
            let isPlain =
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E, 0x2F].contains(byte)
            if isPlain {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
