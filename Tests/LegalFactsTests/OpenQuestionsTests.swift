import FieldCatalogue
import LegalFacts
import Records
import TestSupport
import Testing

/// Readings of the law that one answer, or its absence, decides.
@Suite("What one answer decides")
struct OpenQuestionsTests {
    private let derivation = Derivation(catalogue: .standard)
    private static let realTime =
        #""used": true, "kind": ["remote-identification-realtime"], "publicSpace": true, "lawEnforcement": true"#
    private static let permitted = #", "purpose": ["i"], "nationalLaw": {"citation": "§ 1 X"}"#

    private func facts(_ patch: String, on day: String = "2026-11-24") throws -> DerivedFacts {
        try derivation.facts(
            of: try SampleRecords.deployment(with: patch), on: try #require(Day(day)), neighbours: NoNeighbours())
    }

    @Test(
        "real-time identification by the police needs an authorisation that is stated (Art. 5(3))",
        arguments: [
            ("", true), (#", "authorisationRegime": "none""#, true), (#", "authorisationRegime": "judicial""#, false),
            (#", "authorisationRegime": "independent-administrative""#, false),
        ])
    func authorisation(regime: String, isProhibited: Bool) throws {
        let biometrics = "{\(OpenQuestionsTests.realTime)\(OpenQuestionsTests.permitted)\(regime)}"
        let found = try facts(#"{"biometrics": \#(biometrics)}"#)
        #expect((found.riskClass == .prohibited) == isProhibited)
        #expect(!isProhibited || found.riskReasons.contains { $0.path == "biometrics.authorisationRegime" })
    }

    @Test("a use that is prohibited still lacks its assessment (Art. 5(2)); other prohibited systems need none")
    func assessment() throws {
        let live = try facts(#"{"biometrics": {\#(OpenQuestionsTests.realTime)}, "fria": null}"#)
        #expect(live.riskClass == .prohibited)
        #expect(live.friaStatus == .missing)
        // The duty is to stop, not to assess.
        #expect(!live.duties.contains { $0.id == "fria" })
        let other = try facts(#"{"classification": {"prohibited": {"5.1.a": {"applies": true}}}, "fria": null}"#)
        #expect(other.friaStatus == .notRequired)
    }

    @Test("what the answers describe is not called stated, and open questions are named")
    func reasons() throws {
        func text(_ patch: String) throws -> (de: String, en: String) {
            let reason = try #require(try facts(patch).riskReasons.first)
            return (reason.text.de, reason.text.en)
        }
        let stated = try text(#"{"classification": {"prohibited": {"5.1.a": {"applies": true}}}}"#)
        #expect(stated.de.hasPrefix("Angegeben ist eine verbotene Praktik: "))
        #expect(stated.en.hasPrefix("A prohibited practice is stated: "))
        let described = try text(
            #"{"biometrics": {"used": true, "kind": ["verification"], "faceDatabaseSource": ["untargeted-internet"]}}"#)
        #expect(described.de.hasPrefix("Die Angaben zur Biometrie beschreiben eine verbotene Praktik: "))
        #expect(!described.de.contains("fehlt"))
        let open = try text(#"{"biometrics": {\#(OpenQuestionsTests.realTime)}}"#)
        #expect(open.de.hasSuffix(" Wo eine Angabe fehlt, zählt der verbotene Fall."))
        #expect(open.en.hasSuffix(" Where an answer is missing, the prohibited case counts."))
        let certain = try text(#"{"biometrics": {\#(OpenQuestionsTests.realTime), "authorisationRegime": "none"}}"#)
        #expect(!certain.de.contains("fehlt"))
    }

    @Test("the exception of Art. 6(3) waits for the answer on profiling", arguments: ["null", "true", "false"])
    func profiling(answer: String) throws {
        let found = try facts(
            #"{"classification": {"annexIII": ["III.5.a"], "art63": {"conditions": ["6.3.a"]}, "profiling": \#(answer)}}"#
        )
        #expect((found.riskClass == .notHighRisk63) == (answer == "false"))
        #expect(found.riskReasons.contains { $0.text.de.contains("solange nicht angegeben") } == (answer == "null"))
    }

    @Test(
        "categories of Annex III no. 1(b): an unnamed one counts, age and sex do not",
        arguments: [("other", true), ("age", false), ("sex", false)])
    func categories(code: String, isHighRisk: Bool) throws {
        let found = try facts(
            #"{"biometrics": {"used": true, "kind": ["categorisation"], "categories": ["\#(code)"]}, "classification": {"annexIII": null}, "art50": ["50.3"]}"#
        )
        #expect(found.riskClass == (isHighRisk ? .highRiskAnnexIII : .transparency50))
    }

    @Test(
        "a pilot on real cases that is no lawful test is a first use, whether it affects people or not (Art. 3(11), (57))"
    )
    func firstUse() throws {
        func firstUse(_ test: String, affects: Bool) throws -> Day? {
            try SampleRecords.deployment(
                with: """
                    {"status": "pilot", "dates": {"pilotFrom": "2026-09-01", "inUseFrom": null}, "test": \(test),
                    "classification": {"annexIII": ["III.5.a"]}, "decision": {"affectsNaturalPersons": \(affects)}}
                    """
            ).firstUse
        }
        let unlawful = #"{"realWorldConditions": true, "start": "2026-09-01"}"#
        #expect(try firstUse(unlawful, affects: false) == Day("2026-09-01"))
        #expect(try firstUse(unlawful, affects: true) == Day("2026-09-01"))
        #expect(try firstUse("null", affects: true) == Day("2026-09-01"))
        #expect(try firstUse("null", affects: false) == nil)
        let lawful =
            #"{"realWorldConditions": true, "start": "2026-09-01", "end": "2027-02-28", "msaApprovedOn": "2026-08-17", "unionId": "X-1", "consentObtained": true}"#
        #expect(try firstUse(lawful, affects: true) == nil)
    }

    @Test(
        "a prohibited practice is no high-risk system of the chamber, a court's number aside (§ 2 Abs. 5 KI-MIG)",
        arguments: [
            ("III.6.d", "bund-bnetza"), ("III.7.b", "bund-bnetza"), ("III.1.a", "bund-bnetza"),
            ("III.8.a", "bund-bnetza-kammer"),
        ])
    func supervision(area: String, expected: String) throws {
        let found = try facts(
            #"{"usage": {"context": "law-enforcement"}, "classification": {"annexIII": ["\#(area)"], "prohibited": {"5.1.d": {"applies": true}}}}"#
        )
        #expect(found.riskClass == .prohibited)
        #expect(found.competentAuthority?.id == expected)
    }

    @Test("nobody is named as supervisor of a system without a class")
    func unclassified() throws {
        let found = try facts(#"{"origin": "public-source", "usage": {"context": "social-benefits"}}"#)
        #expect(found.riskClass == .notAssessed)
        #expect(found.competentAuthority == nil)
    }

    @Test(
        "data protection of the police: the general law for their own staff, besides the other one (§ 45 BDSG)",
        arguments: [
            (#"{"usage": {"context": "law-enforcement"}, "classification": {"annexIII": ["III.4.a"]}}"#, .either),
            (#"{"usage": {"context": "law-enforcement"}, "classification": {"annexIII": ["III.3.a"]}}"#, .either),
            (#"{"usage": {"context": "law-enforcement"}, "classification": {"annexIII": null}}"#, .lawEnforcement),
            (
                #"{"usage": {"context": "law-enforcement"}, "classification": {"annexIII": ["III.4.a", "III.6.d"]}}"#,
                .lawEnforcement
            ),
            (#"{"usage": {"context": "employment-internal"}, "classification": {"annexIII": ["III.4.a"]}}"#, .general),
        ] as [(String, DataProtectionLaw)])
    func dataProtection(patch: String, expected: DataProtectionLaw) throws {
        let record = try SampleRecords.deployment(with: patch)
        let deployment = ClassifiedDeployment(
            record, riskClass: .minimal, on: try #require(Day("2026-11-24")), derivation: derivation)
        #expect(try #require(deployment.dataProtectionLaw) == expected)
    }
}
