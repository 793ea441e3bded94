import FieldCatalogue
import Findings
import Records
import RegisterRules
import TestSupport
import Testing

/// Findings of one code for a sample record with a patch, as an official gets them.
@Suite("Legal rules")
struct LegalRuleTests {
    typealias Severity = Finding.Severity

    private func severities(
        _ code: String, _ record: Record, _ neighbours: [Record] = [], on day: String = "2026-11-24",
        profile: Profile = .law
    ) throws -> [Severity] {
        let checker = RecordChecker(
            catalogue: .standard, profile: profile, referenceDate: try #require(Day(day)))
        return try checker.findings(
            for: record, file: "x", neighbours: RecordCollection(neighbours + [record]), previous: nil
        ).filter { $0.code == code }.map(\.severity)
    }

    private func incident(_ patch: String) throws -> Record {
        try SampleRecords.record(
            try SampleRecords.patched(
                try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"), with: patch))
    }

    @Test(
        "each point of Art. 5 is refused where the record states it, and allowed only with an exception of its own",
        arguments: ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"])
    func prohibited(letter: String) throws {
        func found(_ answer: String, _ rest: String = "") throws -> Int {
            try severities(
                "AIA-5-1-\(letter)",
                SampleRecords.deployment(
                    with: #"{"classification": {"prohibited": {"5.1.\#(letter)": \#(answer)}}\#(rest)}"#)
            ).count
        }
        let own = [
            "ba": "consent", "bb": "other", "d": "objective-facts", "f": "medical", "g": "lawful-dataset-labelling",
            "h": "realtime-strictly-necessary",
        ]
        #expect(try found(#"{"applies": false}"#) == 0)
        #expect(try found(#"{"applies": true}"#) == 1)
        #expect(try found(#"{"applies": true}"#, #", "status": "retired", "dates": {"endedOn": "2026-10-01"}"#) == 0)
        for exception in Set(own.values) {
            let isOwn = own[letter] == exception
            #expect(
                try found(#"{"applies": true, "exception": "\#(exception)", "note": "x"}"#) == (isOwn ? 0 : 1),
                "\(exception)")
            #expect(try found(#"{"applies": true, "exception": "\#(exception)"}"#) == 1, "\(exception) without a note")
        }
    }

    @Test(
        "questions left open do not silence a prohibition",
        arguments: [
            ("AIA-5-3", #""publicSpace": true, "lawEnforcement": true"#, 1), ("AIA-5-3", "", 3),
            ("AIA-5-3", #""publicSpace": false"#, 0), ("AIA-5-3", #""lawEnforcement": false"#, 0),
            ("AIA-5-4", "", 3), ("AIA-5-1-h", "", 1), ("AIA-5-1-h", #""publicSpace": false"#, 0), ("POL-14", "", 1),
            ("AIA-5-2-urgency", #""urgencyReason": "Entführung""#, 3),
        ])
    func openQuestions(code: String, answers: String, count: Int) throws {
        let rest = answers.isEmpty ? "" : ", " + answers
        let record = try SampleRecords.deployment(
            with: #"{"biometrics": {"used": true, "kind": ["remote-identification-realtime"]\#(rest)}}"#)
        #expect(try severities(code, record).count == count)
    }

    @Test(
        "an urgent use is registered within seven days",
        arguments: [
            ("2026-11-17", nil, 0), ("2026-11-16", nil, 1), ("2026-05-01", "2026-05-08", 0),
            ("2026-05-01", "2026-05-09", 1),
        ] as [(String, String?, Int)])
    func urgency(first: String, registered: String?, count: Int) throws {
        let entry = registered.map { #", "registration": {"deployerEntry": {"date": "\#($0)"}}"# } ?? ""
        let record = try SampleRecords.deployment(
            with:
                #"{"biometrics": {"used": true, "kind": ["remote-identification-realtime"], "publicSpace": true, "lawEnforcement": true, "urgencyReason": "x", "firstUseOn": "\#(first)"}\#(entry)}"#
        )
        #expect(try severities("AIA-5-2-urgency", record).count == count)
    }

    @Test(
        "a ground of secrecy allows certain levels and fits the classification",
        arguments: [
            ("reduced", "aia-49-4", "{}", 0), ("aggregate-only", "aia-49-4", "{}", 1), ("reduced", "ifg-6", "{}", 1),
            ("aggregate-only", "vs", "{}", 0), ("aggregate-only", "kimig-20", "{}", 1),
            ("aggregate-only", "kimig-20", #"{"annexIII": ["III.2"]}"#, 0),
            ("aggregate-only", "kimig-20", #"{"annexIII": ["III.2", "III.5.a"]}"#, 1),
            ("aggregate-only", "kimig-20", #"{"annexIII": null}"#, 1), ("aggregate-only", "aia-2-3", "{}", 1),
            ("aggregate-only", "aia-2-3", #"{"outOfScope": "2.3", "exclusiveUse": true}"#, 0),
            ("full", "ifg-6", "{}", 0),
        ])
    func grounds(level: String, ground: String, classification: String, count: Int) throws {
        let record = try SampleRecords.deployment(
            with:
                #"{"publication": {"level": "\#(level)", "ground": "\#(ground)"}, "classification": \#(classification)}"#
        )
        #expect(try severities("CONS-level", record).count == count)
    }

    @Test(
        "a decision about people in an area of Annex III without its number is a hint",
        arguments: [
            (#"{"classification": {"annexIII": null}}"#, 1), ("{}", 0),
            (#"{"classification": {"annexIII": null}, "usage": {"context": "environment"}}"#, 0),
            (#"{"classification": {"annexIII": null}, "decision": {"role": "preparation"}}"#, 0),
            (#"{"classification": {"annexIII": null}, "decision": {"legalEffect": false}}"#, 0),
        ])
    func hint(patch: String, count: Int) throws {
        #expect(
            try severities("AIA-6-2-hint", SampleRecords.deployment(with: patch))
                == Array(repeating: .warning, count: count)
        )
    }

    @Test("a high-risk product follows the day of Annex I")
    func annexI() throws {
        let record = try SampleRecords.deployment(
            with:
                #"{"classification": {"annexIII": null, "annexI": [11], "legacy": null}, "dates": {"pilotFrom": null, "inUseFrom": "2028-09-01"}, "oversight": {"roles": [{"function": "x"}]}}"#
        )
        #expect(try severities("AIA-26-2", record, on: "2028-08-01") == [.warning])
        #expect(try severities("AIA-26-2", record, on: "2028-08-02") == [.error])
    }

    @Test("an assessment and an incident follow the transitional period of their deployment")
    func neighboursPeriod() throws {
        let old = try SampleRecords.deployment(with: "{}")
        let new = try SampleRecords.deployment(
            with: #"{"classification": {"legacy": null}, "dates": {"pilotFrom": null, "inUseFrom": "2028-01-10"}}"#)
        let late = try SampleRecords.fria(with: #"{"notification": null}"#)
        #expect(try severities("AIA-27-3", late, [old], on: "2028-02-01") == [.warning])
        #expect(try severities("AIA-27-3", late, [new], on: "2028-02-01") == [.error])
        let open = try incident(#"{"kind": "49.c", "msaInformedOn": null}"#)
        #expect(try severities("AIA-26-5-inc", open, [old], on: "2028-02-01") == [.warning])
        #expect(try severities("AIA-26-5-inc", open, [new], on: "2028-02-01") == [.error])
    }

    @Test("a voluntary assessment need not be notified, and owes a summary only as advice")
    func voluntary() throws {
        let low = try SampleRecords.deployment(with: #"{"classification": {"annexIII": null}}"#)
        let high = try SampleRecords.deployment(with: "{}")
        let fria = try SampleRecords.fria(
            with: #"{"notification": null, "publicSummary": null, "performedOn": "2031-01-01"}"#)
        #expect(try severities("AIA-27-3", fria, [low], on: "2031-02-01").isEmpty)
        #expect(try severities("AIA-27-1-date", fria, [low], on: "2031-02-01").isEmpty)
        #expect(try severities("AIA-VIII-C4", fria, [low], on: "2031-02-01") == [.warning])
        #expect(try severities("AIA-27-3", fria, [high], on: "2031-02-01") == [.error])
        #expect(try severities("AIA-27-1-date", fria, [high], on: "2031-02-01") == [.error])
        #expect(try severities("AIA-VIII-C4", fria, [high], on: "2031-02-01") == [.error])
    }

    @Test(
        "an assessment comes before the first use, or before the law binds",
        arguments: [
            (#"{"dates": {"pilotFrom": null, "inUseFrom": "2028-01-10"}}"#, "2028-01-10", 0),
            (#"{"dates": {"pilotFrom": null, "inUseFrom": "2028-01-10"}}"#, "2028-01-11", 1),
            // A pilot that affects people is a use.
            (#"{"dates": {"pilotFrom": "2028-01-01", "inUseFrom": "2028-06-01"}}"#, "2028-01-02", 1),
            (
                #"{"dates": {"pilotFrom": "2028-01-01", "inUseFrom": "2028-06-01"}, "decision": {"affectsNaturalPersons": false}}"#,
                "2028-01-02", 0
            ),
            (#"{"dates": {"pilotFrom": null, "inUseFrom": "2026-01-10"}}"#, "2030-08-02", 0),
            (#"{"dates": {"pilotFrom": null, "inUseFrom": "2026-01-10"}}"#, "2030-08-03", 1),
        ])
    func beforeFirstUse(patch: String, performed: String, count: Int) throws {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(), with: #"{"classification": {"legacy": null}}"#)
        let deployment = try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
        let fria = try SampleRecords.fria(with: #"{"performedOn": "\#(performed)"}"#)
        #expect(try severities("AIA-27-1-date", fria, [deployment], on: "2031-01-01").count == count)
    }

    @Test(
        "incidents of systems that are not high-risk are not reported under Art. 26, and day limits are advice",
        arguments: [
            ("{}", #"{"msaInformedOn": "2026-04-16"}"#, [Severity]()),
            ("{}", #"{"msaInformedOn": "2026-06-16"}"#, [.warning]),
            ("{}", "{}", [.warning]),
            (#"{"classification": {"annexIII": null}}"#, "{}", []),
        ])
    func incidents(deployment: String, patch: String, expected: [Severity]) throws {
        let base = try SampleRecords.patched(
            try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"),
            with: #"{"kind": "49.c", "msaInformedOn": null}"#)
        let record = try SampleRecords.record(try SampleRecords.patched(base, with: patch))
        #expect(
            try severities("AIA-26-5-inc", record, [SampleRecords.deployment(with: deployment)]) == expected)
    }

    @Test(
        "the periods of Art. 73: two days, with deaths ten, else fifteen; the last day is in time, at once is one day",
        arguments: [
            (#"{"kind": "49.b"}"#, "2026-04-17", "nicht unverzüglich: mehr als ein Tag"),
            (#"{"kind": "49.b"}"#, "2026-04-18", "mehr als 2 Tage"),
            (#"{"kind": "49.c", "widespread": true}"#, "2026-04-18", "mehr als 2 Tage"),
            (#"{"kind": "49.a", "deathOccurred": true}"#, "2026-04-25", "nicht unverzüglich: mehr als ein Tag"),
            (#"{"kind": "49.a", "deathOccurred": true}"#, "2026-04-26", "mehr als 10 Tage"),
            (#"{"kind": "49.c"}"#, "2026-04-30", "nicht unverzüglich: mehr als ein Tag"),
            (#"{"kind": "49.c"}"#, "2026-05-01", "mehr als 15 Tage"),
            (#"{"kind": "49.c"}"#, "2026-04-16", ""),
            (#"{"kind": "49.c", "providerInformedOn": "2026-04-16"}"#, "2026-04-15", "erst nach der Marktüberwachung"),
            (#"{"kind": "49.c", "providerInformedOn": "2026-04-16"}"#, "2026-04-16", ""),
            (
                #"{"kind": "49.c", "providerInformedOn": "2026-04-17"}"#, "2026-04-17",
                "nicht unverzüglich: mehr als ein Tag, nicht unverzüglich: mehr als ein Tag"
            ),
        ])
    func periods(patch: String, informed: String, expected: String) throws {
        // Known since 15 April, told to the provider on that day unless the patch says otherwise.
        let base = try SampleRecords.patched(
            try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"), with: patch)
        let record = try SampleRecords.record(
            try SampleRecords.patched(base, with: #"{"msaInformedOn": "\#(informed)"}"#))
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        let labels = try checker.findings(
            for: record, file: "x",
            neighbours: RecordCollection([record, try SampleRecords.deployment(with: "{}")]), previous: nil
        ).filter { $0.code == "AIA-26-5-inc" }.compactMap(\.label?.de)
        #expect(labels.joined(separator: ", ") == expected)
    }

    @Test("a use with a risk is suspended and reported within seven days, the seventh is in time")
    func sevenDays() throws {
        let deployment = try SampleRecords.deployment(with: #"{"status": "suspended"}"#)
        for (day, expected) in [("2026-04-22", [Severity]()), ("2026-04-23", [.warning])] {
            let record = try incident(
                #"{"kind": "risk-art79", "usageSuspendedOn": "\#(day)", "providerInformedOn": "2026-04-15", "msaInformedOn": "2026-04-15"}"#
            )
            #expect(try severities("AIA-26-5-susp", record, [deployment]) == expected, "\(day)")
        }
    }

    @Test("an entry confirmed a year ago to the day is up to date, the day after it is not")
    func confirmation() throws {
        let record = try SampleRecords.deployment(with: #"{"confirmedOn": "2025-11-24"}"#)
        #expect(try severities("AIA-VIII-uptodate", record, on: "2026-11-24").isEmpty)
        #expect(try severities("AIA-VIII-uptodate", record, on: "2026-11-25") == [.warning])
    }

    @Test("an authority answers for its systems from its first day to its last")
    func authorityDays() throws {
        let authority = try SampleRecords.record(
            try SampleRecords.patched(
                try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                with: #"{"validFrom": "2026-10-01", "validTo": "2026-10-31"}"#))
        let record = try SampleRecords.deployment(with: "{}")
        for (day, expected) in [
            ("2026-09-30", [Severity.error]), ("2026-10-01", []), ("2026-10-31", []), ("2026-11-01", [.error]),
        ] {
            #expect(try severities("REF-authority", record, [authority], on: day) == expected, "\(day)")
        }
    }

    @Test(
        "with a risk the use is suspended, in the incident and in the deployment",
        arguments: [
            ("in-use", "{}", 2), ("in-use", #"{"usageSuspendedOn": "2026-04-16"}"#, 2),
            ("suspended", #"{"usageSuspendedOn": "2026-04-16", "msaInformedOn": "2026-04-16"}"#, 0),
            (
                "in-use",
                #"{"usageSuspendedOn": "2026-04-16", "resumedOn": "2026-04-20", "msaInformedOn": "2026-04-16"}"#, 0
            ),
        ])
    func suspension(status: String, patch: String, count: Int) throws {
        let base = try SampleRecords.patched(
            try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"),
            with: #"{"kind": "risk-art79", "msaInformedOn": null}"#)
        let record = try SampleRecords.record(try SampleRecords.patched(base, with: patch))
        let deployment = try SampleRecords.deployment(with: #"{"status": "\#(status)"}"#)
        #expect(try severities("AIA-26-5-susp", record, [deployment]).count == count)
    }

    @Test(
        "only § 35a VwVfG excludes discretion outright",
        arguments: [
            ("§ 35a VwVfG", true, [Severity.error]), ("VwVfG, § 35a", true, [.error]), ("§ 35a VwVfG", false, []),
            ("§ 31a SGB X", true, [.warning]), ("§ 131a SGB X", true, []), ("§ 155 Abs. 4 AO", true, []),
        ])
    func discretion(citation: String, discretion: Bool, expected: [Severity]) throws {
        let record = try SampleRecords.deployment(
            with:
                #"{"decision": {"role": "full-automation", "legalEffect": true, "discretion": \#(discretion), "automationLegalBasis": [{"citation": "\#(citation)"}]}}"#
        )
        #expect(try severities("GDPR-22", record) == expected)
    }

    @Test(
        "what binds the provider is advice to a deployer",
        arguments: [
            ("AIA-50-1", "deployer", Severity.warning), ("AIA-50-1", "provider-and-deployer", .error),
            ("AIA-6-4", "deployer", .warning), ("AIA-6-4", "provider-and-deployer", .error),
        ])
    func providers(code: String, role: String, expected: Severity) throws {
        let record = try SampleRecords.deployment(
            with:
                #"{"system": {"authorityRole": "\#(role)"}, "art50": ["50.1"], "classification": {"art63": {"conditions": ["6.3.a"]}}}"#
        )
        #expect(try severities(code, record, on: "2030-08-02") == [expected])
    }

    @Test("an assessment about another deployment is none of this one")
    func foreignAssessment() throws {
        let record = try SampleRecords.deployment(with: "{}")
        let own = try SampleRecords.fria(with: "{}")
        let other = try SampleRecords.fria(with: #"{"deployments": ["musteramt-2025-0004"]}"#)
        #expect(try severities("REF-fria", record, [own]).isEmpty)
        #expect(try severities("AIA-27-1", record, [own]).isEmpty)
        #expect(try severities("REF-fria", record, [other]) == [.error])
        #expect(try severities("AIA-27-1", record, [other]) == [.warning])
    }

    @Test("an authority that is gone names its successor")
    func formerAuthority() throws {
        let authority = try SampleRecords.bytes("authorities/bund-bamf/0001.json")
        let gone = try SampleRecords.record(
            try SampleRecords.patched(
                authority, with: #"{"id": "bund-musteramt", "validTo": "2026-10-31", "successor": "bund-neu"}"#))
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        let found = try checker.findings(
            for: try SampleRecords.deployment(with: "{}"), file: "x", neighbours: RecordCollection([gone]),
            previous: nil)
        #expect(found.contains { $0.code == "REF-authority" && $0.help?.de.contains("bund-neu") == true })
    }

    @Test(
        "an ended system says when it ended",
        arguments: [
            (#"{"status": "retired"}"#, 1), (#"{"status": "retired", "dates": {"endedOn": "2026-10-01"}}"#, 0),
            (#"{"dates": {"endedOn": "2026-10-01"}}"#, 1), (#"{"status": "retired", "origin": "public-source"}"#, 0),
        ])
    func ended(patch: String, count: Int) throws {
        #expect(try severities("CONS-dates", SampleRecords.deployment(with: patch)).count == count)
    }

    @Test(
        "annual reports are asked from the first full year in which the duty binds to the last of use",
        arguments: [
            ("2032-03-01", "{}", "2031"), ("2034-03-01", "{}", "2031, 2032, 2033"),
            ("2034-03-01", #"{"status": "retired", "dates": {"endedOn": "2032-06-01"}}"#, "2031"),
            ("2031-03-01", "{}", ""),
        ])
    func reports(day: String, patch: String, expected: String) throws {
        let base = try SampleRecords.patched(
            try SampleRecords.deployment(),
            with:
                #"{"classification": {"annexIII": ["III.1.a"]}, "biometrics": {"used": true, "kind": ["remote-identification-post"], "lawEnforcement": true, "targeted": true, "authorisationRegime": "judicial"}}"#
        )
        let record = try SampleRecords.record(try SampleRecords.patched(base, with: patch))
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: try #require(Day(day)))
        let labels = try checker.findings(for: record, file: "x", neighbours: NoNeighbours(), previous: nil)
            .filter { $0.code == "AIA-26-10" }.compactMap(\.label?.de)
        #expect(labels == (expected.isEmpty ? [] : ["Bericht fehlt: " + expected]))
    }
}
