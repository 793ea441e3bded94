import SourceJSON

/// A condition on a record's own root-level values, all of whose clauses must hold.
///
/// It can be expressed in JSON Schema (`if`/`then`), so structure and schema agree on it.
public struct Condition: Sendable, Hashable {
    /// One test of one field.
    public struct Clause: Sendable, Hashable {
        /// What is asked of the field's value.
        public enum Test: Sendable, Hashable {
            /// The value is one of these (booleans as `true`/`false`).
            case isOneOf([String])
            /// The value is none of these; holds for a missing value.
            case isNoneOf([String])
            /// The value is present (`true`) or missing (`false`); an empty list names nothing and counts as missing.
            case exists(Bool)
        }
        /// Catalogue path without `[]` or `{}`.
        public let field: String
        /// What is asked.
        public let test: Test

        /// Makes a test of one field.
        package init(field: String, test: Test) {
            self.field = field
            self.test = test
        }
    }

    /// The clauses; an empty list always holds.
    public let clauses: [Clause]

    /// Makes a condition of its clauses.
    package init(clauses: [Clause]) {
        self.clauses = clauses
    }

    /// Whether every clause holds for the record whose root object is `root`.
    public func holds(for root: JSONValue) -> Bool {
        clauses.allSatisfy { clause in
            let value = root.value(atPath: clause.field)
            switch clause.test {
            case .isOneOf(let options): return value.map { matches($0, options) } ?? false
            case .isNoneOf(let options): return value.map { !matches($0, options) } ?? true
            case .exists(let expected): return (value.map { !isEmptyList($0) } ?? false) == expected
            }
        }
    }

    private func isEmptyList(_ value: JSONValue) -> Bool { value.kind == .array && value.count == 0 }

    private func matches(_ value: JSONValue, _ options: [String]) -> Bool {
        switch value.kind {
        case .string: options.contains { value.isString($0) }
        case .boolean: options.contains(value.boolean == true ? "true" : "false")
        default: false
        }
    }
}
