import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON

/// The answers to Annex VIII of the AI Act for one deployment, in the annex's order, so that what was entered in the
/// register can be copied into the EU database (Art. 49, 71 AI Act).
public struct EUDatabasePack: Sendable {
    /// One value that answers a number of the annex.
    public struct Value: Sendable {
        /// Catalogue path of the field; `authority:` and `fria:` name the record it comes from.
        public let path: String
        /// Name of the field.
        public let label: Bilingual
        /// The value as text for people; nil when absent.
        public let text: Bilingual?
        /// Why it is absent; nil when present or when the register cannot tell.
        public let absence: Absence?
    }

    /// One number of the annex.
    public struct Answer: Sendable {
        /// Number in the section.
        public let number: Int
        /// What is asked, in the register's own words.
        public let question: Bilingual
        /// What to know when entering it; nil when nothing.
        public let note: Bilingual?
        /// Whether Art. 49(4) keeps it out of the non-public section of the EU database.
        public let isLeftOut: Bool
        /// The values.
        public let values: [Value]
    }

    /// One section of the annex.
    public struct Section: Sendable {
        /// `A`, `B` or `C`.
        public let id: String
        /// Heading.
        public let title: Bilingual
        /// Its numbers in order.
        public let answers: [Answer]
    }

    /// The deployment.
    public let id: String
    /// Its revision.
    public let revision: Int
    /// Whether the entry belongs in the non-public section (Art. 49(4) AI Act).
    public let isRestricted: Bool
    /// Whether it is registered at national level instead (Art. 49(5) AI Act: Annex III no. 2).
    public let isNational: Bool
    /// The sections that apply.
    public let sections: [Section]

    /// Nil when Art. 49 asks for no registration: neither high-risk by Annex III nor, as provider, excepted by Art. 6(3).
    public init?(of record: PublicRecord, snapshot: Snapshot) throws {
        guard record.type == .deployment, !record.isWithdrawn, record.level == .full,
            let risk = record.facts.riskClass, let table = snapshot.catalogue.tables["annex-viii"]
        else { return nil }
        let isProvider = record.record.string(.systemAuthorityRole) == "provider-and-deployer"
        var wanted: Set<String> = []
        if risk == .highRiskAnnexIII { wanted = isProvider ? ["A", "C"] : ["C"] }
        if risk == .notHighRisk63, isProvider { wanted = ["B"] }
        guard !wanted.isEmpty else { return nil }
        id = record.id
        revision = record.revision
        let areas = AnnexIIIAreas(of: record.record).all
        isNational = !areas.isEmpty && areas.allSatisfy { $0 == "III.2" }
        let isRestricted = record.record.isRegisteredNonPublicly(areas)
        self.isRestricted = isRestricted
        let reader = try ValueReader(record: record, snapshot: snapshot)
        sections = (table["sections"].map { Array($0.elements) } ?? []).compactMap { section in
            guard let id = section["id"]?.string, wanted.contains(id) else { return nil }
            let answers = (section["items"].map { Array($0.elements) } ?? []).map { item in
                let isLeftOut = isRestricted && item["restricted"]?.boolean != true
                return Answer(
                    number: item["number"]?.integer ?? 0, question: EUDatabasePack.text(item["text"]),
                    note: item["note"].map { EUDatabasePack.text($0) }, isLeftOut: isLeftOut,
                    values: isLeftOut
                        ? []
                        : (item["paths"].map { Array($0.elements) } ?? []).compactMap(\.string).map(reader.value))
            }
            return Section(id: id, title: EUDatabasePack.text(section["title"]), answers: answers)
        }
    }

    private static func text(_ value: JSONValue?) -> Bilingual {
        Bilingual(de: value?["de"]?.string ?? "", en: value?["en"]?.string ?? "")
    }

    /// Reads values by the paths of the table.
    private struct ValueReader {
        let record: PublicRecord
        let authority: PublicRecord?
        let assessment: PublicRecord?
        let catalogue: Catalogue

        init(record: PublicRecord, snapshot: Snapshot) throws {
            self.record = record
            catalogue = snapshot.catalogue
            authority = try snapshot.current(record.authority)
            let ids = [record.record.string(.friaId)].compactMap { $0 } + snapshot.ids(of: .fria, about: record.id)
            var standing: PublicRecord?
            for id in ids where standing == nil {
                if let found = try snapshot.current(id), !found.isWithdrawn { standing = found }
            }
            assessment = standing
        }

        func value(_ path: String) -> Value {
            let (source, steps): (PublicRecord?, String) =
                if path.utf8.starts(with: "authority:".utf8) {
                    (authority, String(decoding: path.utf8.dropFirst(10), as: UTF8.self))
                } else if path.utf8.starts(with: "fria:".utf8) {
                    (assessment, String(decoding: path.utf8.dropFirst(5), as: UTF8.self))
                } else {
                    (record, path)
                }
            let type: RecordType =
                path.utf8.starts(with: "authority:".utf8)
                ? .authority : path.utf8.starts(with: "fria:".utf8) ? .fria : .deployment
            let field = catalogue.description(of: type)[steps]
            return Value(
                path: path, label: field?.label ?? Bilingual(de: steps, en: steps),
                text: (field?.latestPath).flatMap { source?.record[$0] }.flatMap { text($0, field) },
                absence: (field?.latestPath).flatMap { source?.absence(of: $0) })
        }

        private func text(_ value: JSONValue, _ field: Field?) -> Bilingual? {
            if value.kind == .array {
                let items = value.elements.compactMap { text($0, field) }
                return items.isEmpty
                    ? nil
                    : Bilingual(
                        de: items.map(\.de).joined(separator: ", "), en: items.map(\.en).joined(separator: ", "))
            }
            guard let string = value.string ?? value.numberText else { return nil }
            guard let vocabulary = field?.vocabulary else { return Bilingual(de: string, en: string) }
            return catalogue.label(of: string, in: vocabulary)
        }
    }
}
