import Findings
import Records

/// Art. 5(1)(e): face recognition databases by untargeted scraping are prohibited; the motion asks for the origin of all face data.
enum FaceImagesFromLawfulSources: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-e", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Herkunft von Gesichtsbildern ist angegeben, und keine Gesichtsdatenbank entsteht durch ungezieltes Auslesen aus Internet oder Überwachungsaufnahmen (verbotene Praktik)",
            en:
                "The origin of face images is stated, and no face database is made by untargeted scraping of the internet or CCTV footage (prohibited practice)"
        ),
        why: Bilingual(
            de: "Niemand soll in einer Gesichtsdatenbank landen, nur weil ein Foto im Netz steht.",
            en: "Nobody should end up in a face database because a photo is online."),
        remedy: Bilingual(
            de: "biometrics.faceDatabaseSource ausfüllen; ungezielt gesammelte Bilder dürfen nicht verwendet werden.",
            en: "Fill in biometrics.faceDatabaseSource; images gathered untargeted must not be used."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. e KI-VO; Angabe der Herkunft: eigene Festlegung zu BT-Drs. 21/2349 Nr. 13",
            en: "Art. 5(1)(e) AI Act; statement of the origin: own rule on BT-Drs. 21/2349 no. 13"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"faceDatabaseSource":["untargeted-internet"]}}"#,
            spot: .biometricsFaceDatabaseSource),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-post"],"faceDatabaseSource":["untargeted-internet"]},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.e", context)
        // Photographs that nobody compares with a face, such as those in an application, are no face database.
        let usesFaces =
            record.boolean(.biometricsUsed) != false
            && record.items(.dataSources).contains { $0["faceImages"]?.boolean == true }
            || record.items(.biometricsKind).contains {
                $0.isString("remote-identification-realtime") || $0.isString("remote-identification-post")
            }
        guard !context.deployment.isEnded else { return stated }
        let sources = record.items(.biometricsFaceDatabaseSource)
        if sources.isEmpty {
            guard usesFaces else { return stated }
            return stated + [RuleHit(record.span(of: .biometricsFaceDatabaseSource))]
        }
        return stated
            + sources.compactMap { source in
                switch source.string {
                case "untargeted-internet", "untargeted-cctv": RuleHit(source.span)
                case "provider-unknown": RuleHit(source.span, severity: .warning)
                default: nil
                }
            }
    }
}
