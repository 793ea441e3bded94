import FieldCatalogue
import Publication
import SourceJSON

/// All public tables of a catalogue, in the order of files, sheets and SQL; every format follows them.
public struct RegisterTables: Sendable {
    /// The tables.
    public let definitions: [PublicTable]
    package let flat = FlatTable()
    package let records: [RecordTable]
    package let lists: [ListTable]
    package let values: [ValueTable]
    private let positions: [String: Int]

    /// Derives the tables of a catalogue.
    public init(catalogue: Catalogue) {
        let order: [RecordType] = [.authority, .deployment, .fria, .incident, .label]
        records = order.map { RecordTable($0, catalogue: catalogue) }
        lists = order.flatMap { ListTable.all($0, catalogue: catalogue) }
        values = order.compactMap { ValueTable($0, catalogue: catalogue) }
        definitions =
            [flat.definition] + records.map(\.definition) + [FixedTable.records.definition] + lists.map(\.definition)
            + values.map(\.definition) + FixedTable.allCases.filter { $0 != .records }.map(\.definition)
        positions = Dictionary(
            uniqueKeysWithValues: definitions.enumerated().map { ($0.element.name, $0.offset) })
    }

    /// Position of a table in `definitions`; nil when there is none.
    public func position(of name: String) -> Int? { positions[name] }

    package func position(_ table: FixedTable) -> Int { positions[table.rawValue] ?? 0 }

    /// Rows of tables that do not belong to a record: dictionary, codes and counts.
    package func constantRows(_ snapshot: Snapshot) -> [(table: Int, cells: [TableCell])] {
        let withheld = position(.withheld)
        return FieldDictionary(catalogue: snapshot.catalogue, tables: self).rows.map { (position(.fields), $0) }
            + codeRows(snapshot.catalogue).map { (position(.codes), $0) }
            + snapshot.withheldCounts.map { count in
                (
                    withheld,
                    [
                        TableCell(count.ressort), .text(count.kind.rawValue), TableCell(count.ground),
                        .text(count.origin.rawValue), TableCell(count.decidedOn?.description),
                        count.count.map { .integer($0) } ?? .null,
                    ]
                )
            }
    }

    private func codeRows(_ catalogue: Catalogue) -> [[TableCell]] {
        catalogue.vocabularies.sorted { $0.key < $1.key }.flatMap { name, vocabulary in
            vocabulary.known.enumerated().map { position, item in
                [
                    .text(name), .text(item.code), .integer(position), .text(item.label.de), .text(item.label.en),
                    TableCell(item.help?.de), TableCell(item.help?.en),
                    TableCell(item.properties["since"]?.string ?? catalogue.versions.first?.number),
                    TableCell(item.properties["until"]?.string),
                ]
            }
        }
    }
}
