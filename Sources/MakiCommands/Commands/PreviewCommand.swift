import ArgumentParser
import FieldCatalogue
import Publishing

/// `maki preview`: what would become public of a draft, as a page.
struct PreviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "preview",
            abstract: localized(
                de: "Genau das zeigen, was von einem Entwurf öffentlich würde; gespeichert wird nichts.",
                en: "Show exactly what would become public of a draft; nothing is stored."))
    }

    @Argument(
        help: help(
            de: "Entwurf, auch mehrere: ein Einsatz mit seiner Folgenabschätzung",
            en: "Draft, or several: a deployment with its assessment"))
    var files: [String]

    @Option(help: help(de: "Ordner für die Seite", en: "Folder for the page"))
    var output: String = "vorschau"

    @OptionGroup var sources: SourcesOptions

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let preview = try console.showing {
            try DraftPreview(
                drafts: try files.map { try InputFile.read($0) }, register: register.path, archive: archive.archive,
                clock: ProcessEnvironment.clock)
        }
        let text = PublicationText(catalogue: .standard, language: console.language)
        for record in preview.records { console.output(text.text(of: record, revision: nil).utf8) }
        console.output(PublicationShiftText(language: console.language).text(of: try preview.shift()).utf8)
        guard let page = try preview.write(to: output, sources: try sources.path()) else {
            console.remark(
                de: "Dieser Eintrag bekommt keine Seite: Er wird nur gezählt.",
                en: "This record gets no page: it is only counted.")
            return
        }
        console.remark(
            de: "Seite: \(output)/\(page)   Ansehen mit:  maki serve \(output)",
            en: "Page: \(output)/\(page)   View with:  maki serve \(output)")
    }
}
