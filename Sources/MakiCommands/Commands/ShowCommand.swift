import ArgumentParser
import FieldCatalogue
import Publishing
import Records
import SourceJSON

/// `maki show`: one record as text.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: localized(
                de: "Einen Eintrag lesen: alle Angaben, und was daraus folgt.",
                en: "Read a record: all answers, and what follows from them."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

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
        guard let listed = try RegisterListing(known: known, catalogue: catalogue, on: day).listed(id) else {
            throw KnownRecords.unknown(id, among: try known.ids)
        }
        guard answer.isJSON else {
            console.output(RecordText(catalogue: catalogue, language: console.language).text(listed).utf8)
            return
        }
        console.output(
            JSONAnswer.bytes { writer in
                writer.member("date", day.description)
                ListCommand.write(listed, into: &writer)
                writer.key("record")
                writer.raw(CanonicalJSON.bytes(of: listed.record.root))
            })
    }
}
