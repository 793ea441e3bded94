import FieldCatalogue

/// Words about systems that pages of several kinds use.
extension Edition {
    /// Name of a system in the edition's language, and the language it is in when that differs.
    func name(_ row: IndexRow) -> (text: String, language: String?) {
        language == .en ? row.nameEn.map { ($0, nil) } ?? (row.name, "de") : (row.name, nil)
    }

    /// The word that marks entries that no authority has made; nil for those of authorities.
    func originMark(_ origin: Origin) -> String? {
        switch origin {
        case .sample: texts["badge.sample"]
        case .publicSource: texts["badge.publicSource"]
        case .agency: nil
        }
    }

    /// Name of the risk class of a system; that it is not public where that is so.
    func risk(_ row: IndexRow) -> String {
        row.riskClass.map { label($0.rawValue, "risk-class") } ?? texts["risk.notPublic"]
    }

    /// Name of the status of a system; that it is not public where that is so.
    func status(_ row: IndexRow) -> String {
        row.status.isEmpty && row.level != .full ? texts["status.notPublic"] : label(row.status, "status")
    }

    /// The answer to a yes-or-no question; "not stated" when there is none.
    func answer(_ value: Bool?) -> String {
        value.map { texts[$0 ? "value.yes" : "value.no"] } ?? label("not-stated", "absence-kind")
    }

    /// `12`, or `12 + 3 Beispiele`.
    func text(_ count: SystemCount) -> String {
        guard count.samples > 0 else { return text(count.real) }
        return texts[
            count.samples == 1 ? "count.withSample" : "count.withSamples", text(count.real), text(count.samples)]
    }

    /// `1 System`, `12 Systeme`, `12 Systeme und 3 erfundene Beispiele`.
    func systems(_ count: SystemCount) -> String {
        let real = texts[count.real == 1 ? "list.one" : "list.many", text(count.real)]
        guard count.samples > 0 else { return real }
        let samples = texts[count.samples == 1 ? "list.sample" : "list.samples", text(count.samples)]
        return count.real == 0 ? samples : texts["list.and", real, samples]
    }
}
