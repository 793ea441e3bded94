import Findings
import RegisterModel

/// The addresses of the site, stable for good: German at the root, English below `en/`.
struct SiteAddress: Sendable {
    /// Path of the site on its server: `/` or `/register/`.
    let base: String
    /// Language of the pages.
    let language: Language

    /// Folder of a kind of page.
    enum Section: String, CaseIterable {
        case systems, assessments, incidents, labels, authorities, riskClasses, data, rules

        func name(_ language: Language) -> String {
            switch self {
            case .systems: language == .de ? "systeme" : "systems"
            case .assessments: language == .de ? "folgenabschaetzungen" : "assessments"
            case .incidents: language == .de ? "vorfaelle" : "incidents"
            case .labels: language == .de ? "kennzeichnungen" : "labels"
            case .authorities: language == .de ? "behoerden" : "authorities"
            case .riskClasses: language == .de ? "risikoklassen" : "risk-classes"
            case .data: language == .de ? "daten" : "data"
            case .rules: language == .de ? "regeln" : "rules"
            }
        }
    }

    /// Path inside the tree: `en/` or nothing.
    var prefix: String { language == .de ? "" : "en/" }

    /// File of a section's page.
    func file(_ section: Section, _ id: String? = nil) -> String {
        prefix + section.name(language) + "/" + (id.map { $0 + "/" } ?? "") + "index.html"
    }

    /// Link to a section's page.
    func link(_ section: Section, _ id: String? = nil) -> String {
        base + prefix + section.name(language) + "/" + (id.map { $0 + "/" } ?? "")
    }

    /// Folder of a record's page, with `/` at its end.
    func folder(_ type: RecordType, _ id: String) -> String {
        let section: Section =
            switch type {
            case .deployment: .systems
            case .fria: .assessments
            case .incident: .incidents
            case .label: .labels
            case .authority: .authorities
            }
        return prefix + section.name(language) + "/" + id + "/"
    }

    /// Link to a record's page.
    func link(_ type: RecordType, _ id: String) -> String { base + folder(type, id) }

    /// Link to the start page.
    var start: String { base + prefix }

    /// The same site in the other language.
    var other: SiteAddress { SiteAddress(base: base, language: language == .de ? .en : .de) }
}
