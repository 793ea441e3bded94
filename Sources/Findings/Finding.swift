import SourceJSON

/// Something wrong or noteworthy in a file, with its place, its reason and a remedy.
public struct Finding: Sendable, Hashable {
    /// How serious it is.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        /// Good to know.
        case note
        /// Should be mended; does not prevent submission.
        case warning
        /// Prevents submission.
        case error

        /// Errors are greatest.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A remark that belongs to a finding, with or without a place of its own.
    public struct Note: Sendable, Hashable {
        /// The remark.
        public let text: Bilingual
        /// Its place in the finding's file; nil when it has none.
        public let span: ByteSpan?

        /// Makes a note.
        public init(text: Bilingual, span: ByteSpan? = nil) {
            self.text = text
            self.span = span
        }
    }

    /// A change of the file that would mend the finding.
    public struct Replacement: Sendable, Hashable {
        /// The bytes to replace.
        public let span: ByteSpan
        /// What to put there.
        public let text: String
        /// Whether `--fix` may apply it: only the form changes, never the meaning.
        public let isCertain: Bool

        /// Makes a replacement.
        public init(span: ByteSpan, text: String, isCertain: Bool) {
            self.span = span
            self.text = text
            self.isCertain = isCertain
        }
    }

    /// Stable code; never reused for something else.
    public var code: String
    /// How serious it is.
    public var severity: Severity
    /// What is wrong, in one sentence.
    public var message: Bilingual
    /// The file as the user named it.
    public var file: String
    /// The smallest bytes at fault.
    public var span: ByteSpan
    /// Text beside the marked place; nil for none.
    public var label: Bilingual?
    /// Further remarks.
    public var notes: [Note]
    /// What to do; nil when the message says it.
    public var help: Bilingual?
    /// Legal source; nil for technical findings.
    public var legalSource: Bilingual?
    /// ISO day from which it is an error; nil when it is one now or never will be.
    public var effectiveFrom: String?
    /// What would mend it; nil when only a person can.
    public var replacement: Replacement?

    /// Makes a finding.
    public init(
        code: String, severity: Severity, message: Bilingual, file: String, span: ByteSpan, label: Bilingual? = nil,
        notes: [Note] = [], help: Bilingual? = nil, legalSource: Bilingual? = nil, effectiveFrom: String? = nil,
        replacement: Replacement? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.file = file
        self.span = span
        self.label = label
        self.notes = notes
        self.help = help
        self.legalSource = legalSource
        self.effectiveFrom = effectiveFrom
        self.replacement = replacement
    }
}

/// A file that findings point into.
public struct SourceFile: Sendable {
    /// The path as the user gave it.
    public let path: String
    /// Its content.
    public let bytes: [UInt8]
    /// Its lines.
    public let lines: LineIndex

    /// Names of places in a file without lines; nil for text.
    private let placeNames: (@Sendable (Int) -> String)?

    /// Indexes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
        placeNames = nil
    }

    /// A file that is no text, such as a workbook: its places have names instead of lines and columns.
    ///
    /// - Parameter places: the name of the place that a span of a finding begins at; empty for the file as a whole.
    public init(path: String, places: @escaping @Sendable (Int) -> String) {
        self.path = path
        bytes = []
        lines = LineIndex([])
        placeNames = places
    }

    /// What is written behind the path to name a place: `:4:11`, in a workbook `:Tabelle1!B7`; may be empty there.
    public func place(of offset: Int) -> String {
        if let placeNames {
            let name = placeNames(offset)
            return name.isEmpty ? "" : ":" + name
        }
        let position = lines.position(of: offset)
        return ":\(position.line):\(position.column)"
    }
}

/// Findings in the order of files and places, with the files they point into.
public struct FindingReport: Sendable {
    /// Sorted by file, place, severity (errors first) and code.
    public let findings: [Finding]
    /// Number of files that were checked.
    public let fileCount: Int
    private let files: [String: SourceFile]

    /// Sorts findings. Only files with findings need to be given.
    public init(findings: [Finding], files: [SourceFile], fileCount: Int) {
        let known = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            byFile: Dictionary(grouping: findings, by: \.file).map { path, findings in
                (known[path] ?? SourceFile(path: path, bytes: []), findings)
            }, fileCount: fileCount)
    }

    /// Puts together the findings of several files; a path occurs once.
    public init(byFile parts: [(file: SourceFile, findings: [Finding])], fileCount: Int) {
        let parts = parts.filter { !$0.findings.isEmpty }
            .sorted { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
        var findings: [Finding] = []
        findings.reserveCapacity(parts.reduce(0) { $0 + $1.findings.count })
        for part in parts { findings += part.findings.sorted(by: FindingReport.standsBefore) }
        self.findings = findings
        self.fileCount = fileCount
        files = Dictionary(parts.map { ($0.file.path, $0.file) }, uniquingKeysWith: { first, _ in first })
    }

    private static func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
        if left.span.lowerBound != right.span.lowerBound { return left.span.lowerBound < right.span.lowerBound }
        if left.severity != right.severity { return left.severity > right.severity }
        return left.code.utf8.lexicographicallyPrecedes(right.code.utf8)
    }

    /// Number of findings of a severity.
    public func count(_ severity: Finding.Severity) -> Int {
        findings.reduce(into: 0) { $0 += $1.severity == severity ? 1 : 0 }
    }

    /// Whether anything prevents submission.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// The file with this path; an empty one when it was not given.
    public func file(_ path: String) -> SourceFile { files[path] ?? SourceFile(path: path, bytes: []) }

    /// Line and column where a finding starts.
    public func position(of finding: Finding) -> SourcePosition {
        file(finding.file).lines.position(of: finding.span.lowerBound)
    }

    /// "3 Fehler, 2 Warnungen in 4 Dateien".
    public var summary: Bilingual {
        func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
        let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
        var de = [counted(errors, "Fehler", "Fehler"), counted(warnings, "Warnung", "Warnungen")]
        var en = [counted(errors, "error", "errors"), counted(warnings, "warning", "warnings")]
        if notes > 0 {
            de.append(counted(notes, "Hinweis", "Hinweise"))
            en.append(counted(notes, "note", "notes"))
        }
        return Bilingual(
            de: de.joined(separator: ", ") + " in " + counted(fileCount, "Datei", "Dateien"),
            en: en.joined(separator: ", ") + " in " + counted(fileCount, "file", "files"))
    }
}

extension Finding.Severity {
    /// What people call it.
    public var name: Bilingual {
        switch self {
        case .error: Bilingual(de: "Fehler", en: "error")
        case .warning: Bilingual(de: "Warnung", en: "warning")
        case .note: Bilingual(de: "Hinweis", en: "note")
        }
    }
}
