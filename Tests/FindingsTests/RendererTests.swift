import Findings
import SourceJSON
import Testing

@Suite("Showing findings")
struct RendererTests {
    private let source = Array("{\n  \"status\": \"in production\",\n  \"böse\": \"\u{1B}[31m\"\n}\n".utf8)

    private func report() throws -> FindingReport {
        let start = try #require(source.firstRange(of: Array("\"in production\"".utf8)))
        return FindingReport(
            findings: [
                Finding(
                    code: "FORM-vocabulary", severity: .error,
                    message: Bilingual(de: "\"in production\" ist kein Wert von status", en: "not a value of status"),
                    file: "a,b.json", span: start, label: Bilingual(de: "hier", en: "here"),
                    help: Bilingual(de: "meinten Sie \"in-use\"?", en: "did you mean \"in-use\"?"),
                    legalSource: Bilingual(de: "Anhang VIII", en: "Annex VIII"), effectiveFrom: "2027-12-02",
                    replacement: Finding.Replacement(span: start, text: "\"in-use\"", isCertain: true))
            ],
            files: [SourceFile(path: "a,b.json", bytes: source)], fileCount: 1)
    }

    @Test("the human form shows message, place, line, caret, law and help")
    func human() throws {
        let text = HumanRenderer(language: .de, usesColour: false).render(try report())
        #expect(
            text == """
                Fehler[FORM-vocabulary]: "in production" ist kein Wert von status
                  --> a,b.json:2:13
                   |
                 2 |   "status": "in production",
                   |             ^^^^^^^^^^^^^^^ hier
                   = Rechtsgrundlage: Anhang VIII; ab 2.12.2027 ein Fehler
                   = Hilfe: meinten Sie "in-use"?
                   = mehr: maki explain FORM-vocabulary

                1 Fehler, 0 Warnungen in 1 Datei

                """)
    }

    @Test(
        "what is cut off is counted, and the option that cuts is named where there is one",
        arguments: [
            (3, "--max", Language.de, nil), (9, "--max", .de, nil), (2, "--max", .de, "… und 1 weitere (--max)"),
            (1, "--max", .en, "… and 2 more (--max)"), (1, nil, .de, "… und 2 weitere"),
            (0, "--max", .en, "… and 3 more (--max)"),
        ] as [(Int, String?, Language, String?)])
    func cutOff(maximum: Int, option: String?, language: Language, line: String?) {
        let findings = ["A-1", "A-2", "A-3"].map {
            Finding(code: $0, severity: .error, message: Bilingual(de: "m", en: "m"), file: "f", span: 0..<1)
        }
        let report = FindingReport(
            findings: findings, files: [SourceFile(path: "f", bytes: Array("{}".utf8))], fileCount: 1)
        let text = HumanRenderer(language: language, usesColour: false, maximum: maximum, option: option).render(report)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("…") } == [line].compactMap { $0 })
        #expect(lines.filter { $0.contains("[A-") }.count == min(3, maximum))
        // All of them count in the closing line.
        #expect(lines.last == (language == .de ? "3 Fehler, 0 Warnungen in 1 Datei" : "3 errors, 0 warnings in 1 file"))
    }

    @Test("text of others cannot steer the terminal")
    func escapes() {
        #expect(TerminalText.escaped("\u{1B}[31m\u{202E}x") == "\\u{1B}[31m\\u{202E}x")
    }

    @Test("a line of a megabyte is cut around the place")
    func longLine() {
        let bytes = Array((String(repeating: "a", count: 500_000) + "X" + String(repeating: "b", count: 500_000)).utf8)
        let report = FindingReport(
            findings: [
                Finding(
                    code: "X", severity: .note, message: Bilingual(de: "m", en: "m"), file: "f", span: 500_000..<500_001
                )
            ],
            files: [SourceFile(path: "f", bytes: bytes)], fileCount: 1)
        let text = HumanRenderer(language: .en, usesColour: false).render(report)
        #expect(text.utf8.count < 800)
        #expect(text.contains("aXb"))
    }

    @Test("the JSON form can be read back and names every place")
    func json() throws {
        let root = try JSONDocument(parsing: JSONRenderer().render(try report())).root
        let finding = try #require(root["findings"]?.elements.first { _ in true })
        #expect(root["summary"]?["errors"]?.integer == 1)
        #expect(finding["start"]?["line"]?.integer == 2)
        #expect(finding["start"]?["column"]?.integer == 13)
        #expect(finding["replacement"]?["text"]?.string == "\"in-use\"")
    }

    @Test("annotations escape what would end them")
    func gitHub() throws {
        let text = GitHubRenderer(language: .en).render(try report())
        #expect(text.hasPrefix("::error file=a%2Cb.json,line=2,col=13,endColumn=28,title=FORM-vocabulary::"))
        #expect(text.split(separator: "\n").count == 1)
    }

    @Test("SARIF names the tool, the rule and the region in code points")
    func sarif() throws {
        let bytes = SARIFRenderer(language: .en, version: "1").render(try report()) { _ in nil }
        let run = try #require(try JSONDocument(parsing: bytes).root["runs"]?.elements.first { _ in true })
        #expect(run["columnKind"]?.string == "unicodeCodePoints")
        #expect(run["results"]?.count == 1)
    }
}
