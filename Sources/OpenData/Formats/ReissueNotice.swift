import Findings
import PublicAddresses
import Publication

/// Says why a dated release was issued again: which decisions were taken since, on which ground; never what was withheld.
struct ReissueNotice {
    private let context: ReleaseContext
    private let withheld: [LaterWithholding]

    init(_ context: ReleaseContext, _ withheld: [LaterWithholding]) {
        self.context = context
        self.withheld = withheld
    }

    func write() throws -> ReleaseItem {
        let bytes = Array((text(.de) + "\n" + text(.en)).utf8)
        return ReleaseItem(
            path: ReleasePath.reissueNotice,
            title: Bilingual(
                de: "Warum diese Ausgabe neu herausgegeben wurde", en: "Why this release was issued again"),
            part: .csv, mediaType: "text/markdown",
            digest: try context.target.add(ReleasePath.reissueNotice, bytes))
    }

    private func text(_ language: Language) -> String {
        let isGerman = language == .de
        let day = context.snapshot.date
        // Records without a page are not named, nor the days on which they lost it.
        let named = withheld.filter(\.isShown).sorted { ($0.day, $0.id, $0.revision) < ($1.day, $1.id, $1.revision) }
        var lines =
            isGerman
            ? [
                "# Neue Ausgabe", "",
                "Diese Ausgabe zeigt den Stand vom \(day). Sie wurde neu herausgegeben, weil Behörden seitdem Angaben zurückhalten, die in ihr standen: Diese Angaben sind herausgenommen, SHA256SUMS ist neu. Die frühere Ausgabe gibt es hier nicht mehr.",
                "",
                "Einträge, die nicht mehr einzeln gezeigt werden, sind mit allen Angaben herausgenommen und hier nicht genannt.",
            ]
            : [
                "# New issue", "",
                "This release shows the state of \(day). It was issued again because authorities have since withheld values that stood in it: these values are taken out, SHA256SUMS is new. The former issue is no longer here.",
                "",
                "Records that are no longer shown one by one are taken out with all their values and not named here.",
            ]
        if !named.isEmpty {
            lines += [
                "",
                isGerman ? "| Tag | Eintrag | Zurückgehalten | Grund |" : "| Day | Record | Withheld | Ground |",
                "|---|---|---|---|",
            ]
            for decision in named { lines += rows(decision, language) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func rows(_ decision: LaterWithholding, _ language: Language) -> [String] {
        let description = context.catalogue.description(of: decision.type)
        func row(_ what: String, _ ground: String?) -> String {
            let reason = ground.map { context.catalogue.label(of: $0, in: "publication-ground")[language] } ?? "–"
            return "| \(decision.day) | \(decision.id) | \(what) | \(reason) |"
        }
        var rows: [String] = []
        if let level = decision.level {
            rows.append(
                row(context.catalogue.label(of: level.rawValue, in: "publication-level")[language], decision.ground))
        }
        // In the order of the page; a part of something withheld goes with it.
        for field in description.fields where field.successor == nil {
            guard let ground = decision.fields[field.latestPath] else { continue }
            rows.append(row("\(field.label[language]) (\(field.path))", ground))
        }
        return rows
    }
}
