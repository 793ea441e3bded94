import FieldCatalogue
import Findings

/// The addresses of the site, stable for good: German at the root, English below `en/`.
package struct SiteAddress: Sendable {
    /// Path of the site on its server: `/` or `/register/`.
    package let base: String
    /// Language of the pages.
    package let language: Language

    /// The addresses of one language.
    package init(base: String, language: Language) {
        (self.base, self.language) = (base, language)
    }

    /// Folder of a kind of page.
    package enum Section: String, CaseIterable, Sendable {
        case systems, assessments, incidents, labels, authorities, ressorts
        case riskClasses, statuses, lifeAreas, decisionRoles, rights, assessmentStates, origins
        case openness, biometrics, agents, screening, withheld, changes, ledger, gaps, figures
        case data, rules, letters, lawDates, sitemap
        // Below a record or a list.
        case history, revision, page, euDatabase
        // Below the data page.
        case fields

        /// Folder name in both languages.
        private var names: (de: String, en: String) {
            switch self {
            case .systems: ("systeme", "systems")
            case .assessments: ("folgenabschaetzungen", "assessments")
            case .incidents: ("vorfaelle", "incidents")
            case .labels: ("kennzeichnungen", "labels")
            case .authorities: ("behoerden", "authorities")
            case .ressorts: ("ressorts", "departments")
            case .riskClasses: ("risikoklassen", "risk-classes")
            case .statuses: ("status", "status")
            case .lifeAreas: ("lebensbereiche", "areas-of-life")
            case .decisionRoles: ("entscheidungen", "decisions")
            case .rights: ("grundrechte", "rights")
            case .assessmentStates: ("pruefstand", "assessment-status")
            case .origins: ("herkunft", "origin")
            case .openness: ("offenheit", "openness")
            case .biometrics: ("biometrie", "biometrics")
            case .agents: ("agenten", "agents")
            case .screening: ("verbotene-praktiken", "prohibited-practices")
            case .withheld: ("zurueckgehalten", "withheld")
            case .changes: ("aenderungen", "changes")
            case .ledger: ("risikowechsel", "risk-class-changes")
            case .gaps: ("luecken", "gaps")
            case .figures: ("zahlen", "figures")
            case .data: ("daten", "data")
            case .rules: ("regeln", "rules")
            case .letters: ("briefe", "letters")
            case .lawDates: ("was-gilt-ab-wann", "what-applies-when")
            case .sitemap: ("uebersicht", "sitemap")
            case .history: ("verlauf", "history")
            case .revision: ("fassung", "revision")
            case .page: ("seite", "page")
            case .euDatabase: ("eu-datenbank", "eu-database")
            case .fields: ("felder", "fields")
            }
        }

        /// Folder name in a language.
        package func name(_ language: Language) -> String { language == .de ? names.de : names.en }

        /// The section in which records of a type have their pages.
        package init(_ type: RecordType) {
            switch type {
            case .deployment: self = .systems
            case .fria: self = .assessments
            case .incident: self = .incidents
            case .label: self = .labels
            case .authority: self = .authorities
            }
        }
    }

    /// Path inside the tree: `en/` or nothing.
    package var prefix: String { language == .de ? "" : "en/" }

    /// Folder of a page in the tree, with `/` at its end; empty for the German start page.
    package func folder(_ place: Place) -> String { place.path(language, behind: prefix) }

    /// Link to a page.
    package func link(_ place: Place) -> String { place.path(language, behind: start) }

    /// Link to a section's page.
    package func link(_ section: Section, _ id: String? = nil) -> String { link(Place(section, id)) }

    /// Folder of a record's page, with `/` at its end.
    package func folder(_ type: RecordType, _ id: String) -> String { folder(Place(Section(type), id)) }

    /// Path of a record's German page in the tree, with `/` at its end: what open data name as its page.
    package static func page(_ type: RecordType, _ id: String) -> String {
        SiteAddress(base: "/", language: .de).folder(type, id)
    }

    /// Link to a record's page.
    package func link(_ type: RecordType, _ id: String) -> String { link(Place(Section(type), id)) }

    /// Link to the start page.
    package var start: String { base + prefix }

    /// The same site in the other language.
    package var other: SiteAddress { SiteAddress(base: base, language: language == .de ? .en : .de) }
}
