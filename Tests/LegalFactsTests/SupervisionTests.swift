import FieldCatalogue
import LegalFacts
import Records
import TestSupport
import Testing

@Suite("Supervision and assessment")
struct SupervisionTests {
    private let derivation = Derivation(catalogue: .standard)

    private func facts(_ patch: String, _ neighbours: [Record] = []) throws -> DerivedFacts {
        try derivation.facts(
            of: try SampleRecords.deployment(with: patch), on: try #require(Day("2026-11-24")),
            neighbours: RecordCollection(neighbours))
    }

    @Test(
        "the competent authority follows § 2 KI-MIG",
        arguments: [
            ("{}", "bund-bnetza"),
            (#"{"classification": {"annexIII": ["III.6.d"]}}"#, "bund-bnetza-kammer"),
            (#"{"classification": {"annexIII": ["III.8.a"]}}"#, "bund-bnetza-kammer"),
            (#"{"classification": {"annexIII": ["III.7.c"]}}"#, "bund-bnetza-kammer"),
            (
                #"{"classification": {"annexIII": ["III.1.a"]}, "usage": {"context": "border-control"}}"#,
                "bund-bnetza-kammer"
            ),
            (#"{"classification": {"annexIII": ["III.1.a"]}, "usage": {"context": "health"}}"#, "bund-bnetza"),
            // § 2 Abs. 5 is about high-risk systems only.
            (
                #"{"classification": {"annexIII": ["III.7.c"], "art63": {"conditions": ["6.3.a"]}}}"#, "bund-bnetza"
            ),
            (#"{"classification": {"annexIII": null, "annexI": [11]}}"#, nil),
            // Art. 2(2): Section B is left to product law.
            (#"{"classification": {"annexIII": null, "annexI": [13]}}"#, nil),
            (#"{"classification": {"annexIII": ["III.7.c"], "annexI": [11]}}"#, "bund-bnetza-kammer"),
            // What is said of biometrics counts like the context of use.
            (
                #"{"classification": {"annexIII": ["III.1.a"]}, "biometrics": {"used": true, "lawEnforcement": true}, "usage": {"context": "tax-customs"}}"#,
                "bund-bnetza-kammer"
            ),
            (
                #"{"biometrics": {"used": true, "kind": ["emotion"]}, "classification": {"annexIII": null}, "usage": {"context": "border-control"}}"#,
                "bund-bnetza-kammer"
            ),
            // § 2 Abs. 3, 7: the Versorgungsanstalt.
            (#"{"authority": "bund-vbl", "usage": {"regulatedFinancialActivity": true}}"#, "bund-bafin"),
            (#"{"authority": "bund-vbl", "usage": {"regulatedFinancialActivity": false}}"#, "bund-bnetza"),
            (#"{"authority": "bund-vbl"}"#, "bund-bnetza"),
            // § 2 Abs. 3 Satz 4 is about high-risk systems only.
            (
                #"{"authority": "bund-vbl", "usage": {"regulatedFinancialActivity": true}, "classification": {"annexIII": null}}"#,
                "bund-bnetza"
            ),
            (#"{"usage": {"regulatedFinancialActivity": true}}"#, "bund-bnetza"),
            (#"{"classification": {"isAiSystem": "no"}}"#, nil),
            (
                #"{"usage": {"context": "other"}, "classification": {"annexIII": null, "outOfScope": "2.3", "exclusiveUse": true}}"#,
                nil
            ),
            // Social benefits are no military purpose.
            (#"{"classification": {"outOfScope": "2.3", "exclusiveUse": true}}"#, "bund-bnetza"),
            (#"{"classification": {"outOfScope": "2.3", "exclusiveUse": false}}"#, "bund-bnetza"),
            (#"{"origin": "public-source"}"#, nil),
        ] as [(String, String?)])
    func routing(patch: String, expected: String?) throws {
        #expect(try facts(patch).competentAuthority?.id == expected)
    }

    @Test("enforcement against finance authorities needs the Federal Ministry of Finance (§ 2 Abs. 7 KI-MIG)")
    func finance() throws {
        func source(_ context: String, isFinanceAuthority: Bool) throws -> String? {
            let authority = try SampleRecords.record(
                try SampleRecords.patched(
                    try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                    with: #"{"isFinanceAuthority": \#(isFinanceAuthority)}"#))
            return try facts(#"{"usage": {"context": "\#(context)"}}"#, [authority]).competentAuthority?.reason.source
                .de
        }
        #expect(try source("tax-customs", isFinanceAuthority: true) == "§ 2 Abs. 7 KI-MIG")
        #expect(try source("tax-customs", isFinanceAuthority: false) == "§ 2 Abs. 1 KI-MIG")
        #expect(try source("social-benefits", isFinanceAuthority: true) == "§ 2 Abs. 1 KI-MIG")
    }

    @Test("enforcement against the Versorgungsanstalt needs the Federal Ministry of Finance")
    func agreement() throws {
        let reason = try #require(try facts(#"{"authority": "bund-vbl"}"#).competentAuthority?.reason)
        #expect(reason.source.de == "§ 2 Abs. 7 Satz 2 KI-MIG")
        #expect(reason.text.de.contains("Bundesministerium der Finanzen"))
    }

    @Test("a system of Annex III that is a product as well is supervised by both, for both reasons")
    func product() throws {
        let found = try facts(#"{"classification": {"annexI": [11]}}"#)
        #expect(found.competentAuthority?.id == "bund-bnetza")
        #expect(found.competentAuthority?.reason.source.de == "§ 2 Abs. 1 KI-MIG; § 2 Abs. 2 KI-MIG")
        #expect(
            found.riskReasons.map(\.source.de) == [
                "Art. 6 Abs. 2, Anhang III Nr. 5 Buchst. a KI-VO", "Art. 6 Abs. 1 KI-VO",
            ])
    }

    @Test(
        "the state of the assessment comes from the record that is about the deployment",
        arguments: [
            ("{}", "{}", FRIAStatus.completed, false),
            (#"{"fria": null}"#, "{}", .completed, false),
            ("{}", #"{"status": "in-progress"}"#, .inProgress, false),
            // One that is about another deployment does not count.
            ("{}", #"{"deployments": ["musteramt-2025-0004"]}"#, .missing, true),
            (
                #"{"significantChanges": [{"date": "2026-02-01", "kind": "model", "description": "x"}]}"#, "{}",
                .outdated,
                false
            ),
            // Performed on 28 November 2025: a change of that day was before it, one of the next day ages it.
            (
                #"{"significantChanges": [{"date": "2025-11-28", "kind": "model", "description": "x"}]}"#, "{}",
                .completed, false
            ),
            (
                #"{"significantChanges": [{"date": "2025-11-29", "kind": "model", "description": "x"}]}"#, "{}",
                .outdated, false
            ),
            // A change to come does not age it today.
            (
                #"{"significantChanges": [{"date": "2027-02-01", "kind": "model", "description": "x"}]}"#, "{}",
                .completed,
                false
            ),
        ])
    func assessment(patch: String, fria: String, expected: FRIAStatus, isForeign: Bool) throws {
        let found = try facts(patch, [try SampleRecords.fria(with: fria)])
        #expect(found.friaStatus == expected)
        #expect(found.namesForeignAssessment == isForeign)
    }

    @Test(
        "without an assessment it is missing, planned or not required",
        arguments: [
            (#"{"fria": null}"#, FRIAStatus.missing),
            (#"{"fria": {"id": null, "plannedFor": "2027-03-01"}}"#, .planned),
            // The facts are asked on 24 November 2026: a plan holds on its day, and no longer.
            (#"{"fria": {"id": null, "plannedFor": "2026-11-24"}}"#, .planned),
            (#"{"fria": {"id": null, "plannedFor": "2026-11-23"}}"#, .missing),
            (#"{"fria": null, "classification": {"annexIII": ["III.2"]}}"#, .notRequired),
            (#"{"fria": null, "classification": {"annexIII": null}}"#, .notRequired),
        ])
    func without(patch: String, expected: FRIAStatus) throws {
        #expect(try facts(patch).friaStatus == expected)
    }

    @Test(
        "a reduced record shows an exception of Art. 6(3) as such, but not which, and misses no assessment it needs not"
    )
    func reduced() throws {
        let stored = try SampleRecords.deployment(
            with:
                #"{"publication": {"level": "reduced"}, "fria": null, "classification": {"annexIII": ["III.7.c"], "art63": {"conditions": ["6.3.d"]}}}"#
        )
        let projection = try SampleRecords.record(
            Array(
                #"{"recordType": "deployment", "id": "x", "classification": {"annexIII": ["III.7.c"]}}"#.utf8))
        let found = try derivation.reducedFacts(
            of: projection, stored: stored, assessment: nil, on: try #require(Day("2026-11-24")),
            neighbours: NoNeighbours())
        #expect(found.riskClass == .notHighRisk63)
        #expect(!found.riskReasons.contains { $0.source.de.contains("Buchst. d") })
        #expect(found.friaStatus == .notRequired)
    }
}
