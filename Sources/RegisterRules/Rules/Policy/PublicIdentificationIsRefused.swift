import Findings
import Records

/// BT-Drs. 21/2349 no. 14: no remote biometric identification in public space, real-time or later.
enum PublicIdentificationIsRefused: Rule {
    static let description = RuleDescription(
        code: "POL-14", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Keine biometrische Fernidentifizierung im öffentlichen Raum, wie die Drucksache es fordert",
            en: "No remote biometric identification in public space, as the motion demands"),
        why: Bilingual(
            de: "Wer überall erkannt werden kann, verhält sich nicht mehr frei.",
            en: "Whoever can be recognised everywhere no longer acts freely."),
        remedy: Bilingual(
            de:
                "Der Einsatz steht auf der Biometrie-Seite; nach dem Maßstab der Drucksache müsste er enden. Ist es kein öffentlich zugänglicher Raum, das in biometrics.publicSpace angeben.",
            en:
                "The use is shown on the biometrics page; by the measure of the motion it would have to end. If it is no publicly accessible space, say so in biometrics.publicSpace."
        ),
        source: Bilingual(
            de: "BT-Drs. 21/2349 Nr. 14",
            en: "BT-Drs. 21/2349 no. 14"),
        dateID: "art5-core", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"publicSpace":true}}"#,
            spot: .biometricsKind),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"publicSpace":true},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let kinds = ["remote-identification-realtime", "remote-identification-post"]
        guard context.deployment.isInScope, !context.deployment.isEnded,
            kinds.contains(where: { record.usesBiometrics($0, inPublicSpace: true) })
        else { return [] }
        return [RuleHit(record.span(of: .biometricsKind))]
    }
}
