import LegalFacts
import TestSupport
import Testing

/// Art. 60(4) AI Act: without its conditions a test on real people is a use.
@Suite("A test in real-world conditions")
struct RealWorldTestTests {
    /// A test of the sample deployment that keeps every condition, with changes.
    private func isLawful(_ patch: String) throws -> Bool {
        let base =
            #"{"status": "pilot", "dates": null, "test": {"realWorldConditions": true, "start": "2027-11-01", "end": "2028-02-28", "msaApprovedOn": "2027-10-20", "unionId": "EU-TEST-0000-ERFUNDEN", "consentObtained": true}}"#
        let plain = try SampleRecords.patched(try SampleRecords.deployment(), with: base)
        let record = try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
        return try #require(RealWorldTest(of: record)).isLawful
    }

    @Test(
        "lasts six months, and six more when that was notified before",
        arguments: [
            ("2028-05-01", nil, true), ("2028-05-02", nil, false), ("2028-05-02", "2028-05-01", true),
            ("2028-05-02", "2028-05-02", false), ("2028-11-01", "2028-05-01", true),
            ("2028-11-02", "2028-05-01", false),
        ] as [(String, String?, Bool)])
    func period(end: String, notified: String?, expected: Bool) throws {
        let extension_ = notified.map { #", "extensionNotifiedOn": "\#($0)", "extensionReason": "mehr Fälle""# } ?? ""
        #expect(try isLawful(#"{"test": {"end": "\#(end)"\#(extension_)}}"#) == expected)
    }

    @Test(
        "begins when the authority has approved, or thirty days after the plan was submitted",
        arguments: [
            (#"{"test": {"msaApprovedOn": "2027-11-01"}}"#, true),
            (#"{"test": {"msaApprovedOn": "2027-11-02"}}"#, false),
            (#"{"test": {"msaApprovedOn": null}}"#, false),
            // The day of submission is not counted: thirty days end with 31 October.
            (#"{"test": {"msaApprovedOn": null, "planSubmittedOn": "2027-10-01"}}"#, true),
            (#"{"test": {"msaApprovedOn": null, "planSubmittedOn": "2027-10-02"}}"#, false),
        ])
    func approval(patch: String, expected: Bool) throws {
        #expect(try isLawful(patch) == expected)
    }

    @Test(
        "asks the people, but where law enforcement would be prevented",
        arguments: [
            (#"{"test": {"consentObtained": false}}"#, false), (#"{"test": {"consentObtained": null}}"#, false),
            (#"{"test": {"consentObtained": false}, "usage": {"context": "law-enforcement"}}"#, true),
            (#"{"test": {"consentObtained": false}, "decision": {"affectsNaturalPersons": false}}"#, true),
        ])
    func consent(patch: String, expected: Bool) throws {
        #expect(try isLawful(patch) == expected)
    }

    @Test("is registered, unless there is no database yet")
    func registration() throws {
        #expect(try !isLawful(#"{"test": {"unionId": null}, "system": {"euDatabaseStatus": "registered"}}"#))
        #expect(try isLawful(#"{"test": {"unionId": null}, "system": {"euDatabaseStatus": "database-not-available"}}"#))
    }
}
