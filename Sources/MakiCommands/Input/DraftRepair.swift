import Drafting
import Findings
import Publishing

/// `maki validate --fix`: applies what is certain to drafts, again and again until nothing certain is left.
struct DraftRepair {
    let checker: FileChecker

    /// One file that was changed.
    struct Outcome {
        let path: String
        let before: [UInt8]
        var after: [UInt8]
        var changeCount: Int
    }

    /// Rounds after which it gives up; a repair can bring to light another one, but not without end.
    private static let rounds = 8

    /// Repairs files and writes them; accepted revisions and standard input are left alone.
    ///
    /// - Returns: the files as they are afterwards, checked, and what was changed.
    func repair(paths: [String]) throws -> (checked: [CheckedFile], outcomes: [Outcome]) {
        var checked = try checker.check(paths: paths)
        var outcomes: [String: Outcome] = [:]
        for _ in 0..<DraftRepair.rounds {
            var files: [InputFile] = []
            var isChanged = false
            for file in checked {
                guard file.path != "-", !isAccepted(file),
                    let repair = Repair(of: file.bytes, findings: file.findings)
                else {
                    files.append(InputFile(path: file.path, bytes: file.bytes))
                    continue
                }
                isChanged = true
                var outcome =
                    outcomes[file.path]
                    ?? Outcome(path: file.path, before: file.bytes, after: file.bytes, changeCount: 0)
                outcome.after = repair.repaired
                outcome.changeCount += repair.changes.count
                outcomes[file.path] = outcome
                files.append(InputFile(path: file.path, bytes: repair.repaired))
            }
            guard isChanged else { break }
            checked = try checker.check(files)
        }
        let changed = outcomes.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for outcome in changed { try DraftFile.replace(outcome.path, with: outcome.after) }
        return (checked, changed)
    }

    /// Accepted revisions are never edited, wherever a copy of them lies.
    private func isAccepted(_ file: CheckedFile) -> Bool { file.record(checker.catalogue)?.recordedAt != nil }
}
