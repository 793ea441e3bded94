import FieldCatalogue
import Findings
import Records
import Synchronization

/// What an interview knows of the world besides the draft: the day, the authorities, other records.
public struct InterviewSurroundings: Sendable {
    /// The day on which the law is applied.
    public let today: Day
    /// The authorities of the register; empty when none is at hand.
    public let authorities: [Choice]
    /// Authorities that are made up: their records are samples.
    public let sampleAuthorities: Set<String>
    /// Other records.
    public let neighbours: any Neighbours
    /// Answers to take over with Enter, by JSON Pointer or catalogue path.
    public let suggestions: [String: String]
    /// The next free identifier of a record of an authority.
    public let identifier: @Sendable (_ type: RecordType, _ authority: String) throws -> String
    /// What could not be read while the talk went on.
    let trouble = ReadingTrouble()

    /// Makes surroundings.
    public init(
        today: Day, authorities: [Choice] = [], sampleAuthorities: Set<String> = [],
        neighbours: any Neighbours = NoNeighbours(), suggestions: [String: String] = [:],
        identifier: @escaping @Sendable (_ type: RecordType, _ authority: String) throws -> String
    ) {
        self.today = today
        self.authorities = authorities
        self.sampleAuthorities = sampleAuthorities
        self.neighbours = neighbours
        self.suggestions = suggestions
        self.identifier = identifier
    }
}

/// Keeps the first failure of reading other records: a talk must not go on as if they did not exist.
final class ReadingTrouble: Sendable {
    private let first = Mutex<(any Error)?>(nil)

    /// What happened first; nil when everything could be read.
    var failure: (any Error)? { first.withLock { $0 } }

    /// The value read, or a stand-in after noting why it could not be.
    func noting<Value>(standIn: Value, _ body: () throws -> Value) -> Value {
        do {
            return try body()
        } catch {
            first.withLock { $0 = $0 ?? error }
            return standIn
        }
    }
}
