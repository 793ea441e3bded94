import Findings
import RegisterStore

/// Compares the register's database with the archive it was made from, revision by revision.
package struct RegisterInspection {
    private let store: RegisterStore
    private let archive: Archive

    /// Makes an inspection of a store beside its archive.
    package init(store: RegisterStore, archive: Archive) {
        self.store = store
        self.archive = archive
    }

    /// What was found and what was looked at.
    package struct Outcome {
        /// What is wrong.
        package var findings: [Finding] = []
        /// Revisions whose checksum was computed.
        package var revisions = 0
        /// Revisions of the archive that the database has yet to load.
        package var unloaded = 0

        /// Nothing was found, and nothing was looked at.
        package init() {}
    }

    /// Reads the whole database; nothing is changed.
    ///
    /// - Parameters:
    ///   - entries: the revisions of the archive.
    ///   - unreadable: places of files that are there but cannot be read as revisions.
    /// - Throws: what the system refuses; what is damaged is a finding.
    package func run(_ entries: [RegisterStore.Entry], unreadable: Set<String>) throws -> Outcome {
        var outcome = Outcome()
        do {
            outcome.findings += try store.integrityProblems().prefix(10).map { problem in
                finding(
                    store.path, de: "Die Datenbank ist beschädigt: \(problem)",
                    en: "The database is damaged: \(problem)")
            }
            let archived = Dictionary(
                try entries.map { (try $0.place, $0.revision.bytes) }, uniquingKeysWith: { first, _ in first })
            let counts = try store.revisionCounts()
            for id in counts.keys.sorted() { try compare(id, archived, unreadable, &outcome) }
            outcome.unloaded = entries.count { $0.revision.revision > counts[$0.revision.id] ?? 0 }
        } catch let error as StoreError {
            guard let finding = damage(error) else { throw error }
            outcome.findings.append(finding)
        }
        return outcome
    }

    private func compare(
        _ id: String, _ archived: [String: [UInt8]], _ unreadable: Set<String>, _ outcome: inout Outcome
    ) throws {
        do {
            for revision in try store.revisions(of: id) {
                outcome.revisions += 1
                guard let filed = try store.filed([(id, revision.revision)]).first ?? nil else { continue }
                let shown = archive.root + "/" + filed.path
                if let bytes = archived[filed.path] {
                    guard bytes != revision.bytes else { continue }
                    outcome.findings.append(
                        finding(
                            shown, code: "REF-archive",
                            de: "Archiv und Registerdatei enthalten Verschiedenes; beides passt zu seinen Prüfsummen",
                            en: "Archive and register file hold different things; both fit their checksums"))
                } else if !unreadable.contains(filed.path) {
                    outcome.findings.append(
                        finding(
                            shown, code: "REF-archive",
                            de: "Diese Fassung ist angenommen, aber im Archiv fehlt ihre Datei",
                            en: "This revision is accepted, but its file is missing in the archive"))
                }
            }
        } catch let error as StoreError {
            guard let finding = damage(error) else { throw error }
            outcome.findings.append(finding)
        }
    }

    /// Damage as a finding; nil for what the system refused.
    private func damage(_ error: StoreError) -> Finding? {
        switch error {
        case .damaged, .damagedRevision, .foreign:
            finding(store.path, de: error.message.de, en: error.message.en)
        default: nil
        }
    }

    private func finding(_ file: String, code: String = "REF-register", de: String, en: String) -> Finding {
        Finding(
            code: code, severity: .error, message: Bilingual(de: de, en: en), file: file, span: 0..<0,
            help: code == "REF-register"
                ? Bilingual(
                    de: "Das Archiv gilt: \(store.path) löschen, maki baut sie daraus neu auf.",
                    en: "The archive counts: delete \(store.path), maki rebuilds it from that.")
                : Bilingual(
                    de: "Das Archiv gilt. Den alten Stand zurückholen (git checkout), oder \(store.path) löschen, wenn "
                        + "das Archiv richtig ist.",
                    en: "The archive counts. Bring the old state back (git checkout), or delete \(store.path) when the "
                        + "archive is right."))
    }
}
