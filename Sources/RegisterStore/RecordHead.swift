import FieldCatalogue
import GRDB
import Records

/// What the store keeps of a record besides its revisions: what it is, how it is found, and what proves that its
/// revisions are all there and as they were accepted.
struct RecordHead: Sendable {
    /// What it is; it stays that for good.
    let type: RecordType
    /// The authority answerable for it; for good, too.
    let authority: String
    /// Number of its revisions.
    var revisions = 0
    /// The seals of all its revisions, joined.
    var history = Seal()
    /// The seal of its newest revision.
    var newest = Seal()
    /// Fingerprint of its name; nil when it has none.
    var name: UInt64?
    /// Fingerprints of its long texts, eight bytes each, lowest byte first.
    var texts: [UInt8] = []
    /// Ids of the deployments it is about.
    var concerned: [String] = []

    init(type: RecordType, authority: String) {
        self.type = type
        self.authority = authority
    }

    static let columns = "id, type, authority, revisions, history, newest, name, texts, concerned"

    /// The head in the current row of a statement that selects `columns`; nil when a value is none that was written.
    init?(_ row: ColumnReader) {
        guard let type = row.text(1).flatMap(RecordType.init(rawValue:)), let authority = row.text(2),
            let revisions = row.integer(3), revisions > 0, let history = row.bytes(4).flatMap(Seal.init),
            let newest = row.bytes(5).flatMap(Seal.init), row.isNull(6) || row.integer(6) != nil,
            let texts = row.bytes(7), texts.count % 8 == 0, let concerned = row.text(8)
        else { return nil }
        self.type = type
        self.authority = authority
        self.revisions = revisions
        self.history = history
        self.newest = newest
        name = row.integer(6).map { UInt64(bitPattern: Int64($0)) }
        self.texts = texts
        self.concerned = concerned.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The values of `columns`.
    func values(_ id: String) -> StatementArguments {
        [
            id, type.rawValue, authority, revisions, history.data, newest.data, name.map { Int64(bitPattern: $0) },
            texts.data, concerned.joined(separator: " "),
        ]
    }

    /// The values that change with a new revision, and the id.
    func changingValues(_ id: String) -> StatementArguments {
        [
            revisions, history.data, newest.data, name.map { Int64(bitPattern: $0) }, texts.data,
            concerned.joined(separator: " "), id,
        ]
    }

    /// Seal of the row.
    func seal(_ id: String) -> Seal {
        Seal(
            of: Array(id.utf8), Array(type.rawValue.utf8), Array(authority.utf8), Array("\(revisions)".utf8),
            history.bytes, newest.bytes, Array((name.map { "\($0)" } ?? "-").utf8), texts,
            Array(concerned.joined(separator: " ").utf8))
    }

    /// Takes over what others find the record by.
    mutating func take(_ traits: RecordTraits) {
        name = traits.name
        texts = traits.texts.flatMap { withUnsafeBytes(of: $0.fingerprint.littleEndian, Array.init) }
        concerned = traits.concernedDeployments
    }

    /// What it is compared with others by.
    func traits(_ id: String) -> StoredTraits {
        let prints = stride(from: 0, to: texts.count - 7, by: 8).map { start in
            texts[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return StoredTraits(id: id, name: name, texts: prints)
    }
}

/// What the store keeps of a current record's traits, so that a new record is compared without reading all others.
public struct StoredTraits: Sendable, Hashable {
    /// The record.
    public let id: String
    /// Fingerprint of its name; nil when it has none.
    public let name: UInt64?
    /// Fingerprints of its long texts.
    public let texts: [UInt64]
}

/// The heads of all records, in memory: read together they are proven whole by their seal, one by one they are not.
struct RecordIndex: Sendable {
    /// By record id.
    private(set) var heads: [String: RecordHead] = [:]
    /// The seals of all heads, joined.
    private(set) var seal = Seal()
    /// Records of an authority.
    private var byAuthority: [String: Set<String>] = [:]
    /// Records about a deployment.
    private var byDeployment: [String: Set<String>] = [:]

    init() {}

    subscript(id: String) -> RecordHead? { heads[id] }

    /// Puts in a head in the place of the one before.
    mutating func set(_ head: RecordHead, for id: String) {
        if let old = heads[id] {
            seal.toggle(old.seal(id))
            for deployment in old.concerned { byDeployment[deployment]?.remove(id) }
        }
        seal.toggle(head.seal(id))
        heads[id] = head
        byAuthority[head.authority, default: []].insert(id)
        for deployment in head.concerned { byDeployment[deployment, default: []].insert(id) }
    }

    /// Ids of an authority's records, ascending.
    func ids(ofAuthority authority: String) -> [String] { sorted(byAuthority[authority] ?? []) }

    /// Ids of the records of a type that are about a deployment, ascending.
    func ids(of type: RecordType, about deployment: String) -> [String] {
        sorted(byDeployment[deployment] ?? []).filter { heads[$0]?.type == type }
    }

    /// Ids of all records of a type, ascending.
    func ids(of type: RecordType) -> [String] { sorted(heads.keys.filter { heads[$0]?.type == type }) }

    private func sorted(_ ids: some Sequence<String>) -> [String] {
        ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
