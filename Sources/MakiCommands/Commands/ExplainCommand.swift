import ArgumentParser
import FieldCatalogue
import Findings
import Publishing
import SourceJSON

/// How explanations are shown.
enum ExplanationFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
}

/// `maki explain`: what a code requires, why, and by which law.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain", abstract: localized(de: "Eine Regel erklären.", en: "Explain a rule."))
    }

    @Argument(help: help(de: "Code, zum Beispiel AIA-27-1", en: "Code, for example AIA-27-1"))
    var code: String?

    @Flag(help: help(de: "Alle Regeln", en: "All rules"))
    var all = false

    @Option(help: help(de: "text, json, markdown", en: "text, json, markdown"))
    var format: ExplanationFormat = .text

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if (code == nil) == !all {
            throw ValidationError(localized(de: "Einen Code oder --all angeben.", en: "Name a code or --all."))
        }
    }

    func run() throws {
        let catalogue = Catalogue.standard
        let explanations =
            all
            ? Explanations.all(catalogue: catalogue)
            : [code].compactMap { $0 }.compactMap { explanation(of: $0, catalogue) }
        guard !explanations.isEmpty else { throw unknown(catalogue) }
        let language = shared.console.language
        switch format {
        case .text:
            shared.console.output(
                explanations.map { ExplanationText.text($0, language) }.joined(separator: "\n").utf8)
        case .markdown:
            shared.console.output(
                explanations.map { ExplanationText.markdown($0, language) }.joined(separator: "\n").utf8)
        case .json: shared.console.output(ExplanationText.json(explanations))
        }
    }

    /// The explanation of a code, whatever its case.
    private func explanation(of code: String, _ catalogue: Catalogue) -> Explanation? {
        Explanations.of(code, catalogue: catalogue)
            ?? Explanations.all(catalogue: catalogue).first { $0.code.uppercased() == code.uppercased() }
    }

    private func unknown(_ catalogue: Catalogue) -> CommandFailure {
        let wanted = (code ?? "").uppercased()
        let near = Explanations.all(catalogue: catalogue).map(\.code).filter {
            $0.uppercased().utf8.starts(with: (wanted + "-").utf8)
        }
        let name = TerminalText.escaped(code ?? "")
        guard !near.isEmpty else {
            return CommandFailure(
                de: "Den Code \(name) gibt es nicht; maki explain --all zeigt alle.",
                en: "There is no code \(name); maki explain --all shows all.")
        }
        let list = near.joined(separator: ", ")
        return CommandFailure(
            de: "Den Code \(name) gibt es nicht – meinten Sie \(list)?",
            en: "There is no code \(name) – did you mean \(list)?")
    }
}
