import FieldCatalogue
import Findings
import Records

/// A map that has a yes or no for every code of a vocabulary, filled from one cell that names those that apply.
///
/// Only what somebody wrote is an answer: an empty cell denies nothing, "keine" denies all.
struct CodeAnswers {
    private let vocabulary: Vocabulary
    private let answer: String

    /// Nil for fields of another kind.
    init?(for field: Field, in description: RecordDescription, _ catalogue: Catalogue) {
        guard field.type == .map, let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }),
            field.limits.minItems == vocabulary.items.count,
            let answer = field.children.map({ description.fields[$0] }).first(where: {
                $0.type == .boolean && $0.required == .always
            })
        else { return nil }
        (self.vocabulary, self.answer) = (vocabulary, answer.name)
    }

    private static let none: Set<String> = ["keine", "keine davon", "nein", "none", "no"]

    /// Reads the codes that apply: numbers of the law or names, parted by semicolons, commas or lines.
    func read(_ cell: String) -> CellReader.Reading {
        let text = CellText.cleaned(cell, keepsParagraphs: false).text
        if CodeAnswers.none.contains(text.lowercased()) { return answers([]) }
        if let code = VocabularyRepair.code(for: text, in: vocabulary), code.isCertain { return answers([code.code]) }
        var codes: Set<String> = []
        for part in cell.utf8.split(whereSeparator: { [0x3B, 0x2C, 0x0A].contains($0) }) {
            let word = CellText.cleaned(String(decoding: part, as: UTF8.self), keepsParagraphs: false).text
            guard !word.isEmpty else { continue }
            // A practice left out because its word is not known would be denied: all or nothing.
            guard let code = VocabularyRepair.code(for: word, in: vocabulary), code.isCertain else {
                return CellReader.Reading(
                    outcome: .notUnderstood,
                    reason: Bilingual(
                        de:
                            "„\(TerminalText.escaped(word))“ ist nicht dabei; „keine“ oder die Nummern schreiben, zum Beispiel "
                            + "„Art. 5 Abs. 1 Buchst. f“.",
                        en:
                            "“\(TerminalText.escaped(word))” is not among them; write “keine” or the numbers, for example "
                            + "“Art. 5(1)(f)”."))
            }
            codes.insert(code.code)
        }
        return codes.isEmpty ? CellReader.Reading(outcome: .notUnderstood) : answers(codes)
    }

    private func answers(_ codes: Set<String>) -> CellReader.Reading {
        let members = vocabulary.items.map { item in
            DraftValue.Member(
                item.code, .object([.init(answer, .literal(codes.contains(item.code) ? "true" : "false"))]))
        }
        return CellReader.Reading(values: [.object(members)], outcome: .taken)
    }
}
