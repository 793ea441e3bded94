import Findings
import Foundation
import RegisterModel
import RegisterRules
import SourceJSON

/// One file after reading: the record in it, if it is one, and what is wrong with it.
struct CheckedFile: Sendable {
    let path: String
    let bytes: [UInt8]
    let record: Record?
    var findings: [Finding]
}

/// Reads and checks many files on all processors.
struct FileChecker: Sendable {
    let catalogue: Catalogue
    let profile: Profile
    let date: Day
    let isDraft: Bool
    /// Whether the files are to become new revisions, whatever number they carry.
    var isSubmission = false
    /// What is stored; nil when checking without a register.
    let stored: StoredNeighbours?

    /// Checks every file by itself, then the records among each other.
    func check(_ files: [InputFile]) -> [CheckedFile] {
        let structure = StructuralValidator(catalogue: catalogue, isDraft: isDraft)
        var checked = Parallel.map(files) { file in read(file, structure) }
        let given = RecordCollection(checked.compactMap(\.record))
        let neighbours = LayeredNeighbours(front: given, back: stored)
        let checker = RecordChecker(catalogue: catalogue, profile: profile, referenceDate: date)
        let found = Parallel.map(checked) { file -> [Finding] in
            guard let record = file.record else { return [] }
            let previous = revisionBefore(record)
            let identity = identityFindings(record, previous: previous, file: file.path)
            let findings = checker.findings(for: record, file: file.path, neighbours: neighbours, previous: previous)
            if isDraft { return findings.filter { $0.code.utf8.starts(with: "TEXT".utf8) } }
            return stored == nil ? findings.map(withoutRegister) : identity + findings
        }
        for index in checked.indices {
            // One finding for one cause: where the form is wrong already, the content is not judged as well.
            let wrong = Set(checked[index].findings.map(\.span).filter { $0.count > 1 })
            checked[index].findings += found[index].filter { !wrong.contains($0.span) }
        }
        for (index, finding) in repeatedIDs(checked) { checked[index].findings.append(finding) }
        return checked
    }

    /// The stored revision that this one would follow; nil for a new record, for the same content again (nothing has
    /// to be explained then), and for a revision that is stored already.
    private func revisionBefore(_ record: Record) -> Record? {
        guard let latest = stored?.record(record.id) else { return nil }
        if !isSubmission, let revision = record.revision, revision <= latest.revision ?? 0 { return nil }
        return RevisionStamp.content(of: latest.root) == RevisionStamp.content(of: record.root) ? nil : latest
    }

    /// An identifier belongs to one record for good: type and authority stay, and after a withdrawal it rests.
    private func identityFindings(_ record: Record, previous: Record?, file: String) -> [Finding] {
        guard let previous else { return [] }
        let help = Bilingual(
            de: "Einen neuen Eintrag mit eigener Kennung anlegen.",
            en: "Make a new record with an identifier of its own.")
        if previous.isWithdrawal {
            return [
                Finding(
                    code: "REF-withdrawn", severity: .error,
                    message: Bilingual(
                        de: "\(record.id) ist zurückgenommen; die Kennung wird nicht neu vergeben",
                        en: "\(record.id) is withdrawn; its identifier is never given away again"),
                    file: file, span: record.span(of: "id"), help: help)
            ]
        }
        guard previous.type != record.type || previous.authority != record.authority else { return [] }
        return [
            Finding(
                code: "REF-identity", severity: .error,
                message: Bilingual(
                    de:
                        "\(record.id) ist im Register ein Eintrag der Art \(previous.type.rawValue) von \(previous.authority)",
                    en: "\(record.id) is a \(previous.type.rawValue) of \(previous.authority) in the register"),
                file: file, span: record.span(of: previous.type != record.type ? "recordType" : "authority"), help: help
            )
        ]
    }

    /// Without a register nobody can say that a record does not exist: what leads elsewhere is only a note.
    private func withoutRegister(_ finding: Finding) -> Finding {
        guard finding.code == "REF-authority" || finding.code == "REF-unknown" else { return finding }
        var note = finding
        note.severity = .note
        return note
    }

    private func read(_ file: InputFile, _ structure: StructuralValidator) -> CheckedFile {
        do {
            let document = try JSONDocument(parsing: file.bytes)
            return CheckedFile(
                path: file.path, bytes: file.bytes, record: Record(document: document, catalogue: catalogue),
                findings: structure.findings(in: document, file: file.path))
        } catch {
            return CheckedFile(
                path: file.path, bytes: file.bytes, record: nil, findings: [Finding(error, file: file.path)])
        }
    }

    /// Two drafts with one id, which could not both be accepted; revisions of an archive are told apart by number.
    private func repeatedIDs(_ files: [CheckedFile]) -> [(Int, Finding)] {
        var seen: [String: String] = [:]
        var result: [(Int, Finding)] = []
        for (index, file) in files.enumerated() {
            guard let record = file.record, !record.id.isEmpty else { continue }
            let key = isSubmission ? record.id : record.id + "#" + (record.revision.map { "\($0)" } ?? "")
            if let other = seen[key] {
                result.append(
                    (
                        index,
                        Finding(
                            code: "REF-repeated", severity: .error,
                            message: Bilingual(
                                de: "Die Kennung \"\(record.id)\" steht auch in \(other)",
                                en: "The identifier \"\(record.id)\" stands in \(other) too"),
                            file: file.path, span: record.span(of: "id"),
                            help: Bilingual(
                                de: "Jeder Eintrag braucht eine eigene Kennung.",
                                en: "Every record needs its own identifier."))
                    ))
            } else {
                seen[key] = file.path
            }
        }
        return result
    }
}

/// Looks first among the records given, then among those stored.
struct LayeredNeighbours: Neighbours {
    let front: RecordCollection
    let back: StoredNeighbours?

    func record(_ id: String) -> Record? { front.record(id) ?? back?.record(id) }

    func records(of type: RecordType, about deployment: String) -> [Record] {
        let given = front.records(of: type, about: deployment)
        let known = Set(given.map(\.id))
        return given + (back?.records(of: type, about: deployment) ?? []).filter { !known.contains($0.id) }
    }
}
