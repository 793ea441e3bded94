import FieldCatalogue
import LegalFacts
import Publication
import Records
import SourceJSON

/// What the pages of one record show of other records and of the day: all they may look at besides the record itself.
final class RecordSurroundings: Sendable {
    /// Most systems with the same product that a page names.
    private static let mostSiblings = 12

    /// An incident or a label about a deployment.
    struct Report: Sendable {
        let type: RecordType
        let id: String
        /// Code of its kind; nil when it is withdrawn.
        let kind: String?
        /// Title of a label; incidents have none.
        let title: String?
        /// Day on which an incident became known, or a label's content was published.
        let day: Day?
    }

    /// Ids of the assessments about a deployment, ascending.
    let assessments: [String]
    /// Incidents and then labels about a deployment, by ascending id.
    let reports: [Report]
    /// Rights a deployment and its present assessments name, in the order of the vocabulary.
    let rights: [TouchedRight]
    /// Other present systems with the same product, by name.
    let siblings: [SnapshotEntry]
    /// The records that fields lead to and those they are about, by id.
    let references: [String: SnapshotEntry]
    /// Where each duty of the current revision stands on the day of the snapshot.
    let duties: [Duty.State]
    /// The day from which the authority must explain decisions made with the system (Art. 86 AI Act); nil when it must
    /// already, or need not.
    let explainedFrom: Day?
    /// Whether the day on which an assessment was to be reviewed is over.
    let isReviewOverdue: Bool
    /// The days after the snapshot's on which something is said to have happened, in any revision, as they are written:
    /// accepted before such days were refused, and shown as what has not happened.
    let daysAhead: Set<String>

    init(_ reading: RecordReading, in snapshot: Snapshot, products: ProductTable, references: ReferenceFields) throws {
        let record = reading.record
        let entry = reading.entry
        let isDeployment = entry.type == .deployment
        assessments = isDeployment ? snapshot.ids(of: .fria, about: entry.id) : []
        reports =
            !isDeployment
            ? []
            : try [RecordType.incident, .label].flatMap { type in
                try snapshot.ids(of: type, about: entry.id).map { id in
                    let report = try snapshot.record(id)
                    return Report(
                        type: type, id: id, kind: report?.string("kind"), title: report?.string("title"),
                        day: report?.day(type == .incident ? .awareOn : .publishedOn, by: snapshot.date))
                }
            }
        // Records that are no longer present have only their own word.
        let present = entry.isCurrent && entry.level == .full ? assessments : []
        rights =
            isDeployment
            ? try TouchedRight.merged(
                TouchedRight.stated(by: record.record),
                present.filter { snapshot.entry($0)?.isCurrent == true }.compactMap { try snapshot.record($0) }
                    .map { TouchedRight.rated(by: $0, catalogue: snapshot.catalogue) },
                catalogue: snapshot.catalogue) : []
        siblings = Array(products.siblings(of: entry).prefix(RecordSurroundings.mostSiblings))
        var named: [String: SnapshotEntry] = [:]
        let ids = reading.history.flatMap { references.ids(in: $0.record) + $0.record.concernedDeployments }
        for id in ids where named[id] == nil {
            guard let entry = snapshot.entry(id) else { continue }
            named[id] = entry
            if let about = entry.about, let system = snapshot.entry(about) { named[about] = system }
        }
        self.references = named
        duties = record.facts.duties.map { $0.state(on: snapshot.date) }
        explainedFrom = RecordSurroundings.explanationDay(record, snapshot.catalogue).flatMap {
            $0 > snapshot.date ? $0 : nil
        }
        daysAhead = Set(
            reading.history.flatMap { $0.record.happenings(after: snapshot.date).compactMap(\.value.string) })
        isReviewOverdue = record.record.day("nextReviewOn").map { $0 < snapshot.date } ?? false
    }

    /// The day of something that has happened, as a record names it; nil when missing or after the snapshot's.
    func day(_ path: String, of record: Record) -> Day? {
        record.string(path).flatMap { daysAhead.contains($0) ? nil : Day($0) }
    }
}

extension RecordSurroundings {
    /// The day of the duty where it was computed; for systems with high risk else the day that holds in general.
    private static func explanationDay(_ record: PublicRecord, _ catalogue: Catalogue) -> Day? {
        if let duty = record.facts.duties.first(where: { $0.id == "explanation" }) { return duty.dueFrom }
        guard let risk = record.facts.riskClass, risk.isHighRisk else { return nil }
        let id = risk == .highRiskAnnexI ? "high-risk-annex-i" : "high-risk-annex-iii"
        return LegalDates(catalogue: catalogue).firstDay(of: id, for: record.record)?.day
    }
}

/// Present systems by product, where several share one.
struct ProductTable: Sendable {
    private let systems: [String: [SnapshotEntry]]

    init(_ snapshot: Snapshot) {
        let present = snapshot.entries.filter { $0.type == .deployment && $0.isCurrent && $0.product != nil }
        systems = Dictionary(grouping: present) { $0.product ?? "" }.filter { $0.value.count > 1 }
            .mapValues { GermanOrder.sorted($0, by: \.name, id: \.id) }
    }

    /// The other systems with the same product, by name.
    func siblings(of entry: SnapshotEntry) -> some Sequence<SnapshotEntry> {
        (entry.product.flatMap { systems[$0] } ?? []).lazy.filter { $0.id != entry.id }
    }
}

/// Which fields lead to other records.
struct ReferenceFields: Sendable {
    /// Whether a field is a reference or holds one, by type of record and position of the field.
    private let leads: [RecordType: [Bool]]

    init(_ catalogue: Catalogue) {
        leads = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                let fields = catalogue.description(of: type).fields
                var leads = Array(repeating: false, count: fields.count)
                for field in fields where field.type == .reference {
                    var place: Int? = field.index
                    while let index = place {
                        leads[index] = true
                        place = fields[index].parent
                    }
                }
                return (type, leads)
            })
    }

    /// The ids a record's references state.
    func ids(in record: Record) -> [String] {
        guard let leads = leads[record.type] else { return [] }
        var ids: [String] = []
        let description = record.description
        for index in description.roots where leads[index] {
            let field = description.fields[index]
            if let value = record.root[field.name] { collect(value, field, description, leads, into: &ids) }
        }
        return ids
    }

    private func collect(
        _ value: JSONValue, _ field: Field, _ description: RecordDescription, _ leads: [Bool], into ids: inout [String]
    ) {
        switch (field.type, value.kind) {
        case (_, .array): for element in value.elements { collect(element, field, description, leads, into: &ids) }
        case (.reference, .string): if let id = value.string { ids.append(id) }
        case (.map, .object):
            for member in value.members { members(member.value, field, description, leads, into: &ids) }
        case (_, .object): members(value, field, description, leads, into: &ids)
        default: break
        }
    }

    private func members(
        _ value: JSONValue, _ field: Field, _ description: RecordDescription, _ leads: [Bool], into ids: inout [String]
    ) {
        for index in field.children where leads[index] {
            let child = description.fields[index]
            if let member = value[child.name] { collect(member, child, description, leads, into: &ids) }
        }
    }
}
