import FieldCatalogue
import Findings
import ParallelWork
import Records
import RegisterRules
import SourceJSON

/// One file after checking: what it is, and what is wrong with it.
///
/// The record itself is parsed again when needed: its bytes take a third of what a parsed record takes, and parsing
/// runs at a gigabyte a second.
package struct CheckedFile: Sendable {
    /// The path shown in findings.
    package let path: String
    /// The content.
    package let bytes: [UInt8]
    /// What others find it by; nil when it holds no record.
    package let traits: RecordTraits?
    /// What is wrong with it.
    package var findings: [Finding]

    /// Makes a checked file of what was found elsewhere.
    package init(path: String, bytes: [UInt8], traits: RecordTraits?, findings: [Finding]) {
        self.path = path
        self.bytes = bytes
        self.traits = traits
        self.findings = findings
    }

    /// Whether its form is wrong, so that nothing should be concluded from its content.
    package var hasStructuralErrors: Bool { findings.contains { $0.code.utf8.starts(with: "FORM-".utf8) } }

    /// The record in it; nil when there is none.
    package func record(_ catalogue: Catalogue) -> Record? {
        guard traits != nil, let document = try? JSONDocument(parsing: bytes) else { return nil }
        return Record(document: document, catalogue: catalogue)
    }
}

/// Reads and checks many files on all processors.
package struct FileChecker: Sendable {
    /// What records are made of.
    package let catalogue: Catalogue
    let profile: Profile
    let date: Day
    let isDraft: Bool
    /// Whether the files are to become new revisions, whatever number they carry.
    let isSubmission: Bool
    /// What is stored; nil when checking without a register.
    let stored: StoredNeighbours?

    /// Makes a checker.
    ///
    /// - Parameters:
    ///   - isDraft: whether missing fields are passed over.
    ///   - isSubmission: whether the files are to become new revisions, whatever number they carry.
    ///   - stored: what is stored; nil when checking without a register.
    package init(
        catalogue: Catalogue, profile: Profile, date: Day, isDraft: Bool, isSubmission: Bool = false,
        stored: StoredNeighbours?
    ) {
        self.catalogue = catalogue
        self.profile = profile
        self.date = date
        self.isDraft = isDraft
        self.isSubmission = isSubmission
        self.stored = stored
    }

    /// What one worker checks with.
    private struct Tools {
        let structure: StructuralValidator
        let rules: RecordChecker
    }

    private func makeTools() -> Tools {
        Tools(
            structure: StructuralValidator(catalogue: catalogue, isDraft: isDraft),
            rules: RecordChecker(catalogue: catalogue, profile: profile, referenceDate: date))
    }

    /// Reads the files at these paths and checks them.
    ///
    /// - Throws: `CommandFailure` for a file that cannot be read, and what reading the stored records throws.
    package func check(paths: [String]) throws -> [CheckedFile] {
        let outcomes = Parallel.map(paths, each: makeTools) { path, tools -> Result<CheckedFile, CommandFailure> in
            Result { () throws(CommandFailure) in read(try InputFile.read(path), tools) }
        }
        var files: [CheckedFile] = []
        files.reserveCapacity(outcomes.count)
        for outcome in outcomes { files.append(try outcome.get()) }
        return try finish(files)
    }

    /// Checks files that are in memory.
    ///
    /// - Throws: what reading the stored records throws.
    package func check(_ files: [InputFile]) throws -> [CheckedFile] {
        try finish(Parallel.map(files, each: makeTools) { read($0, $1) })
    }

    /// What a file alone tells: syntax, structure, texts.
    private func read(_ file: InputFile, _ tools: Tools) -> CheckedFile {
        do {
            let document = try JSONDocument(parsing: file.bytes)
            let record = Record(document: document, catalogue: catalogue)
            var findings = tools.structure.findings(in: document, file: file.path)
            if let record {
                // A draft may still hold what the scaffold put there.
                let texts = tools.rules.textFindings(for: record, file: file.path)
                    .filter { !(isDraft && $0.code == "TEXT-placeholder") }
                add(texts, to: &findings)
            }
            let traits = record.flatMap { record in
                tools.structure.shapes.shape(of: record).map { RecordTraits(of: record, shape: $0) }
            }
            return CheckedFile(path: file.path, bytes: file.bytes, traits: traits, findings: findings)
        } catch {
            return CheckedFile(
                path: file.path, bytes: file.bytes, traits: nil, findings: [Finding(error, file: file.path)])
        }
    }

    /// One finding for one cause: where the form is wrong already, the content is not judged as well.
    private func add(_ found: [Finding], to findings: inout [Finding]) {
        guard !findings.isEmpty else {
            findings = found
            return
        }
        let wrong = Set(findings.filter { $0.span.count > 1 }.map(\.span))
        findings += found.filter { !wrong.contains($0.span) }
    }

    /// What the files tell together, and beside what is stored: references, rules, repetitions.
    private func finish(_ files: [CheckedFile]) throws -> [CheckedFile] {
        var checked = files
        if !isDraft {
            let neighbours = neighbours(of: files)
            let found = Parallel.map(files, each: makeTools) { file, tools in
                Result { try judge(file, neighbours, tools.rules) }
            }
            for index in checked.indices { add(try found[index].get(), to: &checked[index].findings) }
            for (index, finding) in try SharedTexts(stored: stored).findings(in: files) {
                checked[index].findings.append(finding)
            }
        }
        for (index, finding) in repeatedIDs(checked) { checked[index].findings.append(finding) }
        return checked
    }

    /// The files as neighbours of each other, before what is stored.
    package func neighbours(of files: [CheckedFile]) -> LayeredNeighbours {
        LayeredNeighbours(front: GivenNeighbours(files, catalogue), back: stored)
    }

    private func judge(
        _ file: CheckedFile, _ neighbours: LayeredNeighbours, _ checker: RecordChecker
    ) throws -> [Finding] {
        guard let record = file.record(catalogue) else { return [] }
        let previous = try revisionBefore(record)
        let findings = try checker.findings(for: record, file: file.path, neighbours: neighbours, previous: previous)
        if stored == nil { return findings.map(withoutRegister) }
        // What is another record altogether is not compared with the one before.
        let identity = RecordIdentity.findings(record, previous: previous, file: file.path)
        guard identity.isEmpty else { return identity }
        let isNew = try isSubmission && stored?.record(record.id) == nil
        return findings + (isNew ? try RecordIdentity.series(record, neighbours, file: file.path) : [])
    }

    /// The stored revision that this one would follow; nil for a new record, for the same content again (nothing has
    /// to be explained then), and for a revision that is stored already.
    private func revisionBefore(_ record: Record) throws -> Record? {
        guard let latest = try stored?.record(record.id) else { return nil }
        if !isSubmission, let revision = record.revision, revision <= latest.revision ?? 0 { return nil }
        return RevisionStamp.content(of: latest.root) == RevisionStamp.content(of: record.root) ? nil : latest
    }

    /// Without a register nobody can say that a record does not exist: what leads elsewhere is only a note.
    private func withoutRegister(_ finding: Finding) -> Finding {
        guard finding.code == "REF-authority" || finding.code == "REF-unknown" else { return finding }
        var note = finding
        note.severity = .note
        return note
    }

    /// Two drafts with one id, which could not both be accepted; revisions of an archive are told apart by number.
    private func repeatedIDs(_ files: [CheckedFile]) -> [(Int, Finding)] {
        var seen: [String: String] = [:]
        var result: [(Int, Finding)] = []
        for (index, file) in files.enumerated() {
            guard let traits = file.traits, !traits.id.isEmpty else { continue }
            let key = isSubmission ? traits.id : traits.id + "#" + (traits.revision.map { "\($0)" } ?? "")
            if let other = seen[key], let record = file.record(catalogue) {
                result.append((index, RecordIdentity.repeated(record, other: other, file: file.path)))
            } else {
                seen[key] = file.path
            }
        }
        return result
    }
}
