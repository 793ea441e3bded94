import SourceJSON

/// Writes findings as JSON for programs.
///
/// Format 1: `{formatVersion, summary {files, errors, warnings, notes}, findings [{code, severity, message {de, en},
/// file, start {offset, line, column}, end {…}, label?, notes?, help?, legalSource?, effectiveFrom?, replacement?}]}`.
/// Offsets count bytes from 0, lines and columns from 1, columns in code points.
public struct JSONRenderer: Sendable {
    /// Version of the format; raised when a member changes its meaning or goes.
    public static let formatVersion = 1

    /// Makes a renderer.
    public init() {}

    /// The report as pretty JSON text.
    ///
    /// - Parameter extend: writes further members at the end of the root object.
    /// - Throws: what `extend` throws.
    public func render(
        _ report: FindingReport, extend: (inout JSONWriter) throws -> Void = { _ in }
    ) rethrows -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("formatVersion", JSONRenderer.formatVersion)
        writer.key("summary")
        writer.beginObject()
        writer.member("files", report.fileCount)
        writer.member("errors", report.count(.error))
        writer.member("warnings", report.count(.warning))
        writer.member("notes", report.count(.note))
        writer.endObject()
        writer.key("findings")
        writer.beginArray()
        for finding in report.findings { write(finding, in: report, into: &writer) }
        writer.endArray()
        try extend(&writer)
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ finding: Finding, in report: FindingReport, into writer: inout JSONWriter) {
        let file = report.file(finding.file)
        writer.beginObject()
        writer.member("code", finding.code)
        writer.member("severity", finding.severity.rawValue)
        write("message", finding.message, into: &writer)
        writer.member("file", finding.file)
        write("start", finding.span.lowerBound, in: file, into: &writer)
        write("end", finding.span.upperBound, in: file, into: &writer)
        if let label = finding.label { write("label", label, into: &writer) }
        if !finding.notes.isEmpty {
            writer.key("notes")
            writer.beginArray()
            for note in finding.notes {
                writer.beginObject()
                write("text", note.text, into: &writer)
                if let span = note.span { write("start", span.lowerBound, in: file, into: &writer) }
                writer.endObject()
            }
            writer.endArray()
        }
        if let help = finding.help { write("help", help, into: &writer) }
        if let source = finding.legalSource { write("legalSource", source, into: &writer) }
        if let day = finding.effectiveFrom { writer.member("effectiveFrom", day) }
        if let replacement = finding.replacement {
            writer.key("replacement")
            writer.beginObject()
            write("start", replacement.span.lowerBound, in: file, into: &writer)
            write("end", replacement.span.upperBound, in: file, into: &writer)
            writer.member("text", replacement.text)
            writer.member("isCertain", replacement.isCertain)
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ key: String, _ text: Bilingual, into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        writer.member("de", text.de)
        writer.member("en", text.en)
        writer.endObject()
    }

    private func write(_ key: String, _ offset: Int, in file: SourceFile, into writer: inout JSONWriter) {
        let position = file.lines.position(of: offset)
        writer.key(key)
        writer.beginObject()
        writer.member("offset", offset)
        writer.member("line", position.line)
        writer.member("column", position.column)
        writer.endObject()
    }
}
