import Findings
import SourceJSON

/// Reads the catalogue's files one after another.
struct CatalogueLoader {
    private(set) var vocabularies: [String: Vocabulary] = [:]
    private(set) var formats: [String: TextFormat] = [:]
    private(set) var tables: [String: JSONValue] = [:]
    private var groups: [String: [FieldGroup]] = [:]
    private var rows: [String: [JSONValue]] = [:]

    mutating func read(name: String, bytes: [UInt8]) throws(CatalogueError) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes, limits: .unlimited)
        } catch {
            throw CatalogueError(file: name, reason: "\(error)")
        }
        let root = document.root
        if root["fields"] != nil {
            guard let type = root["recordType"]?.string else {
                throw CatalogueError(file: name, reason: "recordType is missing")
            }
            for group in root.list("groups") {
                guard let id = group["id"]?.string, let label = bilingual(group["label"]) else {
                    throw CatalogueError(file: name, reason: "a group needs id and label")
                }
                if groups[type, default: []].contains(where: { $0.id == id }) { continue }
                groups[type, default: []].append(FieldGroup(id: id, label: label))
            }
            for field in root.list("fields") { rows[type, default: []].append(field) }
        } else if root["vocabularies"] != nil || root["formats"] != nil {
            try readVocabularies(root, name: name)
        } else {
            tables[String(name.dropLast(".json".utf8.count))] = root
        }
    }

    private mutating func readVocabularies(_ root: JSONValue, name: String) throws(CatalogueError) {
        for member in root.table("vocabularies") {
            let key = member.key.string
            guard let label = bilingual(member.value["label"]), let items = member.value["items"] else {
                throw CatalogueError(file: name, reason: "vocabulary \(key) needs label and items")
            }
            var list: [Vocabulary.Item] = []
            for item in items.elements {
                guard let code = item["code"]?.string, let label = bilingual(item["label"]) else {
                    throw CatalogueError(file: name, reason: "an item of \(key) needs code and label")
                }
                list.append(
                    Vocabulary.Item(
                        code: code, label: label, help: bilingual(item["help"]),
                        aliases: item["aliases"]?.elements.compactMap(\.string) ?? [], properties: item))
            }
            guard vocabularies.updateValue(Vocabulary(name: key, label: label, items: list), forKey: key) == nil else {
                throw CatalogueError(file: name, reason: "vocabulary \(key) is defined twice")
            }
        }
        for member in root.table("formats") {
            let key = member.key.string
            guard let pattern = member.value["pattern"]?.string, let label = bilingual(member.value["label"]),
                let example = member.value["example"]?.string
            else { throw CatalogueError(file: name, reason: "format \(key) needs pattern, label and example") }
            do {
                formats[key] = TextFormat(
                    name: key, pattern: pattern, label: label, example: example, matcher: try LinearPattern(pattern))
            } catch {
                throw CatalogueError(file: name, reason: "format \(key): pattern at \(error.offset)")
            }
        }
    }

    /// The record descriptions, header fields first.
    func descriptions() throws(CatalogueError) -> [RecordType: RecordDescription] {
        var result: [RecordType: RecordDescription] = [:]
        for type in RecordType.allCases {
            let ownGroups = groups[type.rawValue] ?? []
            let headerGroups = (groups["header"] ?? []).filter { group in !ownGroups.contains { $0.id == group.id } }
            var fields: [Field] = []
            var positions: [String: Int] = [:]
            let headerRows = rows["header"] ?? []
            let ownRows = headerRows + (rows[type.rawValue] ?? [])
            let children = try place(ownRows, type: type, into: &positions)
            for (index, row) in ownRows.enumerated() {
                fields.append(
                    try field(
                        row, index: index, positions: positions, children: children[index], type: type,
                        isHeader: index < headerRows.count))
            }
            result[type] = RecordDescription(type: type, groups: ownGroups + headerGroups, fields: fields)
        }
        return result
    }

    /// Notes where each path stands, and which fields each one holds.
    private func place(
        _ rows: [JSONValue], type: RecordType, into positions: inout [String: Int]
    ) throws(CatalogueError) -> [[Int]] {
        var children: [[Int]] = []
        for (index, row) in rows.enumerated() {
            let path = row["path"]?.string ?? ""
            guard positions.updateValue(index, forKey: path) == nil else {
                throw CatalogueError(file: path, reason: "described twice")
            }
            children.append([])
            guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
            guard let parent = positions[String(path[..<dot])] else {
                throw CatalogueError(file: path, reason: "its parent is not described before it")
            }
            children[parent].append(index)
        }
        return children
    }

    private func field(
        _ row: JSONValue, index: Int, positions: [String: Int], children: [Int], type: RecordType, isHeader: Bool
    ) throws(CatalogueError) -> Field {
        guard let path = row["path"]?.string else {
            throw CatalogueError(file: type.rawValue, reason: "a field has no path")
        }
        guard let kind = row["type"]?.string.flatMap({ FieldType(rawValue: $0) }),
            let publicationClass = row["class"]?.string.flatMap({ PublicationClass(rawValue: $0) }),
            let label = bilingual(row["label"]), let help = bilingual(row["help"]),
            let group = row["group"]?.string
        else { throw CatalogueError(file: path, reason: "needs type, class, group, label and help") }
        let bytes = Array(path.utf8)
        var parent: Int?
        var nameStart = 0
        if let dot = bytes.lastIndex(of: UInt8(ascii: ".")) {
            nameStart = dot + 1
            parent = positions[String(decoding: bytes[..<dot], as: UTF8.self)]
        }
        let isRepeated = bytes.suffix(2).elementsEqual("[]".utf8)
        let isMap = bytes.suffix(2).elementsEqual("{}".utf8)
        let nameEnd = isRepeated || isMap ? bytes.count - 2 : bytes.count
        return Field(
            index: index, path: path, name: String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self),
            parent: parent, children: children, isHeader: isHeader, type: kind, isRepeated: isRepeated,
            hasHappened: row["happened"]?.boolean ?? false,
            required: try requirement(row["required"], path: path),
            applicable: try condition(row["applicable"], path: path),
            limits: FieldLimits(
                minLength: row["minLength"]?.integer, maxLength: row["maxLength"]?.integer,
                minimum: row["minimum"]?.double, maximum: row["maximum"]?.double,
                minItems: row["minItems"]?.integer, maxItems: row["maxItems"]?.integer,
                unique: row["unique"]?.boolean ?? false),
            format: row["format"]?.string, vocabulary: row["vocabulary"]?.string,
            target: row["target"]?.string.flatMap { RecordType(rawValue: $0) }, measure: try measure(row, path: path),
            constant: row["const"]?.string,
            publicationClass: publicationClass, group: group, label: label, help: help,
            source: row["source"]?.string ?? "")
    }

    private func measure(_ row: JSONValue, path: String) throws(CatalogueError) -> Measure {
        guard let name = row["measure"]?.string else { return .bare }
        guard let measure = Measure(rawValue: name) else {
            throw CatalogueError(file: path, reason: "measure must be one of \(Measure.allCases.map(\.rawValue))")
        }
        return measure
    }

    private func requirement(_ value: JSONValue?, path: String) throws(CatalogueError) -> Requirement {
        guard let value else { return .optional }
        if let condition = try condition(value, path: path) { return .when(condition) }
        switch value.string {
        case "header": return .header
        case "always": return .always
        case "agency": return .agency
        default: throw CatalogueError(file: path, reason: "required must be header, always, agency or a condition")
        }
    }

    private func condition(_ value: JSONValue?, path: String) throws(CatalogueError) -> Condition? {
        guard let value, value.kind == .object else { return nil }
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
            clauses.append(Condition.Clause(field: field, test: test))
        }
        guard !clauses.isEmpty else { throw CatalogueError(file: path, reason: "a condition needs all: [clauses]") }
        return Condition(clauses: clauses)
    }

    private func scalars(_ value: JSONValue) -> [String] {
        value.elements.compactMap { $0.string ?? $0.boolean.map { $0 ? "true" : "false" } }
    }

    private func bilingual(_ value: JSONValue?) -> Bilingual? {
        guard let value, let de = value["de"]?.string, let en = value["en"]?.string else { return nil }
        return Bilingual(de: de, en: en)
    }
}

extension JSONValue {
    /// The elements of the member `name`; empty when there is no such array.
    fileprivate func list(_ name: String) -> [JSONValue] { self[name].map { Array($0.elements) } ?? [] }

    /// The members of the member `name`; empty when there is no such object.
    fileprivate func table(_ name: String) -> [JSONMember] { self[name].map { Array($0.members) } ?? [] }
}
