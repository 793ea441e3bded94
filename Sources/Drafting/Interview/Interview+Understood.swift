extension Interview {
    /// Keeps what was understood of an answer, as what Enter takes over.
    mutating func keep(_ codes: [String], _ question: Question) {
        understood[question.pointer] = codes
        recalled[question.pointer] = codes.joined(separator: ", ")
        recall()
    }
}
