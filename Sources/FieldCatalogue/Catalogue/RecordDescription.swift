import Findings
import SourceJSON

/// A part of a record page that shows related fields together.
public struct FieldGroup: Sendable {
    /// Stable id, used in addresses and anchors.
    public let id: String
    /// Heading.
    public let label: Bilingual
    /// Positions of its fields at the root, in page order.
    public private(set) var roots: [Int] = []

    init(id: String, label: Bilingual) {
        self.id = id
        self.label = label
    }

    /// The group with its fields.
    func holding(_ fields: [Field]) -> FieldGroup {
        var group = self
        group.roots = fields.filter { $0.parent == nil && $0.group == id }.map(\.index)
        return group
    }
}

/// The fields of one record type in one version of the catalogue, the header included.
///
/// Positions are the same in all versions: `fields` also has those that this version does not know. They are in no
/// list of children, so a walk from `roots` meets the fields of this version only.
///
/// A class, because every record carries it along: a handle is cheaper to hand around than its lists.
public final class RecordDescription: Sendable {
    /// The record type described.
    public let type: RecordType
    /// The version of the catalogue.
    public let version: CatalogueVersion
    /// Groups in page order.
    public let groups: [FieldGroup]
    /// The fields of every version by their positions, in page order, parents before children. One that this version
    /// does not have stands here as it was in the version nearest to it.
    public let fields: [Field]
    /// The fields of this version, in page order, parents before children.
    public let present: [Field]
    /// Positions of the fields at the root, in page order.
    public let roots: [Int]
    /// Positions of the fields whose day or year stands for something that has happened.
    public let happened: [Int]
    /// How this version calls what the latest version calls otherwise: its path by the latest one. Empty nearly always.
    package let ownPaths: [FieldPath: String]
    /// The fields that stand in the place of ended ones.
    package let replacing: [Field]

    private let positions: [String: Int]

    init(type: RecordType, version: CatalogueVersion, groups: [FieldGroup], fields: [Field]) {
        self.type = type
        self.version = version
        self.fields = fields
        present = fields.filter { $0.versions.contains(version.position) }
        self.groups = groups.map { [present] in $0.holding(present) }
        roots = present.filter { $0.parent == nil }.map(\.index)
        happened = present.filter(\.hasHappened).map(\.index)
        let absent = fields.filter { !$0.versions.contains(version.position) }
        positions = Dictionary(
            (present + absent.reversed()).map { ($0.path, $0.index) }, uniquingKeysWith: { first, _ in first })
        ownPaths = Dictionary(
            present.filter { $0.path != $0.latestPath.text }.map { ($0.latestPath, $0.path) },
            uniquingKeysWith: { first, _ in first })
        replacing = fields.filter { $0.replaces != nil }
    }

    /// The field at a catalogue path (`dataSources[].name`): of this version, else of another; nil when there never was one.
    public subscript(_ path: String) -> Field? {
        positions[path].map { fields[$0] }
    }

    /// The field that a constant names: of this version, else of another; nil for a constant of another record type.
    public subscript(_ path: FieldPath) -> Field? { self[path.text] }

    /// A path that was read or put together at run time; nil when no version has a field there.
    public func path(_ text: String) -> FieldPath? { positions[text].map { _ in FieldPath(catalogued: text) } }

    /// The fields that any version had in a place (nil: at the root), in page order, those that ended included.
    public func everyField(in place: Field?) -> [Field] {
        fields.filter { $0.parent == place?.index }
    }

    /// Whether this version has the field.
    public func has(_ field: Field) -> Bool { field.versions.contains(version.position) }

    /// The field of this version at a catalogue path; nil when it has none there.
    public func present(_ path: String) -> Field? { self[path].flatMap { has($0) ? $0 : nil } }

    /// The field of this version at a path; nil when it has none there.
    public func present(_ path: FieldPath) -> Field? { present(path.text) }

    /// The field a JSON Pointer leads to, array indexes and map keys generalised; nil when it leads nowhere.
    public func field(at pointer: JSONPointer) -> Field? {
        var candidates = roots
        var result: Field?
        var skipsToken = false
        for token in pointer.tokens {
            if skipsToken {
                skipsToken = false
                continue
            }
            guard let next = candidates.first(where: { fields[$0].name == token }) else { return nil }
            let field = fields[next]
            result = field
            candidates = field.children
            skipsToken = field.isRepeated || field.type == .map
        }
        return result
    }

    /// The path under which records of this version hold what the latest version calls `path`.
    package func ownPath(of path: FieldPath) -> String { ownPaths[path] ?? path.text }
}
