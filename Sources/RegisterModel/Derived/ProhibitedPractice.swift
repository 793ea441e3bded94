import SourceJSON

/// A practice of Art. 5(1) as a record answers it.
///
/// "The following AI practices shall be prohibited"; some points name cases to which they do not apply. Which
/// exceptions a point knows stands in the vocabulary `art5` (`exceptions`); a claimed exception counts only with a note.
public struct ProhibitedPractice: Sendable {
    /// Code of the point ("5.1.ba").
    public let code: String
    /// The record's answer; nil when it gives none.
    public let answer: JSONValue?
    /// Whether an exception is claimed, the point knows it, and the note says why.
    public let isExcepted: Bool

    /// Reads the answer of a record.
    public init(_ code: String, in record: Record, catalogue: Catalogue) {
        self.init(code, record["classification.prohibited"]?[code], in: record, catalogue: catalogue)
    }

    private init(_ code: String, _ answer: JSONValue?, in record: Record, catalogue: Catalogue) {
        self.code = code
        self.answer = answer
        guard let exception = answer?["exception"]?.string, answer?["note"] != nil else {
            isExcepted = false
            return
        }
        let known = catalogue.vocabularies["art5"]?[code]?.properties["exceptions"]
        // Art. 5(1)(g): "or categorizing of biometric data in the area of law enforcement".
        let isPolice = code == "5.1.g" && exception == "other" && record.boolean("biometrics.lawEnforcement") == true
        isExcepted = isPolice || known?.elements.contains { $0.isString(exception) } == true
    }

    /// Whether the record says that the system does this.
    public var isStated: Bool { answer?["applies"]?.boolean == true }

    /// Whether the record says that the system does what is prohibited.
    public var isProhibited: Bool { isStated && !isExcepted }

    /// Id of the day from which the point applies (Art. 113 third paragraph, point (a)).
    public var dateID: String { code == "5.1.ba" || code == "5.1.bb" ? "art5-ba-bb" : "art5-core" }

    /// Letter of the point ("ba").
    public var letter: Substring { code.dropFirst(4) }

    /// The prohibited practices a record states, in its order.
    public static func all(in record: Record, catalogue: Catalogue) -> [ProhibitedPractice] {
        guard let answers = record["classification.prohibited"] else { return [] }
        return answers.members.compactMap { answer in
            guard answer.value["applies"]?.boolean == true else { return nil }
            let practice = ProhibitedPractice(answer.key.string, answer.value, in: record, catalogue: catalogue)
            return practice.isProhibited ? practice : nil
        }
    }
}
