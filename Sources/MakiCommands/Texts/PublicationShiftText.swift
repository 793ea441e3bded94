import Findings
import Publication

/// Says field by field what becomes public and what is hidden.
struct PublicationShiftText {
    let language: Language

    /// Two lists at most; empty when decisions change nothing.
    func text(of shift: PublicationShift) -> String {
        list(
            shift.opened,
            say("Öffentlich wird, was bisher nicht öffentlich war:", "This was not public and becomes public:"))
            + list(
                shift.closed,
                say(
                    "Nicht mehr öffentlich ist, auch in früheren Fassungen:",
                    "This is no longer public, in earlier revisions either:"), most: PublicationShiftText.mostHidden)
    }

    /// Hidden fields that are named of one revision. What becomes public is named whole: somebody has to agree to it.
    private static let mostHidden = 8

    private func list(_ items: [PublicationShift.Item], _ heading: String, most: Int = .max) -> String {
        guard !items.isEmpty else { return "" }
        var lines = [heading]
        var last: (id: String, revision: Int)?
        var count = 0
        func more() {
            if count > most { lines.append(say("    und \(count - most) weitere", "    and \(count - most) more")) }
            count = 0
        }
        for item in items {
            if last?.id != item.id || last?.revision != item.revision {
                more()
                let whole = item.field == nil ? say(", ganz", ", all of it") : ""
                lines.append("  \(item.id), " + say("Fassung", "revision") + " \(item.revision)\(whole)")
                last = (item.id, item.revision)
            }
            guard let field = item.field else { continue }
            count += 1
            if count <= most { lines.append("    \(field.label[language]) (\(field.path))") }
        }
        more()
        return lines.joined(separator: "\n") + "\n"
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
