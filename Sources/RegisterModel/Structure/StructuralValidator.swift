import Findings
import SourceJSON

/// Checks a document against the field catalogue and collects what is wrong, with the smallest span each.
///
/// Everything it finds is also expressed by the JSON Schema that `JSONSchemaWriter` makes of the same catalogue.
public struct StructuralValidator: Sendable {
    let catalogue: Catalogue
    let isDraft: Bool
    private let lookups: [RecordType: MemberLookup]

    /// Makes a validator.
    ///
    /// - Parameter isDraft: when true, missing required fields are not reported.
    public init(catalogue: Catalogue, isDraft: Bool = false) {
        self.catalogue = catalogue
        self.isDraft = isDraft
        lookups = catalogue.descriptions.mapValues { MemberLookup(description: $0) }
    }

    /// All structural findings of a document, in source order.
    public func findings(in document: JSONDocument, file: String) -> [Finding] {
        let root = document.root
        guard root.kind == .object else {
            return [StructuralMessages.notAnObject(root, file: file)]
        }
        guard let record = Record(document: document, catalogue: catalogue), let lookup = lookups[record.type] else {
            return [StructuralMessages.recordType(root, file: file)]
        }
        var walk = Walk(
            validator: self, description: record.description, lookup: lookup, root: root, file: file,
            isWithdrawal: record.isWithdrawal, isPublicSource: record.origin == .publicSource)
        walk.object(root, fields: record.description.roots, owner: nil, at: JSONPointer([]))
        return walk.findings.sorted { ($0.span.lowerBound, $0.code) < ($1.span.lowerBound, $1.code) }
    }

    /// One walk over one document.
    private struct Walk {
        let validator: StructuralValidator
        let description: RecordDescription
        let lookup: MemberLookup
        let root: JSONValue
        let file: String
        let isWithdrawal: Bool
        let isPublicSource: Bool
        var findings: [Finding] = []

        private var catalogue: Catalogue { validator.catalogue }

        mutating func object(_ value: JSONValue, fields: [Int], owner: Field?, at pointer: JSONPointer) {
            var present = Set<Int>()
            for member in value.members {
                guard let index = lookup.child(of: owner?.index, named: member.key) else {
                    let names = fields.map { description.fields[$0].name }
                    findings.append(
                        StructuralMessages.unknownKey(
                            member.key, value: member.value, candidates: names, description: description, owner: owner,
                            file: file))
                    continue
                }
                present.insert(index)
                let field = description.fields[index]
                self.value(member.value, of: field, at: pointer.appending(field.name))
            }
            guard !validator.isDraft else { return }
            for index in fields where !present.contains(index) {
                let field = description.fields[index]
                if isRequired(field) {
                    findings.append(
                        StructuralMessages.missing(
                            field, in: value, owner: owner, catalogue: catalogue, file: file))
                }
            }
        }

        private func isRequired(_ field: Field) -> Bool {
            switch field.required {
            case .optional: false
            case .header: true
            case .always: field.parent != nil || !isWithdrawal
            case .agency: field.parent != nil ? !isPublicSource : !isWithdrawal && !isPublicSource
            case .when(let condition): !isWithdrawal && condition.holds(for: root)
            }
        }

        private mutating func value(_ value: JSONValue, of field: Field, at pointer: JSONPointer) {
            guard field.isRepeated else {
                single(value, of: field, at: pointer)
                return
            }
            guard value.kind == .array else {
                findings.append(StructuralMessages.wrongType(value, of: field, expectsArray: true, file: file))
                return
            }
            let count = value.count
            if count < field.limits.minItems ?? 0 || count > field.limits.maxItems ?? Int.max {
                findings.append(StructuralMessages.itemCount(value, count: count, of: field, file: file))
            }
            var seen = Set<[UInt8]>()
            for (index, element) in value.elements.enumerated() {
                if field.limits.unique, !seen.insert(CanonicalJSON.bytes(of: element)).inserted {
                    findings.append(StructuralMessages.duplicateItem(element, of: field, file: file))
                }
                single(element, of: field, at: pointer.appending(index: index))
            }
        }

        private mutating func single(_ value: JSONValue, of field: Field, at pointer: JSONPointer) {
            switch field.type {
            case .object:
                guard value.kind == .object else { return wrongType(value, field) }
                object(value, fields: field.children, owner: field, at: pointer)
            case .map:
                guard value.kind == .object else { return wrongType(value, field) }
                map(value, of: field, at: pointer)
            case .boolean:
                if value.kind != .boolean { wrongType(value, field) }
            case .integer:
                guard value.kind == .number, let number = value.integer else { return wrongType(value, field) }
                range(Double(number), value, field)
            case .number:
                guard value.kind == .number, let number = value.double else { return wrongType(value, field) }
                range(number, value, field)
            default:
                guard value.kind == .string, let utf8 = value.utf8 else { return wrongType(value, field) }
                text(utf8, value, field)
            }
        }

        private mutating func map(_ value: JSONValue, of field: Field, at pointer: JSONPointer) {
            let vocabulary = field.vocabulary.flatMap { catalogue.vocabularies[$0] }
            var keys = Set<String>()
            for member in value.members {
                let key = member.key.string
                guard let vocabulary, vocabulary[key] != nil else {
                    findings.append(
                        StructuralMessages.unknownMapKey(
                            member.key, candidates: vocabulary?.items.map(\.code) ?? [], of: field, file: file))
                    continue
                }
                keys.insert(key)
                guard member.value.kind == .object else {
                    findings.append(
                        StructuralMessages.wrongType(member.value, of: field, expectsArray: false, file: file))
                    continue
                }
                object(member.value, fields: field.children, owner: field, at: pointer.appending(key))
            }
            if keys.count < field.limits.minItems ?? 0, !validator.isDraft {
                let missing = vocabulary?.items.map(\.code).filter { !keys.contains($0) } ?? []
                findings.append(
                    StructuralMessages.missingMapKeys(value, missing: missing, of: field, file: file))
            }
        }

        private mutating func wrongType(_ value: JSONValue, _ field: Field) {
            findings.append(StructuralMessages.wrongType(value, of: field, expectsArray: false, file: file))
        }

        private mutating func range(_ number: Double, _ value: JSONValue, _ field: Field) {
            let bound = 9_007_199_254_740_991.0
            let minimum = field.limits.minimum ?? -bound
            let maximum = field.limits.maximum ?? bound
            if number < minimum || number > maximum {
                findings.append(StructuralMessages.range(value, of: field, file: file))
            }
        }

        private mutating func text(_ utf8: [UInt8], _ value: JSONValue, _ field: Field) {
            if field.type == .const {
                if !value.isString(field.constant ?? "") {
                    findings.append(StructuralMessages.constant(value, of: field, file: file))
                }
                return
            }
            if field.type == .enum {
                guard let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }) else { return }
                if vocabulary[String(decoding: utf8, as: UTF8.self)] == nil {
                    findings.append(
                        StructuralMessages.notInVocabulary(value, vocabulary: vocabulary, of: field, file: file))
                }
                return
            }
            // Code points are the bytes that do not continue a sequence.
            let length = utf8.reduce(into: 0) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 }
            let minimum = field.limits.minLength ?? 1
            if length < minimum || length > field.limits.maxLength ?? FieldLimits.longestText {
                findings.append(StructuralMessages.length(value, length: length, of: field, file: file))
                return
            }
            if let name = field.format ?? field.type.impliedFormat, let format = catalogue.formats[name],
                !format.matches(String(decoding: utf8, as: UTF8.self))
            {
                findings.append(StructuralMessages.format(value, format: format, of: field, file: file))
            }
        }
    }
}

extension FieldLimits {
    /// Longest text anywhere, in code points (record model, "Limits": long text ≤ 20 kB).
    static let longestText = 20_000
}

extension FieldType {
    /// The format that values of this type have without naming it.
    public var impliedFormat: String? {
        switch self {
        case .date: "date"
        case .instant: "instant"
        case .email: "email"
        case .url: "https-url"
        case .pointer: "json-pointer"
        case .reference: "record-reference"
        default: nil
        }
    }
}

/// Finds the field behind a member name without making a String.
struct MemberLookup: Sendable {
    private var children: [[Int: [(name: String, index: Int)]]] = []

    init(description: RecordDescription) {
        children = Array(repeating: [:], count: description.fields.count + 1)
        for field in description.fields {
            children[(field.parent ?? -1) + 1][field.name.utf8.count, default: []].append((field.name, field.index))
        }
    }

    /// The position of the field `key` inside the field `owner` (nil: the root); nil when there is none.
    func child(of owner: Int?, named key: JSONKey) -> Int? {
        // Keys with escapes are longer in the source than the name: compare all then.
        let candidates = children[(owner ?? -1) + 1]
        if let sameLength = candidates[key.span.count - 2],
            let match = sameLength.first(where: { key.equals($0.name) })
        {
            return match.index
        }
        for (_, list) in candidates {
            if let match = list.first(where: { key.equals($0.name) }) { return match.index }
        }
        return nil
    }
}
