import ArgumentParser
import Drafting
import FieldCatalogue
import Findings
import Publishing
import Records

/// `maki revise`: the current revision of a record as a draft, an old draft on top of it, or a takeover.
struct ReviseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revise",
            abstract: localized(
                de: "Die geltende Fassung eines Eintrags als Entwurf ausgeben.",
                en: "Print the current revision of a record as a draft."),
            discussion: localized(
                de:
                    "Der Entwurf sagt in base, aus welcher Fassung er entstand; hat inzwischen jemand anderes den Eintrag geändert, lehnt maki submit ihn ab und zeigt den Unterschied. --rebase ENTWURF bringt dann auf die geltende Fassung, was sich nicht widerspricht, und nennt den Rest. --take-over macht aus einem Eintrag aus öffentlicher Quelle den Entwurf einer eigenen Meldung der Behörde, die ihn ersetzt.",
                en:
                    "The draft says in base from which revision it was made; if somebody else has changed the record meanwhile, maki submit refuses it and shows the difference. --rebase DRAFT then brings what does not conflict onto the current revision and names the rest. --take-over makes of an entry from a public source the draft of a report of the authority that replaces it."
            ))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @Option(
        help: help(
            de: "Entwurf, der aus einer älteren Fassung entstand", en: "Draft that was made from an older revision"))
    var rebase: String?

    @Flag(
        help: help(
            de: "Einen Eintrag aus öffentlicher Quelle als Behörde übernehmen",
            en: "Take an entry from a public source over as the authority"))
    var takeOver = false

    @Option(help: help(de: "Datei; - für die Standardausgabe", en: "File; - for standard output"))
    var output: String = "-"

    @OptionGroup var role: RoleOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard [rebase != nil, takeOver, role.asEditors].filter({ $0 }).count > 1 else { return }
        throw ValidationError(
            localized(
                de: "--rebase, --take-over und --as-editors gehören nicht zusammen.",
                en: "--rebase, --take-over and --as-editors do not go together."))
    }

    func run() throws {
        let catalogue = Catalogue.standard
        let known = try KnownRecords.find(register: register.path, archive: archive.archive, catalogue)
        if let rebase {
            try DraftRebasing(known: known, catalogue: catalogue, console: shared.console)
                .run(rebase, of: id, output: output)
            return
        }
        let record = try known.standing(id)
        if takeOver {
            try writeTakeover(of: record, known, catalogue)
            return
        }
        if !role.asEditors {
            try ActsOfTheAuthority.require(
                record, to: Bilingual(de: "ändern", en: "change"), editors: "maki revise \(id) --as-editors")
        }
        guard let draft = Revising.draft(of: record, base: DraftBase(of: record), catalogue: catalogue) else {
            throw KnownRecords.unknown(id, among: try known.ids)
        }
        shared.console.remark(droppedFrom: draft)
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

    /// The draft of a report of the authority that replaces an entry from a public source.
    private func writeTakeover(of record: Record, _ known: KnownRecords, _ catalogue: Catalogue) throws {
        guard record.origin == .publicSource, record.type == .deployment else {
            throw CommandFailure(
                de: "\(id) ist kein Einsatz aus einer öffentlichen Quelle; ändern mit  maki revise \(id)",
                en: "\(id) is no deployment from a public source; change it with  maki revise \(id)")
        }
        let beside = try known.besideDrafts(of: output == "-" ? nil : output)
        let new = try beside.freeIdentifier(
            .deployment, authority: record.authority, year: ProcessEnvironment.today.year)
        guard
            let draft = Revising.takeover(
                of: record, as: new, base: DraftBase(of: record, id: record.id), catalogue: catalogue)
        else { throw KnownRecords.unknown(id, among: try known.ids) }
        shared.console.remark(droppedFrom: draft)
        guard output != "-" else {
            try shared.console.product(draft.bytes)
            return
        }
        try DraftFile.create(output, draft.bytes)
        shared.console.remark(
            de:
                "\(output) ist der Entwurf einer eigenen Meldung (\(new)), die \(id) ersetzt. Jede Angabe prüfen und ergänzen:  maki new deployment --output \(output)   Dann:  maki submit \(output)",
            en:
                "\(output) is the draft of a report of the authority (\(new)) that replaces \(id). Check and complete every answer:  maki new deployment --output \(output)   Then:  maki submit \(output)"
        )
    }
}

extension Console {
    /// Says which values of an older version of the data model a draft could not take along; nothing when there are none.
    func remark(droppedFrom draft: Draft) {
        guard !draft.dropped.isEmpty else { return }
        let names = draft.dropped.map { "\($0.path) (\($0.label[language]))" }.joined(separator: ", ")
        remark(
            de:
                "Diese Felder gibt es in der neuen Fassung des Datenmodells nicht mehr, der Entwurf hat sie nicht: \(names)",
            en: "These fields no longer exist in the new version of the data model, the draft lacks them: \(names)")
    }
}
