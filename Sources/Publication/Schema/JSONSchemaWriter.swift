import FieldCatalogue
import Findings
import SourceJSON

/// Writes the JSON Schema (2020-12) of a record type from the field catalogue.
///
/// The schema of submissions says exactly what `StructuralValidator` checks; the public one describes what
/// `PublicJSON` writes.
public struct JSONSchemaWriter: Sendable {
    /// Which form of a record the schema describes.
    public enum Form: Sendable {
        /// What an authority submits.
        case submission
        /// What the register publishes.
        case publicRecord
    }

    /// Address below which schemas are published where the site has none of its own: an identifier.
    public static let baseAddress = "https://maki.example/"

    private let catalogue: Catalogue
    private let description: RecordDescription
    private let form: Form

    /// Writes schemas of one record type.
    public init(catalogue: Catalogue, type: RecordType, form: Form) {
        self.catalogue = catalogue
        self.form = form
        description = catalogue.description(of: type)
    }

    /// Path of the schema below the site: it changes with the version.
    public var path: String {
        let name = description.type.rawValue + (form == .publicRecord ? ".public" : "")
        return "schema/\(version)/\(name).schema.json"
    }

    private var version: String {
        form == .publicRecord ? PublicSchemaVersion.current(in: catalogue) : catalogue.version.number
    }

    /// The schema as pretty JSON text.
    ///
    /// - Parameter base: address of the site with `/` at its end.
    public func schema(base: String = baseAddress) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
        writer.member("$id", base + path)
        if form == .publicRecord { writer.member("version", version) }
        writer.member("title", catalogue.label(of: description.type.rawValue, in: "record-type").de)
        writer.member(
            "description",
            form == .submission
                ? "Eintrag, wie ihn eine Behörde einreicht." : "Eintrag, wie ihn das Register veröffentlicht.")
        writer.member("type", "object")
        writeMembers(of: nil, into: &writer)
        if form == .submission { writeConditions(into: &writer) }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func isShown(_ field: Field) -> Bool {
        form == .submission || field.publicationClass != .internal
    }

    private func writeMembers(of parent: Field?, into writer: inout JSONWriter) {
        let children = fields(in: parent).filter(isShown)
        writer.key("properties")
        writer.beginObject()
        for (position, field) in children.enumerated() {
            // Another version may have had another kind of value under the same name.
            let alike = children.filter { $0.name == field.name }
            guard alike.first?.index == field.index else { continue }
            writer.key(field.name)
            guard alike.count > 1 else {
                write(children[position], into: &writer)
                continue
            }
            writer.beginObject()
            writer.key("anyOf")
            writer.beginArray()
            for other in alike.reversed() { write(other, into: &writer) }
            writer.endArray()
            writer.endObject()
        }
        if parent == nil, form == .publicRecord { PublicSchemaParts.writeDerivedAndAbsence(into: &writer) }
        writer.endObject()
        writer.member("additionalProperties", false)
        let required = children.filter { isAlwaysRequired($0, parent: parent) }.map(\.name)
        if !required.isEmpty { writeStrings("required", required, into: &writer) }
    }

    /// What is submitted is of one version, what is published of all: revisions are published as they were accepted.
    private func fields(in place: Field?) -> [Field] {
        form == .publicRecord
            ? description.everyField(in: place)
            : (place?.children ?? description.roots).map { description.fields[$0] }
    }

    private func isAlwaysRequired(_ field: Field, parent: Field?) -> Bool {
        if form == .publicRecord { return parent == nil && field.required == .header }
        return field.required == .header || (parent != nil && field.required == .always)
    }

    private func write(_ field: Field, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("title", field.label.de)
        writer.member("description", field.help.de)
        if !field.source.isEmpty { writer.member("$comment", field.source) }
        if field.isRepeated {
            writer.member("type", "array")
            if let minimum = limits(field).minItems { writer.member("minItems", form == .submission ? minimum : 0) }
            if let maximum = limits(field).maxItems { writer.member("maxItems", maximum) }
            if limits(field).unique { writer.member("uniqueItems", true) }
            writer.key("items")
            writer.beginObject()
            writeSingle(field, into: &writer)
            writer.endObject()
        } else {
            writeSingle(field, into: &writer)
        }
        writer.endObject()
    }

    private func writeSingle(_ field: Field, into writer: inout JSONWriter) {
        switch field.type {
        case .object:
            writer.member("type", "object")
            writeMembers(of: field, into: &writer)
        case .map:
            writer.member("type", "object")
            writer.key("propertyNames")
            writer.beginObject()
            writeStrings("enum", codes(field), into: &writer)
            writer.endObject()
            if form == .submission, let minimum = limits(field).minItems { writer.member("minProperties", minimum) }
            writer.key("additionalProperties")
            writer.beginObject()
            writer.member("type", "object")
            writeMembers(of: field, into: &writer)
            writer.endObject()
        case .boolean: writer.member("type", "boolean")
        case .integer, .number:
            writer.member("type", field.type == .integer ? "integer" : "number")
            let bound = 9_007_199_254_740_991.0
            writer.key("minimum")
            writer.number(limits(field).minimum ?? -bound)
            writer.key("maximum")
            writer.number(limits(field).maximum ?? bound)
        // A schema is that of one type of record.
        case .enum where field.latestPath == .recordType: writer.member("const", description.type.rawValue)
        case .enum: writeStrings("enum", codes(field), into: &writer)
        case .const where form == .publicRecord && field.latestPath == .schemaVersion && catalogue.versions.count > 1:
            writeStrings("enum", catalogue.versions.map(\.number), into: &writer)
        case .const: writer.member("const", field.constant ?? "")
        default:
            writer.member("type", "string")
            writer.member("minLength", limits(field).minLength ?? 1)
            writer.member("maxLength", limits(field).maxLength ?? FieldLimits.longestText)
            if let format = (field.format ?? field.type.impliedFormat).flatMap({ catalogue.formats[$0] }) {
                writer.member("pattern", format.schemaPattern)
            }
        }
    }

    /// The bounds: what is published keeps those of the most generous version.
    private func limits(_ field: Field) -> FieldLimits { form == .publicRecord ? field.widestLimits : field.limits }

    private func codes(_ field: Field) -> [String] {
        let vocabulary = field.vocabulary.flatMap { catalogue.vocabularies[$0] }
        return (form == .publicRecord ? vocabulary?.known : vocabulary?.items)?.map(\.code) ?? []
    }

    private func writeStrings(_ key: String, _ values: [String], into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for value in values { writer.string(value) }
        writer.endArray()
    }

    // MARK: - Conditional requirements

    /// Everything that depends on other values of the record: withdrawal, origin, the catalogue's conditions.
    private func writeConditions(into writer: inout JSONWriter) {
        let isNoWithdrawal = Condition(clauses: [
            Condition.Clause(field: FieldPath.withdrawal.text, test: .exists(false))
        ])
        let isFromAuthority = Condition(
            clauses: [Condition.Clause(field: FieldPath.origin.text, test: .isNoneOf([Origin.publicSource.rawValue]))])
        var rules: [(condition: Condition, field: Field)] = []
        for field in description.present {
            switch field.required {
            case .optional, .header: break
            case .always where field.parent != nil: break
            case .always: rules.append((isNoWithdrawal, field))
            case .agency where field.parent != nil: rules.append((isFromAuthority, field))
            case .agency:
                rules.append((Condition(clauses: isNoWithdrawal.clauses + isFromAuthority.clauses), field))
            case .when(let condition):
                rules.append((Condition(clauses: isNoWithdrawal.clauses + condition.clauses), field))
            }
        }
        guard !rules.isEmpty else { return }
        writer.key("allOf")
        writer.beginArray()
        var done = Set<Condition>()
        for rule in rules where done.insert(rule.condition).inserted {
            writer.beginObject()
            writer.key("if")
            writeCondition(rule.condition, into: &writer)
            writer.key("then")
            writer.beginObject()
            writer.key("allOf")
            writer.beginArray()
            let fields = rules.filter { $0.condition == rule.condition }.map(\.field)
            var parents = Set<Int>()
            for field in fields where parents.insert(field.parent ?? -1).inserted {
                let names = fields.filter { $0.parent == field.parent }.map(\.name)
                writeRequired(names, inside: field.parent, into: &writer)
            }
            writer.endArray()
            writer.endObject()
            writer.endObject()
        }
        writer.endArray()
    }

    private func writeCondition(_ condition: Condition, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("allOf")
        writer.beginArray()
        for clause in condition.clauses {
            let steps = clause.field.utf8.split(separator: UInt8(ascii: ".")).map { step in
                String(decoding: step.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }, as: UTF8.self)
            }
            switch clause.test {
            case .isOneOf(let options): writePresence(steps[...], options: options, into: &writer)
            case .exists(true):
                writePresence(steps[...], options: nil, isList: clause.field.utf8.last == 0x5D, into: &writer)
            case .isNoneOf(let options):
                writer.beginObject()
                writer.key("not")
                writePresence(steps[...], options: options, into: &writer)
                writer.endObject()
            case .exists(false):
                writer.beginObject()
                writer.key("not")
                writePresence(steps[...], options: nil, isList: clause.field.utf8.last == 0x5D, into: &writer)
                writer.endObject()
            }
        }
        writer.endArray()
        writer.endObject()
    }

    /// A schema that holds when the member path exists and, with `options`, its value is one of them; a list must not be
    /// empty.
    private func writePresence(
        _ steps: ArraySlice<String>, options: [String]?, isList: Bool = false, into writer: inout JSONWriter
    ) {
        writer.beginObject()
        guard let step = steps.first else {
            if isList { writer.member("minItems", 1) }
            if let options {
                writer.key("enum")
                writer.beginArray()
                for option in options {
                    writer.string(option)
                    if option == "true" || option == "false" { writer.boolean(option == "true") }
                }
                writer.endArray()
            }
            writer.endObject()
            return
        }
        writer.member("type", "object")
        writeStrings("required", [step], into: &writer)
        if steps.count > 1 || options != nil || isList {
            writer.key("properties")
            writer.beginObject()
            writer.key(step)
            writePresence(steps.dropFirst(), options: options, isList: isList, into: &writer)
            writer.endObject()
        }
        writer.endObject()
    }

    /// A schema that requires members inside the container `parent`, wherever it is present.
    private func writeRequired(_ names: [String], inside parent: Int?, into writer: inout JSONWriter) {
        var chain: [Field] = []
        var current = parent
        while let index = current {
            chain.insert(description.fields[index], at: 0)
            current = description.fields[index].parent
        }
        writeRequired(names, along: chain[...], into: &writer)
    }

    private func writeRequired(_ names: [String], along chain: ArraySlice<Field>, into writer: inout JSONWriter) {
        writer.beginObject()
        guard let field = chain.first else {
            writeStrings("required", names, into: &writer)
            writer.endObject()
            return
        }
        writer.key("properties")
        writer.beginObject()
        writer.key(field.name)
        if field.isRepeated || field.type == .map {
            writer.beginObject()
            writer.key(field.isRepeated ? "items" : "additionalProperties")
            writeRequired(names, along: chain.dropFirst(), into: &writer)
            writer.endObject()
        } else {
            writeRequired(names, along: chain.dropFirst(), into: &writer)
        }
        writer.endObject()
        writer.endObject()
    }
}

extension TextFormat {
    /// The pattern for JSON Schema: anchored at both ends, also for engines whose `$` matches before a final line feed.
    public var schemaPattern: String {
        var bytes = Array(pattern.utf8)
        if bytes.first == UInt8(ascii: "^") { bytes.removeFirst() }
        if bytes.last == UInt8(ascii: "$") { bytes.removeLast() }
        return "^(?:" + String(decoding: bytes, as: UTF8.self) + ")$(?!\\n)"
    }
}
