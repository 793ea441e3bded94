import Drafting
import FieldCatalogue
import Findings
import Records

/// Says of a record what becomes public, what stays internal, and what is withheld on which ground.
struct PublicationText {
    let catalogue: Catalogue
    let language: Language

    /// Longest list of fields that is shown; the rest is counted.
    private static let longestList = 12

    /// A head line and three or four counted ones.
    ///
    /// - Parameter revision: nil for a draft that is not stored.
    func text(of record: Record, revision: Int?) -> String {
        let overview = PublicationOverview(of: record, catalogue: catalogue)
        let name = TerminalText.escaped(record.displayName)
        let title = name == record.id || name.isEmpty ? record.id : "\(record.id) („\(name)“)"
        var lines = [
            revision.map { "\(title): " + say("Fassung \($0)", "revision \($0)") } ?? "\(title): "
                + say("Entwurf", "draft")
        ]
        lines.append(row(say("öffentlich", "public"), overview.publicCount, level(overview)))
        lines.append(row(say("bleibt intern", "internal"), overview.internal.count, ""))
        lines += fields(overview.internal)
        if overview.level == .full {
            lines.append(row(say("zurückgehalten", "withheld"), overview.withheld.count, ""))
            lines += fields(overview.withheld)
        } else {
            lines.append(
                row(
                    say("eingeschränkt", "restricted"), overview.restrictedCount,
                    overview.ground.map { $0[language] } ?? ""))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func level(_ overview: PublicationOverview) -> String {
        switch overview.level {
        case .full: ""
        case .reduced:
            say("nur der Rumpf: Titel, Behörde, Bereich, Rechtsgrund", "the core only: title, authority, area, ground")
        case .aggregateOnly: say("keine Seite: wird nur gezählt", "no page: only counted")
        }
    }

    private func row(_ name: String, _ count: Int, _ note: String) -> String {
        let number = "\(count)"
        let blanks = String(repeating: " ", count: max(1, 21 - name.count - number.count))
        let noun = count == 1 ? say("Angabe", "answer") : say("Angaben", "answers")
        return "  \(name)\(blanks)\(number) \(noun)" + (note.isEmpty ? "" : " – " + note)
    }

    private func fields(_ hidden: [PublicationOverview.Hidden]) -> [String] {
        var lines = hidden.prefix(PublicationText.longestList).map { field in
            "    \(field.label[language]) (\(field.pointer))" + (field.ground.map { ": " + $0[language] } ?? "")
        }
        if hidden.count > PublicationText.longestList {
            let more = hidden.count - PublicationText.longestList
            lines.append(say("    … und \(more) weitere", "    … and \(more) more"))
        }
        return lines
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
