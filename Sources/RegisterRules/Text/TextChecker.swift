import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Checks every text of a record: characters, placeholders, contact data, names. Linear, without patterns.
struct TextChecker: Sendable {
    /// - Parameter wantsWarnings: false leaves out what only ever warns and takes long.
    func findings(in record: Record, shape: RecordShape, file: String, wantsWarnings: Bool = true) -> [Finding] {
        record.document.withTape { tape in
            var walk = Walk(tape: tape, shape: shape, record: record, file: file, wantsWarnings: wantsWarnings)
            walk.object(TapeView.root, parent: nil)
            return walk.findings
        }
    }

    /// One walk along the tape; fields and values are only made for findings.
    private struct Walk {
        let tape: TapeView
        let shape: RecordShape
        let record: Record
        let file: String
        let wantsWarnings: Bool
        var findings: [Finding] = []

        mutating func object(_ position: Int, parent: Int?) {
            var guess = 0
            var member = position + 1
            let end = tape.next(position)
            while member < end {
                if let index = tape.withText(member, { [shape] in shape.child(of: parent, named: $0, guess: &guess) }) {
                    value(member + 1, of: index)
                }
                member = tape.next(member + 1)
            }
        }

        private mutating func value(_ position: Int, of index: Int) {
            switch tape.kind(position) {
            case .array:
                var element = position + 1
                let end = tape.next(position)
                while element < end {
                    // An array in an array is wrong already, and may be nested deeply.
                    if tape.kind(element) != .array { value(element, of: index) }
                    element = tape.next(element)
                }
            case .object:
                if shape.nodes[index].type == .map {
                    var member = position + 1
                    let end = tape.next(position)
                    while member < end {
                        if tape.kind(member + 1) == .object { object(member + 1, parent: index) }
                        member = tape.next(member + 1)
                    }
                } else {
                    object(position, parent: index)
                }
            case .string: text(position, of: index)
            case .number: number(position, of: index)
            case .boolean, .null: break
            }
        }

        private mutating func text(_ position: Int, of index: Int) {
            let node = shape.nodes[index]
            let survey = tape.withText(position) { TextSurvey($0) }
            let isWritten = (node.type == .string || node.type == .text) && !node.hasFormat
            let isDamaged =
                survey.mayBeDamaged || survey.hasDigraph && tape.withText(position) { WrittenUmlauts.mayOccur(in: $0) }
            let damages =
                isWritten && isDamaged ? DamagedText.damages(in: record.document.value(at: position).string ?? "") : []
            for damage in damages {
                findings.append(
                    TextMessages.damage(damage, at: tape.span(position), field: field(index), file: file))
            }
            // What was encoded twice may look like control characters; it is mended first.
            if damages.contains(where: { $0.kind == .doubleEncoded }) { return }
            if !survey.isPlain || survey.hasLineFeed, let text = record.document.value(at: position).string,
                let fault = TextCharacters.fault(in: text, allowsLineBreaks: node.type == .text)
            {
                findings.append(
                    TextMessages.finding(
                        fault, at: record.document.value(at: position), text: text, field: field(index), file: file))
                return
            }
            if node.type == .email, node.publicationClass != .internal,
                tape.withText(position, { PersonalNames.isMailbox($0) })
            {
                findings.append(TextMessages.personalMailbox(at: tape.span(position), field: field(index), file: file))
            }
            guard node.type == .string || node.type == .text, !node.hasFormat else { return }
            if tape.withText(position, { Placeholders.contains($0) }) {
                let text = record.document.value(at: position).string ?? ""
                findings.append(
                    TextMessages.placeholder(text, at: tape.span(position), field: field(index), file: file))
            }
            if node.publicationClass != .internal { publicText(position, survey, index) }
        }

        /// What may not stand where everybody reads it.
        private mutating func publicText(_ position: Int, _ survey: TextSurvey, _ index: Int) {
            let span = tape.span(position)
            if survey.hasAtSign || survey.hasNumber,
                let found = tape.withText(position, { ContactData.first(in: $0) }), !field(index).isContact
            {
                findings.append(TextMessages.contact(found, at: span, field: field(index), file: file))
            }
            // Authorities may well be named after people.
            if wantsWarnings, survey.capitals > 1, record.type != .authority,
                let name = tape.withText(position, { PersonalNames.first(in: $0) })
            {
                findings.append(TextMessages.personalName(name, at: span, field: field(index), file: file))
            }
            if survey.hasAngle, let text = record.document.value(at: position).string,
                TextCharacters.looksLikeTag(text)
            {
                findings.append(TextMessages.tag(at: span, field: field(index), file: file))
            }
        }

        private mutating func number(_ position: Int, of index: Int) {
            let value = record.document.value(at: position)
            let mantissa = (value.numberText ?? "").utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
            let digits = mantissa.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
            if digits.count > 15, value.integer == nil {
                findings.append(TextMessages.precision(at: value.span, field: field(index), file: file))
            }
        }

        private func field(_ index: Int) -> Field { record.description.fields[index] }
    }
}

extension Field {
    /// Whether the field is there to hold contact data of a function.
    fileprivate var isContact: Bool {
        name == "contact" || name == "internalContact" || name == "channel" || name == "help"
            || path.utf8.starts(with: "contact.".utf8)
    }
}
