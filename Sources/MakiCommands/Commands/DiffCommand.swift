import ArgumentParser
import Drafting
import FieldCatalogue
import Findings
import Publishing
import Records
import SourceJSON

/// `maki diff`: a draft against the register, field by field.
struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: localized(
                de: "Was ein Entwurf gegenüber dem Register ändert, Feld für Feld.",
                en: "What a draft changes in the register, field by field."),
            discussion: localized(
                de: "Verglichen wird mit der geltenden Fassung; geprüft wird der Entwurf mit  maki validate.",
                en: "It is compared with the current revision; the draft is checked with  maki validate."))
    }

    @Argument(help: help(de: "Entwurf; - für die Standardeingabe", en: "Draft; - for standard input"))
    var draft: String

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let known = try KnownRecords.existing(register: register.path, archive: archive.archive, catalogue)
        let record = try read(catalogue, console)
        let current = try known.record(record.id)
        let changes = current.map { RecordComparison.changes(from: $0, to: record) } ?? []
        guard answer.isJSON else {
            console.output(text(record, current, changes, console.language).utf8)
            return
        }
        console.output(
            JSONAnswer.bytes { writer in
                writer.member("id", record.id)
                writer.member("isNew", current == nil)
                if let revision = current?.revision { writer.member("revision", revision) }
                if let base = DiffCommand.base(of: record) { writer.member("baseRevision", base) }
                ChangesText.write(changes, into: &writer)
            })
    }

    /// The record of the draft.
    ///
    /// - Throws: `ExitCode` after the findings are shown, for a file that is no record.
    private func read(_ catalogue: Catalogue, _ console: Console) throws -> Record {
        let checker = FileChecker(
            catalogue: catalogue, profile: .law, date: ProcessEnvironment.today, isDraft: true, stored: nil)
        let checked = try checker.check(paths: [draft])
        guard let file = checked.first, let record = file.record(catalogue) else {
            let parts = checked.map { (file: SourceFile(path: $0.path, bytes: $0.bytes), findings: $0.findings) }
            console.show(FindingReport(byFile: parts, fileCount: checked.count))
            throw ExitCode(MakiExit.findings)
        }
        return record
    }

    private func text(_ record: Record, _ current: Record?, _ changes: [FieldChange], _ language: Language) -> String {
        func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
        guard let current else {
            return say(
                "\(record.id) ist neu: Das Register hat keinen Eintrag dieser Kennung.",
                "\(record.id) is new: the register has no record of this identifier.") + "\n"
        }
        let revision = current.revision ?? 0
        var lines: [String] = []
        if current.isWithdrawal {
            lines.append(say("\(record.id) ist zurückgenommen.", "\(record.id) is withdrawn."))
        }
        if let base = DiffCommand.base(of: record), base != revision {
            lines.append(
                say(
                    "Der Entwurf entstand aus Fassung \(base); es gilt Fassung \(revision). Zusammenführen:  maki revise \(record.id) --rebase \(draft)",
                    "The draft was made from revision \(base); revision \(revision) is current. Bring them together:  maki revise \(record.id) --rebase \(draft)"
                ))
        }
        lines.append(
            changes.isEmpty
                ? say(
                    "\(record.id): kein Unterschied zu Fassung \(revision).",
                    "\(record.id): no difference from revision \(revision).")
                : say(
                    "\(record.id), gegenüber Fassung \(revision):", "\(record.id), compared with revision \(revision):")
        )
        return (lines + ChangesText.lines(changes, record.description, language)).joined(separator: "\n") + "\n"
    }

    /// Number of the revision a draft was made from; nil when it does not say.
    private static func base(of record: Record) -> Int? { record.root["base"]?["revision"]?.integer }
}
