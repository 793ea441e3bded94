import SourceJSON

extension Record {
    /// The day at a path when it has come by a reference day; nil when missing, no day, or still to come.
    ///
    /// What is said to have been done on a day to come has not been done.
    public func day(_ path: String, by reference: Day) -> Day? {
        day(path).flatMap { $0 <= reference ? $0 : nil }
    }

    /// The days and years of what is said to have happened although they lie after a reference day, in the catalogue's
    /// order.
    public func happenings(after reference: Day) -> [(field: Field, value: JSONValue)] {
        var result: [(field: Field, value: JSONValue)] = []
        for index in description.happened {
            let field = description.fields[index]
            for value in values(of: field) where field.liesAhead(value, of: reference) {
                result.append((field, value))
            }
        }
        return result
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
