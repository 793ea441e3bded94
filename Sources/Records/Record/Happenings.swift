import FieldCatalogue
import SourceJSON

extension Record {
    /// The day at a path when it has come by a reference day; nil when missing, no day, or still to come.
    ///
    /// What is said to have been done on a day to come has not been done.
    public func day(_ path: FieldPath, by reference: Day) -> Day? {
        day(path).flatMap { $0 <= reference ? $0 : nil }
    }

    /// The days and years of what is said to have happened although they lie after a reference day, in the catalogue's
    /// order.
    public func happenings(after reference: Day) -> [(field: Field, value: JSONValue)] {
        let ahead = namesOfDays(after: reference)
        var result: [(field: Field, value: JSONValue)] = []
        for index in description.happened {
            let field = description.fields[index]
            guard field.type == .integer || ahead.contains(field.name) else { continue }
            for value in values(of: field) where field.liesAhead(value, of: reference) {
                result.append((field, value))
            }
        }
        return result
    }

    /// Names of the members anywhere in the record that hold a day after a reference day: few records have any but plans,
    /// and most fields need not be looked for.
    private func namesOfDays(after reference: Day) -> [String] {
        let text = Array(reference.description.utf8)
        return document.withTape { tape in
            var walk = DayWalk(tape: tape, reference: text)
            if tape.kind(TapeView.root) == .object { walk.object(TapeView.root) }
            return walk.names
        }
    }

    /// One walk along the tape.
    private struct DayWalk {
        let tape: TapeView
        /// `2026-11-27`: days in this form are in the order of their bytes.
        let reference: [UInt8]
        private(set) var names: [String] = []

        init(tape: TapeView, reference: [UInt8]) {
            self.tape = tape
            self.reference = reference
        }

        mutating func object(_ position: Int) {
            var member = position + 1
            let end = tape.next(position)
            while member < end {
                value(member + 1, of: member)
                member = tape.next(member + 1)
            }
        }

        private mutating func value(_ position: Int, of name: Int) {
            switch tape.kind(position) {
            case .object: object(position)
            case .array:
                var element = position + 1
                let end = tape.next(position)
                while element < end {
                    value(element, of: name)
                    element = tape.next(element)
                }
            case .string:
                let isAhead = tape.withText(position) { text in
                    text.count == reference.count && reference.lexicographicallyPrecedes(text)
                }
                if isAhead { names.append(tape.withText(name) { String(decoding: $0, as: UTF8.self) }) }
            case .number, .boolean, .null: break
            }
        }
    }

    /// All values of a field, those in items of lists and in maps included.
    public func values(of field: Field) -> [JSONValue] {
        var steps: [Field] = []
        var current: Field? = field
        while let step = current {
            steps.insert(step, at: 0)
            current = step.parent.map { description.fields[$0] }
        }
        var values = [root]
        for step in steps {
            values = values.compactMap { $0[step.name] }.flatMap { value in
                if step.isRepeated { return Array(value.elements) }
                return step.type == .map ? value.members.map(\.value) : [value]
            }
            if values.isEmpty { return [] }
        }
        return values
    }
}

extension Field {
    /// Whether a day or year of something said to have happened lies after a reference day.
    public func liesAhead(_ value: JSONValue, of reference: Day) -> Bool {
        guard hasHappened else { return false }
        if type == .integer { return (value.integer ?? 0) > reference.year }
        return (value.string.flatMap { Day($0) }).map { $0 > reference } ?? false
    }
}
