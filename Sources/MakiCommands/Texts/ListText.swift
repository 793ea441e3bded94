import FieldCatalogue
import Findings
import Publication
import Publishing
import Records
import SourceJSON

/// Records of an authority as a list for people: a line or two each.
struct ListText {
    let catalogue: Catalogue
    let language: Language
    /// Whether everything due is named, not counted.
    let namesDue: Bool

    /// Longest name that is shown in full, in code points.
    private static let longestName = 70

    /// A block for each record, and how many there are.
    func text(_ records: [ListedRecord]) -> String {
        guard !records.isEmpty else { return say("Keine Einträge.", "No records.") + "\n" }
        let blocks = records.map(block)
        let overdue = records.filter { $0.overdueCount > 0 }.count
        let count =
            records.count == 1
            ? say("1 Eintrag", "1 record") : say("\(records.count) Einträge", "\(records.count) records")
        return blocks.joined(separator: "\n") + "\n" + count
            + say(", bei \(overdue) ist etwas überfällig.", ", with something overdue at \(overdue).") + "\n"
    }

    private func block(_ listed: ListedRecord) -> String {
        let record = listed.record
        var lines = ["\(record.id)  \(name(of: record))", "  " + state(of: listed).joined(separator: " · ")]
        guard !listed.due.isEmpty else { return lines.joined(separator: "\n") + "\n" }
        if namesDue {
            lines += listed.due.map { item in
                let mark = item.isOverdue ? say("! seit", "! since") : say("· ab", "· from")
                let day = item.kind == .duty || item.isOverdue ? mark : say("· bis", "· by")
                return "  \(day) \(item.day): \(item.text[language]) (\(item.source[language]))"
            }
        } else {
            let next = listed.due.first { !$0.isOverdue }
            var parts: [String] = []
            if listed.overdueCount > 0 {
                parts.append(say("! \(listed.overdueCount) überfällig", "! \(listed.overdueCount) overdue"))
            }
            if let next { parts.append(say("nächster Termin \(next.day)", "next on \(next.day)")) }
            lines.append("  " + parts.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Revision, state of use or work, class, assessment, level.
    private func state(of listed: ListedRecord) -> [String] {
        let record = listed.record
        var parts = [say("Fassung ", "revision ") + "\(record.revision ?? 0)"]
        guard !record.isWithdrawal else { return parts + [say("zurückgenommen", "withdrawn")] }
        parts.append(catalogue.label(of: record.type.rawValue, in: "record-type")[language])
        if let status = record.string(.status) {
            let vocabulary = record.description["status"]?.vocabulary ?? "status"
            parts.append(catalogue.label(of: status, in: vocabulary)[language])
        }
        if let risk = listed.facts.riskClass {
            parts.append(catalogue.label(of: risk.rawValue, in: "risk-class")[language])
        }
        if let fria = listed.facts.friaStatus, fria != .notAssessed {
            parts.append(
                say("Folgenabschätzung: ", "assessment: ")
                    + catalogue.label(of: fria.rawValue, in: "fria-status")[language])
        }
        let level = PublicationDecision(of: record)?.level ?? .full
        if level != .full { parts.append(catalogue.label(of: level.rawValue, in: "publication-level")[language]) }
        return parts
    }

    /// What a record is called; one without a name of its own says what it is about.
    private func name(of record: Record) -> String {
        let about = record.concernedDeployments
        let name =
            record.displayName == record.id && !about.isEmpty
            ? say("zu ", "about ") + about.joined(separator: ", ") : record.displayName
        let scalars = TerminalText.escaped(name).unicodeScalars
        let head = String(String.UnicodeScalarView(scalars.prefix(ListText.longestName)))
        return scalars.count > ListText.longestName ? head + " …" : head
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
