import ArgumentParser
import Disk
import Drafting
import FieldCatalogue
import Findings
import Foundation
import OutputTree
import Publication
import Records
import RegisterStore
import SiteGenerator
import SourceJSON

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

    @Option(help: help(de: "Ordner mit templates/ und site/", en: "Folder with templates/ and site/"))
    var sources: String = "."

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let records = try files.map { try readable(try InputFile.read($0), catalogue, console) }
        let known = try KnownRecords.find(register, archive, catalogue)
        let store = try Disk.exists(register.path) ? RegisterStore(path: register.path, for: .reading) : nil
        let text = PublicationText(catalogue: catalogue, language: console.language)
        for record in records { console.output(text.text(of: record, revision: nil).utf8) }
        let source = try PreviewSource(
            drafts: records, instant: ProcessEnvironment.now, stored: store, known: known, catalogue: catalogue)
        console.output(PublicationShiftText(language: console.language).text(of: try source.shift(catalogue)).utf8)
        let snapshot = try Snapshot(source: source, catalogue: catalogue)
        let visible = records.map(\.id).filter(snapshot.isVisible)
        guard !visible.isEmpty else {
            console.remark(
                de: "Dieser Eintrag bekommt keine Seite: Er wird nur gezählt.",
                en: "This record gets no page: it is only counted.")
            return
        }
        let page = try write(snapshot, visible)
        console.remark(
            de: "Seite: \(output)/\(page)   Ansehen mit:  maki serve \(output)",
            en: "Page: \(output)/\(page)   View with:  maki serve \(output)")
    }

    /// A record whose form is right; otherwise the findings are shown.
    private func readable(_ input: InputFile, _ catalogue: Catalogue, _ console: Console) throws -> Record {
        let checked = try FileChecker(
            catalogue: catalogue, profile: .law, date: ProcessEnvironment.today, isDraft: true, stored: nil
        ).check([input])
        let report = FindingReport(
            findings: checked.flatMap(\.findings).filter { $0.severity == .error },
            files: [SourceFile(path: input.path, bytes: input.bytes)], fileCount: 1)
        guard !report.hasErrors, let record = checked.first?.record(catalogue), !record.id.isEmpty,
            !record.authority.isEmpty
        else {
            console.output(
                HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
            throw ExitCode(MakiExit.findings)
        }
        return record
    }

    /// Renders the records' own files and what they look like with; the rest of the small site is left out.
    ///
    /// - Returns: the page of the first record, in German where there is one.
    private func write(_ snapshot: Snapshot, _ ids: [String]) throws -> String {
        guard try !Disk.exists(output + "/daten") else {
            throw CommandFailure(
                de: "In \(output) liegt eine ganze Seite; mit --output einen anderen Ordner nennen.",
                en: "There is a whole site in \(output); name another folder with --output.")
        }
        return try SiteFailure.explained(Bilingual(de: "Die Vorschau", en: "The preview")) {
            let generator = try SiteGenerator(
                snapshot: snapshot, sources: try SiteFolders.read(root: sources), options: SiteOptions())
            let tree = try OutputTree(target: output)
            var pages: [String] = []
            for file in try generator.files() {
                let steps = file.path.split(separator: "/")
                let own = steps.lazy.compactMap { ids.firstIndex(of: String($0)) }.first
                guard own != nil || steps.first == "assets" else { continue }
                if own == 0, steps.last == "index.html" { pages.append(file.path) }
                try tree.add(OutputFile(path: file.path, bytes: file.bytes))
            }
            let first = pages.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.first ?? ""
            let start =
                "<!DOCTYPE html>\n<html lang=\"de\"><meta charset=\"utf-8\"><title>Vorschau</title>"
                + "<meta http-equiv=\"refresh\" content=\"0; url=/\(first)\"><a href=\"/\(first)\">Vorschau</a></html>\n"
            try tree.add(OutputFile(path: "index.html", bytes: Array(start.utf8)))
            _ = try tree.finish()
            return first
        }
    }
}
