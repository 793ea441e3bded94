import LegalFacts
import SourceJSON

/// The shape of what the register computes about a record, as `PublicJSON.writeFacts` writes it.
indirect enum DerivedShape: Sendable {
    case text
    case day
    case integer
    case boolean
    case code([String])
    case list(DerivedShape)
    /// Members with what they are; none of them is always there.
    case object([(name: String, title: String, shape: DerivedShape)])

    private static let bilingual = DerivedShape.object([("de", "Deutsch", .text), ("en", "Englisch", .text)])
    private static let reason = DerivedShape.object([
        ("text", "Satz", bilingual), ("source", "Rechtsgrundlage", bilingual),
        ("path", "Feld, das den Ausschlag gab", .text),
    ])
    private static let tier = DerivedShape.object([
        ("answered", "Zahl der Angaben", .integer), ("asked", "Zahl der Fragen", .integer),
    ])
    private static let rating = DerivedShape.object([
        ("severity", "Schwere (1 bis 4)", .integer), ("likelihood", "Eintritt (1 bis 4)", .integer),
        ("level", "Stufe", .code(RiskRating.Level.allCases.map(\.rawValue))),
        ("raisedForAbsoluteRight", "Angehoben, weil ein absolutes Recht berührt ist", .boolean),
    ])

    /// Everything under `derived`.
    static let facts = DerivedShape.object([
        ("riskClass", "Risikoklasse", .code(RiskClass.allCases.map(\.rawValue))),
        ("riskReasons", "Gründe der Risikoklasse", .list(reason)),
        (
            "competentAuthority", "Zuständige Aufsicht",
            .object([("id", "Kennung der Behörde", .text), ("reason", "Grund", reason)])
        ),
        ("friaStatus", "Stand der Folgenabschätzung", .code(FRIAStatus.allCases.map(\.rawValue))),
        (
            "duties", "Pflichten",
            .list(
                .object([
                    ("id", "Kennung der Pflicht", .text), ("text", "Was zu tun ist", bilingual),
                    ("source", "Rechtsgrundlage", bilingual), ("dueFrom", "Erster Tag, an dem sie gilt", .day),
                    ("isMet", "Ob der Eintrag sie als erfüllt zeigt; fehlt, wenn er es nicht zeigen kann", .boolean),
                    ("isLate", "Ob sie erst nach ihrer Zeit erfüllt wurde", .boolean),
                    ("awaitsUse", "Ob sie erst mit dem Einsatz gilt, der noch nicht begonnen hat", .boolean),
                ]))
        ),
        (
            "risks", "Risiken der Folgenabschätzung",
            .list(
                .object([
                    ("id", "Kennung des Risikos", .text), ("inherent", "Vor Maßnahmen", rating),
                    ("residual", "Nach Maßnahmen", rating),
                ]))
        ),
        (
            "completeness", "Vollständigkeit",
            .object([
                ("structure", "Pflichtangaben", tier), ("law", "Rechtspflichten", tier),
                ("useful", "Weitere Angaben", tier),
            ])
        ),
    ])

    /// Writes the members of a JSON Schema into an open object.
    func write(into writer: inout JSONWriter) {
        switch self {
        case .text: writer.member("type", "string")
        case .day:
            writer.member("type", "string")
            writer.member("format", "date")
        case .integer: writer.member("type", "integer")
        case .boolean: writer.member("type", "boolean")
        case .code(let codes):
            writer.key("enum")
            writer.beginArray()
            for code in codes { writer.string(code) }
            writer.endArray()
        case .list(let item):
            writer.member("type", "array")
            writer.key("items")
            writer.beginObject()
            item.write(into: &writer)
            writer.endObject()
        case .object(let members):
            writer.member("type", "object")
            writer.key("properties")
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                writer.beginObject()
                writer.member("title", member.title)
                member.shape.write(into: &writer)
                writer.endObject()
            }
            writer.endObject()
            writer.member("additionalProperties", false)
        }
    }
}
