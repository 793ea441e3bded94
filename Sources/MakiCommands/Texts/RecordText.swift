import FieldCatalogue
import Findings
import Publishing
import Records
import SourceJSON

/// One record as text: what follows from it, and every answer under its heading.
struct RecordText {
    let catalogue: Catalogue
    let language: Language

    /// The record for people at a terminal.
    func text(_ listed: ListedRecord) -> String {
        let record = listed.record
        var lines = [
            "\(record.id)  \(TerminalText.escaped(record.displayName))",
            say("Fassung ", "Revision ") + "\(record.revision ?? 0)"
                + (record.recordedAt.map { say(" vom ", " of ") + $0.day.text(in: language) } ?? ""),
        ]
        if let note = record.string(.changeNote) {
            lines.append(say("Änderung: ", "Change: ") + TerminalText.escaped(note))
        }
        guard !record.isWithdrawal else {
            let reason = TerminalText.escaped(record.string(.withdrawalReason) ?? "")
            return (lines + [say("Zurückgenommen: ", "Withdrawn: ") + reason]).joined(separator: "\n") + "\n"
        }
        let facts = FactsText(catalogue: catalogue, language: language).text(listed.facts)
        if !facts.isEmpty { lines += ["", facts.trimmed] }
        for group in record.description.groups {
            var answers: [String] = []
            AnswerWalk.visit(record, below: group.roots) { field, value, place in
                answers.append(line(field, value, place))
            }
            if !answers.isEmpty { lines += ["", group.label[language]] + answers }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// "Anbieter › Name: …"; what is never published says so.
    private func line(_ field: Field, _ value: JSONValue, _ place: borrowing AnswerWalk) -> String {
        let names = (place.parents + [field]).map { $0.label[language] }.joined(separator: " › ")
        let note = place.touches(field) { $0.publicationClass == .internal } ? say(" (intern)", " (internal)") : ""
        return "  \(names)\(number(place.pointer))\(note): \(words(value, field))"
    }

    /// Which entry of a list or map an answer belongs to (" [2]", " [5.1.a]"); empty outside of both.
    private func number(_ pointer: JSONPointer) -> String {
        let parts = pointer.tokens.filter { token in
            let first = token.utf8.first ?? 0
            return first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
        }.map { token in Int(token).map { "\($0 + 1)" } ?? token }
        return parts.isEmpty ? "" : " [" + parts.joined(separator: ", ") + "]"
    }

    private func words(_ value: JSONValue, _ field: Field) -> String {
        switch value.kind {
        case .boolean: return value.boolean == true ? say("ja", "yes") : say("nein", "no")
        case .array: return say("keine", "none")
        default: break
        }
        let text = value.string ?? value.numberText ?? ""
        if let vocabulary = field.vocabulary, catalogue.vocabularies[vocabulary]?[text] != nil {
            return "\(catalogue.label(of: text, in: vocabulary)[language]) (\(text))"
        }
        if field.type == .date, let day = Day(text) { return day.text(in: language) }
        // Paragraphs stay apart, further in than the name of their field.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { TerminalText.escaped(String(Substring($0))) }
        return lines.count > 1 ? lines.map { "\n    " + $0 }.joined() : TerminalText.escaped(text)
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}

extension String {
    /// Without the line feeds at its end.
    fileprivate var trimmed: String {
        var bytes = Substring(self).utf8
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
