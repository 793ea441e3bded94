import FieldCatalogue
import Findings
import LegalFacts
import Publication

/// A column the register computes; nobody submits it.
struct DerivedColumn: Sendable {
    let column: TableColumn
    /// Whether it holds ids of authorities.
    let isAuthority: Bool
    let value: @Sendable (PublicRecord, SnapshotEntry, ExportSurvey) -> TableCell

    private init(
        _ name: String, _ kind: TableColumn.Kind, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String,
        source: String = "", vocabulary: String? = nil, isAuthority: Bool = false,
        _ value: @escaping @Sendable (PublicRecord, SnapshotEntry, ExportSurvey) -> TableCell
    ) {
        column = TableColumn(
            name, kind, title: Bilingual(de: de, en: en), help: Bilingual(de: helpDe, en: helpEn), source: source,
            vocabulary: vocabulary)
        self.isAuthority = isAuthority
        self.value = value
    }

    /// The computed columns of a type of record.
    static func all(for type: RecordType) -> [DerivedColumn] {
        switch type {
        case .deployment: classification + standing + completeness
        case .fria: levels + standing
        case .authority: reports + firstRecorded
        case .incident, .label: standing
        }
    }

    private static let standing: [DerivedColumn] =
        [
            DerivedColumn(
                "is_current", .boolean, "Aktueller Eintrag", "Present entry", "Weder zurückgenommen noch ersetzt.",
                "Neither withdrawn nor replaced."
            ) { _, entry, _ in .boolean(entry.isCurrent) },
            DerivedColumn(
                "is_withdrawn", .boolean, "Zurückgenommen", "Withdrawn", "Die letzte Fassung nimmt den Eintrag zurück.",
                "The latest revision withdraws the record."
            ) { _, entry, _ in .boolean(entry.isWithdrawn) },
            DerivedColumn(
                "superseded_by", .text, "Ersetzt durch", "Replaced by", "Kennung des Eintrags, der diesen ersetzt.",
                "Id of the record that replaces this one."
            ) { _, entry, _ in TableCell(entry.supersededBy) },
            DerivedColumn(
                "shown_level", .text, "Stufe der Veröffentlichung", "Publication level",
                "full: alles Öffentliche; reduced: nur ein Kern, mit Grund.",
                "full: everything public; reduced: only a core, with a ground.", vocabulary: "publication-level"
            ) { record, _, _ in .text(record.level.rawValue) },
            DerivedColumn(
                "licence", .text, "Lizenz", "Licence",
                "Code der Lizenz dieses Eintrags: die seiner Quelle, sonst die des Registers.",
                "Code of the licence of this record: that of its source, else that of the register.",
                vocabulary: "licence"
            ) { record, _, _ in .text(EntryLicence.code(of: record.record)) },
        ] + firstRecorded

    private static let firstRecorded: [DerivedColumn] = [
        DerivedColumn(
            "first_recorded_at", .instant, "Zuerst angenommen", "First accepted", "Annahme der ersten Fassung (UTC).",
            "Acceptance of the first revision (UTC)."
        ) { _, entry, _ in .text(entry.firstRecordedAt.description) },
        DerivedColumn(
            "first_recorded_on", .date, "Zuerst angenommen am", "First accepted on",
            "Tag der ersten Annahme in Deutschland.", "Day of the first acceptance in Germany."
        ) { _, entry, _ in .text(entry.firstRecordedAt.day.description) },
    ]

    private static let classification: [DerivedColumn] = [
        DerivedColumn(
            "ressort", .text, "Ressort", "Ressort", "Kennung des Ressorts, zu dem die Behörde gehört.",
            "Id of the ministry the authority belongs to.", isAuthority: true
        ) { _, entry, survey in TableCell(survey.ressorts[entry.authority]) },
        DerivedColumn(
            "risk_class", .text, "Risikoklasse", "Risk class", "Vom Register aus den Angaben berechnet.",
            "Computed by the register from what is stated.", source: "Art. 5, 6, 50 KI-VO", vocabulary: "risk-class"
        ) { record, _, _ in TableCell(record.facts.riskClass?.rawValue) },
        DerivedColumn(
            "is_high_risk", .boolean, "Hochrisiko", "High risk", "Die Risikoklasse ist eine der beiden hohen.",
            "The risk class is one of the two high ones.", source: "Art. 6 KI-VO"
        ) { record, _, _ in record.facts.riskClass.map { .boolean($0.isHighRisk) } ?? .null },
        DerivedColumn(
            "fria_status", .text, "Stand der Folgenabschätzung", "State of the impact assessment",
            "Aus dem Eintrag der Folgenabschätzung berechnet.", "Computed from the assessment's own record.",
            source: "Art. 27 KI-VO", vocabulary: "fria-status"
        ) { record, _, _ in TableCell(record.facts.friaStatus?.rawValue) },
        DerivedColumn(
            "competent_authority", .text, "Zuständige Aufsicht", "Competent supervisor",
            "Kennung der Marktüberwachungsbehörde.", "Id of the market surveillance authority.",
            source: "§ 2 KI-MIG", isAuthority: true
        ) { record, _, _ in TableCell(record.facts.competentAuthority?.id) },
        DerivedColumn(
            "confirmation_due", .date, "Zu bestätigen bis", "To be confirmed by",
            "Ein Jahr nach der letzten Bestätigung; leer bei beendeten Einsätzen und Einträgen aus öffentlichen Quellen.",
            "A year after the latest confirmation; empty for ended uses and entries from public sources.",
            source: "Anhang VIII KI-VO"
        ) { record, entry, survey in
            TableCell(
                survey.lifeCycle.confirmationDue(
                    record.record.day(.confirmedOn), status: record.record.string(.status), origin: entry.origin)?
                    .description)
        },
    ]

    private static let completeness: [DerivedColumn] = {
        func tier(
            _ name: String, _ de: String, _ en: String,
            _ tier: @escaping @Sendable (Completeness) -> Completeness.Tier
        ) -> [DerivedColumn] {
            [
                DerivedColumn(
                    name + "_answered", .integer, de + ": beantwortet", en + ": answered",
                    "Zahl der Angaben; „unbekannt“ ist keine.", "Number of answers; “unknown” is none."
                ) { record, _, _ in record.facts.completeness.map { .integer(tier($0).answered) } ?? .null },
                DerivedColumn(
                    name + "_asked", .integer, de + ": gefragt", en + ": asked", "Zahl der Fragen.",
                    "Number of questions."
                ) { record, _, _ in record.facts.completeness.map { .integer(tier($0).asked) } ?? .null },
            ]
        }
        return tier("structure", "Pflichtangaben", "Required answers") { $0.structure }
            + tier("law", "Rechtspflichten am Stichtag", "Legal duties on the date") { $0.law }
            + tier("useful", "Weitere Angaben", "Further answers") { $0.useful }
    }()

    private static let levels: [DerivedColumn] = [
        DerivedColumn(
            "highest_inherent_level", .text, "Höchstes Risiko ohne Maßnahmen", "Highest risk before measures",
            "Höchste Stufe aller Risiken der Folgenabschätzung.", "Highest level of all risks of the assessment.",
            vocabulary: "risk-level"
        ) { record, _, survey in TableCell(highest(record, survey) { $0.inherent }) },
        DerivedColumn(
            "highest_residual_level", .text, "Höchstes Restrisiko", "Highest residual risk",
            "Höchste Stufe aller Risiken nach Maßnahmen.", "Highest level of all risks after measures.",
            vocabulary: "risk-level"
        ) { record, _, survey in TableCell(highest(record, survey) { $0.residual }) },
    ]

    private static func highest(
        _ record: PublicRecord, _ survey: ExportSurvey, _ rating: (RatedRisk) -> RiskRating?
    ) -> String? {
        RatedRisk.all(in: record.record, catalogue: survey.catalogue).compactMap { rating($0)?.level }.max()?.rawValue
    }

    private static let reports: [DerivedColumn] = [
        DerivedColumn(
            "ressort", .text, "Ressort", "Ressort", "Kennung des Ressorts.", "Id of the ministry.", isAuthority: true
        ) { _, entry, survey in TableCell(survey.ressorts[entry.id]) },
        count(
            "reported", "Gemeldete Systeme", "Reported systems", "die die Behörde selbst gemeldet hat",
            "the authority reported itself", .agency),
        count(
            "from_public_sources", "Systeme aus öffentlicher Quelle", "Systems from public sources",
            "die aus einer öffentlichen Quelle stammen", "that come from a public source", .publicSource),
        count(
            "samples", "Beispiele", "Samples", "die erfundene Beispiele sind", "that are made-up examples", .sample),
        DerivedColumn(
            "latest_null_report", .date, "Letzte Nullmeldung", "Latest null report",
            "Tag, für den die Behörde zuletzt meldete, keine KI einzusetzen.",
            "Day for which the authority last stated that it uses no AI."
        ) { _, entry, survey in TableCell(survey.nullReports[entry.id]?.description) },
    ]

    private static func count(
        _ name: String, _ de: String, _ en: String, _ whichDe: String, _ whichEn: String, _ origin: Origin
    ) -> DerivedColumn {
        DerivedColumn(
            name, .integer, de, en, "Zahl der aktuellen Einträge, \(whichDe).", "Number of present entries \(whichEn)."
        ) { _, entry, survey in .integer(survey.deployments[entry.id]?[origin] ?? 0) }
    }
}
