import ArgumentParser
import Findings
import RegisterModel

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

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if (code == nil) == !all {
            throw ValidationError(localized(de: "Einen Code oder --all angeben.", en: "Name a code or --all."))
        }
    }

    func run() throws {
        let catalogue = Catalogue.standard
        let console = shared.console
        let explanations =
            all
            ? Explanations.all(catalogue: catalogue)
            : [code].compactMap { $0 }.compactMap { Explanations.of($0, catalogue: catalogue) }
        guard !explanations.isEmpty else {
            throw CommandFailure(
                de: "Den Code \(code ?? "") gibt es nicht; maki explain --all zeigt alle.",
                en: "There is no code \(code ?? ""); maki explain --all shows all.")
        }
        console.output(explanations.map { text($0, console.language) }.joined(separator: "\n").utf8)
    }

    private func text(_ explanation: Explanation, _ language: Language) -> String {
        let isGerman = language == .de
        var lines = ["\(explanation.code): \(explanation.requirement[language])", "  " + explanation.why[language]]
        if let source = explanation.source {
            lines.append(
                (isGerman ? "  Rechtsgrundlage: " : "  Legal source: ") + source[language]
                    + (explanation.link.map { "  <\($0)>" } ?? ""))
        }
        if let from = explanation.from {
            lines.append((isGerman ? "  Gilt ab: " : "  Applies from: ") + from.description)
        }
        lines.append((isGerman ? "  Zu tun: " : "  To do: ") + explanation.remedy[language])
        if let failing = explanation.failing { lines.append((isGerman ? "  Falsch:  " : "  Wrong:  ") + failing) }
        if let passing = explanation.passing { lines.append((isGerman ? "  Richtig: " : "  Right:  ") + passing) }
        return lines.joined(separator: "\n") + "\n"
    }
}
