import SourceJSON

extension Interview {
    /// Keeps what was understood of an answer, as what Enter takes over.
    mutating func keep(_ codes: [String], _ question: Question) {
        understood[question.pointer] = codes
        recalled[question.pointer] = codes.joined(separator: ", ")
        recall()
    }

    /// Whether "none" is an answer that the record holds, as an empty list: a choice of several codes that may be empty, in
    /// an object that is there.
    func takesNone(_ question: Question) -> Bool {
        guard question.kind == .value, question.style == .choices, !question.isRequired,
            question.field?.limits.minItems ?? 0 == 0
        else { return false }
        let parent = JSONPointer(question.pointer.tokens.dropLast())
        return parent.tokens.isEmpty || draft[parent] != nil
    }
}
