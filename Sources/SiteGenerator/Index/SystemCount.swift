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

extension Edition {
    /// `12`, or `12 + 3 Beispiele`.
    func text(_ count: SystemCount) -> String {
        guard count.samples > 0 else { return text(count.real) }
        return texts[
            count.samples == 1 ? "count.withSample" : "count.withSamples", text(count.real), text(count.samples)]
    }

    /// `1 System`, `12 Systeme`, `12 Systeme und 3 erfundene Beispiele`.
    func systems(_ count: SystemCount) -> String {
        let real = texts[count.real == 1 ? "list.one" : "list.many", text(count.real)]
        guard count.samples > 0 else { return real }
        let samples = texts[count.samples == 1 ? "list.sample" : "list.samples", text(count.samples)]
        return count.real == 0 ? samples : texts["list.and", real, samples]
    }
}
