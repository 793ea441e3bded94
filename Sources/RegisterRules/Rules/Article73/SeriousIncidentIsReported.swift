import FieldCatalogue
import Findings
import Records

/// Art. 26(5): deployers who have identified a serious incident "shall also immediately inform first the provider, and then the
/// importer or distributor and the relevant market surveillance authorities"; "If the deployer is not able to reach the
/// provider, Article 73 shall apply mutatis mutandis". That a day may pass is our reading of "immediately".
enum SeriousIncidentIsReported: Rule {
    static let description = RuleDescription(
        code: "AIA-26-5-inc", kind: .legal, types: [.incident],
        requirement: Bilingual(
            de: "Ein schwerwiegender Vorfall ist unverzüglich gemeldet: zuerst dem Anbieter, dann der Marktüberwachung",
            en: "A serious incident is reported immediately: first to the provider, then to market surveillance"),
        why: Bilingual(
            de: "Wer früh warnt, verhindert den nächsten Schaden.",
            en: "Whoever warns early prevents the next harm."),
        remedy: Bilingual(
            de:
                "Den Vorfall melden und providerInformedOn und msaInformedOn angeben. „Unverzüglich“ heißt ohne schuldhaftes Zögern; das Register weist darauf hin, wenn mehr als ein Tag vergangen ist. Ist der Anbieter nicht erreichbar, gelten die Fristen des Art. 73: 15 Tage, bei Todesfällen 10, bei weitverbreitetem Verstoß oder Störung kritischer Infrastruktur 2.",
            en:
                "Report the incident and state providerInformedOn and msaInformedOn. The register points it out when more than a day has passed. If the provider cannot be reached, the periods of Art. 73 apply: 15 days, with deaths 10, with widespread infringement or disruption of critical infrastructure 2."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 5, Art. 73 KI-VO (ein Tag: eigene Festlegung)",
            en: "Art. 26(5), 73 AI Act (one day: own rule)"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"kind":"49.c","msaInformedOn":null}"#,
            spot: .kind),
        passing: RuleDescription.Example(
            #"{"kind":"49.c","providerInformedOn":"2026-04-16","msaInformedOn":"2026-04-16"}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard ["49.a", "49.b", "49.c", "49.d"].contains(record.string(.kind) ?? ""), context.mayConcernHighRisk else {
            return []
        }
        var hits: [RuleHit] = []
        for path in [FieldPath.providerInformedOn, .msaInformedOn] where record.day(path, by: context.date) == nil {
            hits.append(
                RuleHit(
                    record.span(of: .kind), label: Bilingual(de: "\(path.plain) fehlt", en: "\(path.plain) is missing"))
            )
        }
        return hits + late(record, context.date)
    }

    /// Reports that were made, but not at once, or not first to the provider.
    private static func late(_ record: Record, _ date: Day) -> [RuleHit] {
        func advice(_ path: FieldPath, _ de: String, _ en: String) -> RuleHit {
            RuleHit(record.span(of: path), label: Bilingual(de: de, en: en), severity: .warning)
        }
        guard let aware = record.day(.awareOn, by: date) else { return [] }
        var hits: [RuleHit] = []
        let provider = record.day(.providerInformedOn, by: date)
        let authority = record.day(.msaInformedOn, by: date)
        if let provider, provider > aware.adding(days: 1) {
            hits.append(
                advice(.providerInformedOn, "nicht unverzüglich: mehr als ein Tag", "not immediately: more than a day")
            )
        }
        if let authority {
            let isUrgent = record.string(.kind) == "49.b" || record.boolean(.widespread) == true
            let limit = isUrgent ? 2 : record.boolean(.deathOccurred) == true ? 10 : 15
            if authority > aware.adding(days: limit) {
                hits.append(advice(.msaInformedOn, "mehr als \(limit) Tage", "more than \(limit) days"))
            } else if authority > aware.adding(days: 1) {
                hits.append(
                    advice(.msaInformedOn, "nicht unverzüglich: mehr als ein Tag", "not immediately: more than a day"))
            }
        }
        if let provider, let authority, authority < provider {
            hits.append(
                advice(.providerInformedOn, "erst nach der Marktüberwachung", "only after market surveillance"))
        }
        return hits
    }
}
