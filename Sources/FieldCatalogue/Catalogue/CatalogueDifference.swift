import Findings
import SourceJSON

/// One thing that is different in a version of the catalogue from the one before.
public struct CatalogueDifference: Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Sendable, CaseIterable {
        /// A field is new.
        case fieldAdded = "field-added"
        /// A field ended: later drafts do not have it.
        case fieldEnded = "field-ended"
        /// A field has another name; its values stay what they were.
        case fieldRenamed = "field-renamed"
        /// A field takes another kind of value.
        case typeChanged = "type-changed"
        /// A field must be stated in other cases than before.
        case requirementChanged = "requirement-changed"
        /// A field makes sense in other cases than before.
        case applicabilityChanged = "applicability-changed"
        /// A field takes longer or shorter texts, other numbers, a text of another form, or codes of another list.
        case limitsChanged = "limits-changed"
        /// More or less of a field may become public; a stricter class holds for earlier revisions as well.
        case classChanged = "class-changed"
        /// A code can be chosen.
        case codeAdded = "code-added"
        /// A code can no longer be chosen.
        case codeRetired = "code-retired"
    }

    /// What happened.
    public let kind: Kind
    /// The type of record; nil for codes, which several types share.
    public let type: RecordType?
    /// The field's path, or the vocabulary's name.
    public let place: String
    /// What was there before: path, type, class, code; nil when nothing was.
    public let before: String?
    /// What is there now; nil when nothing is.
    public let after: String?

    /// All differences between two versions of a catalogue, by record type in page order, codes at the end.
    public static func all(from old: Catalogue, to new: Catalogue) -> [CatalogueDifference] {
        RecordType.allCases.flatMap { type in
            fields(type, old.description(of: type), new.description(of: type), old, new)
        } + codes(old, new)
    }

    private static func fields(
        _ type: RecordType, _ old: RecordDescription, _ new: RecordDescription, _ before: Catalogue, _ after: Catalogue
    ) -> [CatalogueDifference] {
        var result: [CatalogueDifference] = []
        func note(_ kind: Kind, _ place: String, _ before: String?, _ after: String?) {
            guard before != after else { return }
            result.append(CatalogueDifference(kind: kind, type: type, place: place, before: before, after: after))
        }
        var met: Set<Int> = []
        for field in new.present {
            let was = old.present.first { $0.latestPath == field.latestPath }
            guard let was else {
                note(.fieldAdded, field.path, nil, field.path)
                continue
            }
            met.insert(was.index)
            note(.fieldRenamed, field.path, was.path, field.path)
            note(.typeChanged, field.path, was.type.rawValue, field.type.rawValue)
            note(.requirementChanged, field.path, text(of: was.required, old), text(of: field.required, new))
            note(
                .applicabilityChanged, field.path, was.applicable.map { text(of: $0, old) } ?? "always",
                field.applicable.map { text(of: $0, new) } ?? "always")
            note(.limitsChanged, field.path, limits(of: was, before), limits(of: field, after))
            note(.classChanged, field.path, was.statedClass.rawValue, field.statedClass.rawValue)
        }
        for field in old.present where !met.contains(field.index) { note(.fieldEnded, field.path, field.path, nil) }
        return result
    }

    /// A requirement in a few words, fields under their latest names: a new name is no new requirement.
    private static func text(of requirement: Requirement, _ description: RecordDescription) -> String {
        requirement.condition.map { "when " + text(of: $0, description) } ?? requirement.word
    }

    private static func text(of condition: Condition, _ description: RecordDescription) -> String {
        condition.clauses.map { clause in
            let field = description[clause.field]?.latestPath.text ?? clause.field
            return switch clause.test {
            case .isOneOf(let codes): "\(field) is \(codes.joined(separator: " or "))"
            case .isNoneOf(let codes): "\(field) is not \(codes.joined(separator: " or "))"
            case .exists(let isThere): isThere ? "\(field) is stated" : "\(field) is not stated"
            }
        }.joined(separator: " and ")
    }

    /// The bounds of a field in a few words.
    private static func limits(of field: Field, _ catalogue: Catalogue) -> String {
        let limits = field.limits
        let bounds: [(String, String?)] = [
            ("minLength", limits.minLength.map { "\($0)" }), ("maxLength", limits.maxLength.map { "\($0)" }),
            ("minimum", limits.minimum.map { "\($0)" }), ("maximum", limits.maximum.map { "\($0)" }),
            ("minItems", limits.minItems.map { "\($0)" }), ("maxItems", limits.maxItems.map { "\($0)" }),
            ("uniqueItems", limits.unique ? "true" : nil),
            ("pattern", field.format.flatMap { catalogue.formats[$0]?.pattern }),
            ("vocabulary", field.vocabulary),
        ]
        return bounds.compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
    }

    private static func codes(_ old: Catalogue, _ new: Catalogue) -> [CatalogueDifference] {
        new.vocabularies.sorted { $0.key < $1.key }.flatMap { name, vocabulary -> [CatalogueDifference] in
            let was = old.vocabularies[name]
            let added = vocabulary.items.filter { was?.offers($0.code) != true }
            let retired = was?.items.filter { !vocabulary.offers($0.code) } ?? []
            return added.map {
                CatalogueDifference(kind: .codeAdded, type: nil, place: name, before: nil, after: $0.code)
            }
                + retired.map {
                    CatalogueDifference(kind: .codeRetired, type: nil, place: name, before: $0.code, after: nil)
                }
        }
    }
}

extension Requirement {
    /// The requirement in one word, as the field dictionary says it.
    public var word: String {
        switch self {
        case .optional: "optional"
        case .header, .always: "always"
        case .agency: "agency"
        case .when: "when"
        }
    }
}
