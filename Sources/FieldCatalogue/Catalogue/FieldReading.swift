import Findings
import SourceJSON

/// One row of the catalogue as it stood in one version.
struct FieldReading {
    let row: JSONValue
    let before: EarlierForms
    let version: CatalogueVersion
    /// Where errors say they are.
    let path: String

    subscript(_ name: String) -> JSONValue? { before.member(name, of: row, in: version.position) }

    /// Kind of value.
    func type() throws(CatalogueError) -> FieldType {
        guard let type = self["type"]?.string.flatMap({ FieldType(rawValue: $0) }) else {
            throw CatalogueError(file: path, reason: "needs a type that exists")
        }
        return type
    }

    /// What may leave the authority, by this version alone.
    func publicationClass() throws(CatalogueError) -> PublicationClass {
        guard let name = self["class"]?.string, let result = PublicationClass(rawValue: name) else {
            throw CatalogueError(file: path, reason: "needs a class that exists")
        }
        return result
    }

    func limits() -> FieldLimits {
        FieldLimits(
            minLength: self["minLength"]?.integer, maxLength: self["maxLength"]?.integer,
            minimum: self["minimum"]?.double, maximum: self["maximum"]?.double,
            minItems: self["minItems"]?.integer, maxItems: self["maxItems"]?.integer,
            unique: self["unique"]?.boolean ?? false)
    }

    func measure() throws(CatalogueError) -> Measure {
        guard let name = self["measure"]?.string else { return .bare }
        guard let measure = Measure(rawValue: name) else {
            throw CatalogueError(file: path, reason: "measure must be one of \(Measure.allCases.map(\.rawValue))")
        }
        return measure
    }

    /// When it must be present.
    ///
    /// - Parameter rename: how this version calls what a condition asks by its latest path.
    func requirement(_ rename: (String) -> String) throws(CatalogueError) -> Requirement {
        guard let value = self["required"] else { return .optional }
        if let condition = try condition("required", rename) { return .when(condition) }
        switch value.string {
        case "header": return .header
        case "always": return .always
        case "agency": return .agency
        default: throw CatalogueError(file: path, reason: "required must be header, always, agency or a condition")
        }
    }

    /// A condition under a member's name; nil when there is none.
    func condition(_ name: String, _ rename: (String) -> String) throws(CatalogueError) -> Condition? {
        guard let value = self[name], value.kind == .object else { return nil }
        var clauses: [Condition.Clause] = []
        for clause in value.list("all") {
            guard let field = clause["field"]?.string else {
                throw CatalogueError(file: path, reason: "a condition's clause needs a field")
            }
            let test: Condition.Clause.Test
            if let options = clause["is"] {
                test = .isOneOf(scalars(options))
            } else if let options = clause["isNot"] {
                test = .isNoneOf(scalars(options))
            } else if let exists = clause["exists"]?.boolean {
                test = .exists(exists)
            } else {
                throw CatalogueError(file: path, reason: "a condition's clause needs is, isNot or exists")
            }
            clauses.append(Condition.Clause(field: rename(field), test: test))
        }
        guard !clauses.isEmpty else { throw CatalogueError(file: path, reason: "a condition needs all: [clauses]") }
        return Condition(clauses: clauses)
    }

    private func scalars(_ value: JSONValue) -> [String] {
        value.elements.compactMap { $0.string ?? $0.boolean.map { $0 ? "true" : "false" } }
    }
}
