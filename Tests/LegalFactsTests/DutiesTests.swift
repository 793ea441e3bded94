import FieldCatalogue
import LegalFacts
import Publication
import Records
import TestSupport
import Testing

@Suite("Duties")
struct DutiesTests {
    private let derivation = Derivation(catalogue: .standard)

    private func facts(_ patch: String, fria: String? = nil, absences: [Absence]? = nil) throws -> DerivedFacts {
        let record = try SampleRecords.deployment(with: patch)
        let neighbours = RecordCollection(try fria.map { [try SampleRecords.fria(with: $0)] } ?? [])
        return try derivation.facts(
            of: record, absences: absences, on: try #require(Day("2026-11-24")), neighbours: neighbours)
    }

    private func isMet(_ id: String, _ patch: String, fria: String? = nil) throws -> Bool? {
        try #require(try facts(patch, fria: fria).duties.first { $0.id == id }, "no duty \(id)").isMet
    }

    @Test("a complete high-risk deployment has all duties of its kind, and no other")
    func complete() throws {
        #expect(
            try Set(facts("{}").duties.map(\.id)) == [
                "ai-literacy", "dpia", "instructions", "oversight", "input-data", "monitoring", "logs",
                "inform-workers", "eu-registration", "inform-people", "cooperate", "explanation", "fria", "fria-notify",
            ])
    }

    @Test(
        "there are none for what has ended, is no AI, is out of scope or belongs to Section B of Annex I",
        arguments: [
            #"{"status": "retired"}"#, #"{"status": "recalled"}"#, #"{"status": "abandoned"}"#,
            #"{"classification": {"isAiSystem": "no"}}"#,
            #"{"usage": {"context": "other"}, "classification": {"annexIII": null, "outOfScope": "2.3", "exclusiveUse": true}}"#,
            #"{"classification": {"annexIII": null, "annexI": [13]}, "art50": ["50.4.text"]}"#,
            #"{"origin": "public-source"}"#,
        ])
    func none(patch: String) throws {
        // Data protection asks for its own assessment all the same.
        let plain = try SampleRecords.patched(Array(patch.utf8), with: #"{"personalData": {"processed": false}}"#)
        #expect(try facts(String(decoding: plain, as: UTF8.self)).duties.isEmpty)
    }

    @Test("Section A of Annex I has the duties of every high-risk system, from its own day")
    func sectionA() throws {
        let duties = try facts(
            #"{"classification": {"annexIII": null, "annexI": [11], "legacy": null}, "dates": null}"#
        ).duties
        #expect(duties.first { $0.id == "oversight" }?.dueFrom.description == "2028-08-02")
        #expect(!duties.contains { ["fria", "eu-registration", "inform-people", "explanation"].contains($0.id) })
    }

    @Test("a system with a prohibited practice has to stop")
    func stop() throws {
        let duties = try facts(#"{"classification": {"prohibited": {"5.1.a": {"applies": true}}}}"#).duties
        #expect(duties.first { $0.id == "stop-use" }?.isMet == false)
        #expect(duties.first { $0.id == "stop-use" }?.dueFrom.description == "2025-02-02")
    }

    @Test(
        "critical infrastructure registers at home and owes no explanation",
        arguments: [
            ("kimig-registration", true), ("eu-registration", false), ("explanation", false), ("fria", false),
            ("oversight", true),
        ])
    func infrastructure(id: String, isDuty: Bool) throws {
        let duties = try facts(#"{"classification": {"annexIII": ["III.2"]}}"#).duties
        #expect(duties.contains { $0.id == id } == isDuty)
    }

    @Test(
        "each case of Art. 50 is a duty of its own, of the provider or of the deployer",
        arguments: [
            (#"["50.1"]"#, "deployer", [String]()),
            (#"["50.1"]"#, "provider-and-deployer", ["transparency-interaction"]),
            (#"["50.2"]"#, "deployer", []), (#"["50.2"]"#, "provider-and-deployer", ["transparency-marking"]),
            (#"["50.3"]"#, "deployer", ["transparency-recognition"]),
            (#"["50.4.deepfake", "50.4.text"]"#, "deployer", ["transparency-deepfake", "transparency-text"]),
        ])
    func transparency(codes: String, role: String, expected: [String]) throws {
        let duties = try facts(#"{"art50": \#(codes), "system": {"authorityRole": "\#(role)"}}"#).duties
        #expect(duties.map(\.id).filter { $0.hasPrefix("transparency") } == expected)
    }

    @Test(
        "is met where the record shows it, and open where it does not",
        arguments: [
            ("oversight", "{}", true),
            ("oversight", #"{"oversight": {"roles": [{"function": "x"}]}}"#, false),
            ("oversight", #"{"oversight": {"canStop": null}}"#, false),
            ("logs", #"{"logs": {"retentionMonths": 2}}"#, false),
            ("logs", #"{"logs": {"retentionMonths": 5}}"#, false),
            ("logs", #"{"logs": {"retentionMonths": 6}}"#, true),
            ("logs", #"{"logs": {"retentionMonths": 2, "shorterPeriodLaw": "§ 1"}}"#, true),
            ("logs", #"{"logs": null}"#, false),
            ("eu-registration", "{}", false),
            ("inform-people", #"{"notice": {"how": null}}"#, false),
            ("inform-workers", #"{"workers": {"informedOn": "2026-05-01"}}"#, true),
            ("inform-workers", #"{"workers": {"informedOn": null}}"#, false),
            ("monitoring", #"{"monitoring": {"lastReviewedOn": "2025-11-23"}}"#, false),
            ("monitoring", #"{"monitoring": {"lastReviewedOn": "2025-11-24"}}"#, true),
            ("dpia", #"{"personalData": {"dpia": {"performedOn": null, "notRequiredReason": "x"}}}"#, false),
            (
                "dpia",
                #"{"personalData": {"dpia": {"required": false, "performedOn": null, "notRequiredReason": "x"}}}"#, true
            ),
            ("instructions", "{}", nil), ("cooperate", "{}", nil), ("ai-literacy", "{}", nil),
        ] as [(String, String, Bool?)])
    func fulfilment(id: String, patch: String, expected: Bool?) throws {
        #expect(try isMet(id, patch) == expected)
    }

    @Test(
        "the result of an assessment is notified to the right authority, in time, or exempted with a reference",
        arguments: [
            (#"{"notification": {"authority": "bund-bnetza", "date": "2025-12-05"}}"#, true),
            (#"{"notification": {"authority": "bund-bfdi", "date": "2025-12-05"}}"#, false),
            (#"{"notification": {"authority": "bund-bnetza", "date": "2025-11-01"}}"#, false),
            (#"{"notification": null}"#, false),
            (#"{"notification": {"exemption46": true}}"#, false),
            (#"{"notification": {"exemption46": true, "exemptionReference": "Bescheid vom 1. 2. 2026"}}"#, true),
            (#"{"status": "in-progress"}"#, false),
        ])
    func notification(fria: String, expected: Bool) throws {
        #expect(try isMet("fria-notify", "{}", fria: fria) == expected)
    }

    @Test(
        "police, migration, asylum and border register in the non-public section, others in the public one",
        arguments: [
            (#"["III.5.a"]"#, "social-benefits", false), (#"["III.7.c"]"#, "asylum", true),
            (#"["III.6.d"]"#, "law-enforcement", true), (#"["III.1.a"]"#, "border-control", true),
            (#"["III.1.a"]"#, "asylum", true), (#"["III.1.a"]"#, "migration", true),
            (#"["III.1.a"]"#, "law-enforcement", true),
            (#"["III.1.a"]"#, "health", false), (#"["III.8.a"]"#, "justice-democracy", false),
            (#"["III.5.d"]"#, "law-enforcement", false),
        ])
    func section(areas: String, context: String, isNonPublic: Bool) throws {
        let patch =
            #"{"classification": {"annexIII": \#(areas)}, "usage": {"context": "\#(context)"}, "system": {"authorityRole": "provider-and-deployer"}}"#
        for id in ["eu-registration", "provider-registration"] {
            let duties = try facts(patch).duties.filter { $0.id == id }
            #expect(duties.count == 1)
            #expect(
                duties.first?.text.de.contains("im nicht-öffentlichen Teil der EU-Datenbank") == isNonPublic, "\(id)")
            #expect(
                duties.first?.source.de.contains("Art. 49 Abs. \(id == "eu-registration" ? 3 : 1), 4") == isNonPublic)
        }
    }

    @Test("the authority as provider has every duty that Art. 16 lists, with registration, monitoring and reports")
    func provider() throws {
        let found = Set(try facts(#"{"system": {"authorityRole": "provider-and-deployer"}}"#).duties.map(\.id))
        let own = Set(try facts("{}").duties.map(\.id))
        #expect(
            found.subtracting(own) == [
                "provider-requirements", "provider-name", "provider-quality", "provider-documentation",
                "provider-logs", "provider-conformity", "provider-declaration", "provider-marking",
                "provider-registration", "provider-correction", "provider-proof", "provider-post-market",
                "provider-incidents",
            ])
        #expect(own.subtracting(found).isEmpty)
        // Art. 25(1): whoever puts its name on the system counts as provider.
        #expect(try facts(#"{"system": {"ownBrand": true}}"#).duties.contains { $0.id == "provider-marking" })
    }

    @Test("what was done too late is met, and says so; what waits for use is not open")
    func times() throws {
        let day = try #require(Day("2028-06-01"))
        func state(_ id: String, _ patch: String) throws -> Duty.State? {
            let plain = try SampleRecords.patched(
                try SampleRecords.deployment(),
                with: #"{"classification": {"legacy": null}, "dates": {"pilotFrom": null}}"#)
            let changed = try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
            let found = try derivation.facts(of: changed, on: day, neighbours: NoNeighbours())
            return found.duties.first { $0.id == id }?.state(on: day)
        }
        let entry =
            #""system": {"euDatabaseUrl": "https://ec.europa.eu/erfunden"}, "dates": {"inUseFrom": "2028-01-10"}"#
        func registered(_ on: String) -> String {
            #"{\#(entry), "registration": {"deployerEntry": {"date": "\#(on)"}}}"#
        }
        #expect(try state("eu-registration", registered("2028-01-10")) == .met)
        #expect(try state("eu-registration", registered("2028-01-11")) == .late)
        #expect(try state("eu-registration", registered("2028-06-02")) == .open)
        #expect(try state("eu-registration", #"{\#(entry)}"#) == .open)
        #expect(try state("eu-registration", #"{"status": "planned", "dates": {"inUseFrom": null}}"#) == .later)
        #expect(try state("oversight", #"{"status": "planned", "dates": {"inUseFrom": null}}"#) == .early)
        // In service before the law: until its day there is time.
        let old =
            #"{"system": {"euDatabaseUrl": "https://x.example"}, "registration": {"deployerEntry": {"date": "2028-05-01"}}}"#
        #expect(try state("eu-registration", old) == .early)
    }

    @Test("a duty binds on its day, and is still to come the day before")
    func firstDay() throws {
        let found = try facts(
            #"{"dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "2027-12-02"}, "classification": {"legacy": null}, "significantChanges": null, "notice": null}"#
        )
        let (before, day) = (try #require(Day("2027-12-01")), try #require(Day("2027-12-02")))
        func duty(_ id: String) throws -> Duty { try #require(found.duties.first { $0.id == id }, "no duty \(id)") }
        #expect(try duty("oversight").state(on: before) == .early)
        #expect(try duty("oversight").state(on: day) == .met)
        #expect(try duty("inform-people").state(on: before) == .later)
        #expect(try duty("inform-people").state(on: day) == .open)
    }

    @Test("what was done today is done, what is said of tomorrow is not")
    func today() throws {
        // The facts are those of 24 November 2026.
        for (day, isMet) in [("2026-11-23", true), ("2026-11-24", true), ("2026-11-25", false)] {
            #expect(try self.isMet("monitoring", #"{"monitoring": {"lastReviewedOn": "\#(day)"}}"#) == isMet, "\(day)")
        }
    }

    @Test("workers are told before use: on its first day at the latest")
    func workers() throws {
        for (day, isLate) in [("2025-12-07", false), ("2025-12-08", false), ("2025-12-09", true)] {
            let found = try facts(#"{"workers": {"informedOn": "\#(day)"}}"#)
            #expect(found.duties.first { $0.id == "inform-workers" }?.isLate == isLate, "\(day)")
        }
    }

    @Test("critical infrastructure that decides about people as well owes them what every such system does")
    func infrastructureAndMore() throws {
        let duties = Set(try facts(#"{"classification": {"annexIII": ["III.2", "III.5.a"]}}"#).duties.map(\.id))
        #expect(duties.isSuperset(of: ["kimig-registration", "eu-registration", "explanation", "fria"]))
    }

    @Test("what no record can show is not asked of it")
    func completeness() throws {
        let found = try facts("{}")
        let due = found.duties.filter { $0.dueFrom.description <= "2026-11-24" }
        #expect(due.contains { $0.isMet == nil })
        #expect(found.completeness?.law.asked == due.filter { $0.isMet != nil }.count)
    }

    @Test("a projection does not call open what is only withheld")
    func withheld() throws {
        let record = try SampleRecords.deployment(
            with:
                #"{"publication": {"withheldFields": [{"path": "/logs", "ground": "it-security", "decidedOn": "2026-01-01"}]}}"#
        )
        let decision = try #require(PublicationDecision(of: record))
        let result = PublicProjection(catalogue: .standard).project(record, decision: decision)
        let public_ = try SampleRecords.record(result.bytes)
        let day = try #require(Day("2026-11-24"))
        let shown = try derivation.facts(of: public_, absences: result.absences, on: day, neighbours: NoNeighbours())
        let logs = try #require(shown.duties.first { $0.id == "logs" })
        #expect(logs.isMet == nil)
        #expect(shown.duties.first { $0.id == "oversight" }?.isMet == true)
    }
}
