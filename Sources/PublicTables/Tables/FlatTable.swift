import FieldCatalogue
import Findings
import Publication
import Records
import SourceJSON

/// The table for people: one row a present system, names instead of codes, lists in one cell, the address of the page.
///
/// Everything else is in the other tables, in codes that can be joined and counted.
package struct FlatTable: Sendable {
    /// What the cells of a row are made of.
    package struct Material {
        let record: PublicRecord
        let entry: SnapshotEntry
        let survey: ExportSurvey
        /// Codes of the rights the system and its present assessments touch.
        let rights: [String]
        /// Address of its page.
        let address: String

        /// Brings together what a row is made of.
        package init(
            record: PublicRecord, entry: SnapshotEntry, survey: ExportSurvey, rights: [String], address: String
        ) {
            self.record = record
            self.entry = entry
            self.survey = survey
            self.rights = rights
            self.address = address
        }

        var values: Record { record.record }

        /// The German name of a code; nil for none.
        func label(_ code: String?, _ vocabulary: String) -> String? {
            code.map { survey.catalogue.label(of: $0, in: vocabulary).de }
        }

        func labels(_ codes: [String], _ vocabulary: String) -> String? {
            codes.isEmpty ? nil : codes.compactMap { label($0, vocabulary) }.joined(separator: "; ")
        }
    }

    private struct Column: Sendable {
        let column: TableColumn
        /// Fields whose absence is said in the cell.
        let paths: [FieldPath]
        let value: @Sendable (Material) -> String?

        init(
            _ name: String, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String,
            _ kind: TableColumn.Kind = .text, paths: [FieldPath] = [],
            _ value: @escaping @Sendable (Material) -> String?
        ) {
            column = TableColumn(
                name, kind, title: Bilingual(de: de, en: en), help: Bilingual(de: helpDe, en: helpEn))
            self.paths = paths
            self.value = value
        }
    }

    package let definition = PublicTable(
        name: FlatTable.name,
        title: Bilingual(
            de: "Alle aktuellen Systeme zum Lesen: Namen statt Codes, eine Zeile je System",
            en: "All present systems to read: names instead of codes, one row a system"),
        columns: columns.map(\.column), primaryKey: ["id"],
        foreignKeys: [.init("id", "deployments"), .init("authority", "authorities")])

    /// Name of the table and of its file.
    package static let name = "systeme"

    /// The row of a present system.
    package func row(_ material: Material) -> [TableCell] {
        FlatTable.columns.map { column in
            if let text = column.value(material) { return .text(text) }
            guard column.column.kind == .text else { return .null }
            return TableCell(FlatTable.absence(of: column.paths, material))
        }
    }

    /// Why nothing is there, where that is a decision or a statement; nil for what was only not stated.
    private static func absence(of paths: [FieldPath], _ material: Material) -> String? {
        guard !paths.isEmpty else { return nil }
        if material.record.level != .full { return "nicht öffentlich" }
        let isWithheld = material.record.absences.contains { absence in
            // What is withheld as a part of a larger whole is withheld, too.
            absence.kind == .withheld
                && paths.contains { $0.isWithin(material.values.description.fields[absence.field].latestPath) }
        }
        return isWithheld ? material.label(Absence.Kind.withheld.rawValue, "absence-kind") : nil
    }

    private static func yesOrNo(_ value: Bool?) -> String? { value.map { $0 ? "ja" : "nein" } }

    private static let columns: [Column] = identity + purpose + law + technology + keeping

    private static let identity: [Column] = [
        Column("id", "Kennung", "Id", "Sie wird nie neu vergeben.", "It is never used again.") { $0.entry.id },
        Column("name", "Name", "Name", "Name des Systems.", "Name of the system.") { $0.entry.name },
        Column(
            "short_description", "Worum es geht", "What it is about", "In einem Satz.", "In a sentence.",
            paths: [.shortDescription]
        ) { $0.values.string(.shortDescription) },
        Column(
            "authority_name", "Behörde", "Authority", "Name der verantwortlichen Behörde.",
            "Name of the responsible authority."
        ) { $0.survey.authorityNames[$0.entry.authority] ?? $0.entry.authority },
        Column(
            "ressort_name", "Ressort", "Ministry", "Name des Ressorts, zu dem die Behörde gehört.",
            "Name of the ministry the authority belongs to."
        ) { material in
            material.survey.ressorts[material.entry.authority].flatMap { material.survey.authorityNames[$0] }
        },
        Column(
            "status_name", "Status", "Status", "Stand des Einsatzes.", "State of the use.", paths: [.status]
        ) { $0.label($0.values.string(.status), "status") },
        Column(
            "in_use_from", "Im Einsatz seit", "In use since", "Erster Tag des Einsatzes.", "First day of use.", .date
        ) { $0.values.string(.datesInUseFrom) },
    ]

    private static let purpose: [Column] = [
        Column(
            "life_areas", "Lebensbereiche", "Areas of life", "Wo Menschen mit dem System zu tun haben.",
            "Where people come across the system.", paths: [.lifeAreas]
        ) { $0.labels($0.values.strings(.lifeAreas), "life-area") },
        Column(
            "services", "Leistungen", "Services", "In den Worten der Behörde.", "In the words of the authority.",
            paths: [.services]
        ) { $0.values.strings(.services).isEmpty ? nil : $0.values.strings(.services).joined(separator: "; ") },
        Column(
            "decision_role_name", "Rolle bei Entscheidungen", "Role in decisions",
            "Wie das System an Entscheidungen mitwirkt.", "How the system takes part in decisions.",
            paths: [.decisionRole]
        ) { $0.label($0.values.string(.decisionRole), "decision-role") },
        Column(
            "affects_people", "Entscheidungen über Menschen", "Decisions about people",
            "Ob die Entscheidungen Menschen betreffen.", "Whether the decisions are about people.",
            paths: [.decisionAffectsNaturalPersons]
        ) { yesOrNo($0.values.boolean(.decisionAffectsNaturalPersons)) },
        Column(
            "remedy_name", "Rechtsbehelf", "Remedy", "Wie man sich gegen die Entscheidung wehrt.",
            "How to object to the decision.", paths: [.remedyKind]
        ) { $0.label($0.values.string(.remedyKind), "remedy-kind") },
        Column(
            "personal_data", "Personenbezogene Daten", "Personal data", "Ob solche verarbeitet werden.",
            "Whether they are processed.", paths: [.personalDataProcessed]
        ) { yesOrNo($0.values.boolean(.personalDataProcessed)) },
    ]

    private static let law: [Column] = [
        Column(
            "risk_class_name", "Risikoklasse", "Risk class", "Vom Register aus den Angaben berechnet.",
            "Computed by the register from what is stated.", paths: [.classification]
        ) { $0.label($0.record.facts.riskClass?.rawValue, "risk-class") },
        Column(
            "annex_iii_areas", "Bereiche nach Anhang III", "Areas of Annex III",
            "Hochrisiko-Bereiche der KI-Verordnung.", "High-risk areas of the AI Act."
        ) { $0.labels($0.values.strings(.classificationAnnexIII), "annex-iii") },
        Column(
            "rights", "Berührte Grundrechte", "Fundamental rights touched",
            "Nach Angabe der Behörde oder einem Risiko der Folgenabschätzung.",
            "As the authority states, or a risk of the assessment.", paths: [.impactOnRightsRights]
        ) { $0.labels($0.rights, "right") },
        Column(
            "fria_status_name", "Folgenabschätzung", "Impact assessment", "Stand der Grundrechte-Folgenabschätzung.",
            "State of the fundamental rights impact assessment.", paths: [.fria]
        ) { $0.label($0.record.facts.friaStatus?.rawValue, "fria-status") },
        Column(
            "competent_authority_name", "Zuständige Aufsicht", "Competent supervisor",
            "Name der Marktüberwachungsbehörde.", "Name of the market surveillance authority."
        ) { material in
            material.record.facts.competentAuthority.map { material.survey.authorityNames[$0.id] ?? $0.id }
        },
    ]

    private static let technology: [Column] = [
        Column(
            "techniques", "Technik", "Technique", "Verfahren der KI.", "Methods of AI.", paths: [.systemTechnique]
        ) { $0.labels($0.values.strings(.systemTechnique), "technique") },
        Column(
            "trade_name", "Produkt", "Product", "Handelsname.", "Trade name.", paths: [.systemTradeName]
        ) { $0.values.string(.systemTradeName) },
        Column(
            "provider_name", "Anbieter", "Provider", "Wer das System anbietet.", "Who provides the system.",
            paths: [.systemProviderName]
        ) { $0.values.string(.systemProviderName) },
        Column(
            "provider_country_name", "Land des Anbieters", "Country of the provider", "Sitz des Anbieters.",
            "Seat of the provider.", paths: [.systemProviderCountry]
        ) { $0.label($0.values.string(.systemProviderCountry), "country") },
        Column(
            "biometrics", "Biometrie", "Biometrics", "Ob biometrische Daten ausgewertet werden.",
            "Whether biometric data are analysed.", paths: [.biometricsUsed]
        ) { yesOrNo($0.values.boolean(.biometricsUsed)) },
        Column(
            "agent", "Agent", "Agent", "Ob das System selbst Schritte auslöst.", "Whether the system acts by itself.",
            paths: [.agentIsAgent]
        ) { yesOrNo($0.values.boolean(.agentIsAgent)) },
        Column(
            "source_name", "Programmcode", "Source code", "Wer den Programmcode kennt.", "Who knows the source code.",
            paths: [.opennessSource]
        ) { $0.label($0.values.string(.opennessSource), "source-openness") },
        Column(
            "hosting_name", "Betrieb", "Operation", "Wo das System läuft.", "Where the system runs.",
            paths: [.sovereigntyHostingModel]
        ) { $0.label($0.values.string(.sovereigntyHostingModel), "hosting-model") },
    ]

    private static let keeping: [Column] = [
        Column(
            "origin_name", "Herkunft", "Origin", "Woher der Eintrag stammt; Beispiele sind erfunden.",
            "Where the record comes from; samples are made up."
        ) { $0.label($0.entry.origin.rawValue, "origin") },
        Column(
            "publication_name", "Veröffentlichung", "Publication",
            "Ob alles Öffentliche gezeigt wird oder nur ein Kern.",
            "Whether everything public is shown or only a core."
        ) { $0.label($0.record.level.rawValue, "publication-level") },
        Column(
            "confirmed_on", "Zuletzt bestätigt", "Last confirmed", "Von der Behörde.", "By the authority.", .date
        ) { $0.values.string(.confirmedOn) },
        Column(
            "first_recorded_on", "Zuerst angenommen", "First accepted", "Tag der ersten Fassung (UTC).",
            "Day of the first revision (UTC).", .date
        ) { $0.entry.firstRecordedAt.day.description },
        Column(
            "last_recorded_on", "Zuletzt geändert", "Last changed", "Tag der letzten Fassung (UTC).",
            "Day of the latest revision (UTC).", .date
        ) { $0.entry.lastRecordedAt.day.description },
        Column(
            "licence_name", "Lizenz", "Licence", "Lizenz dieses Eintrags.", "Licence of this record."
        ) { $0.label(EntryLicence.code(of: $0.values), "licence") },
        Column(
            "source_title", "Quelle", "Source", "Woraus ein Eintrag aus öffentlicher Quelle zusammengestellt ist.",
            "What a record from a public source was compiled from."
        ) { $0.values.string(.sourceTitle) },
        Column("address", "Seite", "Page", "Adresse der Seite des Systems.", "Address of the system's page.") {
            $0.address
        },
        Column(
            "authority", "Kennung der Behörde", "Id of the authority", "Verbindet mit der Tabelle authorities.",
            "Joins the table authorities."
        ) { $0.entry.authority },
        Column(
            "origin", "Code der Herkunft", "Code of the origin",
            "agency: gemeldet; public-source: aus öffentlicher Quelle; sample: Beispiel.",
            "agency: submitted; public-source: from a public source; sample: made up."
        ) { $0.entry.origin.rawValue },
    ]
}
