import Findings
import SourceJSON
import Testing
@testable import Publishing

@Suite("What is settled where a command says nothing")
struct SettingsTests {
    /// Files of a made-up disk.
    private func settings(
        _ files: [String: String], in folder: String = "/haus/amt/ki", _ environment: [String: String] = [:]
    ) throws -> Settings {
        try Settings(in: folder, environment: environment, isAuthority: { $0.utf8.starts(with: "bund-".utf8) }) {
            files[$0].map { Array($0.utf8) }
        }
    }

    /// What is wrong with a file in this folder: `code line:column`, in the order of places.
    private func faults(_ text: String) -> [String] {
        do {
            _ = try settings(["maki.json": text])
            return []
        } catch let refusal as Refusal {
            return refusal.report.findings.map { finding in
                let place = refusal.report.position(of: finding)
                return "\(finding.code) \(place.line):\(place.column)"
            }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("without files and variables nothing is settled")
    func nothing() throws {
        let found = try settings([:])
        #expect(found.values.isEmpty && found.files.isEmpty)
    }

    @Test("a file in this folder settles all five, and says where")
    func everything() throws {
        let found = try settings([
            "maki.json": """
            { "authority": "bund-bamf",
              "register": "r.sqlite", "archive": "/srv/archiv",
              "language": "en", "profile": "motion" }
            """
        ])
        #expect(found.text(.authority) == "bund-bamf")
        #expect(found.text(.register) == "r.sqlite")
        #expect(found.text(.archive) == "/srv/archiv")
        #expect(found.text(.language) == "en")
        #expect(found.text(.profile) == "motion")
        #expect(found.files == ["maki.json"])
        let place = SourcePosition(line: 2, column: 15)
        #expect(found.values[.register]?.origin == .file(path: "maki.json", place: place))
    }

    @Test("the nearest file above counts, its paths from its own folder; the root is the last")
    func above() throws {
        let files = [
            "/haus/maki.json": #"{"register": "r.sqlite", "archive": "~/a"}"#, "/maki.json": #"{"profile": "motion"}"#,
        ]
        let found = try settings(files, in: "/haus/amt/ki", ["HOME": "/home/x"])
        #expect(found.text(.register) == "/haus/r.sqlite")
        #expect(found.text(.archive) == "/home/x/a")
        #expect(found.text(.profile) == nil)
        #expect(try settings(files, in: "/anders").text(.profile) == "motion")
        #expect(try settings(["/maki.json": #"{"archive": "a"}"#], in: "/anders").text(.archive) == "/a")
        #expect(try settings(files, in: "/haus").files == ["/maki.json"])
    }

    @Test("the user's file settles what the nearer one leaves open")
    func user() throws {
        let files = [
            "maki.json": #"{"authority": "bund-bamf"}"#,
            "/home/x/.config/maki/maki.json": #"{"authority": "bund-bmi", "language": "en", "register": "r.sqlite"}"#,
            "/etc/x/maki/maki.json": #"{"profile": "motion"}"#,
        ]
        let found = try settings(files, ["HOME": "/home/x"])
        #expect(found.text(.authority) == "bund-bamf")
        #expect(found.text(.language) == "en")
        #expect(found.text(.register) == "/home/x/.config/maki/r.sqlite")
        #expect(found.files == ["maki.json", "/home/x/.config/maki/maki.json"])
        let other = try settings(files, ["HOME": "/home/x", "XDG_CONFIG_HOME": "/etc/x/"])
        #expect(other.text(.profile) == "motion" && other.text(.language) == nil)
        // A relative folder is none, and an empty home neither.
        #expect(try settings(files, ["HOME": "/home/x", "XDG_CONFIG_HOME": "x"]).text(.language) == "en")
        #expect(try settings(files, ["HOME": ""]).files == ["maki.json"])
    }

    @Test("variables go before files; an empty one is none")
    func variables() throws {
        let files = ["maki.json": #"{"authority": "bund-bamf", "profile": "law", "register": "r.sqlite"}"#]
        let found = try settings(
            files, ["MAKI_AUTHORITY": "bund-bmi", "MAKI_PROFILE": "motion", "MAKI_REGISTER": "", "MAKI_LANGUAGE": "en"])
        #expect(found.values[.authority] == .init(text: "bund-bmi", origin: .variable("MAKI_AUTHORITY")))
        #expect(found.text(.profile) == "motion")
        #expect(found.text(.register) == "r.sqlite")
        #expect(found.text(.language) == "en")
    }

    @Test(
        "a variable that says nothing possible is named",
        arguments: [
            ("MAKI_PROFILE", "gesetz"), ("MAKI_LANGUAGE", "deutsch"), ("MAKI_AUTHORITY", "bamf"),
            ("MAKI_ARCHIVE", "a\u{7}"),
        ])
    func faultyVariable(name: String, value: String) throws {
        let failure = #expect(throws: CommandFailure.self) { try settings([:], [name: value]) }
        #expect(failure?.message.de.utf8.starts(with: (name + ": ").utf8) == true)
    }

    @Test(
        "every fault of a file has its place",
        arguments: [
            (#"{"autority": "bund-bamf"}"#, ["CONFIG-key 1:2"]),
            ("{\n  \"authority\": \"bamf\"\n}", ["CONFIG-value 2:16"]),
            (#"{"language": "fr", "profile": "strict"}"#, ["CONFIG-value 1:14", "CONFIG-value 1:31"]),
            (#"{"register": 7, "archive": null}"#, ["CONFIG-type 1:14", "CONFIG-type 1:28"]),
            (#"{"register": ""}"#, ["CONFIG-value 1:14"]),
            (#"{"archive": "a\u0000b"}"#, ["CONFIG-value 1:13"]),
            ("[]", ["CONFIG-type 1:1"]),
            ("", ["JSON-empty 1:1"]),
            (#"{"profile": "law", "profile": "motion"}"#, ["JSON-duplicate-name 1:20"]),
            ("{\"profile\": \"law\",}", ["JSON-trailing-comma 1:18"]),
            (#"{"authority": "bund-bamf", "language": "de"}"#, []),
        ])
    func faultyFile(text: String, expected: [String]) {
        #expect(faults(text) == expected)
    }

    @Test("a misspelt setting is told the one that was meant, and what is possible")
    func meant() throws {
        let refusal = #expect(throws: Refusal.self) { try settings(["maki.json": #"{"registr": "r"}"#]) }
        let finding = try #require(refusal?.report.findings.first)
        #expect(finding.message.de.hasSuffix("meinten Sie register?"))
        #expect(finding.help?.en == "Possible are: authority, register, archive, language, profile")
        #expect(refusal?.wasStoring == false)
    }

    @Test("of two faulty files both are shown")
    func both() {
        let files = ["maki.json": "{", "/home/x/.config/maki/maki.json": #"{"x": 1}"#]
        let refusal = #expect(throws: Refusal.self) { try settings(files, ["HOME": "/home/x"]) }
        #expect(refusal?.report.findings.count == 2 && refusal?.report.fileCount == 2)
    }

    @Test("a disk that does not tell ends the search: nothing unseen counts as absent")
    func unseen() {
        struct Broken: Error {}
        #expect(throws: Broken.self) {
            try Settings(in: "/haus/amt", environment: [:], isAuthority: { _ in true }) { path in
                if path == "/haus/maki.json" { throw Broken() }
                return nil
            }
        }
    }

    @Test("the form of an authority's identifier is that of the catalogue")
    func authority() {
        #expect(Settings.hasFormOfAuthority("bund-bamf"))
        #expect(!Settings.hasFormOfAuthority("bamf"))
    }
}
