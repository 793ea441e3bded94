import Findings
import SourceJSON

/// Reads the catalogue's files one after another, and gives out what each version had of them.
struct CatalogueLoader {
    private(set) var tables: [String: JSONValue] = [:]
    private var groups: [String: [FieldGroup]] = [:]
    private var rows: [String: [JSONValue]] = [:]
    private var vocabularyParts: [(key: String, value: JSONValue)] = []
    private var formatParts: [(key: String, value: JSONValue)] = []

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
                guard let id = group["id"]?.string, let label = Bilingual(group["label"]) else {
                    throw CatalogueError(file: name, reason: "a group needs id and label")
                }
                if groups[type, default: []].contains(where: { $0.id == id }) { continue }
                groups[type, default: []].append(FieldGroup(id: id, label: label))
            }
            for field in root.list("fields") { rows[type, default: []].append(field) }
        } else if root["vocabularies"] != nil || root["formats"] != nil {
            vocabularyParts += root.table("vocabularies").map { ($0.key.string, $0.value) }
            formatParts += root.table("formats").map { ($0.key.string, $0.value) }
        } else {
            tables[String(name.dropLast(".json".utf8.count))] = root
        }
    }

    /// The vocabularies with the codes of a version, and those of earlier ones as retired.
    func vocabularies(
        in version: CatalogueVersion, of versions: [CatalogueVersion]
    ) throws(CatalogueError) -> [String: Vocabulary] {
        var result: [String: Vocabulary] = [:]
        for (key, value) in vocabularyParts {
            guard let label = Bilingual(value["label"]), let items = value["items"] else {
                throw CatalogueError(file: key, reason: "a vocabulary needs label and items")
            }
            var offered: [Vocabulary.Item] = []
            var retired: [Vocabulary.Item] = []
            for item in items.elements {
                guard let code = item["code"]?.string, let label = Bilingual(item["label"]) else {
                    throw CatalogueError(file: key, reason: "an item needs code and label")
                }
                let span = try VersionSpan(of: item, named: "\(key) \(code)", among: versions).positions
                let read = Vocabulary.Item(
                    code: code, label: label, help: Bilingual(item["help"]),
                    aliases: item["aliases"]?.elements.compactMap(\.string) ?? [], properties: item)
                if span.contains(version.position) {
                    offered.append(read)
                } else if span.upperBound <= version.position {
                    retired.append(read)
                }
            }
            let vocabulary = Vocabulary(name: key, label: label, items: offered, retired: retired)
            guard result.updateValue(vocabulary, forKey: key) == nil else {
                throw CatalogueError(file: key, reason: "this vocabulary is defined twice")
            }
        }
        return result
    }

    /// The text formats with the patterns of a version.
    func formats(
        in version: CatalogueVersion, of versions: [CatalogueVersion]
    ) throws(CatalogueError) -> [String: TextFormat] {
        var result: [String: TextFormat] = [:]
        for (key, value) in formatParts {
            let before = try EarlierForms(of: value, named: key, among: versions)
            guard let pattern = before.member("pattern", of: value, in: version.position)?.string,
                let label = Bilingual(value["label"]),
                let example = before.member("example", of: value, in: version.position)?.string
            else { throw CatalogueError(file: key, reason: "a format needs pattern, label and example") }
            do {
                result[key] = TextFormat(
                    name: key, pattern: pattern, label: label, example: example, matcher: try LinearPattern(pattern))
            } catch {
                throw CatalogueError(file: key, reason: "pattern at \(error.offset)")
            }
        }
        return result
    }

    /// The rows of a record type, header fields first, ready to be read by any version.
    func builder(
        for type: RecordType, versions: [CatalogueVersion]
    ) throws(CatalogueError) -> DescriptionBuilder {
        let ownGroups = groups[type.rawValue] ?? []
        let headerGroups = (groups["header"] ?? []).filter { group in !ownGroups.contains { $0.id == group.id } }
        return try DescriptionBuilder(
            type: type, groups: ownGroups + headerGroups, header: rows["header"] ?? [],
            own: rows[type.rawValue] ?? [], versions: versions)
    }
}

extension Bilingual {
    /// Reads `{"de": …, "en": …}`; nil when one of them is missing.
    init?(_ value: JSONValue?) {
        guard let value, let de = value["de"]?.string, let en = value["en"]?.string else { return nil }
        self.init(de: de, en: en)
    }
}

extension JSONValue {
    /// The elements of the member `name`; empty when there is no such array.
    func list(_ name: String) -> [JSONValue] { self[name].map { Array($0.elements) } ?? [] }

    /// The members of the member `name`; empty when there is no such object.
    fileprivate func table(_ name: String) -> [JSONMember] { self[name].map { Array($0.members) } ?? [] }
}
