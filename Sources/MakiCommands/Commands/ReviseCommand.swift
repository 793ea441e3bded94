import ArgumentParser
import Drafting
import Findings
import RegisterModel

/// `maki revise`: the current revision of a record as a draft.
struct ReviseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revise",
            abstract: localized(
                de: "Die geltende Fassung eines Eintrags als Entwurf ausgeben.",
                en: "Print the current revision of a record as a draft."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @Option(help: help(de: "Datei; - für die Standardausgabe", en: "File; - for standard output"))
    var output: String = "-"

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let catalogue = Catalogue.standard
        let known = try KnownRecords.find(register, archive, catalogue)
        let record = try known.standing(id)
        guard let draft = Revising.draft(of: record, catalogue: catalogue) else {
            throw KnownRecords.unknown(id, among: try known.ids)
        }
        guard output != "-" else {
            try shared.console.product(draft.bytes)
            return
        }
        try DraftFile.create(output, draft.bytes)
        shared.console.remark(
            de:
                "\(output) enthält Fassung \(record.revision ?? 1) als Entwurf. Ändern, mit \"changeNote\" sagen, was sich geändert hat, dann:  maki submit \(output)",
            en:
                "\(output) holds revision \(record.revision ?? 1) as a draft. Change it, say what changed in \"changeNote\", then:  maki submit \(output)"
        )
    }
}

extension KnownRecords {
    /// The current revision of a record that is not withdrawn.
    func standing(_ id: String) throws -> Record {
        guard let record = try record(id) else { throw KnownRecords.unknown(id, among: try ids) }
        guard !record.isWithdrawal else {
            throw CommandFailure(
                de: "\(id) ist zurückgenommen; ein neuer Eintrag braucht eine neue Kennung.",
                en: "\(id) is withdrawn; a new record needs a new identifier.")
        }
        return record
    }

    /// Says that there is no such record, and which was probably meant.
    static func unknown(_ id: String, among ids: [String]) -> CommandFailure {
        // People leave out what all identifiers of authorities begin with.
        let meant = ids.contains("bund-" + id) ? "bund-" + id : ClosestName.of(id, among: ids)
        return CommandFailure(
            de: "Den Eintrag \(id) gibt es nicht"
                + (meant.map { "; gemeint: \($0)?" }
                    ?? "; die Kennungen stehen auf den Seiten und in  maki export records.csv."),
            en: "There is no record \(id)"
                + (meant.map { "; meant: \($0)?" }
                    ?? "; identifiers stand on the pages and in  maki export records.csv."))
    }
}
