import Records

/// What tells a row of a list for good: whose list it is, its name, and the number the row has there.
public struct ListKey: Sendable, Hashable {
    /// Identifier of the authority.
    public let authority: String
    /// Name of the list.
    public let list: String
    /// The row's own number in it.
    public let number: String

    /// Makes a key; nil when a part is empty.
    public init?(authority: String, list: String, number: String) {
        guard !authority.isEmpty, !list.isEmpty, !number.isEmpty else { return nil }
        (self.authority, self.list, self.number) = (authority, list, number)
    }

    /// The key a record came with; nil when it came from no list.
    public init?(of record: Record) {
        guard let list = record.string(.externalIdsList), let number = record.string(.externalIdsListNumber) else {
            return nil
        }
        self.init(authority: record.authority, list: list, number: number)
    }
}
