import LegalFacts

/// How tables show a system.
extension Edition {
    /// Link to a system, with the authority and where the entry comes from in small print.
    func cell(_ row: IndexRow, note: String? = nil) -> Cell {
        let name = name(row)
        let parts = [note ?? authorities[row.authority]?.abbreviation ?? row.authority, originMark(row.origin)]
        return Cell(
            name.text, href: address.link(row.type, row.id), note: parts.compactMap { $0 }.joined(separator: " · "),
            language: name.language)
    }

    /// A risk level as a badge; a dash when none is public.
    func cell(_ level: RiskRating.Level?) -> Cell {
        guard let level else { return Cell("–") }
        return Cell(label(level.rawValue, "risk-level"), badge: "level-" + level.rawValue)
    }

    /// A risk class as a badge; words without one when it is not public.
    func cell(_ risk: RiskClass?) -> Cell {
        guard let risk else { return Cell(texts["value.notPublic"]) }
        return Cell(
            label(risk.rawValue, "risk-class"), href: address.link(.riskClasses, risk.rawValue),
            badge: "risk-" + risk.rawValue)
    }

    /// Link to an authority.
    func authorityCell(_ id: String) -> Cell {
        Cell(authority(id), href: authorities[id].map { address.link(.authorities, $0.id) })
    }
}
