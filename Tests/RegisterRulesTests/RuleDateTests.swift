import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON
import TestSupport
import Testing
@testable import RegisterRules

/// The day a rule prints is the day on which it begins to weigh what it says, for every rule.
@Suite("Days of rules")
struct RuleDateTests {
    private let catalogue = Catalogue.standard
    private let dates = LegalDates(catalogue: .standard)

    /// What decides which of a rule's days counts for a system.
    enum System: String, CaseIterable {
        /// Put into service after every day of the law.
        case new
        /// In service before Chapter III applied.
        case legacy
        /// As `legacy`, its design changed significantly on 1 March 2029.
        case changed
        /// A product of Annex I, new.
        case product

        var patch: String {
            switch self {
            case .new, .product:
                #"{"classification": {"legacy": null}, "significantChanges": null, "dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "2028-09-01"}}"#
            case .legacy:
                #"{"classification": {"legacy": {"placedBefore": "2020-01-01"}}, "significantChanges": null, "dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "2020-01-01"}}"#
            case .changed:
                #"{"classification": {"legacy": {"placedBefore": "2020-01-01"}}, "significantChanges": [{"date": "2026-02-01", "kind": "provider", "description": "x"}, {"date": "2029-03-01", "kind": "model", "description": "x"}], "dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "2020-01-01"}}"#
            }
        }

        /// Puts the system over an example, which may need dates of its own.
        func applied(to bytes: [UInt8]) throws -> [UInt8] {
            let with = try SampleRecords.patched(bytes, with: patch)
            return self == .product
                ? try SampleRecords.patched(with, with: #"{"classification": {"annexIII": null, "annexI": [11]}}"#)
                : with
        }
    }

    /// The day on which a rule begins to weigh for a system; nil when it does not apply to it.
    private func expected(_ rule: RuleDescription, _ system: System) -> String? {
        switch (rule.dateID, system) {
        case ("chapter-1", .new), ("chapter-1", .legacy), ("chapter-1", .changed): "2025-02-02"
        case ("art5-core", .new), ("art5-core", .legacy), ("art5-core", .changed): "2025-02-02"
        case ("gdpr", .new), ("gdpr", .legacy), ("gdpr", .changed): "2018-05-25"
        case ("general", .new), ("general", .legacy), ("general", .changed): "2026-08-02"
        case ("ki-mig", .new), ("ki-mig", .legacy), ("ki-mig", .changed): "2026-07-29"
        case ("art5-ba-bb", .new), ("art5-ba-bb", .legacy), ("art5-ba-bb", .changed): "2026-12-02"
        case ("art50-2-legacy", .new): "2026-08-02"
        case ("art50-2-legacy", .legacy), ("art50-2-legacy", .changed): "2026-12-02"
        case ("high-risk-annex-iii", .new): "2027-12-02"
        case ("high-risk-annex-iii", .legacy): "2030-08-02"
        case ("high-risk-annex-iii", .changed): "2029-03-01"
        case ("high-risk-annex-iii", .product): rule.coversProducts ? "2028-08-02" : nil
        default: nil
        }
    }

    private static let legal = RuleCatalogue.all.map { $0.description }.filter { $0.kind == .legal }.map(\.code)

    @Test("a duty of the law weighs less on the day before its day, and what it says on the day", arguments: legal)
    func days(code: String) throws {
        let rule = try #require(RuleCatalogue.description(of: code))
        #expect(rule.before < rule.from, "\(code) weighs the same before")
        let printed = try #require(rule.days(dates))
        var seen: Set<String> = []
        for system in System.allCases {
            guard let day = expected(rule, system).flatMap({ Day($0) }) else { continue }
            seen.insert(day.description)
            for (date, severity) in [(day.adding(days: -1), rule.before), (day, rule.from)] {
                let found = try severities(rule, system, on: date)
                #expect(found.contains(severity), "\(code) \(system.rawValue) on \(date): \(found)")
                #expect(!found.contains { $0 > severity }, "\(code) \(system.rawValue) on \(date): \(found)")
            }
            // What people read names the day, unless it follows from a change of their own system.
            if system != .changed {
                #expect(
                    printed.first == day || printed.others.contains { $0.day == day },
                    "\(code) \(system.rawValue): \(day) is not printed")
            }
        }
        #expect(seen.contains(printed.first.description), "\(code): \(printed.first) is printed, but no system's day")
        for other in printed.others {
            #expect(seen.contains(other.day.description), "\(code): \(other.day) is printed, but no system's day")
        }
    }

    /// The day of each law, by the beginning of the code; the longest that fits counts. From Art. 113 AI Act, Art. 99 GDPR.
    private static let lawDays = [
        "AIA-2-": "2025-02-02", "AIA-5-": "2025-02-02", "AIA-5-1-ba": "2026-12-02", "AIA-5-1-bb": "2026-12-02",
        "AIA-6-": "2027-12-02", "AIA-14-": "2027-12-02", "AIA-25": "2027-12-02", "AIA-26-": "2027-12-02",
        "AIA-26-9": "2018-05-25", "AIA-27-": "2027-12-02", "AIA-49-": "2027-12-02", "AIA-50-": "2026-08-02",
        "AIA-60": "2026-08-02", "AIA-86": "2027-12-02", "AIA-VIII-": "2027-12-02", "GDPR-": "2018-05-25",
        "KIMIG-": "2026-07-29",
    ]

    @Test("the day printed is that of the law", arguments: legal)
    func lawDay(code: String) throws {
        let rule = try #require(RuleCatalogue.description(of: code))
        let prefix = RuleDateTests.lawDays.keys.filter { code.hasPrefix($0) }.max { $0.utf8.count < $1.utf8.count }
        let expected = try #require(prefix.flatMap { RuleDateTests.lawDays[$0] }, "\(code): add the day of its law")
        #expect(rule.days(dates)?.first.description == expected)
    }

    @Test("every other rule prints no day and weighs the same on every day")
    func others() throws {
        for rule in RuleCatalogue.all.map({ $0.description }) where rule.kind != .legal {
            #expect(rule.before == rule.from, "\(rule.code)")
            #expect(rule.days(dates) == nil, "\(rule.code)")
        }
    }

    @Test("rules of the register say so, and the law's do not")
    func ownRules() {
        for rule in RuleCatalogue.all.map({ $0.description }) {
            if rule.kind == .legal { #expect(!rule.isOwn, "\(rule.code)") }
            if rule.kind == .policy {
                #expect(
                    rule.isOwn || rule.code.hasPrefix("FRIA-") || rule.code == "AIA-111-2"
                        || rule.source.de.hasPrefix("BT-Drs."), "\(rule.code): \(rule.source.de)")
            }
            #expect(
                rule.source.de.contains("eigene Festlegung") == rule.source.en.contains("own rule"), "\(rule.code)")
        }
    }

    @Test("the rules of the AI Act stand in the order of its articles, the others behind them")
    func order() {
        var last = [0]
        var isPastTheAct = false
        for code in RuleCatalogue.all.map({ $0.description.code }) {
            let parts = code.split(separator: "-")
            guard parts.first == "AIA", let article = Int(parts[1]) else {
                isPastTheAct = isPastTheAct || parts.first == "GDPR" || code.hasPrefix("AIA-VIII")
                continue
            }
            #expect(!isPastTheAct, "\(code) stands behind what is not the Act")
            let position = [article, parts.count > 2 ? Int(parts[2].prefix { $0.isNumber }) ?? 0 : 0]
            #expect(
                last[0] < position[0]
                    || last[0] == position[0] && (position[1] == 0 || last.count < 2 || last[1] <= position[1]),
                "\(code) is out of order")
            last = position
        }
    }

    /// The own weights of a rule's findings, its advice to others left out.
    private func severities(_ rule: RuleDescription, _ system: System, on date: Day) throws -> [Finding.Severity] {
        var neighbours = RecordCollection([])
        var record: Record
        if rule.types.contains(.deployment) {
            // The example comes last: it says what the rule is about.
            let bytes = try system.applied(to: try SampleRecords.deployment())
            record = try SampleRecords.record(try SampleRecords.patched(bytes, with: rule.failing.patch))
            record = try SampleRecords.record(try SampleRecords.patched(record.document.bytes, with: periods(system)))
            // A rule about an assessment that exists needs one; the example of a missing one says so itself.
            if rule.code == "AIA-27-2-change" { neighbours.insert(try SampleRecords.fria(with: "{}")) }
        } else {
            neighbours.insert(
                try SampleRecords.record(try system.applied(to: try SampleRecords.deployment())))
            let base =
                rule.types.contains(.fria)
                ? try SampleRecords.fria()
                : try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json")
            record = try SampleRecords.record(try SampleRecords.patched(base, with: rule.failing.patch))
        }
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: date)
        return try checker.findings(for: record, file: "x", neighbours: neighbours, previous: nil)
            .filter { $0.code == rule.code }.map(\.severity)
    }

    /// What of a system decides the day, again after an example that has dates of its own.
    private func periods(_ system: System) -> String {
        switch system {
        case .new: #"{"classification": {"legacy": null}, "dates": {"inUseFrom": "2028-09-01"}}"#
        case .product:
            #"{"classification": {"legacy": null, "annexIII": null, "annexI": [11]}, "dates": {"inUseFrom": "2028-09-01"}}"#
        case .legacy: #"{"dates": {"inUseFrom": "2020-01-01"}}"#
        case .changed:
            #"{"significantChanges": [{"date": "2026-02-01", "kind": "provider", "description": "x"}, {"date": "2029-03-01", "kind": "model", "description": "x"}], "dates": {"inUseFrom": "2020-01-01"}}"#
        }
    }
}
