import LegalFacts
import Records
import TestSupport
import Testing

@Suite("From when the law binds")
struct LegalDatesTests {
    private let dates = LegalDates(catalogue: .standard)

    /// The sample deployment in service since a day, with changes.
    private func record(_ patch: String) throws -> Record {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(),
            with: #"{"dates": null, "classification": {"legacy": null}, "significantChanges": null}"#)
        return try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
    }

    @Test(
        "Chapter III binds from its day, older systems from a change of their design or from 2 August 2030",
        arguments: [
            // A system of which no start is known has no transitional period.
            ("{}", "2027-12-02", false),
            (#"{"dates": {"inUseFrom": "2027-12-02"}}"#, "2027-12-02", false),
            (#"{"dates": {"inUseFrom": "2027-12-01"}}"#, "2030-08-02", true),
            (#"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}}"#, "2030-08-02", true),
            // On the market before, in use by this authority after: Art. 111(2) asks for either.
            (
                #"{"dates": {"inUseFrom": "2028-05-01"}, "classification": {"legacy": {"placedBefore": "2025-01-01"}}}"#,
                "2030-08-02", true
            ),
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2028-02-01", "kind": "model", "description": "x"}]}"#,
                "2028-02-01", true
            ),
            // On the day itself the system is subject to a change "as from that date".
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2027-12-02", "kind": "model", "description": "x"}]}"#,
                "2027-12-02", true
            ),
            // A change before the day leaves the system an old one.
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2027-12-01", "kind": "model", "description": "x"}]}"#,
                "2030-08-02", true
            ),
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2028-02-01", "kind": "provider", "description": "x"}, {"date": "2028-03-01", "kind": "legal-basis", "description": "y"}]}"#,
                "2030-08-02", true
            ),
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2031-02-01", "kind": "design", "description": "x"}]}"#,
                "2030-08-02", true
            ),
            // Other data leave the design as it is, unless the record says otherwise; so do answers that say no.
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2028-02-01", "kind": "data", "description": "x"}]}"#,
                "2030-08-02", true
            ),
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2028-02-01", "kind": "data", "description": "x", "designChanged": true}]}"#,
                "2028-02-01", true
            ),
            (
                #"{"dates": {"inUseFrom": "2026-01-01"}, "significantChanges": [{"date": "2028-02-01", "kind": "model", "description": "x", "designChanged": false}]}"#,
                "2030-08-02", true
            ),
            // Art. 111(1): components of large-scale systems, whatever changes; those placed too late fall under (2).
            (
                #"{"dates": {"inUseFrom": "2027-08-01"}, "classification": {"annexX": ["vis"]}, "significantChanges": [{"date": "2028-02-01", "kind": "model", "description": "x"}]}"#,
                "2030-12-31", true
            ),
            (#"{"dates": {"inUseFrom": "2027-08-02"}, "classification": {"annexX": ["vis"]}}"#, "2030-08-02", true),
            (#"{"dates": {"inUseFrom": "2027-12-02"}, "classification": {"annexX": ["vis"]}}"#, "2027-12-02", false),
            // A pilot on real people is a first use (Art. 3(11)), a lawful test is none (Art. 3(57)).
            (#"{"dates": {"pilotFrom": "2027-11-01", "inUseFrom": "2028-03-01"}}"#, "2030-08-02", true),
            (
                #"{"dates": {"pilotFrom": "2027-11-01", "inUseFrom": "2028-03-01"}, "decision": {"affectsNaturalPersons": false}}"#,
                "2027-12-02", false
            ),
            (
                #"{"dates": {"pilotFrom": "2027-11-01", "inUseFrom": "2028-03-01"}, "test": {"realWorldConditions": true, "start": "2027-11-01", "end": "2028-02-28", "msaApprovedOn": "2027-10-20", "unionId": "EU-TEST-0000-ERFUNDEN", "consentObtained": true}}"#,
                "2027-12-02", false
            ),
            (
                #"{"dates": {"pilotFrom": "2027-11-01", "inUseFrom": "2028-03-01"}, "test": {"realWorldConditions": true, "start": "2027-11-01", "end": "2028-02-28", "unionId": "EU-TEST-0000-ERFUNDEN", "consentObtained": true}}"#,
                "2030-08-02", true
            ),
        ])
    func chapterIII(patch: String, day: String, isTransitional: Bool) throws {
        let first = try #require(dates.firstDay(of: "high-risk-annex-iii", for: try record(patch)))
        #expect(first.day.description == day)
        #expect(first.isTransitional == isTransitional)
    }

    @Test(
        "generated content is marked at once by systems from 2 August 2026, by older ones four months later",
        arguments: [
            (#"{"dates": {"inUseFrom": "2026-08-02"}}"#, "2026-08-02"),
            (#"{"dates": {"inUseFrom": "2026-08-01"}}"#, "2026-12-02"),
            (
                #"{"dates": {"inUseFrom": "2026-09-01"}, "classification": {"legacy": {"placedBefore": "2026-01-01"}}}"#,
                "2026-12-02"
            ),
            ("{}", "2026-12-02"),
        ])
    func marking(patch: String, day: String) throws {
        #expect(dates.firstDay(of: "art50-2-legacy", for: try record(patch))?.day.description == day)
    }

    @Test("prohibitions know no transitional period, and unknown parts no day")
    func others() throws {
        let old = try record(#"{"dates": {"inUseFrom": "2020-01-01"}}"#)
        #expect(dates.firstDay(of: "art5-core", for: old)?.day.description == "2025-02-02")
        #expect(dates.firstDay(of: "nothing", for: old) == nil)
    }
}
