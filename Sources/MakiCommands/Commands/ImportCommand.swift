import ArgumentParser
import Disk
import Drafting
import FieldCatalogue
import Findings
import Foundation
import Publishing
import RegisterStore
import SourceJSON

/// `maki import`: rows of a list become drafts.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: localized(
                de: "Eine Liste (Excel, CSV oder JSON) mit einer Zuordnung in Entwürfe verwandeln.",
                en: "Turn a list (Excel, CSV or JSON) into drafts with a mapping."),
            discussion: localized(
                de:
                    "Zuordnungen liegen in registry-data/mappings, nach der Installation in /usr/share/maki/mappings; dort steht auch, wie man eine schreibt. Jede Zelle der Liste kommt im Bericht vor: übernommen, gedeutet, gekürzt, ausgelassen oder nicht verstanden.",
                en:
                    "Mappings lie in registry-data/mappings, once installed in /usr/share/maki/mappings, with how to write one. Every cell of the list occurs in the report: taken over, guessed, shortened, left out or not understood."
            ))
    }

    @Argument(help: help(de: "Liste: .xlsx, CSV oder JSON", en: "List: .xlsx, CSV or JSON"))
    var input: String

    @Option(
        help: help(
            de: "Zuordnung der Spalten: eine Datei, oder der Name einer mitgelieferten",
            en: "Mapping of the columns: a file, or the name of one that comes with maki"))
    var mapping: String

    @Option(
        help: help(
            de: "Leerer oder neuer Ordner für Entwürfe und Bericht", en: "Empty or new folder for drafts and report"))
    var output: String

    @OptionGroup var sources: SourcesOptions
    @Option(
        help: help(
            de: "Blatt der Arbeitsmappe, mit Namen oder Nummer; sonst das erste sichtbare mit Inhalt",
            en: "Sheet of the workbook, by name or number; else the first that is shown and holds something"))
    var sheet: String?

    @Option(
        help: help(
            de: "Zeile mit den Spaltennamen, gezählt ab 1; sonst die mit den meisten Namen der Zuordnung",
            en: "Row with the names of the columns, counted from 1; else the one with most names of the mapping"))
    var headerRow: Int?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    /// Drafts that are in memory and checked at the same time.
    private static let checkedTogether = 500

    mutating func run() throws {
        mapping = try ResourceFolder.mapping(mapping, in: sources.find)
        try importList()
    }

    private func importList() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let mapping = try readMapping(catalogue, console)
        let table = try ListReading(
            input: input, sheet: sheet, headerRow: headerRow, mapping: mapping, console: console
        )
        .table()
        let known = try KnownRecords.find(register: register.path, archive: archive.archive, catalogue)
        let taken = Set(try known.ids)
        let keys = mapping.key == nil ? [:] : try ListKeys(of: known).records
        var importer = Importer(
            catalogue: catalogue, mapping: mapping, today: ProcessEnvironment.today, isTaken: { taken.contains($0) },
            recordWithKey: { keys[$0] }, sampleAuthorities: try known.authorities().samples,
            authorities: try known.authorityNames())
        try show(importer.findings(for: table, mappingFile: self.mapping), of: self.mapping, console)
        try prepareFolder(mapping, catalogue)
        var drafts: [InputFile] = []
        var found: [[Finding]] = []
        // What  maki validate  says of the drafts, with the same register beside them.
        let stored = try Disk.exists(register.path) ? RegisterStore(path: register.path) : nil
        let checker = FileChecker(
            catalogue: catalogue, profile: .law, date: ProcessEnvironment.today, isDraft: false,
            stored: stored.map { StoredNeighbours(store: $0, catalogue: catalogue) })
        func check() throws {
            found += try checker.check(drafts).map(\.findings)
            drafts.removeAll(keepingCapacity: true)
        }
        var report = try importer.run(table) { id, bytes in
            try DraftFile.create(in: output, id + ".json", bytes)
            drafts.append(InputFile(path: id + ".json", bytes: bytes))
            if drafts.count == ImportCommand.checkedTogether { try check() }
        }
        try check()
        for findings in found { report.note(findings) }
        let title = table.sheet.map { input + ":" + $0 } ?? input
        let text = ImportReportText(report, title: title, language: console.language)
        try DraftFile.create(in: output, name(of: console.language), Array(text.markdown.utf8))
        console.output(text.summary.utf8)
        if !mapping.isConfirmed {
            console.remark(
                de: "Diese Zuordnung ist nicht an einer echten Ausgabe geprüft: Stichproben ansehen.",
                en: "This mapping has not been checked against a real export: look at samples.")
        }
        let example = report.assignments.first.map { "\(output)/\($0.id).json" } ?? output
        console.remark(
            de:
                "\(report.assignments.count) \(report.assignments.count == 1 ? "Entwurf" : "Entwürfe") und \(name(of: .de)) in \(output). Prüfen:  maki validate --draft \(output)   Fehlendes ergänzen:  maki new deployment --output \(example)",
            en:
                "\(report.assignments.count) \(report.assignments.count == 1 ? "draft" : "drafts") and \(name(of: .en)) in \(output). Check:  maki validate --draft \(output)   Add what is missing:  maki new deployment --output \(example)"
        )
    }

    private func name(of language: Language) -> String { language == .de ? "BERICHT.md" : "REPORT.md" }

    private func readMapping(_ catalogue: Catalogue, _ console: Console) throws -> Mapping {
        let file = try InputFile.read(mapping)
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: file.bytes)
        } catch {
            try show([Finding(error, file: mapping)], of: mapping, bytes: file.bytes, console)
            throw ExitCode(MakiExit.findings)
        }
        var reader = MappingReader(catalogue: catalogue, file: mapping)
        let result = reader.read(document)
        try show(reader.findings, of: mapping, bytes: file.bytes, console)
        guard let result else { throw ExitCode(MakiExit.findings) }
        return result
    }

    private func show(_ findings: [Finding], of path: String, bytes: [UInt8]? = nil, _ console: Console) throws {
        guard !findings.isEmpty else { return }
        let content = try bytes ?? InputFile.read(path).bytes
        let report = FindingReport(
            findings: findings, files: [SourceFile(path: path, bytes: content)], fileCount: 1)
        let text = HumanRenderer(language: console.language, usesColour: console.usesColour, maximum: 50).render(report)
        Console.write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Drafts of two lists are never mixed.
    private func prepareFolder(_ mapping: Mapping, _ catalogue: Catalogue) throws {
        do {
            if try Disk.makeFolder(output, permissions: 0o777) { return }
        } catch {
            throw CommandFailure(
                de: "Der Ordner \(output) lässt sich nicht anlegen (\(error.words.de)).",
                en: "The folder \(output) cannot be made (\(error.words.en)).")
        }
        let names = try FolderContent.names(in: output)
        guard names.isEmpty else {
            let earlier = ListKeys(ofDraftsIn: output, names: names.compactMap(\.text), catalogue: catalogue).records
                .filter { $0.key.list == mapping.list }
            throw CommandFailure(
                de: (earlier.isEmpty
                    ? "Der Ordner \(output) ist nicht leer"
                    : "Im Ordner \(output) liegen schon Entwürfe aus dieser Liste (\(earlier.count))")
                    + "; mit --output einen neuen nennen.",
                en: (earlier.isEmpty
                    ? "The folder \(output) is not empty"
                    : "The folder \(output) holds drafts of this list already (\(earlier.count))")
                    + "; name a new one with --output.")
        }
    }
}
