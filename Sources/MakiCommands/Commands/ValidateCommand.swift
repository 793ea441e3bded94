import ArgumentParser
import Disk
import Drafting
import FieldCatalogue
import Findings
import Foundation
import LegalFacts
import ParallelWork
import Publication
import Publishing
import Records
import RegisterRules
import RegisterStore
import SourceJSON

/// How findings are shown.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case human, concise, json, sarif, github, markdown
}

/// `maki validate`: structure and rules of drafts.
struct ValidateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "validate",
            abstract: localized(de: "Einträge prüfen: Form, Text, Recht.", en: "Check records: structure, text, law."))
    }

    @Argument(
        help: help(de: "Dateien oder Ordner; - für die Standardeingabe", en: "Files or folders; - for standard input"))
    var paths: [String]

    @Option(
        help: help(
            de: "human, concise, json, sarif, github, markdown", en: "human, concise, json, sarif, github, markdown"))
    var format: FindingFormat = .human

    @Option(help: help(de: "Höchstens so viele Funde zeigen", en: "Show at most this many findings"))
    var max: Int?

    @Flag(help: help(de: "Entwurf: fehlende Angaben nicht melden", en: "Draft: do not report missing fields"))
    var draft = false

    @Flag(
        help: help(
            de: "Was sicher ist, gleich berichtigen (Schreibweise, nie den Sinn) und die Änderungen zeigen",
            en: "Mend what is certain at once (spelling, never meaning) and show the changes"))
    var fix = false

    @OptionGroup var rules: RuleOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let catalogue = Catalogue.standard
        let expansion = try InputPaths.expand(paths)
        let files = expansion.files
        // A register that is not there is only missed when somebody named it.
        let path = try register.explicitPath ?? (Disk.exists(register.path) ? register.path : nil)
        let stored = try path.map { path in
            StoredNeighbours(store: try RegisterStore(path: path, for: .reading), catalogue: catalogue)
        }
        let checker = FileChecker(
            catalogue: catalogue, profile: rules.profile, date: rules.date, isDraft: draft, stored: stored)
        var checked = fix ? try mend(files, checker) : try checker.check(paths: files)
        if let stored, !draft {
            try BaseCheck(stored: stored, catalogue: catalogue).add(to: &checked, isSubmission: false)
        }
        let parts = Parallel.map(checked.filter { !$0.findings.isEmpty }) { file in
            (file: SourceFile(path: file.path, bytes: file.bytes), findings: file.findings)
        }
        let unnamed = expansion.findings.map { (file: SourceFile(path: $0.file, bytes: []), findings: [$0]) }
        let report = FindingReport(byFile: unnamed + parts, fileCount: checked.count + unnamed.count)
        try show(report, checked, catalogue, checker.neighbours(of: checked))
        if report.hasErrors { throw ExitCode(MakiExit.findings) }
    }

    /// Applies what is certain and shows it as a diff: beside findings for people, apart from output for programs.
    private func mend(_ paths: [String], _ checker: FileChecker) throws -> [CheckedFile] {
        let console = shared.console
        let (checked, outcomes) = try DraftRepair(checker: checker).repair(paths: paths)
        for outcome in outcomes {
            let diff = LineDifference.unified(outcome.before, outcome.after, path: outcome.path)
            let shown = diff.split(separator: "\n").map { TerminalText.escaped(String($0)) }.joined(separator: "\n")
            Console.write(Array((shown + "\n").utf8), to: format == .human ? STDOUT_FILENO : STDERR_FILENO)
        }
        let count = outcomes.reduce(0) { $0 + $1.changeCount }
        console.remark(
            de: count == 0
                ? "Nichts, was sich sicher berichtigen lässt."
                : "\(count) \(count == 1 ? "Stelle" : "Stellen") berichtigt in \(outcomes.count) \(outcomes.count == 1 ? "Datei" : "Dateien").",
            en: count == 0
                ? "Nothing that can be mended with certainty."
                : "\(count) \(count == 1 ? "place" : "places") mended in \(outcomes.count) \(outcomes.count == 1 ? "file" : "files")."
        )
        return checked
    }

    private func show(
        _ report: FindingReport, _ checked: [CheckedFile], _ catalogue: Catalogue,
        _ neighbours: LayeredNeighbours
    ) throws {
        let console = shared.console
        let language = console.language
        switch format {
        case .human:
            let usesColour = ProcessEnvironment.allowsColour(STDOUT_FILENO, choice: shared.colour)
            let renderer = HumanRenderer(
                language: language, usesColour: usesColour, maximum: max ?? Int.max, option: "--max")
            console.output(renderer.render(report, nextStep: nextStep(report)).utf8)
            if checked.count == 1, !checked[0].hasStructuralErrors, let record = checked[0].record(catalogue) {
                console.output(
                    FactsText(catalogue: catalogue, language: language).text(try derive(record, catalogue, neighbours))
                        .utf8
                )
            }
        case .concise: console.output(ConciseRenderer(language: language).render(report).utf8)
        case .json:
            console.output(
                try JSONRenderer().render(report) { writer in
                    writer.key("records")
                    writer.beginArray()
                    for file in checked {
                        guard let record = file.record(catalogue) else { continue }
                        writer.beginObject()
                        writer.member("file", file.path)
                        writer.member("id", record.id)
                        // Facts about a record of the wrong form would be wrong themselves.
                        guard !file.hasStructuralErrors else {
                            writer.endObject()
                            continue
                        }
                        writer.key("derived")
                        PublicJSON.writeFacts(try derive(record, catalogue, neighbours), into: &writer)
                        writer.endObject()
                    }
                    writer.endArray()
                })
        case .sarif:
            console.output(
                SARIFRenderer(language: language, version: MakiVersion.current).render(report) { code in
                    Explanations.of(code, catalogue: catalogue).map {
                        RuleDescriptor(
                            id: code, summary: $0.requirement, explanation: $0.why, link: $0.links(in: language).first)
                    }
                })
        case .github: console.output(GitHubRenderer(language: language).render(report).utf8)
        case .markdown: console.output(MarkdownRenderer(language: language).render(report).utf8)
        }
    }

    private func derive(
        _ record: Record, _ catalogue: Catalogue, _ neighbours: LayeredNeighbours
    ) throws -> DerivedFacts {
        // What a scaffold put in the place of answers answers nothing.
        let answered = draft ? Draft(record.document, catalogue: catalogue)?.withoutPlaceholders().record : nil
        return try Derivation(catalogue: catalogue).facts(
            of: answered ?? record, on: rules.date, neighbours: neighbours)
    }

    private func nextStep(_ report: FindingReport) -> Bilingual? {
        guard !report.hasErrors else {
            let isMendable = report.findings.contains { $0.replacement?.isCertain == true }
            guard isMendable, !fix, !paths.contains("-") else { return nil }
            return Bilingual(
                de: "Manches lässt sich sicher berichtigen:  maki validate --fix \(paths.joined(separator: " "))",
                en: "Some of it can be mended with certainty:  maki validate --fix \(paths.joined(separator: " "))")
        }
        guard !draft else {
            return Bilingual(
                de:
                    "Als Entwurf in Ordnung. Was zum Einreichen noch fehlt, sagt  maki validate \(paths.joined(separator: " "))",
                en:
                    "Fine as a draft. What is missing for submission is said by  maki validate \(paths.joined(separator: " "))"
            )
        }
        return Bilingual(
            de: "Nächster Schritt:  maki submit \(paths.joined(separator: " "))",
            en: "Next step:  maki submit \(paths.joined(separator: " "))")
    }
}
