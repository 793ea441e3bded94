/// What an authority has told the register: systems, that it has none, or nothing.
struct AuthorityState {
    /// Code of the state for styles and counts: `reported`, `none`, `silent`.
    let code: String
    /// The state in words.
    let text: String
    /// How many entries come from public sources instead; nil when none does.
    let sourced: String?

    init(_ authority: AuthorityRow, _ overview: Overview) {
        let edition = overview.edition
        let texts = edition.texts
        let rows = overview.index.byAuthority[authority.id] ?? []
        let reported = rows.reduce(0) { $0 + ($1.origin != .publicSource ? 1 : 0) }
        let sources = rows.count - reported
        sourced =
            sources > 0 ? texts[sources == 1 ? "authority.sourcedOne" : "authority.sourcedMany", "\(sources)"] : nil
        if reported > 0 {
            code = "reported"
            text = texts[reported == 1 ? "authority.reportedOne" : "authority.reportedMany", "\(reported)"]
        } else if let day = authority.nullReportOn {
            code = "none"
            text = texts["authority.none", edition.text(day)]
        } else {
            code = "silent"
            text = texts["authority.silent"]
        }
    }
}
