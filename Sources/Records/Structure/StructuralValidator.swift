import FieldCatalogue
import Findings
import SourceJSON

/// Checks a document against the field catalogue and collects what is wrong, with the smallest span each.
///
/// Everything it finds is also expressed by the JSON Schema that `JSONSchemaWriter` makes of the same catalogue.
/// It is cheap to use and dear to make: make one for many documents, and one for each processor.
public struct StructuralValidator: Sendable {
    let catalogue: Catalogue
    let isDraft: Bool
    package let shapes: RecordShapes

    /// Makes a validator.
    ///
    /// - Parameter isDraft: when true, missing required fields are not reported.
    public init(catalogue: Catalogue, isDraft: Bool = false) {
        self.catalogue = catalogue
        self.isDraft = isDraft
        shapes = RecordShapes(catalogue)
    }

    /// All structural findings of a document, in source order.
    ///
    /// An accepted revision (one with `recordedAt`) is checked by the version of the catalogue it names, a draft by the
    /// latest.
    public func findings(in document: JSONDocument, file: String) -> [Finding] {
        let root = document.root
        guard root.kind == .object else {
            return [StructuralMessages.notAnObject(root, file: file)]
        }
        let edition = root[.recordedAt] == nil ? catalogue : catalogue.edition(of: root)
        guard let record = Record(document: document, edition: edition), let shape = shapes.shape(of: record) else {
            return [StructuralMessages.recordType(root, file: file)]
        }
        let findings = document.withTape { tape in
            var walk = StructuralWalk(
                tape: tape, shape: shape, record: record, catalogue: edition, isDraft: isDraft, file: file)
            walk.object(TapeView.root, parent: nil)
            return walk.findings
        }
        return findings.sorted { ($0.span.lowerBound, $0.code) < ($1.span.lowerBound, $1.code) }
    }
}

/// One walk over one document: along the tape, with the shape at hand; labels only where something is wrong.
private struct StructuralWalk {
    let tape: TapeView
    let shape: RecordShape
    let record: Record
    let catalogue: Catalogue
    let isDraft: Bool
    let file: String
    let isWithdrawal: Bool
    let isPublicSource: Bool
    var findings: [Finding] = []
    /// What is known of each condition: 0 nothing, 1 it holds, 2 it does not.
    private var verdicts: [UInt8]

    init(
        tape: TapeView, shape: RecordShape, record: Record, catalogue: Catalogue, isDraft: Bool, file: String
    ) {
        self.tape = tape
        self.shape = shape
        self.record = record
        self.catalogue = catalogue
        self.isDraft = isDraft
        self.file = file
        isWithdrawal = record.isWithdrawal
        isPublicSource = record.origin == .publicSource
        verdicts = Array(repeating: 0, count: shape.conditions.count)
    }

    private func field(_ index: Int) -> Field { record.description.fields[index] }

    private func value(_ position: Int) -> JSONValue { record.document.value(at: position) }

    mutating func object(_ position: Int, parent: Int?) {
        let children = shape.children(of: parent)
        // By ordinal of the field in its object.
        var present = Bits256()
        var guess = 0
        var member = position + 1
        let end = tape.next(position)
        while member < end {
            defer { member = tape.next(member + 1) }
            let index = tape.withText(member) { [shape] in shape.child(of: parent, named: $0, guess: &guess) }
            guard let index else {
                unknownKey(member, in: position, parent: parent)
                continue
            }
            present.insert(guess - 1)
            value(member + 1, of: index)
        }
        guard !isDraft else { return }
        for ordinal in 0..<children.count where !present.contains(ordinal) {
            let index = shape.order[children.lowerBound + ordinal]
            if isRequired(shape.nodes[index]) {
                findings.append(
                    StructuralMessages.missing(
                        field(index), in: value(position), owner: parent.map { field($0) },
                        description: record.description, catalogue: catalogue, file: file))
            }
        }
    }

    private mutating func unknownKey(_ member: Int, in object: Int, parent: Int?) {
        let names = shape.children(of: parent).map { field(shape.order[$0]).name }
        findings.append(
            StructuralMessages.unknownKey(
                record.document.key(at: member), in: value(object), candidates: names,
                description: record.description, owner: parent.map { field($0) }, file: file))
    }

    private mutating func isRequired(_ node: RecordShape.Node) -> Bool {
        switch node.requirement {
        case .optional: return false
        case .header: return true
        case .always: return node.isInObject || !isWithdrawal
        case .agency: return node.isInObject ? !isPublicSource : !isWithdrawal && !isPublicSource
        case .when(let condition):
            if isWithdrawal { return false }
            if verdicts[condition] == 0 { verdicts[condition] = shape.conditions[condition].holds(tape) ? 1 : 2 }
            return verdicts[condition] == 1
        }
    }

    private mutating func value(_ position: Int, of index: Int) {
        guard shape.nodes[index].isRepeated else {
            single(position, of: index)
            return
        }
        guard tape.kind(position) == .array else {
            wrongType(position, index, expectsArray: true)
            return
        }
        let limits = shape.nodes[index].limits
        let count = tape.count(position)
        if count < limits.minItems ?? 0 || count > limits.maxItems ?? Int.max {
            findings.append(StructuralMessages.itemCount(value(position), count: count, of: field(index), file: file))
        }
        // A few plain texts are compared with each other, anything else by its canonical form.
        let isCompared = limits.unique && count > 1 && count <= 16 && hasPlainTexts(position)
        let isHashed = limits.unique && count > 1 && !isCompared
        var seen = Set<[UInt8]>()
        var element = position + 1
        let end = tape.next(position)
        while element < end {
            if isHashed && !seen.insert(CanonicalJSON.bytes(of: value(element))).inserted
                || isCompared && isRepeated(element, after: position)
            {
                findings.append(StructuralMessages.duplicateItem(value(element), of: field(index), file: file))
            }
            single(element, of: index)
            element = tape.next(element)
        }
    }

    /// Whether all elements of an array are strings without escapes.
    private func hasPlainTexts(_ array: Int) -> Bool {
        var element = array + 1
        while element < tape.next(array) {
            guard tape.kind(element) == .string, tape.plainText(element) != nil else { return false }
            element = tape.next(element)
        }
        return true
    }

    /// Whether a plain text stands in its array before as well.
    private func isRepeated(_ element: Int, after array: Int) -> Bool {
        guard let text = tape.plainText(element) else { return false }
        for other in array + 1..<element {
            if let earlier = tape.plainText(other), earlier.elementsEqual(text) { return true }
        }
        return false
    }

    private mutating func single(_ position: Int, of index: Int) {
        let kind = tape.kind(position)
        switch shape.nodes[index].type {
        case .object:
            guard kind == .object else { return wrongType(position, index) }
            object(position, parent: index)
        case .map:
            guard kind == .object else { return wrongType(position, index) }
            map(position, of: index)
        case .boolean:
            if kind != .boolean { wrongType(position, index) }
        case .integer:
            guard kind == .number, let number = value(position).integer else { return wrongType(position, index) }
            range(Double(number), position, index)
        case .number:
            guard kind == .number, let number = value(position).double else { return wrongType(position, index) }
            range(number, position, index)
        default:
            guard kind == .string else { return wrongType(position, index) }
            text(position, index)
        }
    }

    private mutating func map(_ position: Int, of index: Int) {
        let node = shape.nodes[index]
        let vocabulary = field(index).vocabulary.flatMap { catalogue.vocabularies[$0] }
        let codes = vocabulary?.items.map(\.code) ?? []
        var keys = Set<String>()
        var member = position + 1
        let end = tape.next(position)
        while member < end {
            defer { member = tape.next(member + 1) }
            let code = tape.withText(member) { [shape] in shape.vocabularies[node.vocabulary].position(of: $0) }
            guard let code else {
                findings.append(
                    StructuralMessages.unknownMapKey(
                        record.document.key(at: member), candidates: codes, of: field(index), file: file))
                continue
            }
            keys.insert(codes[code])
            guard tape.kind(member + 1) == .object else {
                wrongType(member + 1, index)
                continue
            }
            object(member + 1, parent: index)
        }
        if keys.count < node.limits.minItems ?? 0, !isDraft {
            findings.append(
                StructuralMessages.missingMapKeys(
                    value(position), missing: codes.filter { !keys.contains($0) }, of: field(index), file: file))
        }
    }

    /// A draft may still hold what the scaffold put there.
    private func isLeftOpen(_ position: Int) -> Bool {
        isDraft && tape.kind(position) == .string && tape.withText(position) { ScaffoldMark.isPlaceholder($0) }
    }

    private mutating func wrongType(_ position: Int, _ index: Int, expectsArray: Bool = false) {
        guard !isLeftOpen(position) else { return }
        findings.append(
            StructuralMessages.wrongType(
                value(position), of: field(index), expectsArray: expectsArray,
                vocabulary: field(index).vocabulary.flatMap { catalogue.vocabularies[$0] }, file: file))
    }

    private mutating func range(_ number: Double, _ position: Int, _ index: Int) {
        let bound = 9_007_199_254_740_991.0
        let limits = shape.nodes[index].limits
        if number < limits.minimum ?? -bound || number > limits.maximum ?? bound {
            findings.append(StructuralMessages.range(value(position), of: field(index), file: file))
        }
    }

    /// What can be wrong with a text.
    private enum TextFault {
        case none, constant, code, length(Int), format
    }

    private mutating func text(_ position: Int, _ index: Int) {
        let node = shape.nodes[index]
        switch tape.withText(position, { [shape] in StructuralWalk.fault(of: $0, node, shape) }) {
        case .none: break
        case _ where isLeftOpen(position): break
        case .constant:
            findings.append(StructuralMessages.constant(value(position), of: field(index), file: file))
        case .code:
            guard let vocabulary = field(index).vocabulary.flatMap({ catalogue.vocabularies[$0] }) else { return }
            findings.append(
                StructuralMessages.notInVocabulary(
                    value(position), vocabulary: vocabulary, of: field(index), file: file))
        case .length(let length):
            findings.append(StructuralMessages.length(value(position), length: length, of: field(index), file: file))
        case .format:
            findings.append(
                StructuralMessages.format(
                    value(position), format: shape.formats[node.format], of: field(index), file: file))
        }
    }

    private static func fault(
        of text: UnsafeBufferPointer<UInt8>, _ node: RecordShape.Node, _ shape: RecordShape
    ) -> TextFault {
        if node.type == .const { return shape.constants.isEqual(node.constant, text) ? .none : .constant }
        if node.type == .enum {
            return shape.vocabularies[node.vocabulary].position(of: text) == nil ? .code : .none
        }
        // Code points are the bytes that do not continue a sequence.
        var length = 0
        for byte in text { length += byte & 0xC0 == 0x80 ? 0 : 1 }
        if length < node.limits.minLength ?? 1 || length > node.limits.maxLength ?? FieldLimits.longestText {
            return .length(length)
        }
        if node.format >= 0, !shape.formats[node.format].matches(text) { return .format }
        return .none
    }
}

extension FieldLimits {
    /// Longest text anywhere, in code points (record model, "Limits": long text ≤ 20 kB).
    package static let longestText = 20_000
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
