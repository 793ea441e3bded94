import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import TestSupport
import Testing

/// Cases of the law, written from its text.
@Suite("Cases of the law")
struct StatedLawTests {
    private let catalogue = Catalogue.standard

    private func found(
        _ code: String, _ record: Record, _ neighbours: [Record] = [], on day: String = "2026-11-24",
        previous: Record? = nil
    ) throws -> [Finding] {
        try RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day(day)))
            .findings(
                for: record, file: "x", neighbours: RecordCollection(neighbours + [record]), previous: previous
            ).filter { $0.code == code }
    }

    private func facts(_ patch: String, on day: String = "2026-11-24") throws -> DerivedFacts {
        try Derivation(catalogue: catalogue).facts(
            of: try SampleRecords.deployment(with: patch), on: try #require(Day(day)), neighbours: NoNeighbours())
    }

    @Test(
        "Art. 2(6) covers systems in use for research alone; Art. 2(8) ends with putting into service",
        arguments: [
            ("2.6", "in-use", "false", true), ("2.6", "pilot", "false", true), ("2.6", "in-use", "true", false),
            ("2.8", "development", "false", true), ("2.8", "in-use", "false", false), ("2.8", "planned", "false", true),
            ("2.8", "suspended", "false", false),
        ])
    func research(claim: String, status: String, legalEffect: String, isHonoured: Bool) throws {
        let patch = #"""
            {"status": "\#(status)", "decision": {"role": "none", "legalEffect": \#(legalEffect), "affectsNaturalPersons": \#(legalEffect)},
             "classification": {"outOfScope": "\#(claim)", "outOfScopeReasoning": "x", "annexIII": null}}
            """#
        #expect(
            try found("AIA-2-6", SampleRecords.deployment(with: patch)).map(\.severity) == (isHonoured ? [] : [.error]))
        #expect(try (facts(patch).riskClass == .outOfScope) == isHonoured)
    }

    @Test(
        "whose emotions are recognised decides, not who works with the system",
        arguments: [
            (#""kind": ["emotion"], "emotionSubjects": ["others"]"#, "law-enforcement", true, [Finding.Severity]()),
            (#""kind": ["emotion"], "emotionSubjects": ["workers"]"#, "law-enforcement", true, [.error]),
            (#""kind": ["emotion"], "emotionSubjects": ["learners", "others"]"#, "education", false, [.error]),
            (#""kind": ["emotion"], "emotionSubjects": ["others"]"#, "education", false, []),
            (#""kind": ["emotion"]"#, "law-enforcement", true, [.warning]),
            (#""kind": ["emotion"]"#, "education", false, [.error]),
            (#""kind": ["emotion"]"#, "employment-internal", false, [.error]),
            (#""kind": ["verification"]"#, "education", true, []),
        ])
    func emotions(biometrics: String, context: String, workplace: Bool, expected: [Finding.Severity]) throws {
        let record = try SampleRecords.deployment(
            with: #"""
                {"biometrics": {"used": true, \#(biometrics)}, "usage": {"context": "\#(context)"}, "workers": {"workplaceUse": \#(workplace)}}
                """#)
        #expect(try found("AIA-5-1-f", record).map(\.severity) == expected)
    }

    @Test(
        "the assessment of data protection rests on the law of its context",
        arguments: [
            ("{}", "Art. 35 DSGVO"),
            (#"{"classification": {"annexIII": null}}"#, "Art. 35 DSGVO"),
            (#"{"classification": {"isAiSystem": "no", "annexIII": null}}"#, "Art. 35 DSGVO"),
            (#"{"usage": {"context": "law-enforcement"}}"#, "§ 67 BDSG"),
            (#"{"classification": {"annexIII": ["III.6.b"]}}"#, "§ 67 BDSG"),
            (
                #"{"usage": {"context": "border-control"}}"#,
                "Art. 35 DSGVO; zur Strafverfolgung und Gefahrenabwehr § 67 BDSG"
            ),
            (
                #"{"usage": {"context": "other"}, "classification": {"annexIII": null, "outOfScope": "2.3", "outOfScopeReasoning": "x", "exclusiveUse": true}, "decision": {"legalEffect": false}}"#,
                nil
            ),
        ] as [(String, String?)])
    func dataProtection(patch: String, source: String?) throws {
        let duty = try facts(patch).duties.first { $0.id == "dpia" }
        #expect(duty?.source.de == source)
        #expect(duty.map(\.dueFrom.description) == source.map { _ in "2018-05-25" })
        let open = try SampleRecords.record(
            SampleRecords.patched(
                SampleRecords.patched(SampleRecords.deployment(), with: patch),
                with: #"{"personalData": {"dpia": {"performedOn": null}}}"#))
        #expect(try found("AIA-26-9", open).map { $0.legalSource?.de ?? "" } == (source.map { [$0] } ?? []))
    }

    @Test("Art. 4 asks for measures, not for a level")
    func literacy() throws {
        let duty = try #require(try facts("{}").duties.first { $0.id == "ai-literacy" })
        #expect(duty.text.de.contains("Maßnahmen") && duty.text.de.contains("nicht verlangt"))
        #expect(duty.text.en.contains("measures to support") && duty.text.en.contains("no specific level"))
        #expect(duty.dueFrom.description == "2025-02-02")
    }

    @Test(
        "a serious incident is reported at once, first to the provider",
        arguments: [
            (#""providerInformedOn": "2026-04-15", "msaInformedOn": "2026-04-15""#, 0),
            (#""providerInformedOn": "2026-04-16", "msaInformedOn": "2026-04-16""#, 0),
            (#""providerInformedOn": "2026-04-17", "msaInformedOn": "2026-04-17""#, 2),
            (#""providerInformedOn": "2026-04-30", "msaInformedOn": "2026-04-16""#, 2),
            (#""providerInformedOn": "2026-04-16", "msaInformedOn": "2026-04-15""#, 1),
            (#""providerInformedOn": "2026-04-15", "msaInformedOn": "2026-05-01""#, 1),
        ])
    func incidents(days: String, count: Int) throws {
        let record = try SampleRecords.record(
            SampleRecords.patched(
                SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"),
                with: #"{"kind": "49.c", "awareOn": "2026-04-15", \#(days)}"#))
        let severities = try found("AIA-26-5-inc", record, [SampleRecords.deployment(with: "{}")]).map(\.severity)
        #expect(severities == Array(repeating: .warning, count: count))
    }

    @Test(
        "a decision with legal effect says how to object",
        arguments: [
            (#"{"remedy": null}"#, 1), ("{}", 0), (#"{"remedy": {"kind": "none"}}"#, 1),
            (#"{"remedy": null, "decision": {"legalEffect": false}}"#, 0),
            (#"{"remedy": null, "status": "planned"}"#, 0),
        ])
    func remedy(patch: String, count: Int) throws {
        let record = try SampleRecords.deployment(with: patch)
        #expect(try found("POL-10-remedy", record).map(\.severity) == Array(repeating: .warning, count: count))
    }

    @Test(
        "a null report and a system in use on its day contradict each other, whichever comes first",
        arguments: [
            ("2026-01-01", "{}", 1), ("2025-01-31", "{}", 0), ("2025-02-01", "{}", 1),
            ("2026-01-01", #"{"origin": "public-source"}"#, 0),
            ("2026-10-01", #"{"status": "retired", "dates": {"endedOn": "2026-10-01"}}"#, 0),
            ("2026-09-30", #"{"status": "retired", "dates": {"endedOn": "2026-10-01"}}"#, 1),
            ("2026-01-01", #"{"status": "planned", "dates": {"pilotFrom": null, "inUseFrom": null}}"#, 0),
        ])
    func nullReport(day: String, patch: String, count: Int) throws {
        let report = #"{"id": "bund-musteramt", "nullReport": [{"date": "\#(day)", "statement": "x"}]}"#
        let bytes = try SampleRecords.bytes("authorities/bund-bamf/0001.json")
        let authority = try SampleRecords.record(SampleRecords.patched(bytes, with: report))
        let deployment = try SampleRecords.deployment(with: patch)
        #expect(
            try found("REF-null-report", authority, [deployment]).map(\.severity)
                == Array(repeating: .error, count: count))
        // An older null report does not stop the authority from saying anything else.
        #expect(
            try found("REF-null-report", authority, [deployment], previous: authority).map(\.severity)
                == Array(repeating: .warning, count: count))
        #expect(
            try found("REF-null-report", deployment, [authority]).map(\.severity)
                == Array(repeating: .warning, count: count))
    }

    @Test("critical infrastructure is counted only, unless its publication was decided")
    func criticalInfrastructure() throws {
        for (patch, count) in [
            (#"{"classification": {"annexIII": ["III.2"]}}"#, 1),
            (#"{"classification": {"annexIII": ["III.2"]}, "publication": {"individualPublication": true}}"#, 0),
            (#"{"classification": {"annexIII": ["III.2"]}, "publication": {"level": "aggregate-only"}}"#, 0), ("{}", 0),
        ] {
            #expect(try found("CONS-kimig-20", SampleRecords.deployment(with: patch)).count == count, "\(patch)")
        }
    }
}
