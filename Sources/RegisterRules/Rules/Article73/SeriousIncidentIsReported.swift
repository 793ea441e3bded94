import Findings
import RegisterModel

/// Art. 26(5): deployers who have identified a serious incident "shall also immediately inform first the provider, and then … the relevant market surveillance authorities"; the day limits of Art. 73(2) to (4) bind the provider.
enum SeriousIncidentIsReported: Rule {
    static let description = RuleDescription(
        code: "AIA-26-5-inc", kind: .legal, types: [.incident],
        requirement: Bilingual(
            de: "Ein schwerer Vorfall ist dem Anbieter und der Marktüberwachung unverzüglich gemeldet",
            en: "A serious incident is reported to the provider and market surveillance immediately"),
        why: Bilingual(
            de: "Wer früh warnt, verhindert den nächsten Schaden.",
            en: "Whoever warns early prevents the next harm."),
        remedy: Bilingual(
            de:
                "providerInformedOn und msaInformedOn angeben; spätestens nach 15, bei Todesfällen 10, bei weitverbreitetem Verstoß oder Störung kritischer Infrastruktur 2 Tagen.",
            en:
                "State providerInformedOn and msaInformedOn; at the latest after 15, with deaths 10, with widespread infringement or disruption of critical infrastructure 2 days."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 5, Art. 73 KI-VO",
            en: "Art. 26(5), 73 AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_73",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"kind":"49.c","msaInformedOn":null}"#,
            spot: "kind"),
        passing: RuleDescription.Example(
            #"{"kind":"49.c","providerInformedOn":"2026-04-16","msaInformedOn":"2026-04-16"}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard ["49.a", "49.b", "49.c", "49.d"].contains(record.string("kind") ?? ""), context.mayConcernHighRisk else {
            return []
        }
        var hits: [RuleHit] = []
        for path in ["providerInformedOn", "msaInformedOn"] where record.day(path, by: context.date) == nil {
            hits.append(
                RuleHit(record.span(of: "kind"), label: Bilingual(de: "\(path) fehlt", en: "\(path) is missing")))
        }
        let isUrgent = record.string("kind") == "49.b" || record.boolean("widespread") == true
        let limit = isUrgent ? 2 : record.boolean("deathOccurred") == true ? 10 : 15
        if let aware = record.day("awareOn"), let told = record.day("msaInformedOn", by: context.date), told > aware.adding(days: limit) {
            hits.append(
                RuleHit(
                    record.span(of: "msaInformedOn"),
                    label: Bilingual(de: "mehr als \(limit) Tage", en: "more than \(limit) days"), severity: .warning))
        }
        return hits
    }
}
