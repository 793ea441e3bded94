import Findings
import Records

/// An identifier belongs to one record for good.
enum RecordIdentity {
    /// Type and authority stay what they were, and after a withdrawal the identifier rests.
    static func findings(_ record: Record, previous: Record?, file: String) -> [Finding] {
        guard let previous else { return [] }
        let help = Bilingual(
            de: "Einen neuen Eintrag mit eigener Kennung anlegen.",
            en: "Make a new record with an identifier of its own.")
        if previous.isWithdrawal {
            return [
                Finding(
                    code: "REF-withdrawn", severity: .error,
                    message: Bilingual(
                        de: "\(record.id) ist zurückgenommen; die Kennung wird nicht neu vergeben",
                        en: "\(record.id) is withdrawn; its identifier is never given away again"),
                    file: file, span: record.span(of: .id), help: help)
            ]
        }
        guard previous.type != record.type || previous.authority != record.authority else {
            return originChange(record, previous, file)
        }
        return [
            Finding(
                code: "REF-identity", severity: .error,
                message: Bilingual(
                    de:
                        "\(record.id) ist im Register ein Eintrag der Art \(previous.type.rawValue) von \(previous.authority)",
                    en: "\(record.id) is a \(previous.type.rawValue) of \(previous.authority) in the register"),
                file: file, span: record.span(of: previous.type != record.type ? .recordType : .authority), help: help
            )
        ]
    }

    /// Where a record comes from does not change: an authority takes an entry over with a record of its own.
    ///
    /// Records of authorities are compiled by the register; an authority that looks after its own says so.
    private static func originChange(_ record: Record, _ previous: Record, _ file: String) -> [Finding] {
        guard let before = previous.origin, let after = record.origin, before != after else { return [] }
        if record.type == .authority, before == .publicSource, after == .agency { return [] }
        let isTakeover = before == .publicSource && after == .agency && record.type == .deployment
        return [
            Finding(
                code: "REF-origin", severity: .error,
                message: Bilingual(
                    de: "Die Herkunft von \(record.id) bleibt \"\(before.rawValue)\"",
                    en: "The origin of \(record.id) stays \"\(before.rawValue)\""),
                file: file, span: record.span(of: .origin),
                help: isTakeover
                    ? Bilingual(
                        de:
                            "Die Behörde übernimmt den Eintrag mit einer eigenen Meldung, die ihn ersetzt:  maki revise \(record.id) --take-over",
                        en:
                            "The authority takes the entry over with a report of its own that replaces it:  maki revise \(record.id) --take-over"
                    )
                    : Bilingual(
                        de: "\"origin\": \"\(before.rawValue)\" schreiben; etwas anderes ist ein neuer Eintrag.",
                        en: "Write \"origin\": \"\(before.rawValue)\"; anything else is a new record."))
        ]
    }

    /// A new hidden record should not take a number of the series: the gap would tell that there is one.
    static func series(_ record: Record, _ neighbours: any Neighbours, file: String) throws -> [Finding] {
        let isHidden =
            try record.publicationLevel == .aggregateOnly
            || (record.type != .deployment && record.publicationLevel == .reduced)
            || record.concernedDeployments.contains { (try neighbours.record($0)?.publicationLevel ?? .full) != .full }
        // An assessment that is named after its deployment is as hidden as that.
        let isNamedAfter = record.concernedDeployments.contains { record.id == "fria-" + $0 }
        let number = record.id.utf8.split(separator: UInt8(ascii: "-")).last ?? []
        guard isHidden, !isNamedAfter, number.count == 4, number.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return []
        }
        return [
            Finding(
                code: "REF-series", severity: .warning,
                message: Bilingual(
                    de: "\(record.id) ist nicht öffentlich, aber die Lücke in der Zählung verriete den Eintrag",
                    en: "\(record.id) is not public, but the gap in the series would give the record away"),
                file: file, span: record.span(of: .id),
                help: Bilingual(
                    de: "Eine Kennung außerhalb der Zählung vergibt  maki new \(record.type.rawValue) --hidden.",
                    en: "An identifier outside the series comes from  maki new \(record.type.rawValue) --hidden."))
        ]
    }

    /// The identifier stands in another file of the same call as well.
    static func repeated(_ record: Record, other: String, file: String) -> Finding {
        Finding(
            code: "REF-repeated", severity: .error,
            message: Bilingual(
                de: "Die Kennung \"\(record.id)\" steht auch in \(other)",
                en: "The identifier \"\(record.id)\" stands in \(other) too"),
            file: file, span: record.span(of: .id),
            help: record.recordedAt == nil
                ? Bilingual(
                    de: "Jeder Eintrag braucht eine eigene Kennung.", en: "Every record needs its own identifier.")
                : Bilingual(
                    de: "Das sind angenommene Fassungen; ein ganzes Archiv prüft  maki submit ORDNER --dry-run.",
                    en: "These are accepted revisions; a whole archive is checked by  maki submit FOLDER --dry-run."))
    }
}
