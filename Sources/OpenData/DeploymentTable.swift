import RegisterModel
import SourceJSON

/// `deployments.csv`: the single public fields of the catalogue as columns, named by their paths.
struct DeploymentTable {
    private let fields: [Field]

    init(catalogue: Catalogue) {
        let description = catalogue.description(of: .deployment)
        fields = description.fields.filter { field in
            guard field.isLeaf, field.publicationClass != .internal else { return false }
            var current: Field? = field
            while let step = current {
                if step.isRepeated || step.type == .map || step.publicationClass == .internal { return false }
                current = step.parent.map { description.fields[$0] }
            }
            return true
        }
    }

    func write(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(
            fields.map(\.path) + [
                "derived.riskClass", "derived.friaStatus", "derived.competentAuthority", "isWithdrawn",
            ])
        try sink(writer.take())
        for entry in snapshot.entries(of: .deployment) {
            guard let record = try snapshot.current(entry.id) else { continue }
            let cells = fields.map { field in record.record[field.path].map { Cell.text($0) } ?? "" }
            writer.row(
                cells + [
                    record.facts.riskClass?.rawValue ?? "", record.facts.friaStatus?.rawValue ?? "",
                    record.facts.competentAuthority?.id ?? "", record.isWithdrawn ? "true" : "false",
                ])
            try sink(writer.take())
        }
    }
}

/// `deployment-lists.csv`: lists of deployments in long form.
struct ListTable {
    func write(_ snapshot: Snapshot, to sink: ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter()
        writer.row(["id", "authority", "origin", "pointer", "path", "value"])
        try sink(writer.take())
        for entry in snapshot.entries(of: .deployment) {
            guard let record = try snapshot.current(entry.id) else { continue }
            let description = record.record.description
            func visit(_ value: JSONValue, _ field: Field, _ pointer: JSONPointer, isInList: Bool) {
                if field.isRepeated, value.kind == .array {
                    for (index, element) in value.elements.enumerated() {
                        single(element, field, pointer.appending(index: index), isInList: true)
                    }
                } else {
                    single(value, field, pointer, isInList: isInList)
                }
            }
            func single(_ value: JSONValue, _ field: Field, _ pointer: JSONPointer, isInList: Bool) {
                switch field.type {
                case .object: members(value, field.children, pointer, isInList: isInList)
                case .map:
                    for member in value.members {
                        members(member.value, field.children, pointer.appending(member.key.string), isInList: true)
                    }
                default:
                    if isInList {
                        writer.row([
                            entry.id, entry.authority, entry.origin.rawValue, pointer.description, field.path,
                            Cell.text(value),
                        ])
                    }
                }
            }
            func members(_ value: JSONValue, _ children: [Int], _ pointer: JSONPointer, isInList: Bool) {
                for index in children {
                    let child = description.fields[index]
                    if let member = value[child.name] {
                        visit(member, child, pointer.appending(child.name), isInList: isInList)
                    }
                }
            }
            members(record.record.root, description.roots, JSONPointer([]), isInList: false)
            try sink(writer.take())
        }
    }
}

/// The text of a single value in a table.
enum Cell {
    static func text(_ value: JSONValue) -> String {
        value.string ?? String(decoding: value.document.bytes[value.span], as: UTF8.self)
    }
}
