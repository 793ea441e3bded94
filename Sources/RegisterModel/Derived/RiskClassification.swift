import Findings

extension Derivation {
    /// The risk class of a deployment, and why.
    ///
    /// The order follows the Regulation: scope (Art. 2, 3), prohibitions (Art. 5), Annex III with its exception
    /// (Art. 6(2), (3)), Annex I (Art. 6(1)), transparency (Art. 50), otherwise minimal.
    func riskClass(of record: Record) -> (class: RiskClass, reasons: [Reason]) {
        if record.origin == .publicSource {
            return (
                .notAssessed,
                [
                    reason(
                        "Der Eintrag stammt aus einer öffentlichen Quelle; die Behörde hat ihn nicht eingestuft.",
                        "The record comes from a public source; the authority has not classified it.", "", "", "origin")
                ]
            )
        }
        switch record.string("classification.isAiSystem") {
        case "no":
            return (
                .notAI,
                [
                    reason(
                        "Nach Angabe der Behörde ist es kein KI-System.", "The authority says it is not an AI system.",
                        "Art. 3 Nr. 1 KI-VO", "Art. 3(1) AI Act", "classification.isAiSystem")
                ]
            )
        case nil where record["classification.annexIII"] == nil:
            return (
                .notAssessed,
                [
                    reason(
                        "Die Angaben zur Einstufung fehlen.", "The facts for the classification are missing.",
                        "", "", "classification")
                ]
            )
        default: break
        }
        if let scope = record.string("classification.outOfScope") {
            return (
                .outOfScope,
                [
                    reason(
                        "Die KI-Verordnung gilt nicht: \(label(scope, "out-of-scope").de).",
                        "The AI Act does not apply: \(label(scope, "out-of-scope").en).",
                        "Art. 2 Abs. \(scope.dropFirst(2)) KI-VO", "Art. 2(\(scope.dropFirst(2))) AI Act",
                        "classification.outOfScope")
                ]
            )
        }
        let practices = record["classification.prohibited"].map { Array($0.members) } ?? []
        let prohibited = practices.filter { $0.value["applies"]?.boolean == true && $0.value["exception"] == nil }
        if !prohibited.isEmpty {
            return (
                .prohibited,
                prohibited.map { practice in
                    let code = practice.key.string
                    let letter = code.dropFirst(4)
                    return reason(
                        "Angegeben ist eine verbotene Praktik: \(label(code, "art5").de).",
                        "A prohibited practice is stated: \(label(code, "art5").en).",
                        "Art. 5 Abs. 1 Buchst. \(letter) KI-VO", "Art. 5(1)(\(letter)) AI Act",
                        "classification.prohibited{}")
                }
            )
        }
        let areas = record.strings("classification.annexIII")
        if !areas.isEmpty { return annexIII(record, areas) }
        if record.items("classification.annexI").isEmpty == false {
            return (
                .highRiskAnnexI,
                [
                    reason(
                        "Das System ist ein Sicherheitsbauteil eines Produkts nach Anhang I.",
                        "The system is a safety component of a product of Annex I.", "Art. 6 Abs. 1 KI-VO",
                        "Art. 6(1) AI Act",
                        "classification.annexI[]")
                ]
            )
        }
        let transparency = record.strings("art50")
        if !transparency.isEmpty {
            return (
                .transparency50,
                transparency.map {
                    reason(
                        "\(label($0, "art50").de).", "\(label($0, "art50").en).", "Art. 50 KI-VO", "Art. 50 AI Act",
                        "art50[]")
                }
            )
        }
        return (
            .minimal,
            [
                reason(
                    "Kein Hochrisiko-Bereich und kein Fall des Art. 50 ist angegeben.",
                    "No high-risk area and no case of Art. 50 is stated.", "Art. 6, 50 KI-VO", "Art. 6, 50 AI Act",
                    "classification")
            ]
        )
    }

    private func annexIII(_ record: Record, _ areas: [String]) -> (class: RiskClass, reasons: [Reason]) {
        let reasons = areas.map { code in
            reason(
                "Anhang III Nr. \(number(code)): \(label(code, "annex-iii").de).",
                "Annex III no. \(number(code)): \(label(code, "annex-iii").en).",
                "Art. 6 Abs. 2, Anhang III Nr. \(number(code)) KI-VO",
                "Art. 6(2), Annex III no. \(number(code)) AI Act",
                "classification.annexIII[]")
        }
        let conditions = record.strings("classification.art63.conditions")
        guard !conditions.isEmpty else { return (.highRiskAnnexIII, reasons) }
        if record.boolean("classification.profiling") == true {
            return (
                .highRiskAnnexIII,
                reasons + [
                    reason(
                        "Die Ausnahme gilt nicht, weil das System Profiling vornimmt.",
                        "The exception does not apply because the system does profiling.",
                        "Art. 6 Abs. 3 UAbs. 3 KI-VO", "Art. 6(3) third subparagraph AI Act", "classification.profiling"
                    )
                ]
            )
        }
        return (
            .notHighRisk63,
            reasons
                + conditions.map { code in
                    reason(
                        "Ausnahme: \(label(code, "art6-3").de).", "Exception: \(label(code, "art6-3").en).",
                        "Art. 6 Abs. 3 Buchst. \(code.suffix(1)) KI-VO", "Art. 6(3)(\(code.suffix(1))) AI Act",
                        "classification.art63.conditions[]")
                }
        )
    }

    /// `III.5.a` as people cite it: `5 Buchst. a`; `III.2` as `2`.
    private func number(_ code: String) -> String {
        let parts = code.utf8.split(separator: UInt8(ascii: ".")).dropFirst().map {
            String(decoding: $0, as: UTF8.self)
        }
        return parts.joined(separator: " ")
    }

    func label(_ code: String, _ vocabulary: String) -> Bilingual { catalogue.label(of: code, in: vocabulary) }

    func reason(_ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String, _ path: String) -> Reason {
        Reason(text: Bilingual(de: de, en: en), source: Bilingual(de: sourceDe, en: sourceEn), path: path)
    }
}
