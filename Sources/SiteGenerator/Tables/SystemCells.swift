import FieldCatalogue
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

    /// The word that marks entries that no authority has made; nil for those of authorities.
    func originMark(_ origin: Origin) -> String? {
        switch origin {
        case .sample: texts["badge.sample"]
        case .publicSource: texts["badge.publicSource"]
        case .agency: nil
        }
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

    /// Name of the risk class of a system; that it is not public where that is so.
    func risk(_ row: IndexRow) -> String {
        row.riskClass.map { label($0.rawValue, "risk-class") } ?? texts["risk.notPublic"]
    }

    /// Name of the status of a system; that it is not public where that is so.
    func status(_ row: IndexRow) -> String {
        row.status.isEmpty && row.level != .full ? texts["status.notPublic"] : label(row.status, "status")
    }

    /// Link to an authority.
    func authorityCell(_ id: String) -> Cell {
        Cell(authority(id), href: authorities[id].map { address.link(.authorities, $0.id) })
    }

    /// The answer to a yes-or-no question; "not stated" when there is none.
    func answer(_ value: Bool?) -> String {
        value.map { texts[$0 ? "value.yes" : "value.no"] } ?? label("not-stated", "absence-kind")
    }
}
