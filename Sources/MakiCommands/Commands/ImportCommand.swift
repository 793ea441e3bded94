import ArgumentParser
import Drafting
import Findings
import Foundation
import RegisterModel
import SourceJSON

/// `maki import`: rows of a list become drafts.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: localized(
                de: "Eine Liste (CSV oder JSON) mit einer Zuordnung in Entwürfe verwandeln.",
                en: "Turn a list (CSV or JSON) into drafts with a mapping."),
            discussion: localized(
                de:
                    "Zuordnungen liegen in registry-data/mappings; dort steht auch, wie man eine schreibt. Jede Zelle der Liste kommt im Bericht vor: übernommen, gedeutet, gekürzt, ausgelassen oder nicht verstanden.",
                en:
                    "Mappings lie in registry-data/mappings, with how to write one. Every cell of the list occurs in the report: taken over, guessed, shortened, left out or not understood."
            ))
    }

    @Argument(help: help(de: "Liste: CSV oder JSON", en: "List: CSV or JSON"))
    var input: String

    @Option(help: help(de: "Zuordnung der Spalten", en: "Mapping of the columns"))
    var mapping: String

    @Option(
        help: help(
            de: "Leerer oder neuer Ordner für Entwürfe und Bericht", en: "Empty or new folder for drafts and report"))
    var output: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    /// Greatest list that is read, in bytes.
    private static let largestList = 256 * 1_048_576

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let mapping = try readMapping(catalogue, console)
        let table = try readTable(mapping, console)
        let known = try KnownRecords.find(register, archive, catalogue)
        let taken = Set(try known.ids)
        var importer = Importer(
            catalogue: catalogue, mapping: mapping, today: ProcessEnvironment.today, isTaken: { taken.contains($0) })
        try show(importer.findings(for: table, mappingFile: self.mapping), of: self.mapping, console)
        try prepareFolder()
        let report = try importer.run(table) { id, bytes in
            try DraftFile.create(output + "/" + id + ".json", bytes)
        }
        let text = ImportReportText(report, title: input, language: console.language)
        try DraftFile.create(output + "/" + name(of: console.language), Array(text.markdown.utf8))
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

    private func readTable(_ mapping: Mapping, _ console: Console) throws -> InputTable {
        let file = try InputFile.read(input, atMost: ImportCommand.largestList)
        var findings: [Finding] = []
        var table: InputTable?
        switch mapping.format {
        case .csv:
            let text = TextDecoding(file.bytes, encoding: mapping.encoding)
            if text.replaced > 0 {
                console.message(
                    Bilingual(
                        de:
                            "\(text.replaced) Bytes sind in \(text.encoding.rawValue) keine Zeichen und wurden durch \u{FFFD} ersetzt.",
                        en:
                            "\(text.replaced) bytes are no characters in \(text.encoding.rawValue) and were replaced by \u{FFFD}."
                    ))
            }
            table = InputTable.csv(text.bytes, separator: mapping.separator, path: input, findings: &findings)
            try show(findings, of: input, bytes: text.bytes, console)
        case .json:
            do {
                let document = try JSONDocument(parsing: file.bytes, limits: .unlimited)
                table = InputTable.json(document, rows: mapping.rows, file: input, findings: &findings)
            } catch {
                findings.append(Finding(error, file: input))
            }
            try show(findings, of: input, bytes: file.bytes, console)
        }
        guard let table, !findings.contains(where: { $0.severity == .error }) else {
            console.message(Bilingual(de: "Nichts wurde übernommen.", en: "Nothing was imported."))
            throw ExitCode(MakiExit.findings)
        }
        return table
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
    private func prepareFolder() throws {
        if mkdir(output, 0o777) == 0 { return }
        let code = errno
        guard code == EEXIST else {
            throw CommandFailure(
                de: "Der Ordner \(output) lässt sich nicht anlegen (\(String(cString: strerror(code)))).",
                en: "The folder \(output) cannot be made (\(String(cString: strerror(code)))).")
        }
        guard try FolderContent.names(in: output).isEmpty else {
            throw CommandFailure(
                de: "Der Ordner \(output) ist nicht leer; mit --output einen neuen nennen.",
                en: "The folder \(output) is not empty; name a new one with --output.")
        }
    }
}
