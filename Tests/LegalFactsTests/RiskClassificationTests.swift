import FieldCatalogue
import LegalFacts
import Records
import TestSupport
import Testing

@Suite("The risk class")
struct RiskClassificationTests {
    private let derivation = Derivation(catalogue: .standard)

    private func facts(_ patch: String, on day: String = "2026-11-24") throws -> DerivedFacts {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(), with: #"{"classification": {"annexIII": null, "legacy": null}}"#)
        let record = try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
        return try derivation.facts(of: record, on: try #require(Day(day)), neighbours: NoNeighbours())
    }

    @Test(
        "follows the order of the Regulation",
        arguments: [
            ("{}", RiskClass.minimal),
            (#"{"art50": ["50.1"]}"#, .transparency50),
            (#"{"classification": {"annexIII": ["III.5.a"]}}"#, .highRiskAnnexIII),
            (#"{"classification": {"annexI": [11]}}"#, .highRiskAnnexI),
            (#"{"classification": {"annexI": [11], "annexIII": ["III.5.a"]}}"#, .highRiskAnnexIII),
            (#"{"classification": {"annexIII": ["III.5.a"], "art63": {"conditions": ["6.3.a"]}}}"#, .notHighRisk63),
            (
                #"{"classification": {"annexIII": ["III.5.a"], "profiling": true, "art63": {"conditions": ["6.3.a"]}}}"#,
                .highRiskAnnexIII
            ),
            (
                #"{"classification": {"annexIII": ["III.5.a"], "annexI": [11], "art63": {"conditions": ["6.3.a"]}}}"#,
                .highRiskAnnexI
            ),
            (#"{"classification": {"isAiSystem": "no", "annexIII": ["III.5.a"]}}"#, .notAI),
            (#"{"origin": "public-source"}"#, .notAssessed),
        ])
    func order(patch: String, expected: RiskClass) throws {
        #expect(try facts(patch).riskClass == expected)
    }

    @Test(
        "a practice that an exception permits is of high risk, as Annex III no. 1 covers what is permitted",
        arguments: [
            ("5.1.f", "medical", "III.1.c"), ("5.1.f", "safety", "III.1.c"),
            ("5.1.g", "lawful-dataset-labelling", "III.1.b"),
            ("5.1.h", "realtime-strictly-necessary", "III.1.a"),
        ])
    func excepted(practice: String, exception: String, area: String) throws {
        let answer = #"{"applies": true, "exception": "\#(exception)", "note": "Grund"}"#
        let found = try facts(#"{"classification": {"prohibited": {"\#(practice)": \#(answer)}}}"#)
        #expect(found.riskClass == .highRiskAnnexIII)
        let number = String(area.suffix(1))
        #expect(found.riskReasons.map(\.source.de) == ["Art. 6 Abs. 2, Anhang III Nr. 1 Buchst. \(number) KI-VO"])
        #expect(found.riskReasons.map(\.source.en) == ["Art. 6(2), Annex III no. 1(\(number)) AI Act"])
        // What the system does not do demands nothing.
        let denied = #"{"applies": false, "exception": "\#(exception)", "note": "Grund"}"#
        #expect(
            try facts(#"{"classification": {"prohibited": {"\#(practice)": \#(denied)}}}"#).riskClass == .minimal)
    }

    @Test(
        "emotions are those of workers or learners where a number about work or education is named",
        arguments: [
            (#"["III.4.b"]"#, "null", RiskClass.prohibited), (#"["III.3.a"]"#, "null", .prohibited),
            (#"["III.5.a"]"#, "null", .highRiskAnnexIII), (#"["III.4.b"]"#, #"["others"]"#, .highRiskAnnexIII),
        ])
    func emotions(areas: String, subjects: String, expected: RiskClass) throws {
        let found = try facts(
            #"{"usage": {"context": "internal-administration"}, "biometrics": {"used": true, "kind": ["emotion"], "emotionSubjects": \#(subjects)}, "classification": {"annexIII": \#(areas)}}"#
        )
        #expect(found.riskClass == expected)
    }

    @Test("each case of Art. 50 is cited with its paragraph")
    func transparency() throws {
        let found = try facts(#"{"art50": ["50.1", "50.4.text"]}"#)
        #expect(found.riskReasons.map(\.source.de) == ["Art. 50 Abs. 1 KI-VO", "Art. 50 Abs. 4 KI-VO"])
        #expect(found.riskReasons.map(\.source.en) == ["Art. 50(1) AI Act", "Art. 50(4) AI Act"])
    }

    @Test(
        "honours a claim to be out of scope only where the other answers bear it out",
        arguments: [
            (
                #"{"usage": {"context": "other"}, "classification": {"outOfScope": "2.3", "exclusiveUse": true}}"#,
                RiskClass.outOfScope
            ),
            // Social benefits, police and courts are no military purpose.
            (#"{"classification": {"outOfScope": "2.3", "exclusiveUse": true}}"#, .minimal),
            (
                #"{"usage": {"context": "other"}, "classification": {"outOfScope": "2.3", "exclusiveUse": false}}"#,
                .minimal
            ),
            (#"{"usage": {"context": "other"}, "classification": {"outOfScope": "2.3"}}"#, .minimal),
            // Art. 2(6) names what is put into service for research; what has legal effect is more than research.
            (#"{"decision": {"legalEffect": false}, "classification": {"outOfScope": "2.6"}}"#, .outOfScope),
            (#"{"decision": {"legalEffect": true}, "classification": {"outOfScope": "2.6"}}"#, .minimal),
            (
                #"{"decision": {"legalEffect": false, "role": "full-automation"}, "classification": {"outOfScope": "2.6"}}"#,
                .minimal
            ),
            (#"{"classification": {"outOfScope": "2.12"}, "openness": {"source": "open-source"}}"#, .outOfScope),
            (#"{"classification": {"outOfScope": "2.12"}, "openness": {"source": "closed"}}"#, .minimal),
            (
                #"{"classification": {"outOfScope": "2.12"}, "openness": {"source": "open-source"}, "art50": ["50.1"]}"#,
                .transparency50
            ),
            (
                #"{"classification": {"outOfScope": "2.12", "annexIII": ["III.5.a"]}, "openness": {"source": "open-source"}}"#,
                .highRiskAnnexIII
            ),
            (#"{"status": "in-use", "classification": {"outOfScope": "2.8"}}"#, .minimal),
            // A pilot that affects people is a first use, unless its cases are not real.
            (#"{"status": "pilot", "classification": {"outOfScope": "2.8"}}"#, .minimal),
            (
                #"{"status": "pilot", "test": {"realWorldConditions": false}, "classification": {"outOfScope": "2.8"}}"#,
                .outOfScope
            ),
            (
                #"{"status": "pilot", "decision": {"affectsNaturalPersons": false}, "classification": {"outOfScope": "2.8"}}"#,
                .outOfScope
            ),
            (#"{"status": "development", "classification": {"outOfScope": "2.8"}}"#, .outOfScope),
            // What takes part in decisions of the police does not serve research alone.
            (
                #"{"usage": {"context": "law-enforcement"}, "decision": {"legalEffect": false}, "classification": {"outOfScope": "2.6"}}"#,
                .minimal
            ),
            (
                #"{"usage": {"context": "law-enforcement"}, "decision": {"legalEffect": false, "affectsNaturalPersons": false}, "classification": {"outOfScope": "2.6"}}"#,
                .outOfScope
            ),
            (
                #"{"status": "pilot", "test": {"realWorldConditions": true}, "classification": {"outOfScope": "2.8"}}"#,
                .minimal
            ),
        ])
    func scope(patch: String, expected: RiskClass) throws {
        #expect(try facts(patch).riskClass == expected)
    }

    @Test(
        "is prohibited unless the exception belongs to the point and is reasoned",
        arguments: [
            (#"{"5.1.a": {"applies": true}}"#, true),
            (#"{"5.1.a": {"applies": true, "exception": "consent", "note": "x"}}"#, true),
            (#"{"5.1.d": {"applies": true, "exception": "objective-facts", "note": "x"}}"#, false),
            (#"{"5.1.d": {"applies": true, "exception": "objective-facts"}}"#, true),
            (#"{"5.1.ba": {"applies": true, "exception": "consent", "note": "x"}}"#, false),
            (#"{"5.1.bb": {"applies": true, "exception": "consent", "note": "x"}}"#, true),
            (#"{"5.1.bb": {"applies": true, "exception": "other", "note": "x"}}"#, false),
            (#"{"5.1.f": {"applies": true, "exception": "safety", "note": "x"}}"#, false),
            (#"{"5.1.g": {"applies": true, "exception": "other", "note": "x"}}"#, true),
            (#"{"5.1.h": {"applies": true, "exception": "realtime-strictly-necessary", "note": "x"}}"#, false),
        ])
    func prohibited(answers: String, isProhibited: Bool) throws {
        let found = try facts(#"{"classification": {"prohibited": \#(answers)}}"#)
        #expect((found.riskClass == .prohibited) == isProhibited)
    }

    @Test("knows categorising in the area of law enforcement as an exception of point (g)")
    func police() throws {
        let found = try facts(
            #"{"biometrics": {"used": true, "lawEnforcement": true}, "classification": {"prohibited": {"5.1.g": {"applies": true, "exception": "other", "note": "x"}}}}"#
        )
        // Not prohibited, and of high risk all the same (Annex III no. 1(b)).
        #expect(found.riskClass == .highRiskAnnexIII)
    }

    @Test("says when a prohibition is still to come")
    func later() throws {
        let patch = #"{"classification": {"prohibited": {"5.1.ba": {"applies": true}}}}"#
        #expect(try facts(patch).riskReasons.first?.text.de.contains("(verboten ab 2. Dezember 2026)") == true)
        #expect(try facts(patch, on: "2026-12-02").riskReasons.first?.text.de.contains("verboten ab") == false)
    }

    @Test("gives both reasons where Annex I stays after an exception from Annex III")
    func bothReasons() throws {
        let found = try facts(
            #"{"classification": {"annexIII": ["III.5.a"], "annexI": [11], "art63": {"conditions": ["6.3.a"]}}}"#)
        #expect(
            Set(found.riskReasons.map(\.path)).isSuperset(of: ["classification.annexI[]", "classification.annexIII[]"]))
    }
}
