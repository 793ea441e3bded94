import FieldCatalogue
import Findings
import Publication
import TestSupport
import Testing
@testable import SiteGenerator

/// What a page has to say of a record before anything else, and what it must not say.
@Suite("What pages say")
struct PageStatementsTests {
    private func site(_ files: [[UInt8]], asOf: String? = nil) throws -> MadeSite {
        let authority = try SampleRecords.bytes("authorities/bund-musteramt/0001.json")
        return try MadeSite(
            try MemorySource(files + [authority]), base: "https://x.example", asOf: asOf.flatMap { Day($0) })
    }

    private static let id = "musteramt-2026-9001"
    private static let page = "systeme/\(id)/index.html"

    private func deployment(_ patch: String = "{}") throws -> [UInt8] {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(),
            with:
                #"{"id": "musteramt-2026-9001", "revision": 1, "recordedAt": "2026-02-01T10:00:00Z", "supersedes": null, "fria": null, "origin": "agency", "publication": {"level": "full", "withheldFields": null}}"#
        )
        return try SampleRecords.patched(plain, with: patch)
    }

    private func incident(_ number: Int, _ patch: String) throws -> [UInt8] {
        let plain = try SampleRecords.patched(
            try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json"),
            with: #"{"id": "musteramt-vorfall-2026-900\#(number)", "deployment": "musteramt-2026-9001"}"#)
        return try SampleRecords.patched(plain, with: patch)
    }

    private func fria(_ patch: String = "{}") throws -> [UInt8] {
        let plain = try SampleRecords.patched(
            try SampleRecords.fria(),
            with: #"{"id": "fria-musteramt-2026-9001", "deployments": ["musteramt-2026-9001"], "origin": "agency"}"#)
        return try SampleRecords.patched(plain, with: patch)
    }

    private func withdrawal(_ type: String, _ id: String, _ revision: Int) -> [UInt8] {
        Array(
            #"{"schemaVersion": "1.0.0", "recordType": "\#(type)", "id": "\#(id)", "revision": \#(revision), "recordedAt": "2026-10-01T10:00:00Z", "origin": "agency", "authority": "bund-musteramt", "publication": {"level": "full"}, "withdrawal": {"reason": "Der Einsatz kam nicht zustande."}}"#
                .utf8)
    }

    // MARK: - Notices

    @Test("incidents of a system are named at its top, the latest first")
    func incidents() throws {
        let files = try site([
            try deployment(), try incident(1, #"{"awareOn": "2026-03-01", "recordedAt": "2026-03-02T10:00:00Z"}"#),
            try incident(2, #"{"awareOn": "2026-04-15"}"#),
        ])
        let page = try #require(files[PageStatementsTests.page])
        let first = try #require(page.range(of: "bekannt seit 15. April 2026:")?.lowerBound)
        let second = try #require(page.range(of: "bekannt seit 1. März 2026:")?.lowerBound)
        #expect(first < second)
        #expect(page.contains("href=\"/vorfaelle/musteramt-vorfall-2026-9002/\""))
        #expect(try first < #require(page.range(of: "Was macht das System?")?.lowerBound))
    }

    @Test("withdrawn, replaced, made up, compiled by others, shown in part: each says so, and others do not")
    func notices() throws {
        let sentences = [
            "withdrawn": "Dieser Eintrag ist zurückgenommen. Grund:",
            "superseded": "Die Behörde hat dieses System inzwischen selbst gemeldet.",
            "sample": "Erfundenes Beispiel: Diese Behörde und dieses System gibt es nicht.",
            "source": "Die Behörde hat ihn nicht geschrieben und nicht bestätigt.",
            "reduced": "Die Angaben zu diesem System sind eingeschränkt.",
        ]
        let source =
            #""source": {"title": "Quelle", "date": "2026-01-01", "licence": "cc-by/4.0"}, "confirmedOn": null"#
        let reduced =
            #""publication": {"level": "reduced", "ground": "aia-49-4", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}, "usage": {"context": "asylum"}"#
        let cases: [(name: String?, files: [[UInt8]])] = [
            (nil, [try deployment()]),
            ("withdrawn", [try deployment(), withdrawal("deployment", PageStatementsTests.id, 2)]),
            (
                "superseded",
                [
                    try deployment(),
                    try deployment(#"{"id": "musteramt-2026-9002", "supersedes": "musteramt-2026-9001"}"#),
                ]
            ),
            ("sample", [try deployment(#"{"origin": "sample"}"#)]),
            ("source", [try deployment(#"{"origin": "public-source", \#(source)}"#)]),
            ("reduced", [try deployment("{\(reduced)}")]),
        ]
        for (name, files) in cases {
            let page = try #require(try site(files)[PageStatementsTests.page])
            for (key, sentence) in sentences {
                #expect(page.contains(sentence) == (key == name), "\(key) on the page of: \(name ?? "an open entry")")
            }
            if name == "withdrawn" { #expect(page.contains("Der Einsatz kam nicht zustande.")) }
            if name == "superseded" { #expect(page.contains("href=\"/systeme/musteramt-2026-9002/\"")) }
            if name == "reduced" { #expect(page.contains("1. Januar 2027")) }
        }
    }

    @Test("a class that is not public is not said to be missing, wherever systems are listed and counted")
    func classNotPublic() throws {
        let reduced =
            #""publication": {"level": "reduced", "ground": "aia-49-4", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}, "usage": {"context": "asylum"}"#
        let files = try site([try deployment("{\(reduced), \"classification\": {\"annexIII\": []}}")])
        for path in ["systeme/index.html", "herkunft/agency/index.html", "behoerden/bund-musteramt/index.html"] {
            let page = try #require(files[path], "\(path)")
            #expect(page.contains("nicht öffentlich</span>"), "\(path)")
            #expect(!page.contains("nicht eingestuft</span>"), "\(path)")
        }
        #expect(files["behoerden/bund-musteramt/index.html"]?.contains("mit nicht öffentlicher Klasse") == true)
        #expect(files["behoerden/bund-musteramt/index.html"]?.contains("nicht eingestuft</") == false)
        #expect(files["risikoklassen/not-assessed/index.html"]?.contains(PageStatementsTests.id) != true)
    }

    @Test("whether decisions about people are made is said as it was stated, and legal effects only of people")
    func people() throws {
        for (answer, badge, effect) in [
            ("true", "betrifft Entscheidungen über Menschen", true),
            ("false", "keine Entscheidungen über Menschen", false),
            ("null", "Entscheidungen über Menschen: keine Angabe", false),
        ] {
            let page = try #require(
                try site([try deployment(#"{"decision": {"affectsNaturalPersons": \#(answer), "legalEffect": true}}"#)]
                )[
                    PageStatementsTests.page])
            #expect(page.contains(">\(badge)</span>"), "\(answer)")
            #expect(page.contains("Die Entscheidung hat rechtliche Folgen") == effect, "\(answer)")
        }
    }

    @Test("German words on an English page say that they are German")
    func languages() throws {
        let files = try site([try deployment(#"{"translations": null, "plainLanguage": "Sie stellen einen Antrag."}"#)])
        let english = try #require(files["en/systems/musteramt-2026-9001/index.html"])
        let german = try #require(files[PageStatementsTests.page])
        #expect(english.contains("<html lang=\"en\">") && german.contains("<html lang=\"de\">"))
        #expect(english.contains("<div lang=\"de\"><p>Sie stellen einen Antrag.</p>"))
        #expect(!english.contains("<div><p>Sie stellen einen Antrag.</p>"))
    }

    // MARK: - Days

    @Test("on the day on which decisions must be explained, the letter for it comes first")
    func explanation() throws {
        let files = [
            try deployment(
                #"{"dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "2026-01-10"}, "classification": {"legacy": null}, "significantChanges": null}"#
            )
        ]
        func first(_ day: String) throws -> String? {
            let page = try #require(try site(files, asOf: day)[PageStatementsTests.page])
            return page.split(separator: "id=\"brief-").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
        }
        // In service before Chapter III: bound from 2 August 2030 (Art. 111(2)).
        #expect(try first("2030-08-01") != "explanation")
        #expect(try first("2030-08-02") == "explanation")
    }

    @Test("an assessment is overdue the day after the day of its review, not on it")
    func review() throws {
        func isOverdue(_ day: String) throws -> Bool {
            let files = try site([try deployment(), try fria()], asOf: day)
            return try #require(files["folgenabschaetzungen/fria-musteramt-2026-9001/index.html"]).contains(
                "überfällig")
        }
        #expect(try !isOverdue("2026-11-28"))
        #expect(try isOverdue("2026-11-29"))
    }

    // MARK: - Rights and figures

    @Test("the worst of several risks stands for a right, and a withdrawn assessment for none")
    func rights() throws {
        func risk(_ id: String, _ gravity: Int) -> String {
            #"{"id": "\#(id)", "title": "x", "description": "Beschreibung des Risikos", "rights": ["GRCh.21"], "residual": {"gravity": \#(gravity), "scope": 1, "remediability": 1, "likelihood": 2}}"#
        }
        let own = #"{"impactOnRights": {"rights": null}}"#
        // Likelihood 2: gravity 1 low, 2 medium, 3 high.
        let assessment = try fria(#"{"risks": [\#(risk("r1", 1)), \#(risk("r2", 3)), \#(risk("r3", 2))]}"#)
        let page = try #require(try site([try deployment(own), assessment])[PageStatementsTests.page])
        #expect(page.contains("badge level-high") && !page.contains("badge level-low"))
        let withdrawn = try site([
            try deployment(own), assessment, withdrawal("fria", "fria-musteramt-2026-9001", 2),
        ])
        #expect(try !#require(withdrawn[PageStatementsTests.page]).contains("badge level-"))
    }

    @Test("the figures show risks before measures as such, and after them as such")
    func figures() throws {
        func rating(_ gravity: Int) -> String {
            #"{"gravity": \#(gravity), "scope": 1, "remediability": 1, "likelihood": 2}"#
        }
        let risks =
            #"{"risks": [{"id": "r1", "title": "x", "rights": ["GRCh.21"], "inherent": \#(rating(3)), "residual": \#(rating(1))}]}"#
        let files = try site([try deployment(), try fria(risks)])
        let lines = try #require(files["zahlen/risiken.csv"]).split(separator: "\r\n").dropFirst()
        // low, medium, high, very high.
        #expect(lines.map { $0.split(separator: ",").suffix(4).joined(separator: " ") } == ["0 0 1 0", "1 0 0 0"])
    }

    @Test("made-up examples are in no number of what is withheld")
    func withheld() throws {
        let decision =
            #""publication": {"level": "full", "withheldFields": [{"path": "/system/version", "ground": "it-security", "decidedOn": "2026-01-01"}]}"#
        let files = try site([
            try deployment("{\(decision)}"),
            try deployment(#"{"id": "musteramt-2026-9002", "origin": "sample", \#(decision)}"#),
        ])
        #expect(try #require(files["zurueckgehalten/index.html"]).contains("<dt>einzelne Angaben</dt><dd>1</dd>"))
    }

    @Test("what others compiled about an authority is not what it reported")
    func sourced() throws {
        let source =
            #""source": {"title": "Quelle", "date": "2026-01-01", "licence": "cc-by/4.0"}, "confirmedOn": null"#
        let files = try site([
            try deployment(),
            try deployment(#"{"id": "musteramt-2026-9002", "origin": "public-source", \#(source)}"#),
        ])
        #expect(try #require(files["behoerden/bund-musteramt/index.html"]).contains("hat 1 System gemeldet"))
    }

    // MARK: - History

    @Test("a revision leads to the one before and the one after, and only the last one is current")
    func revisions() throws {
        let files = try site(
            try (1...3).map {
                try deployment(
                    #"{"revision": \#($0), "recordedAt": "2026-02-0\#($0)T10:00:00Z", "name": "Name \#($0)"}"#)
            })
        let middle = try #require(files["systeme/musteramt-2026-9001/fassung-2/index.html"])
        #expect(
            middle.contains("/fassung-1/\">Vorige Fassung</a>") && middle.contains("/fassung-3/\">Nächste Fassung</a>"))
        for number in 1...3 {
            let page = try #require(files["systeme/musteramt-2026-9001/fassung-\(number)/index.html"])
            #expect(page.contains("Dies ist die aktuelle Fassung.") == (number == 3), "\(number)")
        }
    }

    @Test("the history says of a value that was withheld before that it was")
    func hiddenBefore() throws {
        let decision =
            #""publication": {"level": "full", "withheldFields": [{"path": "/unit", "ground": "it-security", "decidedOn": "2026-01-01"}]}"#
        let files = try site([
            try deployment("{\(decision), \"unit\": \"Referat 1\"}"),
            try deployment(#"{"revision": 2, "recordedAt": "2026-03-01T10:00:00Z", "unit": "Referat 2"}"#),
        ])
        let page = try #require(files["systeme/musteramt-2026-9001/verlauf/index.html"])
        #expect(page.contains("<span class=\"none\">zurückgehalten</span>"))
    }

    @Test("the chronicle calls a first report new, another revision changed, a withdrawal withdrawn")
    func chronicle() throws {
        let files = try site([
            try deployment(#"{"recordedAt": "2026-09-01T10:00:00Z"}"#),
            try deployment(#"{"revision": 2, "recordedAt": "2026-09-15T10:00:00Z", "name": "Neu"}"#),
            withdrawal("deployment", PageStatementsTests.id, 3),
        ])
        func kinds(_ month: String) throws -> [String] {
            try #require(files["aenderungen/\(month)/index.html"]).split(separator: "class=\"badge kind-").dropFirst()
                .map { String($0.prefix { $0 != "\"" }) }
        }
        #expect(try kinds("2026-10") == ["withdrawn"])
        #expect(try kinds("2026-09") == ["changed", "added"])
    }
}
