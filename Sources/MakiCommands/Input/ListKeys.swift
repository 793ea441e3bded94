import Drafting
import FieldCatalogue
import Foundation
import Publishing
import Records
import SourceJSON

/// Rows of lists that have become records or drafts before.
struct ListKeys {
    private(set) var records: [ListKey: String] = [:]

    /// The keys of the register's records; a withdrawn record gives its row free.
    init(of known: KnownRecords) throws {
        for id in try known.ids {
            guard let record = try known.record(id), record.type == .deployment, !record.isWithdrawal,
                let key = ListKey(of: record)
            else { continue }
            records[key] = id
        }
    }

    /// The keys of drafts that lie in a folder.
    init(ofDraftsIn folder: String, names: [String], catalogue: Catalogue) {
        for name in names.sorted() where name.utf8.suffix(5).elementsEqual(".json".utf8) {
            // What is no draft has no key, and is none of our business.
            guard let bytes = try? InputFile.read(folder + "/" + name).bytes,
                let document = try? JSONDocument(parsing: bytes),
                let record = Record(document: document, catalogue: catalogue), let key = ListKey(of: record)
            else { continue }
            records[key] = record.id
        }
    }
}
