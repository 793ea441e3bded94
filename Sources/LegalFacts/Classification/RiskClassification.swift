import FieldCatalogue
import Findings
import Records

extension Derivation {
    /// The risk class of a deployment on a day, and why.
    ///
    /// The order follows the Regulation: scope (Art. 2, 3), prohibitions (Art. 5), Annex III with its exception
    /// (Art. 6(2), (3)), Annex I (Art. 6(1)), transparency (Art. 50), otherwise minimal. Every answer that speaks of a
    /// fact counts, wherever it stands: the class is never lower than any of them demands.
    func riskClass(of record: Record, on day: Day) -> (class: RiskClass, reasons: [Reason]) {
        if let without = classWithoutRisk(record) { return without }
        let practices = ProhibitedPractice.statedOrDescribed(in: record, catalogue: catalogue)
        if !practices.isEmpty { return (.prohibited, practices.map { prohibited($0, on: day) }) }
        let product = annexI(record)
        let areas = AnnexIIIAreas(of: record)
        if !areas.all.isEmpty {
            let result = annexIII(record, areas)
            guard let product else { return result }
            // Excepted by Art. 6(3) from paragraph 2 only: paragraph 1 stays. Both reasons hold side by side.
            return result.class == .notHighRisk63
                ? (.highRiskAnnexI, [product] + result.reasons) : (result.class, result.reasons + [product])
        }
        if let product { return (.highRiskAnnexI, [product]) }
        let transparency = record.transparencyCases
        if !transparency.isEmpty {
            return (
                .transparency50,
                transparency.map { code, path in
                    // `50.4.text` is about paragraph 4.
                    let paragraph = code.dropFirst(3).prefix { $0 != "." }
                    return reason(
                        "\(label(code, "art50").de).", "\(label(code, "art50").en).",
                        "Art. 50 Abs. \(paragraph) KI-VO", "Art. 50(\(paragraph)) AI Act", path)
                }
            )
        }
        return (
            .minimal,
            [
                reason(
                    "Angegeben ist keine verbotene Praktik, kein Hochrisiko-Bereich, kein Produkt nach Anhang I und kein Fall des Art. 50.",
                    "No prohibited practice, no high-risk area, no product of Annex I and no case of Art. 50 is stated.",
                    "Art. 5, 6, 50 KI-VO", "Art. 5, 6, 50 AI Act", .classification)
            ]
        )
    }

    /// The class of a record that is not classified by risk: unknown, no AI, out of scope; nil when risk decides.
    private func classWithoutRisk(_ record: Record) -> (class: RiskClass, reasons: [Reason])? {
        if record.origin == .publicSource {
            return (
                .notAssessed,
                [
                    reason(
                        "Der Eintrag stammt aus einer öffentlichen Quelle; die Behörde hat ihn nicht eingestuft.",
                        "The record comes from a public source; the authority has not classified it.", "", "", .origin)
                ]
            )
        }
        switch record.string(.classificationIsAiSystem) {
        case "no":
            return (
                .notAI,
                [
                    reason(
                        "Nach Angabe der Behörde ist es kein KI-System.", "The authority says it is not an AI system.",
                        "Art. 3 Nr. 1 KI-VO", "Art. 3(1) AI Act", .classificationIsAiSystem)
                ]
            )
        case nil where !statesRisk(record):
            return (
                .notAssessed,
                [
                    reason(
                        "Die Angaben zur Einstufung fehlen.", "The facts for the classification are missing.",
                        "", "", .classification)
                ]
            )
        default: break
        }
        guard let claim = ScopeClaim(of: record), claim.isHonoured else { return nil }
        let paragraph = claim.code.dropFirst(2)
        return (
            .outOfScope,
            [
                reason(
                    "Nach Angabe der Behörde gilt die KI-Verordnung nicht: \(label(claim.code, "out-of-scope").de).",
                    "The authority says that the AI Act does not apply: \(label(claim.code, "out-of-scope").en).",
                    "Art. 2 Abs. \(paragraph) KI-VO", "Art. 2(\(paragraph)) AI Act", .classificationOutOfScope)
            ]
        )
    }

    /// Whether any answer says something that the class could follow from.
    private func statesRisk(_ record: Record) -> Bool {
        record[.classificationAnnexIII] != nil || !AnnexIIIAreas(of: record).demands.isEmpty
            || !record.items(.classificationAnnexI).isEmpty || !record.transparencyCases.isEmpty
            || !ProhibitedPractice.statedOrDescribed(in: record, catalogue: catalogue).isEmpty
    }

    private func prohibited(_ practice: ProhibitedPractice, on day: Day) -> Reason {
        let name = label(practice.code, "art5")
        var later = Bilingual(de: "", en: "")
        if let first = dates[practice.dateID], first > day {
            later = Bilingual(
                de: " (verboten ab \(first.text(in: .de)))", en: " (prohibited from \(first.text(in: .en)))")
        }
        // What the screening denies is not "stated": the answers on biometrics describe it.
        let lead =
            practice.isDescribed
            ? Bilingual(
                de: "Die Angaben zur Biometrie beschreiben eine verbotene Praktik",
                en: "The answers on biometrics describe a prohibited practice")
            : Bilingual(de: "Angegeben ist eine verbotene Praktik", en: "A prohibited practice is stated")
        let open =
            practice.restsOnOpenQuestions
            ? Bilingual(
                de: " Wo eine Angabe fehlt, zählt der verbotene Fall.",
                en: " Where an answer is missing, the prohibited case counts.")
            : Bilingual(de: "", en: "")
        return reason(
            "\(lead.de): \(name.de)\(later.de).\(open.de)", "\(lead.en): \(name.en)\(later.en).\(open.en)",
            "Art. 5 Abs. 1 Buchst. \(practice.letter) KI-VO", "Art. 5(1)(\(practice.letter)) AI Act", practice.path)
    }

    private func annexI(_ record: Record) -> Reason? {
        guard !record.items(.classificationAnnexI).isEmpty else { return nil }
        return reason(
            "Das System ist ein Produkt nach Anhang I oder Sicherheitsbauteil eines solchen, und dieses Produkt braucht eine Konformitätsbewertung durch Dritte.",
            "The system is a product of Annex I or the safety component of one, and that product needs a third-party conformity assessment.",
            "Art. 6 Abs. 1 KI-VO", "Art. 6(1) AI Act", .classificationAnnexI)
    }

    /// The reasons for which Annex III covers a system, one for each number.
    func annexIIIReasons(_ areas: [String]) -> [Reason] {
        areas.map { annexIIIReason($0, .classificationAnnexIII) }
    }

    private func annexIIIReason(_ code: String, _ path: FieldPath?) -> Reason {
        reason(
            "Anhang III Nr. \(number(code).de): \(label(code, "annex-iii").de).",
            "Annex III no. \(number(code).en): \(label(code, "annex-iii").en).",
            "Art. 6 Abs. 2, Anhang III Nr. \(number(code).de) KI-VO",
            "Art. 6(2), Annex III no. \(number(code).en) AI Act", path)
    }

    private func annexIII(_ record: Record, _ areas: AnnexIIIAreas) -> (class: RiskClass, reasons: [Reason]) {
        let reasons = annexIIIReasons(areas.stated) + areas.missing.map { annexIIIReason($0.code, $0.path) }
        let conditions = record.strings(.classificationArt63Conditions)
        guard !conditions.isEmpty else { return (.highRiskAnnexIII, reasons) }
        // "shall always be considered to be high-risk where the AI system performs profiling": an open question leaves that
        // possible, and leaving it out changes nothing.
        let isProfiling = record.boolean(.classificationProfiling)
        if isProfiling != false {
            return (
                .highRiskAnnexIII,
                reasons + [
                    reason(
                        isProfiling == nil
                            ? "Die Ausnahme gilt nicht, solange nicht angegeben ist, ob das System Profiling vornimmt."
                            : "Die Ausnahme gilt nicht, weil das System Profiling vornimmt.",
                        isProfiling == nil
                            ? "The exception does not apply as long as it is not stated whether the system does profiling."
                            : "The exception does not apply because the system does profiling.",
                        "Art. 6 Abs. 3 UAbs. 3 KI-VO", "Art. 6(3) third subparagraph AI Act", .classificationProfiling
                    )
                ]
            )
        }
        if record.decidesAboutPeopleItself {
            return (
                .highRiskAnnexIII,
                reasons + [
                    reason(
                        "Die Ausnahme gilt nicht, weil das System selbst über Menschen entscheidet.",
                        "The exception does not apply because the system itself decides about people.",
                        "Art. 6 Abs. 3 UAbs. 1 KI-VO", "Art. 6(3) first subparagraph AI Act", .decisionRole)
                ]
            )
        }
        // The exception was claimed for the numbers that are named; what other answers demand it does not reach.
        guard areas.missing.isEmpty else { return (.highRiskAnnexIII, reasons) }
        return (
            .notHighRisk63,
            reasons
                + conditions.map { code in
                    reason(
                        "Ausnahme: \(label(code, "art6-3").de).", "Exception: \(label(code, "art6-3").en).",
                        "Art. 6 Abs. 3 Buchst. \(code.suffix(1)) KI-VO", "Art. 6(3)(\(code.suffix(1))) AI Act",
                        .classificationArt63Conditions)
                }
        )
    }

    /// `III.5.a` as people cite it: `5 Buchst. a`, `5(a)`; `III.2` as `2`.
    private func number(_ code: String) -> Bilingual {
        let parts = code.utf8.split(separator: UInt8(ascii: ".")).dropFirst().map {
            String(decoding: $0, as: UTF8.self)
        }
        let first = parts.first ?? ""
        return Bilingual(
            de: parts.joined(separator: " Buchst. "), en: first + parts.dropFirst().map { "(\($0))" }.joined())
    }

    func label(_ code: String, _ vocabulary: String) -> Bilingual { catalogue.label(of: code, in: vocabulary) }

    func reason(_ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String, _ path: FieldPath?) -> Reason {
        Reason(text: Bilingual(de: de, en: en), source: Bilingual(de: sourceDe, en: sourceEn), path: path)
    }
}

extension Record {
    /// Whether the system decides about people without a person deciding, at least in some cases.
    ///
    /// Such a system cannot be one that is "not materially influencing the outcome of decision making" (Art. 6(3)).
    public var decidesAboutPeopleItself: Bool {
        boolean(.decisionAffectsNaturalPersons) == true
            && ["partial-automation", "full-automation"].contains(string(.decisionRole) ?? "")
    }
}
