import RegisterModel
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
            (#"{"classification": {"annexIII": null, "annexI": [13]}}"#, "bund-bnetza"),
            (#"{"classification": {"annexIII": ["III.7.c"], "annexI": [11]}}"#, "bund-bnetza-kammer"),
            (#"{"classification": {"isAiSystem": "no"}}"#, nil),
            (#"{"classification": {"outOfScope": "2.3", "exclusiveUse": true}}"#, nil),
            (#"{"classification": {"outOfScope": "2.3", "exclusiveUse": false}}"#, "bund-bnetza"),
            (#"{"origin": "public-source"}"#, nil),
        ] as [(String, String?)])
    func routing(patch: String, expected: String?) throws {
        #expect(try facts(patch).competentAuthority?.id == expected)
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
