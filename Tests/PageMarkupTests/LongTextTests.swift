import Foundation
@testable import PageMarkup
import Testing

@Suite("Long texts")
struct LongTextTests {
    private func html(_ text: String) -> String { String(decoding: MarkdownMarkup.html(text), as: UTF8.self) }

    /// What a browser shows of HTML, list marks included.
    private func shown(_ html: String) -> String {
        var (result, lists, rest) = ("", [(number: Int?, sign: String)](), html[...])
        while let start = rest.firstIndex(of: "<") {
            result += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ">") else { return "broken tag" }
            let tag = String(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
            switch tag.split(separator: " ").first.map(String.init) ?? "" {
            case "ul": lists.append((nil, "•"))
            case "ol":
                let number = tag.components(separatedBy: "start=\"").dropFirst().first.flatMap {
                    Int($0.prefix { $0 != "\"" })
                }
                lists.append((number ?? 1, tag.contains("parenthesis") ? ")" : "."))
            case "li":
                guard let list = lists.last else { return "item without list" }
                result += list.number.map { "\n\($0)\(list.sign) " } ?? "\n• "
                lists[lists.count - 1].number = list.number.map { $0 + 1 }
            case "/ul", "/ol":
                lists.removeLast()
                result += "\n"
            case "p", "/p", "/li", "br", "pre", "/pre": result += "\n"
            default: break
            }
        }
        result += rest
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            result = result.replacingOccurrences(of: entity, with: sign)
        }
        return SubsetReader.squeezed(result)
    }

    @Test(
        "what is not in the subset stays as it was written",
        arguments: [
            "15. März 2026: Beginn", "39. BImSchV: Die Grenzwerte gelten.", "3. Stufe: Widerspruch",
            "10) Zehnter Punkt",
            "2017. Das Verfahren ging in Betrieb.", "15. März 2026\n16. März 2026", "01. Januar\n02. Januar",
            "01. a\n02. b",
            "Der Betrieb begann am\n1. März 2026 in Bonn.", "3. c\n5. e\n9. i", "1. a\n1) b",
            "Bürger*innen und Mitarbeiter*innen", "2*3*4", "a * b * c", "*in und *innen", "Zahl* und Summe*", "(*) (*)",
            "C:\\*.json und D:\\*.csv", "\\\\server\\freigabe", "\\*kein\\* Schutz", "snake_case_name und __",
            "****x****",
            "***a** b*", "*a**", "** a **", "- 5 °C ist der Grenzwert.", "- 5 °C\n- 10 °C", "- 5\n- 7", "+ 3 %",
            "* 1970 in Bonn", "- 1.234,5 %\n- 2 %", "-5 °C", "– 5 °C", "- € 20", "-", "- ", "> 80 Prozent der Fälle",
            "# 1 der Verfahren", "Titel\n===", "Titel\n---", "---", "* * *", "- - -", "| a | b |\n|---|---|",
            "&copy; &lt; &#65;",
            "[2]: https://example.org \"Drucksache\"", "(c) (tm) ... --", "<b>fett</b> <https://example.org>",
            "![Bild](https://example.org/x.png)", "[x](javascript:alert(1))", "[x](http://example.org)",
            "[](https://a.de)",
            "[x](https://a.de \"Titel\")", "[x] (https://a.de)", "geht`s und hab`s", "```\nnie zu", "    eingerückt",
            "~~weg~~", "Term\n: Erklärung", "[^1] Fußnote", "a  \nb", "§ 5 Abs. 1 Satz 2 Nr. 3 *) und **)",
        ])
    func text(_ text: String) {
        #expect(shown(html(text)) == SubsetReader.squeezed(text))
    }

    @Test(
        "the subset is read",
        arguments: [
            ("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n"),
            ("*a* und **b** und ***c***", "<p><em>a</em> und <strong>b</strong> und <em><strong>c</strong></em></p>\n"),
            ("_a_ („*b*“)", "<p><em>a</em> („<em>b</em>“)</p>\n"),
            ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("Schritte:\n- a\n- b", "<p>Schritte:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("- 3 Personen\n- 2 Rechner", "<ul>\n<li>3 Personen</li>\n<li>2 Rechner</li>\n</ul>\n"),
            (
                "- 15. März: Pilot\n- 1. Juni: Einsatz",
                "<ul>\n<li>15. März: Pilot</li>\n<li>1. Juni: Einsatz</li>\n</ul>\n"
            ),
            ("- a\n  - b\n- c", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"),
            ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("3. a\n\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("2) a\n3) b", "<ol start=\"2\" class=\"parenthesis\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("15. März 2026\n16. März 2026", "<p>15. März 2026<br>\n16. März 2026</p>\n"),
            ("- 5 °C", "<p>- 5 °C</p>\n"), ("- 5 °C\n- 10 °C", "<p>- 5 °C<br>\n- 10 °C</p>\n"),
            ("`a*b*` und ``c`d``", "<p><code>a*b*</code> und <code>c`d</code></p>\n"),
            ("```\na  b\n\n  c\n```", "<pre tabindex=\"0\"><code>a  b\n\n  c\n</code></pre>\n"),
            (
                "[*a* b](https://a.de/x_(y)?z=1&w=2)",
                "<p><a href=\"https://a.de/x_(y)?z=1&amp;w=2\" rel=\"nofollow noopener\"><em>a</em> b</a></p>\n"
            ),
            ("[m](mailto:a@b.de)", "<p><a href=\"mailto:a@b.de\" rel=\"nofollow noopener\">m</a></p>\n"),
        ])
    func markup(_ text: String, _ expected: String) {
        #expect(html(text) == expected)
    }

    /// Numbers that are the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let fragments = [
        "15.", "1.", "2.", "3)", "2026", "- ", "* ", "+ ", "-", "*", "**", "***", "_", "__", "`", "``", "```", ">", "#",
        "[", "]", "(https://a.de/b)", "(http://a)", "](https://c.de)", "](javascript:x)", "!", "\\", "&amp;", "<i>",
        "Bürger", "innen", "März", "Prozent", "°C", "5", "4,5 %", "„Wort“", "\"", "'", "(", ")", "|", "=", "---", "~",
        "a", "§ 3", "–", "ß", "e\u{301}", "1. a\n2. b", "- a\n- b", "*x*", "**y**", "`z`", "\u{A0}", "€", ":", ".",
    ]

    @Test("readers see what was written, the marks of the subset applied: generated texts, against a second reader")
    func generated() {
        var dice = Dice(state: 13)
        for number in 0..<4_000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...14, using: &dice) {
                text += LongTextTests.fragments.randomElement(using: &dice) ?? ""
                text += ["", "", " ", " ", "\n", "\n\n", "\n  "].randomElement(using: &dice) ?? ""
            }
            let (seen, expected) = (shown(html(text)), SubsetReader.visible(text))
            #expect(
                seen == expected, "text \(number): \(text.debugDescription) is seen as \(seen), read as \(expected)")
            if seen != expected { return }
        }
    }

    @Test("letters are never lost, whatever surrounds them")
    func letters() {
        var dice = Dice(state: 7)
        let alphabet = Array("ab5 1.-*_`[]()>#\n\\&;!~|+=:")
        for _ in 0..<4_000 {
            let text = String((0..<40).map { _ in alphabet.randomElement(using: &dice) ?? " " })
            let seen = shown(html(text)).filter(\.isLetter)
            #expect(seen == text.filter(\.isLetter), "\(text.debugDescription)")
        }
    }

    @Test(
        "reading costs as much again for a text twice as long, whatever it is made of",
        arguments: [
            "- ", "- 5 %\n", "1. a\n", "1. a\n2. b\n", "- a\n  - b\n", "```\n", "````a\n```\n", "\n", "3. x\n\n",
            "> - ",
        ])
    func steps(unit: String) {
        func steps(_ count: Int) -> Int {
            var reader = LongTextReader(Array(String(repeating: unit, count: count).utf8))
            _ = reader.blocks()
            return reader.steps
        }
        let (one, two, four) = (steps(500), steps(1_000), steps(2_000))
        #expect(two <= 2 * one + 20 && four <= 4 * one + 60, "\(one) \(two) \(four)")
    }

    @Test(
        "the Markdown twin says the same: no mark, link or image that the page has not",
        arguments: [
            ("15. März", "15\\. März"), ("- 5 °C", "\\- 5 °C"), ("# 1", "\\# 1"), ("> 80", "&gt; 80"),
            ("2*3*4", "2\\*3\\*4"), ("[x](javascript:alert(1))", "\\[x\\]\\(javascript:alert(1))"),
            ("![x](https://a.de/b.png)", "\\!\\[x\\]\\(https://a.de/b.png)"),
            ("[x](https://a.de)", "[x](<https://a.de>)"), ("*a* `b`", "*a* `b`"),
            ("&copy; <b>", "&amp;copy; &lt;b&gt;"),
            ("a\nb", "a b"), ("- a\n- b", "- a\n\n- b"),
        ])
    func twin(_ text: String, _ expected: String) {
        var output: [UInt8] = []
        LongTextTwin(indent: 0).append(LongText(text).blocks, to: &output)
        #expect(
            String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
                == expected.replacingOccurrences(of: "\n\n", with: "\n"))
    }
}
