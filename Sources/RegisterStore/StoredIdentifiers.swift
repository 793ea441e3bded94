import GRDB
import RegisterModel

extension RegisterStore {
    /// Ids of all records of a type, ascending.
    public func ids(of type: RecordType) throws(StoreError) -> [String] {
        try reading { db in
            try String.fetchAll(
                try db.cachedStatement(sql: "SELECT id FROM record WHERE type = ? ORDER BY id"),
                arguments: [type.rawValue])
        }
    }
}
