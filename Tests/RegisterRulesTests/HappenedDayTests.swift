import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import SourceJSON
import TestSupport
import Testing

/// A day to come shows nothing as done: not at submission, not in what is derived.
@Suite("Days of what has happened")
struct HappenedDayTests {
    private let catalogue = Catalogue.standard
    private let today = "2026-11-24"
    private let tomorrow = "2026-11-25"

    /// Fields with a day that may lie ahead: plans, limits, and what is laid down for a day to come.
    private static let mayLieAhead: Set<String> = [
        "dates.plannedFrom", "test.start", "test.end", "system.certificate.expires", "fria.plannedFor", "nextReviewOn",
        "periodAndFrequency.from", "periodAndFrequency.until", "measures[].due", "publication.reviewDate", "validFrom",
        "validTo",
    ]

    @Test(
        "every day in the catalogue is one of something that has happened, or of a plan", arguments: RecordType.allCases
    )
    func marks(type: RecordType) {
        for field in catalogue.description(of: type).fields where field.type == .date {
            #expect(
                field.hasHappened != HappenedDayTests.mayLieAhead.contains(field.path),
                "\(type.rawValue) \(field.path): say \"happened\": true in the catalogue, or list it as a plan")
        }
    }

    private static let fields: [(type: RecordType, path: String)] = RecordType.allCases.flatMap { type in
        let description = Catalogue.standard.description(of: type)
        return description.happened.map { (type, description.fields[$0].path) }
    }

    @Test("a day to come is refused in every such field, the day itself is not", arguments: fields)
    func refused(type: RecordType, path: String) throws {
        let isYear = path.hasSuffix(".year")
        for (value, count) in [(isYear ? "2026" : "\"\(today)\"", 0), (isYear ? "2027" : "\"\(tomorrow)\"", 1)] {
            let record = try SampleRecords.record(
                SampleRecords.patched(base(type), with: HappenedDayTests.patch(path, value)))
            let found = try findings(record).filter {
                ["CONS-dates", "CONS-future"].contains($0.code) && $0.label?.de == "liegt in der Zukunft"
            }
            #expect(found.count == count, "\(path) \(value)")
            if let finding = found.first {
                let marked = String(decoding: record.document.bytes[finding.span], as: UTF8.self)
                #expect(marked == value)
                #expect(finding.severity == .error)
            }
        }
    }

    @Test("a day to come keeps no rule and meets no duty that its absence would not", arguments: fields)
    func monotone(type: RecordType, path: String) throws {
        let ahead = path.hasSuffix(".year") ? "2027" : "\"\(tomorrow)\""
        for patch in variants(type) {
            let start = try SampleRecords.patched(base(type), with: patch)
            let future = try SampleRecords.record(
                SampleRecords.patched(start, with: HappenedDayTests.patch(path, ahead)))
            let without = try SampleRecords.record(
                SampleRecords.patched(start, with: HappenedDayTests.patch(path, "null")))
            let (more, less) = (try findings(future), try findings(without))
            for code in Set(less.map(\.code)) {
                #expect(
                    more.count { $0.code == code } >= less.count { $0.code == code },
                    "\(path) in the future keeps \(code)")
            }
            let (met, unmet) = (try duties(future), try duties(without))
            for (id, isMet) in met where isMet == true {
                #expect(unmet[id] == true, "\(path) in the future meets \(id)")
            }
        }
    }

    @Test(
        "what a duty asks for is met by its day, and not by the day after the reference date",
        arguments: [
            ("monitoring", RecordType.deployment, "monitoring.lastReviewedOn"),
            ("inform-workers", .deployment, "workers.informedOn"),
            ("inform-workers", .deployment, "workers.representativesInformedOn"),
            ("eu-registration", .deployment, "registration.deployerEntry.date"),
            ("kimig-registration", .deployment, "registration.bnetzaSection20.date"),
            ("dpia", .deployment, "personalData.dpia.performedOn"),
            ("fria", .fria, "performedOn"), ("fria-notify", .fria, "notification.date"),
        ])
    func met(duty: String, type: RecordType, path: String) throws {
        let start = try SampleRecords.patched(base(type), with: variants(type)[duty == "kimig-registration" ? 1 : 0])
        for (day, isMet) in [("2025-12-06", true), (tomorrow, false)] {
            let record = try SampleRecords.record(
                SampleRecords.patched(start, with: HappenedDayTests.patch(path, "\"\(day)\"")))
            #expect(try duties(record)[duty] == .some(isMet), "\(path) = \(day)")
        }
    }

    @Test("an assessment of a day to come is not completed")
    func assessment() throws {
        let fria = try SampleRecords.fria(with: #"{"performedOn": "2031-01-01"}"#)
        let deployment = try SampleRecords.deployment(with: "{}")
        for (day, status) in [("2030-12-31", FRIAStatus.inProgress), ("2031-01-01", .completed)] {
            let facts = try Derivation(catalogue: catalogue).facts(
                of: deployment, on: try #require(Day(day)), neighbours: RecordCollection([fria]))
            #expect(facts.friaStatus == status, "\(day)")
        }
    }

    private func base(_ type: RecordType) throws -> [UInt8] {
        switch type {
        case .deployment: try SampleRecords.deployment()
        case .fria: try SampleRecords.fria()
        case .incident: try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json")
        case .label: try SampleRecords.bytes("records/bund-musteramt/musteramt-bild-2026-0001/0001.json")
        case .authority: try SampleRecords.bytes("authorities/bund-bamf/0001.json")
        }
    }

    /// Merge patches that make different rules and duties apply.
    private func variants(_ type: RecordType) -> [String] {
        switch type {
        case .deployment:
            [
                #"{"dates": {"pilotFrom": null, "inUseFrom": "2026-01-01"}, "system": {"euDatabaseUrl": "https://ec.europa.eu/x"}}"#,
                #"{"classification": {"annexIII": ["III.2"]}}"#,
                #"{"agent": {"isAgent": true, "autonomy": "2", "tools": [{"name": "x", "kind": "read"}], "humanConfirmation": "every-action", "stop": "x"}}"#,
                #"{"classification": {"art63": {"conditions": ["6.3.a"], "reasoning": "x"}}}"#,
                #"{"biometrics": {"used": true, "kind": ["remote-identification-realtime", "remote-identification-post"], "publicSpace": true, "lawEnforcement": true, "urgencyReason": "x"}, "classification": {"annexIII": ["III.1.a"]}}"#,
                #"{"system": {"euDatabaseStatus": "not-registered"}, "status": "suspended"}"#,
            ]
        case .incident:
            [
                "{}", #"{"kind": "49.c", "providerInformedOn": "2026-04-15", "msaInformedOn": "2026-04-16"}"#,
                #"{"kind": "risk-art79", "usageSuspendedOn": "2026-04-16", "providerInformedOn": "2026-04-15", "msaInformedOn": "2026-04-15"}"#,
            ]
        default: ["{}"]
        }
    }

    private func neighbours(of record: Record) throws -> RecordCollection {
        var all = RecordCollection([record])
        if record.type != .deployment { all.insert(try SampleRecords.deployment(with: "{}")) }
        if record.type == .deployment { all.insert(try SampleRecords.fria(with: "{}")) }
        return all
    }

    private func findings(_ record: Record) throws -> [Finding] {
        try RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day(today)))
            .findings(for: record, file: "x", neighbours: try neighbours(of: record), previous: nil)
    }

    /// The duties of a deployment, or of the deployment an assessment is about.
    private func duties(_ record: Record) throws -> [String: Bool?] {
        let all = try neighbours(of: record)
        guard let deployment = record.type == .deployment ? record : all.record("musteramt-2025-0001") else {
            return [:]
        }
        let facts = try Derivation(catalogue: catalogue).facts(
            of: deployment, on: try #require(Day(today)), neighbours: all)
        return Dictionary(facts.duties.map { ($0.id, $0.isMet) }, uniquingKeysWith: { first, _ in first })
    }

    /// A merge patch that sets one field: `a.b[].c` becomes `{"a":{"b":[{"c":…}]}}`.
    private static func patch(_ path: String, _ value: String) -> String {
        path.split(separator: ".").reversed().reduce(value) { inner, step in
            step.hasSuffix("[]") ? "{\"\(step.dropLast(2))\":[\(inner)]}" : "{\"\(step)\":\(inner)}"
        }
    }
}
