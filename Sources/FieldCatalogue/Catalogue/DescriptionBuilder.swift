import Findings
import SourceJSON

/// Makes the description of a record type in each version of the catalogue.
///
/// A row of the catalogue is one field through all versions, whatever it was called. For each name and kind of value it
/// had there is a *place*, with the same position in the descriptions of all versions.
struct DescriptionBuilder {
    /// A row of the catalogue.
    private struct Row {
        let value: JSONValue
        let before: EarlierForms
        let span: Range<Int>
        /// Position of the row of the containing field.
        let parent: Int?
        let isHeader: Bool
        let path: String
        /// Path of the ended field in whose place it stands, alone or with others; nil for none.
        let replaces: String?
    }

    /// A name and kind of value that a row had for some versions.
    private struct Place {
        let row: Int
        let path: String
        let name: String
        let type: FieldType
        let parent: Int?
        var versions: Range<Int>
    }

    private let type: RecordType
    private let groups: [FieldGroup]
    private let versions: [CatalogueVersion]
    private var rows: [Row] = []
    private var places: [Place] = []
    /// Places of each row, oldest first.
    private var placesOfRow: [[Int]] = []
    /// Rows that stand in the place of an ended field, by its path.
    private var replacing: [String: [Int]] = [:]
    /// Whether something is called otherwise in an earlier version.
    private var hasRenames = false
    /// What was made of a place last: it is used again where nothing differs.
    private var made: [Field?] = []

    init(
        type: RecordType, groups: [FieldGroup], header: [JSONValue], own: [JSONValue], versions: [CatalogueVersion]
    ) throws(CatalogueError) {
        self.type = type
        self.groups = groups
        self.versions = versions
        try readRows(header, own)
        try findPlaces()
        made = Array(repeating: nil, count: places.count)
    }

    private mutating func readRows(_ header: [JSONValue], _ own: [JSONValue]) throws(CatalogueError) {
        var known: [String: [Int]] = [:]
        for (index, value) in (header + own).enumerated() {
            guard let path = value["path"]?.string else {
                throw CatalogueError(file: type.rawValue, reason: "a field has no path")
            }
            let span = try VersionSpan(of: value, named: path, among: versions).positions
            var parent: Int?
            if let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) {
                parent = known[String(path[..<dot])]?.last { rows[$0].span.overlaps(span) }
                guard parent != nil else {
                    throw CatalogueError(file: path, reason: "its parent is not described before it")
                }
            }
            known[path, default: []].append(index)
            rows.append(
                Row(
                    value: value, before: try EarlierForms(of: value, named: path, among: versions), span: span,
                    parent: parent, isHeader: index < header.count, path: path, replaces: value["replaces"]?.string))
        }
        for (index, row) in rows.enumerated() {
            guard let replaced = row.replaces else { continue }
            replacing[replaced, default: []].append(index)
            guard known[replaced]?.contains(where: { rows[$0].span.upperBound <= row.span.lowerBound }) == true else {
                throw CatalogueError(file: row.path, reason: "replaces names a field that ended before")
            }
        }
    }

    private mutating func findPlaces() throws(CatalogueError) {
        var taken = Array(repeating: Set<String>(), count: versions.count)
        for (index, row) in rows.enumerated() {
            placesOfRow.append([])
            for version in row.span {
                var parent: Int?
                if let above = row.parent {
                    // A field is there only while what contains it is.
                    guard let place = place(ofRow: above, in: version) else { continue }
                    parent = place
                    guard [.object, .map].contains(places[place].type) else {
                        throw CatalogueError(
                            file: row.path, reason: "its parent holds no fields in \(versions[version].number)")
                    }
                }
                let reading = reading(index, version)
                let name = try name(of: row, reading)
                let path = parent.map { places[$0].path + "." + name } ?? name
                let kind = try reading.type()
                guard taken[version].insert(path).inserted else {
                    throw CatalogueError(file: path, reason: "described twice")
                }
                if let last = placesOfRow[index].last, places[last].path == path, places[last].type == kind,
                    places[last].parent == parent
                {
                    places[last].versions = places[last].versions.lowerBound..<version + 1
                    continue
                }
                placesOfRow[index].append(places.count)
                places.append(
                    Place(
                        row: index, path: path, name: name, type: kind, parent: parent,
                        versions: version..<version + 1))
            }
            guard let last = placesOfRow[index].last else {
                throw CatalogueError(file: row.path, reason: "exists in no version in which its parent exists")
            }
            if placesOfRow[index].contains(where: { places[$0].path != places[last].path }) {
                hasRenames = true
                if placesOfRow[index].contains(where: { places[$0].name != places[last].name }) {
                    try checkRename(of: row)
                }
            }
        }
    }

    /// The last step of a row's path as a version calls it, with `[]` or `{}`.
    private func name(of row: Row, _ reading: FieldReading) throws(CatalogueError) -> String {
        if let name = reading["name"]?.string {
            guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: ".")) else {
                throw CatalogueError(file: row.path, reason: "name is the last step of a path")
            }
            return name
        }
        guard let dot = row.path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return row.path }
        return String(row.path[row.path.utf8.index(after: dot)...])
    }

    /// Code reads fields by their latest path (`Record.subscript`), which works for members of single objects.
    private func checkRename(of row: Row) throws(CatalogueError) {
        guard !row.isHeader else { throw CatalogueError(file: row.path, reason: "a header field keeps its name") }
        var above = row.parent
        while let index = above {
            guard !rows[index].path.utf8.contains(UInt8(ascii: "[")), !rows[index].path.utf8.contains(UInt8(ascii: "{"))
            else {
                throw CatalogueError(
                    file: row.path, reason: "a field in a list keeps its name: let it end and add another")
            }
            above = rows[index].parent
        }
    }

    private func place(ofRow row: Int, in version: Int) -> Int? {
        placesOfRow[row].first { places[$0].versions.contains(version) }
    }

    private func reading(_ row: Int, _ version: Int) -> FieldReading {
        FieldReading(row: rows[row].value, before: rows[row].before, version: versions[version], path: rows[row].path)
    }

    /// The description in a version.
    mutating func description(in version: CatalogueVersion) throws(CatalogueError) -> RecordDescription {
        var children = Array(repeating: [Int](), count: places.count)
        for (index, place) in places.enumerated() where place.versions.contains(version.position) {
            if let parent = place.parent { children[parent].append(index) }
        }
        var fields: [Field] = []
        for index in places.indices { fields.append(try field(index, children[index], in: version.position)) }
        return RecordDescription(type: type, version: version, groups: groups, fields: fields)
    }

    private mutating func field(
        _ index: Int, _ children: [Int], in wanted: Int
    ) throws(CatalogueError) -> Field {
        let place = places[index]
        let row = rows[place.row]
        // A version that does not have the field shows it as the version nearest to it had it.
        let version = min(max(wanted, place.versions.lowerBound), place.versions.upperBound - 1)
        let publicationClass = try strictestClass(of: place.row, since: version)
        let isConstant = place.type == .const && row.value["const"] == nil
        if let last = made[index], row.before.isEmpty, !hasRenames, !isConstant, last.children == children,
            last.publicationClass == publicationClass
        {
            return last
        }
        let reading = reading(place.row, version)
        guard let label = Bilingual(reading["label"]), let help = Bilingual(reading["help"]),
            let group = reading["group"]?.string
        else { throw CatalogueError(file: row.path, reason: "needs group, label and help") }
        let isRepeated = place.path.utf8.suffix(2).elementsEqual("[]".utf8)
        let isMap = place.path.utf8.suffix(2).elementsEqual("{}".utf8)
        let rename = { [self] (path: String) in name(of: path, in: version) }
        let later = placesOfRow[place.row]
        let made = Field(
            index: index, path: place.path, name: isRepeated || isMap ? String(place.name.dropLast(2)) : place.name,
            parent: place.parent, children: children, isHeader: row.isHeader, versions: place.versions,
            latestPath: FieldPath(catalogued: later.last.map { places[$0].path } ?? place.path),
            successor: later.first { $0 > index }, replaces: row.replaces.map { FieldPath(catalogued: $0) },
            type: place.type, isRepeated: isRepeated, hasHappened: reading["happened"]?.boolean ?? false,
            required: try reading.requirement(rename), applicable: try reading.condition("applicable", rename),
            limits: reading.limits(), widestLimits: widestLimits(of: place), format: reading["format"]?.string,
            vocabulary: reading["vocabulary"]?.string,
            target: reading["target"]?.string.flatMap { RecordType(rawValue: $0) }, measure: try reading.measure(),
            constant: isConstant ? versions[wanted].number : reading["const"]?.string,
            publicationClass: publicationClass, statedClass: try reading.publicationClass(), group: group, label: label,
            help: help,
            source: reading["source"]?.string ?? "")
        self.made[index] = made
        return made
    }

    /// The widest bounds of the versions in which a row has a place.
    private func widestLimits(of place: Place) -> FieldLimits {
        let first = reading(place.row, place.versions.lowerBound).limits()
        guard !rows[place.row].before.isEmpty else { return first }
        return place.versions.dropFirst().reduce(first) { $0.widened(by: reading(place.row, $1).limits()) }
    }

    /// What may leave the authority: a class that became stricter holds for earlier versions as well, one that became
    /// more open does not. What took the place of a field that ended (`replaces`) counts with it.
    private func strictestClass(of row: Int, since version: Int) throws(CatalogueError) -> PublicationClass {
        // A field may end and begin anew under its old name: then it does not replace itself.
        let replacing = (replacing[rows[row].path] ?? []).filter { $0 != row }
        guard !rows[row].before.isEmpty || !replacing.isEmpty else {
            return try reading(row, version).publicationClass()
        }
        var result = PublicationClass.core
        for later in version..<rows[row].span.upperBound {
            result = max(result, try reading(row, later).publicationClass())
        }
        for other in replacing {
            for later in rows[other].span { result = max(result, try reading(other, later).publicationClass()) }
        }
        return result
    }

    /// How a version calls the field with a latest path; that path where it has no other name for it.
    private func name(of path: String, in version: Int) -> String {
        guard hasRenames else { return path }
        let row = rows.indices.last { index in placesOfRow[index].last.map { places[$0].path == path } ?? false }
        return row.flatMap { place(ofRow: $0, in: version) }.map { places[$0].path } ?? path
    }
}
