import ArgumentParser
import FieldCatalogue
import Findings
import Publishing

/// `maki build`: archive to store to snapshot to site and open data.
struct BuildCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "build",
            abstract: localized(
                de: "Die ganze Seite und alle Daten erzeugen.", en: "Generate the whole site and all data."))
    }

    @Option(help: help(de: "Zielordner", en: "Output folder"))
    var output: String = "public"

    @Option(
        name: .customLong("as-of"),
        help: help(
            de: "Stand JJJJ-MM-TT (sonst die letzte Annahme)", en: "Date YYYY-MM-DD (else the latest acceptance)"))
    var asOf: Day?

    @Option(
        help: help(
            de: "Adresse, unter der die Seite erreichbar sein wird", en: "Address under which the site will be reached")
    )
    var baseURL: String = ""

    @Option(help: help(de: "Sprachen, durch Komma getrennt", en: "Languages, separated by commas"))
    var languages: String = "de,en"

    @Flag(
        help: help(
            de: "Den Stand der Daten zusätzlich unter seinem Datum veröffentlichen (daten/JJJJ-MM-TT/)",
            en: "Also publish the data under their date (daten/YYYY-MM-DD/)"))
    var release = false

    @OptionGroup var sources: SourcesOptions

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        let codes = languages.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isKnown = codes.allSatisfy { Language(rawValue: $0) != nil }
        if !isKnown || Set(codes).count != codes.count || !codes.contains(Language.de.rawValue) {
            throw ValidationError(
                localized(
                    de: "Möglich sind de und de,en: Deutsch ist immer dabei, die Daten verweisen darauf.",
                    en: "Possible are de and de,en: German is always there, the data refer to it."))
        }
        try BaseAddress.check(baseURL)
    }

    func run() throws {
        let console = shared.console
        var build = SiteBuild(
            archive: archive.archive, register: register.path, sources: try sources.path(), output: output,
            clock: ProcessEnvironment.clock)
        build.asOf = asOf
        build.baseAddress = baseURL
        build.languages = languages.split(separator: ",").compactMap { Language(rawValue: String($0)) }
        build.addsRelease = release
        let outcome = try console.showing { try build.run { tell($0, console) } }
        if !outcome.reissued.isEmpty {
            let names = outcome.reissued.joined(separator: ", ")
            console.remark(
                de: "Neu herausgegeben ohne inzwischen Zurückgehaltenes: \(names)",
                en: "Issued again without what has been withheld since: \(names)")
        }
        let summary = outcome.summary
        if let leftover = summary.leftover {
            console.message(
                Bilingual(
                    de: "Die neue Seite steht; die vorige ließ sich nicht wegräumen: \(leftover.outputReason.de)",
                    en: "The new site is in place; the one before could not be removed: \(leftover.outputReason.en)"))
        }
        guard !answer.isJSON else {
            console.output(
                JSONAnswer.bytes { writer in
                    writer.member("output", output)
                    writer.member("files", summary.files)
                    writer.member("changed", summary.changed)
                    for (name, list) in [("reissued", outcome.reissued), ("missingTexts", outcome.missingTexts)] {
                        writer.key(name)
                        writer.beginArray()
                        for item in list { writer.string(item) }
                        writer.endArray()
                    }
                })
            return
        }
        console.remark(
            de:
                "\(summary.files) Dateien, davon \(summary.changed) neu oder geändert. Startseite: \(output)/index.html",
            en: "\(summary.files) files, \(summary.changed) of them new or changed. Start page: \(output)/index.html")
        let missing = outcome.missingTexts.joined(separator: ", ")
        if !missing.isEmpty {
            console.remark(
                de:
                    "In site/texts fehlt: \(missing). Impressum, Datenschutz und Barrierefreiheit nennen deshalb keine Stelle.",
                en: "Missing in site/texts: \(missing). Legal notice, privacy and accessibility name no office.")
        }
        console.remark(de: "Ansehen mit:  maki serve \(output)", en: "View with:  maki serve \(output)")
    }

    private func tell(_ step: SiteBuild.Step, _ console: Console) {
        let (de, en) =
            switch step {
            case .loading: ("Archiv laden", "Load the archive")
            case .reading: ("Öffentlichen Stand lesen", "Read the public state")
            case .records: ("Einträge: Daten und Seiten", "Records: data and pages")
            case .lists: ("Übersichten", "Lists")
            case .publishing: ("Veröffentlichen", "Publish")
            }
        console.progress(step.rawValue, of: SiteBuild.Step.allCases.count, de: de, en: en)
    }
}
