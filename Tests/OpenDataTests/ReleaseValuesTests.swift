import PublicAddresses
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import OpenData

/// Values written by hand for a few records: what stands under which name in the files people count with.
@Suite("What the files of a release say")
struct ReleaseValuesTests {
    // MARK: - Records

    private static let base =
        #"{"id": "musteramt-2026-9001", "revision": 1, "recordedAt": "2026-02-01T10:00:00Z", "supersedes": null, "fria": null, "origin": "agency", "publication": {"level": "full", "withheldFields": null}}"#

    private func deployment(_ patch: String = "{}") throws -> [UInt8] {
        try SampleRecords.patched(
            try SampleRecords.patched(try SampleRecords.deployment(), with: ReleaseValuesTests.base), with: patch)
    }

    private func release(_ files: [[UInt8]], _ parts: Set<ReleasePart> = [.csv]) throws -> [String: String] {
        let authority = try SampleRecords.patched(
            try SampleRecords.bytes("authorities/bund-musteramt/0001.json"), with: #"{"isFinanceAuthority": true}"#)
        let snapshot = try Snapshot(source: try MemorySource(files + [authority]), catalogue: .standard)
        return try MemoryRelease.write(snapshot, base: "https://x.example", parts: parts)
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The rows of a table by the names of its columns.
    private func rows(_ name: String, _ files: [String: String]) throws -> [[String: String]] {
        let text = try #require(files[ReleasePath.csv(name)], "no \(name).csv")
        var lines: [[String]] = [[""]]
        var isQuoted = false
        for character in text.replacing("\r\n", with: "\n") {
            let place = lines.count - 1
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: lines[place].append("")
            case "\n" where !isQuoted: lines.append([""])
            default: lines[place][lines[place].count - 1].append(character)
            }
        }
        let head = lines[0]
        return lines.dropFirst().filter { $0.count == head.count }.map { line in
            Dictionary(zip(head, line), uniquingKeysWith: { first, _ in first })
        }
    }

    private func expect(_ row: [String: String]?, _ values: [String: String]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { #expect(row?[name] == value, "\(name)") }
    }

    // MARK: - Tables

    @Test("a system: its own answers, and what the register computes of them, under the right names")
    func deployments() throws {
        let files = try release([try deployment()])
        expect(
            try rows("deployments", files).first,
            [
                "id": "musteramt-2026-9001", "authority": "bund-musteramt", "origin": "agency", "status": "in-use",
                "risk_class": "high-risk-annex-iii", "is_high_risk": "true", "fria_status": "missing",
                "competent_authority": "bund-bnetza", "confirmed_on": "2026-09-11", "confirmation_due": "2027-09-11",
                "is_current": "true", "is_withdrawn": "false", "superseded_by": "", "shown_level": "full",
                "licence": "dl-zero-de/2.0", "first_recorded_at": "2026-02-01T10:00:00Z",
                "dates_pilot_from": "2025-02-01", "dates_in_use_from": "2025-12-08", "usage_cases_per_year": "84000",
            ])
        expect(
            try rows("records", files).first { $0["id"] == "musteramt-2026-9001" },
            [
                "record_type": "deployment", "revisions": "1", "is_current": "true", "is_withdrawn": "false",
                "product": "antragslotse", "last_recorded_at": "2026-02-01T10:00:00Z",
            ])
    }

    @Test("a product of Annex I is high-risk, a chatbot is not")
    func highRisk() throws {
        for (patch, expected) in [
            (#"{"classification": {"annexIII": null, "annexI": [11]}}"#, "true"),
            (#"{"classification": {"annexIII": null}, "art50": ["50.1"]}"#, "false"),
        ] {
            let files = try release([try deployment(patch)])
            #expect(try rows("deployments", files).first?["is_high_risk"] == expected, "\(patch)")
        }
    }

    @Test("what is replaced or withdrawn is not current, and only what is withdrawn is withdrawn")
    func present() throws {
        let withdrawal =
            #"{"schemaVersion": "1.0.0", "recordType": "deployment", "id": "musteramt-2026-9003", "revision": 2, "recordedAt": "2026-03-01T10:00:00Z", "origin": "agency", "authority": "bund-musteramt", "publication": {"level": "full"}, "withdrawal": {"reason": "Der Einsatz kam nicht zustande."}}"#
        let files = try release([
            try deployment(),
            try deployment(#"{"id": "musteramt-2026-9002", "supersedes": "musteramt-2026-9001"}"#),
            try deployment(#"{"id": "musteramt-2026-9003"}"#), Array(withdrawal.utf8),
        ])
        for table in ["deployments", "records"] {
            let found = try rows(table, files).filter { $0["id"]?.hasPrefix("musteramt") == true }
            #expect(found.map { $0["is_current"] } == ["false", "true", "false"], "\(table)")
            #expect(found.map { $0["is_withdrawn"] } == ["false", "false", "true"], "\(table)")
            #expect(found.map { $0["superseded_by"] } == ["musteramt-2026-9002", "", ""], "\(table)")
        }
        #expect(try rows("systeme", files).map { $0["id"] } == ["musteramt-2026-9002"])
        expect(try rows("authorities", files).first, ["reported": "1", "from_public_sources": "0", "samples": "0"])
    }

    @Test("a revision and what it changed: before and after, from and to")
    func changes() throws {
        let files = try release([
            try deployment(#"{"status": "pilot", "changeNote": null}"#),
            try deployment(
                #"{"revision": 2, "recordedAt": "2026-03-01T10:00:00Z", "changeNote": "Regelbetrieb.", "status": "in-use", "classification": {"annexIII": null}}"#
            ),
        ])
        expect(
            try rows("records", files).first { $0["id"] == "musteramt-2026-9001" },
            [
                "revisions": "2", "first_recorded_at": "2026-02-01T10:00:00Z",
                "last_recorded_at": "2026-03-01T10:00:00Z",
            ])
        let revisions = try rows("revisions", files).filter { $0["record"] == "musteramt-2026-9001" }
        #expect(revisions.map { $0["status"] } == ["pilot", "in-use"])
        #expect(revisions.map { $0["risk_class"] } == ["high-risk-annex-iii", "minimal"])
        #expect(revisions.map { $0["is_withdrawal"] } == ["false", "false"])
        #expect(revisions.map { $0["change_note"] } == ["", "Regelbetrieb."])
        #expect(revisions.map { $0["recorded_at"] } == ["2026-02-01T10:00:00Z", "2026-03-01T10:00:00Z"])
        expect(
            try rows("changes", files).first { $0["field"] == "status" },
            ["revision": "2", "pointer": "/status", "kind": "changed", "before": "pilot", "after": "in-use"])
    }

    @Test("a duty: from when, and whether it is met; empty where no record can tell")
    func duties() throws {
        let found = try rows("duties", try release([try deployment()]))
        func duty(_ id: String) -> [String: String]? { found.first { $0["duty"] == id } }
        expect(duty("oversight"), ["due_from": "2030-08-02", "is_met": "true", "source": "Art. 26 Abs. 2 KI-VO"])
        expect(duty("eu-registration"), ["due_from": "2030-08-02", "is_met": "false"])
        expect(duty("ai-literacy"), ["due_from": "2025-02-02", "is_met": ""])
    }

    @Test("the level of a risk before and after measures, and the highest of an assessment")
    func risks() throws {
        func rating(_ gravity: Int, _ likelihood: Int) -> String {
            #"{"gravity": \#(gravity), "scope": 1, "remediability": 1, "likelihood": \#(likelihood)}"#
        }
        let patch =
            #"{"deployments": ["musteramt-2026-9001"], "risks": [{"id": "r1", "title": "a", "inherent": \#(rating(3, 3)), "residual": \#(rating(2, 2))}, {"id": "r2", "title": "b", "inherent": \#(rating(1, 1)), "residual": \#(rating(1, 1))}]}"#
        let files = try release([
            try deployment(), try SampleRecords.patched(try SampleRecords.fria(), with: patch),
        ])
        expect(
            try rows("risks", files).first { $0["id"] == "r1" },
            [
                "inherent_severity": "3", "inherent_level": "high", "residual_severity": "2",
                "residual_level": "medium", "inherent_gravity": "3", "inherent_likelihood": "3",
            ])
        expect(
            try rows("assessments", files).first,
            ["highest_inherent_level": "high", "highest_residual_level": "medium"])
    }

    @Test("how many systems an authority reported, how many others compiled, how many are made up")
    func authorities() throws {
        let source =
            #""source": {"title": "Quelle", "date": "2026-01-01", "licence": "cc-by/4.0"}, "confirmedOn": null"#
        let files = try release([
            try deployment(), try deployment(#"{"id": "musteramt-2026-9002"}"#),
            try deployment(#"{"id": "musteramt-2026-9003", "origin": "public-source", \#(source)}"#),
            try deployment(#"{"id": "musteramt-2026-9004", "origin": "sample"}"#),
            try deployment(#"{"id": "musteramt-2026-9005", "origin": "sample"}"#),
            try deployment(#"{"id": "musteramt-2026-9006", "origin": "sample"}"#),
        ])
        expect(try rows("authorities", files).first, ["reported": "2", "from_public_sources": "1", "samples": "3"])
        // Each entry is under the licence of its source, the others under the register's.
        let licences = try rows("deployments", files).map { $0["licence"] }
        #expect(
            licences == ["dl-zero-de/2.0", "dl-zero-de/2.0", "cc-by/4.0"] + Array(repeating: "dl-zero-de/2.0", count: 3)
        )
        let index = try rows("records", files).filter { $0["record_type"] == "deployment" }
        #expect(index.map { $0["licence"] } == licences)
        let flat = try rows("systeme", files)
        #expect(flat.map { $0["licence_name"] }.filter { $0?.contains("Creative Commons") == true }.count == 1)
    }

    @Test("the table for people says where something is withheld, and why a system shows little")
    func flat() throws {
        let withheld =
            #"{"publication": {"level": "full", "withheldFields": [{"path": "/system/provider", "ground": "it-security", "decidedOn": "2026-01-01"}]}}"#
        expect(
            try rows("systeme", try release([try deployment(withheld)])).first,
            [
                "provider_name": "zurückgehalten", "trade_name": "AntragsLotse", "origin": "agency",
                "in_use_from": "2025-12-08",
            ])
        let reduced =
            #"{"publication": {"level": "reduced", "ground": "aia-49-4", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}, "usage": {"context": "asylum"}}"#
        expect(
            try rows("systeme", try release([try deployment(reduced)])).first,
            ["provider_name": "nicht öffentlich", "trade_name": "nicht öffentlich"])
        expect(
            try rows("absences", try release([try deployment(withheld)])).first { $0["kind"] == "withheld" },
            ["field": "system.provider", "ground": "it-security", "record": "musteramt-2026-9001"])
    }

    // MARK: - Other files

    @Test("a feed shows the newest changes first, and leads to the older ones")
    func feed() throws {
        let revisions = try (1...60).map { number in
            try deployment(
                #"{"revision": \#(number), "recordedAt": "2026-02-\#(number <= 28 ? (number < 10 ? "0" : "") + "\(number)" : "28")T10:\#(number < 10 ? "0" : "")\#(number < 60 ? number : 59):\#(number == 60 ? "30" : "00")Z", "changeNote": "Fassung \#(number)"}"#
            )
        }
        let files = try release(revisions, [.feeds])
        func numbers(_ path: String) throws -> [Int] {
            try #require(files[path]).split(separator: "eintrag/musteramt-2026-9001/").dropFirst()
                .compactMap { Int($0.prefix { $0.isNumber }) }
        }
        #expect(try numbers("daten/feeds/alle.atom") == Array((11...60).reversed()))
        #expect(try numbers("daten/feeds/alle-2.atom") == Array((1...10).reversed()))
        let first = try #require(files["daten/feeds/alle.atom"])
        #expect(first.contains("feeds/alle-2.atom\" rel=\"next\""))
        #expect(first.contains("<updated>2026-02-28T10:59:30Z</updated>"))
    }

    @Test(
        "who oversees a system gets it in a folder: market surveillance, data protection, the ministry that must agree")
    func oversight() throws {
        func folders(_ patch: String) throws -> Set<String> {
            Set(
                try release([try deployment(patch)], [.oversight]).keys.filter { $0.hasSuffix("records.csv") }
                    .compactMap { $0.split(separator: "/").dropLast().last.map(String.init) })
        }
        #expect(try folders("{}") == ["bund-bnetza", "bund-bfdi"])
        #expect(try folders(#"{"personalData": {"processed": false}}"#) == ["bund-bnetza"])
        #expect(
            try folders(#"{"usage": {"context": "tax-customs"}, "personalData": {"processed": false}}"#)
                == ["bund-bnetza", "bund-bmf"])
        #expect(
            try folders(#"{"classification": {"annexIII": ["III.7.c"]}}"#) == ["bund-bnetza-kammer", "bund-bfdi"])
    }

    @Test("the answers for the EU database: Section C of a user, A besides of a provider, less of the police")
    func packs() throws {
        func pack(_ patch: String) throws -> JSONValue? {
            try release([try deployment(patch)], [.euDatabase])["daten/aktuell/eu-datenbank/musteramt-2026-9001.json"]
                .map { try JSONDocument(parsing: Array($0.utf8)).root }
        }
        func sections(_ patch: String) throws -> [String]? {
            try pack(patch)?["sections"]?.elements.compactMap { $0["section"]?.string }
        }
        #expect(try sections("{}") == ["C"])
        #expect(try sections(#"{"system": {"authorityRole": "provider-and-deployer"}}"#) == ["A", "C"])
        #expect(try sections(#"{"classification": {"annexIII": null}}"#) == nil)
        let open = try #require(try pack("{}"))
        #expect(open["isRestricted"]?.boolean == false && open["isNational"]?.boolean == false)
        let police = try #require(try pack(#"{"classification": {"annexIII": ["III.6.d"]}}"#))
        #expect(police["isRestricted"]?.boolean == true)
        // Art. 49(4): of Section C nos. 1 to 3 only.
        let leftOut = police["sections"]?.elements.flatMap { section in
            section["answers"].map { $0.elements.map { $0["isLeftOut"]?.boolean == true } } ?? []
        }
        #expect(leftOut == [false, false, false, true, true])
        #expect(try pack(#"{"classification": {"annexIII": ["III.2"]}}"#)?["isNational"]?.boolean == true)
    }

    @Test(
        "the catalogue is under the register's licence, files with entries of others under theirs, from its first real day"
    )
    func catalogue() throws {
        let source = try SampleRecords.bytes("records/bund-aa/aa-2018-0001/0001.json")
        let sample = try deployment(
            #"{"id": "musteramt-2025-9009", "origin": "sample", "recordedAt": "2025-01-01T10:00:00Z"}"#)
        let authority = try SampleRecords.bytes("authorities/bund-aa/0001.json")
        let files = try release([try deployment(), source, sample, authority], [.csv, .catalog])
        let text = try #require(files["daten/aktuell/catalog.ttl"])
        func block(_ name: String) throws -> String {
            try #require(text.split(separator: "\n\n").map(String.init).first { $0.contains(name) })
        }
        #expect(try block("#datei-deployments.csv> a dcat:Distribution").contains("licenses/cc-by/4.0"))
        #expect(try block("#datei-codes.csv> a dcat:Distribution").contains("licenses/dl-zero-de/2.0"))
        #expect(try block("a dcat:Catalog").contains("dct:license <http://dcat-ap.de/def/licenses/dl-zero-de/2.0>"))
        // The sample of 2025 is no entry of anybody.
        #expect(try block("a dcat:Catalog").contains("dct:issued \"2026-02-01\"^^xsd:date"))
        #expect(try block("a dcat:Catalog").contains("dct:modified \"2026-10-05\"^^xsd:date"))
    }

    @Test("the interface tells the newest changes first, with their kind")
    func recent() throws {
        let files = try release(
            [
                try deployment(),
                try deployment(#"{"revision": 2, "recordedAt": "2026-03-01T10:00:00Z", "name": "Neu"}"#),
            ], [.api])
        let root = try JSONDocument(parsing: Array(try #require(files["api/v1/changes.json"]).utf8)).root
        let changes = root["changes"]?.elements.filter { $0["record"]?.string == "musteramt-2026-9001" } ?? []
        #expect(changes.compactMap { $0["revision"]?.integer } == [2, 1])
        #expect(changes.compactMap { $0["kind"]?.string } == ["changed", "new"])
        #expect(changes.first?["fields"]?.elements.compactMap(\.string) == ["name"])
    }
}
