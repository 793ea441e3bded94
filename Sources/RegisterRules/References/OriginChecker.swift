import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Checks that a record comes from where it can come from: made-up ones from made-up authorities, and acts of the
/// authority only on records it reported itself.
enum OriginChecker {
    static func findings(for record: Record, file: String, neighbours: any Neighbours) throws -> [Finding] {
        guard record.type != .authority, let origin = record.origin else { return [] }
        return try madeUp(record, origin, file, neighbours) + confirmation(record, origin, file)
            + about(record, origin, file, neighbours) + replacement(record, origin, file, neighbours)
    }

    /// Real systems must not leave the figures as examples, nor examples enter them as real systems.
    private static func madeUp(
        _ record: Record, _ origin: Origin, _ file: String, _ neighbours: any Neighbours
    ) throws -> [Finding] {
        guard let authority = try neighbours.record(record.authority), authority.type == .authority else { return [] }
        let isMadeUp = authority.origin == .sample
        guard isMadeUp != (origin == .sample) else { return [] }
        return [
            finding(
                "REF-origin", file, record.span(of: .origin),
                isMadeUp
                    ? Bilingual(
                        de: "\(authority.id) ist eine erfundene Behörde; ihre Einträge sind Beispiele",
                        en: "\(authority.id) is a made-up authority; its records are examples")
                    : Bilingual(
                        de: "\(authority.id) ist eine wirkliche Behörde; ihre Einträge sind keine erfundenen Beispiele",
                        en: "\(authority.id) is a real authority; its records are no made-up examples"),
                isMadeUp
                    ? Bilingual(de: "\"origin\": \"sample\" schreiben.", en: "Write \"origin\": \"sample\".")
                    : Bilingual(
                        de:
                            "\"origin\": \"agency\" schreiben, wenn die Behörde meldet; sonst \"public-source\" mit Quelle.",
                        en:
                            "Write \"origin\": \"agency\" when the authority reports; else \"public-source\" with its source."
                    ))
        ]
    }

    /// Nobody but the authority confirms.
    private static func confirmation(_ record: Record, _ origin: Origin, _ file: String) -> [Finding] {
        guard origin == .publicSource, let day = record[.confirmedOn] else { return [] }
        return [
            finding(
                "REF-own", file, day.span,
                Bilingual(
                    de:
                        "Ein Eintrag aus öffentlicher Quelle ist nicht bestätigt: Das kann nur die Behörde mit einer eigenen Meldung",
                    en:
                        "An entry from a public source is not confirmed: only the authority can do that, with a report of its own"
                ),
                Bilingual(
                    de: "confirmedOn streichen, oder den Eintrag übernehmen:  maki revise \(record.id) --take-over",
                    en: "Remove confirmedOn, or take the entry over:  maki revise \(record.id) --take-over"))
        ]
    }

    /// What the authority says about a system stands with its own report of the system.
    private static func about(
        _ record: Record, _ origin: Origin, _ file: String, _ neighbours: any Neighbours
    ) throws -> [Finding] {
        guard origin == .agency else { return [] }
        return try record.concernedDeployments.compactMap { id -> Finding? in
            guard let deployment = try neighbours.record(id), deployment.type == .deployment,
                deployment.origin == .publicSource
            else { return nil }
            return finding(
                "REF-own", file, record.span(of: record.type == .fria ? .deployments : .deployment),
                Bilingual(
                    de: "\(id) hat die Behörde nicht selbst gemeldet: Der Eintrag stammt aus einer öffentlichen Quelle",
                    en: "\(id) was not reported by the authority itself: the entry comes from a public source"),
                Bilingual(
                    de: "Den Eintrag erst übernehmen (maki revise \(id) --take-over) und dann den eigenen nennen.",
                    en: "Take the entry over first (maki revise \(id) --take-over), then name the own one."))
        }
    }

    /// A record replaces an entry from a public source about the same authority, or its predecessor; an example another.
    private static func replacement(
        _ record: Record, _ origin: Origin, _ file: String, _ neighbours: any Neighbours
    ) throws -> [Finding] {
        guard let id = record.string(.supersedes), let old = try neighbours.record(id), old.type == .deployment else {
            return []
        }
        let isAllowed =
            switch origin {
            case .agency, .publicSource: old.origin == .publicSource
            case .sample: old.origin == .sample
            }
        let isHeir =
            try old.authority == record.authority
            || neighbours.record(old.authority)?.string(.successor) == record.authority
        guard !isAllowed || !isHeir || id == record.id else { return [] }
        return [
            finding(
                "REF-own", file, record.span(of: .supersedes),
                Bilingual(
                    de:
                        "\(id) kann dieser Eintrag nicht ersetzen: Ersetzt wird, was aus öffentlicher Quelle über dieselbe Behörde da ist",
                    en:
                        "This record cannot replace \(id): what is replaced is there from a public source about the same authority"
                ),
                Bilingual(
                    de:
                        "supersedes streichen; was die Behörde selbst gemeldet hat, ändert oder beendet  maki revise \(id)",
                    en:
                        "Remove supersedes; what the authority reported itself is changed or ended with  maki revise \(id)"
                ))
        ]
    }

    private static func finding(
        _ code: String, _ file: String, _ span: ByteSpan, _ message: Bilingual, _ help: Bilingual
    ) -> Finding {
        Finding(code: code, severity: .error, message: message, file: file, span: span, help: help)
    }
}
