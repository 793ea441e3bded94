/// A pattern as a table of states (subset construction): one look-up a byte.
///
/// Bytes that no part of the pattern tells apart share a column, so the tables stay small.
struct PatternTable: Sendable {
    /// Column of each byte.
    private let columns: [UInt8]
    private let columnCount: Int
    /// Next state by state and column; state 0 is where nothing can match any more.
    private let transitions: [UInt16]
    private let isAccepting: [Bool]

    /// Largest number of states; a pattern of the catalogue that needs more is matched step by step instead.
    private static let largest = 4096

    /// Builds the table; nil when it would grow too large.
    init?(start: [Int], sets: [LinearPattern.ByteSet], step: ([Int], UInt8) -> [Int], accepts: ([Int]) -> Bool) {
        var columns = [UInt8](repeating: 0, count: 256)
        var samples: [UInt8] = []
        let distinct = Array(Set(sets))
        for byte in UInt8.min...UInt8.max {
            let same = samples.firstIndex { sample in
                distinct.allSatisfy { $0.contains(sample) == $0.contains(byte) }
            }
            columns[Int(byte)] = UInt8(same ?? samples.count)
            if same == nil { samples.append(byte) }
        }
        var numbers: [[Int]: UInt16] = [[]: 0, start: 1]
        var states: [[Int]] = [[], start]
        var transitions = [UInt16](repeating: 0, count: samples.count)
        var position = 1
        while position < states.count {
            for sample in samples {
                let next = step(states[position], sample).sorted()
                if let number = numbers[next] {
                    transitions.append(number)
                } else {
                    guard states.count < PatternTable.largest else { return nil }
                    numbers[next] = UInt16(states.count)
                    transitions.append(UInt16(states.count))
                    states.append(next)
                }
            }
            position += 1
        }
        self.columns = columns
        columnCount = samples.count
        self.transitions = transitions
        isAccepting = states.map(accepts)
    }

    /// Whether the pattern matches all of `text`.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        transitions.withUnsafeBufferPointer { transitions in
            columns.withUnsafeBufferPointer { columns in
                var state = 1
                for byte in text {
                    state = Int(transitions[state * columnCount + Int(columns[Int(byte)])])
                    if state == 0 { return false }
                }
                return isAccepting[state]
            }
        }
    }
}
