import RegisterRules

/// Examples for codes that are not rules of law, as merge patches on a valid deployment; a test runs all of them.
enum CodeExamples {
    static let failing: [String: RuleDescription.Example] = [
        "FORM-unknown-key": .init(#"{"statsu":"pilot"}"#, spot: "statsu"),
        "FORM-missing": .init(#"{"name":null}"#),
        "FORM-type": .init(#"{"decision":{"legalEffect":"vielleicht"}}"#, spot: "decision.legalEffect"),
        "FORM-vocabulary": .init(#"{"status":"in production"}"#, spot: "status"),
        "FORM-format": .init(#"{"confirmedOn":"1.3.2026"}"#, spot: "confirmedOn"),
        "FORM-length": .init(#"{"purpose":"Prüfung"}"#, spot: "purpose"),
        "FORM-range": .init(#"{"environment":{"kWhPerYear":-5}}"#, spot: "environment.kWhPerYear"),
        "FORM-items": .init(#"{"legalBasis":[]}"#, spot: "legalBasis"),
        "FORM-duplicate-item": .init(#"{"lifeAreas":["health","health"]}"#, spot: "lifeAreas"),
        "FORM-record-type": .init(#"{"recordType":"einsatz"}"#, spot: "recordType"),
        "FORM-constant": .init(#"{"schemaVersion":"0.1"}"#, spot: "schemaVersion"),
        "TEXT-control": .init(#"{"unit":"Referat\u0007"}"#, spot: "unit"),
        "TEXT-bidi": .init(#"{"unit":"Referat\u202e7"}"#, spot: "unit"),
        "TEXT-invisible": .init(#"{"unit":"Refe\u200brat"}"#, spot: "unit"),
        "TEXT-private-use": .init(#"{"unit":"Referat\ue000"}"#, spot: "unit"),
        "TEXT-noncharacter": .init(#"{"unit":"Referat\ufdd0"}"#, spot: "unit"),
        "TEXT-line-break": .init(#"{"unit":"Referat\n7"}"#, spot: "unit"),
        "TEXT-mixed-scripts": .init(#"{"unit":"R\u0435ferat"}"#, spot: "unit"),
        "TEXT-nfc": .init(#"{"unit":"Pru\u0308fstelle"}"#, spot: "unit"),
        "TEXT-placeholder": .init(#"{"unit":"folgt"}"#, spot: "unit"),
        "TEXT-tag": .init(#"{"unit":"<b>Referat</b>"}"#, spot: "unit"),
        "AIA-71-5": .init(#"{"unit":"Referat 7, Frau Müller, 030 1234567-8"}"#, spot: "unit"),
        "REF-id": .init(#"{"id":"bamf-2026-0001"}"#, spot: "id"),
        "REF-origin": .init(#"{"origin":"agency"}"#, spot: "origin"),
    ]

    static let passing: [String: RuleDescription.Example] = [
        "FORM-unknown-key": .init(#"{"status":"pilot"}"#),
        "FORM-missing": .init(#"{"name":"Sprachassistenz der Auskunft"}"#),
        "FORM-type": .init(#"{"decision":{"legalEffect":false}}"#),
        "FORM-vocabulary": .init(#"{"status":"in-use"}"#),
        "FORM-format": .init(#"{"confirmedOn":"2026-03-01"}"#),
        "FORM-length": .init(#"{"purpose":"Anträge nach Dringlichkeit vorsortieren."}"#),
        "FORM-duplicate-item": .init(#"{"lifeAreas":["health"]}"#),
        "TEXT-control": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-bidi": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-invisible": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-private-use": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-noncharacter": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-line-break": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-mixed-scripts": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-nfc": .init(#"{"unit":"Prüfstelle"}"#),
        "TEXT-placeholder": .init(#"{"unit":"Referat 7"}"#),
        "TEXT-tag": .init(#"{"unit":"Referat < 7"}"#),
        "AIA-71-5": .init(#"{"unit":"Referat 7"}"#),
        "REF-origin": .init(#"{"origin":"sample"}"#),
    ]
}
