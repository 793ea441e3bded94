/// How many systems there are: made-up examples are never counted with the others.
struct SystemCount: Sendable, Hashable {
    /// Systems that count in figures.
    private(set) var real = 0
    /// Made-up examples.
    private(set) var samples = 0

    init(_ rows: some Sequence<IndexRow> = []) {
        for row in rows { add(row) }
    }

    /// Counts one more.
    mutating func add(_ row: IndexRow) {
        if row.counts { real += 1 } else { samples += 1 }
    }

    var isEmpty: Bool { real == 0 && samples == 0 }

    /// Order by systems, then by examples.
    static func < (left: SystemCount, right: SystemCount) -> Bool {
        (left.real, left.samples) < (right.real, right.samples)
    }
}
