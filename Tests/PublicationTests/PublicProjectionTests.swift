import FieldCatalogue
import LegalFacts
import Publication
import Records
import SourceJSON
import TestSupport
import Testing

@Suite("The public projection")
struct PublicProjectionTests {
    private let catalogue = Catalogue.standard

    private func project(_ patch: String) throws -> (text: String, absences: [Absence]) {
        let record = try SampleRecords.record(try SampleRecords.patched(try SampleRecords.deployment(), with: patch))
        let decision = try #require(PublicationDecision(of: record))
        let result = PublicProjection(catalogue: catalogue).project(record, decision: decision)
        return (String(decoding: result.bytes, as: UTF8.self), result.absences)
    }

    @Test(
        "what a decision says it shows is what the projection carries as it was stated",
        arguments: PublicationLevel.allCases)
    func shown(level: PublicationLevel) throws {
        let decision =
            #"{"publication": {"level": "\#(level.rawValue)", "ground": "aia-49-4", "decidedBy": "Leitung", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01", "withheldFields": [{"path": "/unit", "ground": "ifg-6", "decidedOn": "2026-01-01"}]}}"#
        let record = try SampleRecords.record(try SampleRecords.patched(try SampleRecords.deployment(), with: decision))
        let made = try #require(PublicationDecision(of: record))
        let bytes = PublicProjection(catalogue: catalogue).project(record, decision: made).bytes
        let shown = level == .aggregateOnly ? nil : try JSONDocument(parsing: bytes).root
        let description = record.description
        var seen = 0
        for field in description.fields where field.isLeaf && !field.path.contains("[") && !field.path.contains("{") {
            guard let stated = record[field.latestPath], field.path != "publication.decidedBy" else { continue }
            let carried = shown?.value(atPath: field.path).map { CanonicalJSON.bytes(of: $0) }
            #expect(
                made.shows(field, in: description) == (carried == CanonicalJSON.bytes(of: stated)), "\(field.path)")
            seen += 1
        }
        #expect(seen > 40)
    }

    @Test("internal fields never leave")
    func internalFields() throws {
        let (text, absences) = try project(
            #"{"submittedBy": {"organisation": "A", "contact": "GEHEIM-1"}, "classification": {"assessedBy": "GEHEIM-2"}}"#
        )
        #expect(!text.contains("GEHEIM"))
        #expect(!absences.contains { $0.path == "classification.assessedBy" })
    }

    @Test("an object that holds nothing but internal values does not show that it is there")
    func internalObjects() throws {
        let (text, _) = try project(#"{"submittedBy": {"organisation": null, "contact": "GEHEIM"}}"#)
        #expect(!text.contains("submittedBy"))
    }

    @Test("a record names no other one that has no page, neither by itself nor in a list")
    func references() throws {
        let deployment = try SampleRecords.deployment(with: #"{"supersedes": "musteramt-2024-0009"}"#)
        let fria = try SampleRecords.fria(
            with: #"{"deployments": ["musteramt-2024-0009", "musteramt-2025-0001"]}"#)
        for record in [deployment, fria] {
            for isHidden in [true, false] {
                let bytes = PublicProjection(catalogue: catalogue).project(record, decision: .full) { id in
                    !isHidden || id != "musteramt-2024-0009"
                }.bytes
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.contains("musteramt-2024-0009") == !isHidden, "\(record.type)")
                #expect(text.contains("musteramt-2025-0001"))
            }
        }
    }

    @Test("a withheld field is gone and named with its ground, a container with all that is in it")
    func withheld() throws {
        let (text, absences) = try project(
            #"{"publication": {"withheldFields": [{"path": "/system/provider", "ground": "ifg-6", "decidedOn": "2026-01-01"}]}, "system": {"provider": {"name": "GEHEIM"}}}"#
        )
        #expect(!text.contains("GEHEIM"))
        #expect(absences.contains { $0.path == "system.provider" && $0.kind == .withheld && $0.ground == "ifg-6" })
    }

    @Test("a withheld list item withholds the field in every item")
    func listItems() throws {
        let (text, _) = try project(
            #"{"publication": {"withheldFields": [{"path": "/dataSources/0/name", "ground": "ifg-6", "decidedOn": "2026-01-01"}]}, "dataSources": [{"name": "X", "origin": "own"}, {"name": "GEHEIM", "origin": "own"}]}"#
        )
        #expect(!text.contains("GEHEIM"))
    }

    @Test("a reduced record shows its own list and nothing else, whatever the class")
    func reduced() throws {
        let (text, _) = try project(
            #"{"publication": {"level": "reduced", "ground": "aia-49-4", "decidedBy": "GEHEIM", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}, "name": "GEHEIM", "usage": {"context": "asylum"}, "changeNote": "GEHEIM", "legalBasis": [{"citation": "§ 16 AsylG", "note": "GEHEIM"}]}"#
        )
        #expect(!text.contains("GEHEIM"))
        #expect(text.contains("§ 16 AsylG"))
        #expect(text.contains("System zur Prüfung im Asylverfahren, Angaben eingeschränkt"))
        let members = try JSONDocument(parsing: Array(text.utf8)).root.members.map(\.key.string)
        #expect(
            Set(members) == [
                "schemaVersion", "recordType", "id", "revision", "recordedAt", "origin", "publication", "authority",
                "name", "legalBasis", "classification",
            ])
    }

    @Test(
        "a reduced record names the class its public numbers of Annex III lead to, or none: never one that is not its own",
        arguments: [
            (#"{}"#, RiskClass.highRiskAnnexIII), (#"{"annexI": [11]}"#, .highRiskAnnexIII),
            (#"{"art63": {"conditions": ["6.3.a"]}}"#, .notHighRisk63),
            (#"{"art63": {"conditions": ["6.3.a"]}, "annexI": [11]}"#, nil),
            (#"{"prohibited": {"5.1.a": {"applies": true}}}"#, nil), (#"{"isAiSystem": "no"}"#, nil),
            (#"{"annexIII": null}"#, nil), (#"{"annexIII": null, "prohibited": {"5.1.a": {"applies": true}}}"#, nil),
        ] as [(String, RiskClass?)])
    func reducedClass(classification: String, expected: RiskClass?) throws {
        let restriction =
            #"{"publication": {"level": "reduced", "ground": "aia-49-4", "decidedBy": "L", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}, "decision": {"role": "information"}, "classification": {"annexIII": ["III.7.b"], "legacy": null, "art63": null}}"#
        let restricted = try SampleRecords.patched(try SampleRecords.deployment(), with: restriction)
        let bytes = try SampleRecords.patched(restricted, with: #"{"classification": \#(classification)}"#)
        let stored = try SampleRecords.record(bytes)
        let derivation = Derivation(catalogue: catalogue)
        let truth = derivation.classified(stored, on: try #require(Day("2026-11-24"))).riskClass
        let decision = try #require(PublicationDecision(of: stored))
        let shown = try SampleRecords.record(
            PublicProjection(catalogue: catalogue).project(stored, decision: decision).bytes)
        let facts = try derivation.reducedFacts(
            of: shown, stored: stored, assessment: nil, on: try #require(Day("2026-11-24")), neighbours: NoNeighbours())
        #expect(facts.riskClass == expected)
        #expect(facts.riskClass == nil || facts.riskClass == truth)
        #expect(facts.riskReasons.isEmpty == (expected == nil))
        #expect(facts.friaStatus == nil || expected != nil)
    }

    @Test("not stated, not applicable and unknown are told apart")
    func absences() throws {
        let (_, absences) = try project(
            #"{"benefits": null, "openness": {"source": "unknown"}, "biometrics": {"used": false}}"#)
        #expect(absences.contains { $0.path == "benefits" && $0.kind == .notStated })
        #expect(absences.contains { $0.path == "openness.source" && $0.kind == .unknown })
        #expect(absences.contains { $0.path == "biometrics.kind[]" && $0.kind == .notApplicable })
    }

    @Test(
        "an empty list names nothing: what rests on its items does not apply, as where it is missing",
        arguments: [("[]", true), ("null", true), (#"["III.5.a"]"#, false)])
    func emptyLists(areas: String, isNotApplicable: Bool) throws {
        let patch = #"{"classification": {"annexIII": \#(areas), "art63": null}}"#
        let (_, absences) = try project(patch)
        let found = absences.filter { $0.path == "classification.art63" }.map(\.kind)
        #expect(found == [isNotApplicable ? .notApplicable : .notStated])
        // The two ways to ask, over a parsed document and over its tape, agree.
        let record = try SampleRecords.deployment(with: patch)
        let condition = try #require(record.description["classification.art63"]?.applicable)
        #expect(condition.holds(for: record.root) == !isNotApplicable)
    }

    @Test("what rests on a withheld answer is not stated, whatever the answer is", arguments: [true, false])
    func conditionOnWithheld(isAgent: Bool) throws {
        let (_, absences) = try project(
            #"""
            {"publication": {"withheldFields": [{"path": "/agent/isAgent", "ground": "ifg-6", "decidedOn": "2026-01-01"}]},
             "agent": {"isAgent": \#(isAgent)}, "biometrics": {"used": false}}
            """#)
        #expect(absences.contains { $0.path == "agent.tools[]" && $0.kind == .notStated })
        #expect(absences.contains { $0.path == "biometrics.kind[]" && $0.kind == .notApplicable })
    }

    @Test("a later decision applies to earlier revisions, and a single hidden record is not told")
    func snapshot() throws {
        let snapshot = try Snapshot(source: try MemorySource.registryData(), catalogue: catalogue)
        let history = try snapshot.history("musteramt-2025-0001")
        #expect(history.count == 3)
        for revision in history { #expect(revision.record["system.version"] == nil) }
        #expect(!snapshot.isVisible("musteramt-2025-0003"))
        #expect(snapshot.withheldCounts.contains { $0.kind == .record && $0.origin == .sample && $0.count == nil })
        #expect(!snapshot.withheldCounts.contains { $0.kind == .record && $0.ground != nil })
        #expect(snapshot.date.description == "2026-11-23")
    }

    @Test("a snapshot as of a day knows nothing later")
    func asOf() throws {
        let snapshot = try Snapshot(
            source: try MemorySource.registryData(), catalogue: catalogue, asOf: Day("2025-03-31"))
        #expect(try snapshot.history("musteramt-2025-0001").count == 1)
        // The revision of the day is the current one, although others came later.
        #expect(try snapshot.current("musteramt-2025-0001")?.revision == 1)
        #expect(snapshot.entry("musteramt-2024-0001")?.isWithdrawn == false)
        #expect(!snapshot.isVisible("fria-musteramt-2025-0001"))
    }

    @Test("what was withheld later is withheld in the register of an earlier day, too")
    func withheldSince() throws {
        let source = try MemorySource.registryData()
        let before = try Snapshot(source: source, catalogue: catalogue, asOf: Day("2025-12-31"))
        for id in ["musteramt-2025-0001", "musteramt-2024-0002"] {
            let stored = try source.revisions(of: id).map { try SampleRecords.record($0.bytes) }
            let withheld = stored.flatMap { $0.items("publication.withheldFields") }
            #expect(!withheld.isEmpty)
            for record in try before.history(id) {
                for field in withheld {
                    let path = try #require(field["path"]?.string)
                    let pointer = try #require(JSONPointer(parsing: path))
                    #expect(record.record.root[pointer] == nil, "\(id) \(pointer)")
                }
            }
        }
    }

    @Test("what is withheld in a list says so where it is missing")
    func withheldInLists() throws {
        let snapshot = try Snapshot(source: try MemorySource.registryData(), catalogue: catalogue)
        let record = try #require(try snapshot.current("musteramt-2024-0002"))
        let absence = record.absences.first { $0.pointer == "/system/models/0/version" }
        #expect(absence?.kind == .withheld && absence?.ground == "it-security")
    }

    @Test("facts of an earlier revision are those of the day it was accepted")
    func earlierFacts() throws {
        let snapshot = try Snapshot(source: try MemorySource.registryData(), catalogue: catalogue)
        #expect(
            try snapshot.history("musteramt-2025-0001").map(\.facts.friaStatus) == [.planned, .completed, .completed])
        #expect(try snapshot.history("musteramt-2025-0002").last?.facts.friaStatus == .missing)
    }
}
