import FieldCatalogue
import Findings
import Records
import SourceJSON

/// A lift says what it opens in earlier revisions: fields that exist and are no longer withheld, or a level.
enum LiftOpensEarlierRevisions: Rule {
    static let description = RuleDescription(
        code: "CONS-lift", kind: .technical, types: [.deployment, .fria, .incident, .label],
        requirement: Bilingual(
            de: "Eine Öffnung früherer Fassungen nennt Felder, die nicht mehr zurückgehalten werden, oder einen Umfang",
            en: "An opening of earlier revisions names fields that are no longer withheld, or a level"),
        why: Bilingual(
            de: "Was geöffnet wird, muss jeder nachlesen können.",
            en: "Everybody must be able to read what is opened."),
        remedy: Bilingual(
            de: "In lifts paths oder level angeben; was weiter in withheldFields steht, aus paths streichen.",
            en: "State paths or level in lifts; remove from paths what still stands in withheldFields."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 10", en: "own rule on BT-Drs. 21/2349 no. 10"),
        dateID: "general", before: .error, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"publication":{"lifts":[{"decidedBy":"Leitung","decidedOn":"2026-01-10","reason":"Die Frist ist abgelaufen"}]}}"#,
            spot: .publicationLifts),
        passing: RuleDescription.Example(
            #"{"publication":{"lifts":[{"paths":["/system/product"],"decidedBy":"Leitung","decidedOn":"2026-01-10","reason":"Die Frist ist abgelaufen"}]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let withheld = Set(
            record.items(.publicationWithheldFields).compactMap { field(of: $0["path"], record)?.path })
        return record.items(.publicationLifts).flatMap { lift -> [RuleHit] in
            let paths = lift["paths"].map { Array($0.elements) } ?? []
            guard !paths.isEmpty || lift["level"] != nil else {
                return [RuleHit(lift.span, label: Bilingual(de: "öffnet nichts", en: "opens nothing"))]
            }
            return paths.compactMap { path in
                guard let field = field(of: path, record) else {
                    return RuleHit(
                        path.span, label: Bilingual(de: "dieses Feld gibt es nicht", en: "there is no such field"))
                }
                return withheld.contains(field.path)
                    ? RuleHit(path.span, label: Bilingual(de: "wird noch zurückgehalten", en: "is still withheld"))
                    : nil
            }
        }
    }

    /// The field a pointer in a record leads to; nil when it leads nowhere.
    private static func field(of path: JSONValue?, _ record: Record) -> Field? {
        path?.string.flatMap { JSONPointer(parsing: $0) }.flatMap { record.description.field(at: $0) }
    }
}
