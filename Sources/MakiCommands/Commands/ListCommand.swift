import ArgumentParser
import FieldCatalogue
import Publication
import Publishing
import Records
import SourceJSON

/// `maki list`: what an authority has registered, in which state it is, and what is due.
struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: localized(
                de: "Welche Einträge eine Behörde hat, in welchem Zustand, und was fällig ist.",
                en: "Which records an authority has, in which state, and what is due."),
            discussion: localized(
                de:
                    "Die Liste zeigt, was gespeichert ist, auch was nicht veröffentlicht wird. Ohne Registerdatei liest sie das Archiv.",
                en:
                    "The list shows what is stored, also what is not published. Without a register file it reads the archive."
            ))
    }

    @Option(
        help: help(
            de: "Kennung der Behörde, oder all (sonst MAKI_AUTHORITY, maki.json, sonst alle)",
            en: "Identifier of the authority, or all (else MAKI_AUTHORITY, maki.json, else all)"))
    var authority: String?

    @Option(
        help: help(
            de: "Nur diese Art: deployment, fria, incident, label, authority",
            en: "Only this type: deployment, fria, incident, label, authority"))
    var type: RecordType?

    @Flag(
        help: help(
            de: "Nur Einträge, bei denen etwas überfällig ist, mit allem, was fällig ist",
            en: "Only records with something overdue, with all that is due"))
    var due = false

    @OptionGroup var reference: ReferenceDateOptions
    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let known = try KnownRecords.existing(register: register.path, archive: archive.archive, catalogue)
        let day = reference.date
        let records = try RegisterListing(known: known, catalogue: catalogue, on: day)
            .records(of: wanted, type: type).filter { !due || $0.overdueCount > 0 }
        guard answer.isJSON else {
            console.output(
                ListText(catalogue: catalogue, language: console.language, namesDue: due).text(records).utf8)
            return
        }
        console.output(
            JSONAnswer.bytes { writer in
                writer.member("date", day.description)
                writer.list("records", records) { listed, writer in ListCommand.write(listed, into: &writer) }
            })
    }

    /// The authority whose records are wanted; nil for all.
    private var wanted: String? {
        let authority = authority ?? ProcessEnvironment.settings.text(.authority)
        return authority == "all" ? nil : authority
    }

    /// The members of a listed record.
    static func write(_ listed: ListedRecord, into writer: inout JSONWriter) {
        let record = listed.record
        writer.member("id", record.id)
        writer.member("recordType", record.type.rawValue)
        writer.member("authority", record.authority)
        writer.member("name", record.displayName)
        writer.member("revision", record.revision ?? 0)
        if let time = record.recordedAt { writer.member("recordedAt", time.description) }
        if let origin = record.origin { writer.member("origin", origin.rawValue) }
        writer.member("isWithdrawn", record.isWithdrawal)
        if !record.isWithdrawal {
            writer.member("level", (PublicationDecision(of: record)?.level ?? .full).rawValue)
            if let status = record.string(.status) { writer.member("status", status) }
        }
        if let risk = listed.facts.riskClass { writer.member("riskClass", risk.rawValue) }
        if let fria = listed.facts.friaStatus { writer.member("friaStatus", fria.rawValue) }
        writer.list("due", listed.due) { item, writer in
            writer.member("kind", item.kind.rawValue)
            writer.member("id", item.id)
            writer.member("day", item.day.description)
            writer.member("isOverdue", item.isOverdue)
            writer.member("textDe", item.text.de)
            writer.member("textEn", item.text.en)
            writer.member("sourceDe", item.source.de)
            writer.member("sourceEn", item.source.en)
        }
    }
}
