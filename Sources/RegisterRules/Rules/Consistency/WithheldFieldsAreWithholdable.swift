import Findings
import Records
import SourceJSON

/// The public core (class P) and the fixed public fields (class F!) are never withheld field by field.
enum WithheldFieldsAreWithholdable: Rule {
    static let description = RuleDescription(
        code: "CONS-withheld", kind: .technical, types: [.deployment, .fria, .incident, .label],
        requirement: Bilingual(
            de: "Zurückgehalten werden nur vorhandene Felder, die nicht zum öffentlichen Kern gehören",
            en: "Only existing fields outside the public core are withheld"),
        why: Bilingual(
            de: "Der öffentliche Kern bleibt immer sichtbar.",
            en: "The public core stays visible always."),
        remedy: Bilingual(
            de: "Den Eintrag aus withheldFields entfernen oder den JSON-Pointer berichtigen.",
            en: "Remove the entry from withheldFields or correct the JSON Pointer."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 10; §§ 3–6 IFG",
            en: "own rule on BT-Drs. 21/2349 no. 10; §§ 3–6 IFG"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"publication":{"withheldFields":[{"path":"/status","ground":"ifg-3","decidedOn":"2026-01-10"}]}}"#,
            spot: .publicationWithheldFields),
        passing: RuleDescription.Example(
            #"{"publication":{"withheldFields":[{"path":"/system/version","ground":"it-security","decidedOn":"2026-01-10"}]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        record.items(.publicationWithheldFields).compactMap { entry in
            guard let path = entry["path"], let pointer = path.string.flatMap({ JSONPointer(parsing: $0) }) else {
                return nil
            }
            guard let field = record.description.field(at: pointer) else {
                return RuleHit(
                    path.span, label: Bilingual(de: "dieses Feld gibt es nicht", en: "there is no such field"))
            }
            switch field.publicationClass {
            case .withholdable: return nil
            case .internal:
                return RuleHit(path.span, label: Bilingual(de: "ist ohnehin intern", en: "is internal anyway"))
            case .core, .fixed:
                return RuleHit(
                    path.span, label: Bilingual(de: "gehört zum öffentlichen Kern", en: "belongs to the public core"))
            }
        }
    }
}
