import FieldCatalogue
import Findings
import SourceJSON

/// Answers that follow from others and are not asked: nobody puts a name of its own on what it made itself.
private struct ImpliedAnswer {
    let path: FieldPath
    let value: DraftValue
    /// The answer it follows from.
    let because: (path: FieldPath, value: String)
    let text: Bilingual

    static let all = [
        ImpliedAnswer(
            path: .systemOwnBrand, value: .literal("false"), because: (.systemProviderKind, "in-house"),
            text: Bilingual(
                de: "Eigener Name auf einem fremden System: nein, denn es ist eine Eigenentwicklung.",
                en: "Own name on another's system: no, for it was made in-house."))
    ]
}

extension Interview {
    /// Gives the answers that follow from what was said, and takes them back when it no longer holds.
    mutating func imply() {
        for implied in ImpliedAnswer.all {
            let pointer = implied.path.pointer
            guard draft.description[implied.path] != nil else { continue }
            let holds = draft.record?.string(implied.because.path) == implied.because.value
            if holds, draft[pointer] == nil {
                state.draft.set(implied.value, at: pointer)
                state.implied.insert(implied.path.text)
                consequences.append(implied.text)
            } else if !holds, state.implied.remove(implied.path.text) != nil {
                state.draft.set(nil, at: pointer)
            }
        }
    }
}
