import OpenData

/// What pages are made of, written down part by part: equal bytes make equal pages.
struct PageInputs {
    private(set) var bytes: [UInt8] = []

    /// Adds a part; its length goes first, so that no two lists of parts look alike.
    mutating func add(_ part: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt64(part.count).littleEndian) { bytes += $0 }
        bytes += part
    }

    /// Adds a text; a missing one differs from an empty one.
    mutating func add(_ text: String?) {
        add(text == nil ? "-".utf8 : "+".utf8)
        add((text ?? "").utf8)
    }

    /// Adds a list with its length.
    mutating func add<Item>(_ items: some Collection<Item>, _ each: (inout PageInputs, Item) -> Void) {
        add("\(items.count)")
        for item in items { each(&self, item) }
    }
}

extension RecordFiles {
    /// Everything the files show that is not the same for all records.
    public var inputs: [UInt8] {
        var inputs = PageInputs()
        let around = material.surroundings
        inputs.add(material.entry.fingerprint)
        precondition(material.reading.texts.count == material.history.count, "a whole reading")
        inputs.add(zip(material.history, material.reading.texts).map { ($0, $1) }) { inputs, revision in
            // Values, derived facts and absences; what the public JSON leaves out follows.
            inputs.add(revision.1)
            inputs.add(revision.0.level.rawValue)
            inputs.add(revision.0.ground)
            inputs.add("\(revision.0.facts.namesForeignAssessment)")
        }
        inputs.add(around.assessments) { $0.add($1) }
        inputs.add(around.reports) { inputs, report in
            for text in [report.type.rawValue, report.id, report.kind, report.title, report.day?.description] {
                inputs.add(text)
            }
        }
        inputs.add(around.rights) { inputs, right in
            inputs.add(right.code)
            inputs.add(right.residual?.rawValue)
        }
        inputs.add(around.siblings) { $0.add($1.fingerprint) }
        inputs.add(around.references.sorted { $0.key < $1.key }) { $0.add($1.value.fingerprint) }
        inputs.add(around.duties) { $0.add($1.rawValue) }
        inputs.add(around.explainedFrom?.description)
        inputs.add("\(around.isReviewOverdue)")
        inputs.add(around.daysAhead.sorted()) { $0.add($1) }
        inputs.add(material.pack?.json() ?? [])
        return inputs.bytes
    }
}
