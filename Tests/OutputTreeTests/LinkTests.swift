import Foundation
import TestSupport
import Testing

@testable import OutputTree

@Suite("Links of the pages of a tree")
struct LinkTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    /// The links of a tree of these files that lead nowhere.
    private func broken(_ files: [String: String], base: String = "") throws -> [String] {
        let tree = try OutputTree(target: try temporary.subfolder() + "/public")
        let targets = LinkTargets(base: base)
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            try tree.add(OutputFile(path: path, bytes: Array(text.utf8)))
            var links = PageLinks()
            links.read(path: path, bytes: Array(text.utf8))
            targets.add(links)
        }
        let missing = try tree.missing(Set(targets.used)).sorted()
        return try tree.examples(ofLinksTo: missing, most: 100, base: base).map(\.link).sorted()
    }

    @Test("files and places that are not there are found, on the same page and on others")
    func missing() throws {
        let found = try broken([
            "index.html":
                ##"<a href="/a/">1</a><a href="/b/#x">2</a><a href="/b/#y">3</a><a href="#z">4</a><p id="here"><a href="#here">5</a>"##,
            "b/index.html":
                ##"<p id="y"></p><a href="../index.html">1</a><a href="../c.html">2</a><a href="/b">3</a><img src="/b/d.svg">"##,
        ])
        #expect(found == ["#z", "../c.html", "/a/", "/b", "/b/#x", "/b/d.svg"])
    }

    @Test("files of any kind count, and what leads elsewhere is left alone")
    func there() throws {
        let found = try broken([
            "index.html": """
            <link href="/a.css"><form action="/b/?q=a:b#y"></form><a href="/">1</a><a href="?x=1">2</a><a href="">3</a><a href="#">4</a>
            <a href="#top">5</a><a href="https://e.example/x">6</a><a href="//e.example/x">7</a><a href="mailto:a@e.example">8</a>
            <a href="/a.css#x">9</a><a href="/b/#gr%C3%B6%C3%9Fe">10</a>
            """, "a.css": "", "b/index.html": "<i id=y></i><i id='größe'></i>",
        ])
        #expect(found == [])
    }

    @Test(
        "a link is one in every spelling of HTML",
        arguments: [
            "<a href='/x'>", "<a href=/x>", "<A HREF = \"/x\">", "<a\nclass=y\n\thref=\"/x\">",
            "<p/><br/><a href=\"/x\"/>",
            "<!-- a > b --><a href=\"/x\">", "<!DOCTYPE html><a href=\"/x\">",
            "<script>if (a < b) {}</script><a href=\"/x\">",
            "<a hidden href=\"/x\">", "<button formaction=\"/x\">", "<video poster=\"/x\">",
            "<a title=\">\" href=\"/x\">",
            "<a href=\"/x\"", "<a =\"y\" href=\"/x\">", "<svg><use href=\"/x\">",
        ])
    func spellings(markup: String) throws {
        #expect(try broken(["index.html": markup]) == ["/x"])
    }

    @Test(
        "what is no link is none, whatever it looks like",
        arguments: [
            "<p>href=\"/x\"</p>", "<!-- <a href=\"/x\"> -->", "<script>'<a href=\"/x\">'</script>",
            "<style>a::after { content: '<a href=\"/x\">' }</style>", "<p>a < b href=\"/x\"",
            "<i title='<a href=\"/x\">'></i>",
            "</a href=\"/x\">", "<a data-href=\"/x\">", "<", "<a", "<a href", "<a href=", "<!--", "<!", "<script", "",
        ])
    func others(markup: String) throws {
        #expect(try broken(["index.html": markup]) == [])
    }

    @Test("links below an address are followed, whole or by their path, and none beside it")
    func below() throws {
        let links = [
            "/ki/a/", "https://r.example/ki/b/", "/kiosk/", "/ki/c/", "/ki", "https://r.example/ki", "/c/",
            "https://r.example/x/",
            "https://r.example/ki/c/#x", "/ki?q=1", "https://r.example/kiosk/",
        ]
        let page = links.map { "<a href=\"\($0)\">1</a>" }.joined()
        let found = try broken(["index.html": page, "c/index.html": ""], base: "https://r.example/ki/")
        #expect(found == ["/c/", "/ki/a/", "/kiosk/", "https://r.example/ki/b/", "https://r.example/ki/c/#x"])
    }

    @Test("an address somebody wrote into a record never counts, even if it names this site")
    func given() throws {
        let page = """
            <a href="https://r.example/x/" rel="nofollow noopener">1</a><a rel="noopener" href="https://r.example/y/">2</a>
            <a href="/z/" rel="noopener">3</a><link rel="canonical" href="https://r.example/u/">
            """
        #expect(try broken(["index.html": page], base: "https://r.example") == ["/z/", "https://r.example/u/"])
    }

    @Test("targets that are kept count again, and those that nobody keeps do not")
    func kept() throws {
        func links(_ targets: String...) -> PageLinks {
            var links = PageLinks()
            links.read(
                path: "p.html", bytes: targets.flatMap { Array("<a href=\"/\($0)\"></a>".utf8) })
            return links
        }
        let first = LinkTargets(base: "")
        let old = first.add(links("a", "b", "p.html"))
        let dropped = first.add(links("b", "c"))
        #expect(Set(first.used) == ["a", "b", "c"])
        let second = LinkTargets(base: "", known: first.used)
        #expect(Set(second.used) == [""])
        let again = try #require(TargetNumbers(old.text.utf8))
        #expect(again == old)
        #expect(second.keep(again))
        #expect(Set(second.used) == ["a", "b", ""])
        let third = LinkTargets(base: "", known: second.used)
        #expect(!third.keep(dropped))
        #expect(!third.keep(TargetNumbers([99])))
        #expect(Set(third.used) == [""])
        #expect(third.keep(old))
        let new = third.add(links("d"))
        // One target in another spelling is the same.
        #expect(third.add(links("./d")) == new)
        #expect(Set(third.used) == ["a", "b", "d"])
    }

    @Test("numbers are written as ranges and read back", arguments: [[], [0], [3, 1, 2, 2], [0, 1, 5, 7, 8, 9, 200]])
    func numbers(list: [Int]) throws {
        let numbers = TargetNumbers(list)
        #expect(try #require(TargetNumbers(numbers.text.utf8)) == numbers)
        #expect(Set(numbers.ranges.flatMap { Array($0) }) == Set(list))
    }

    @Test(
        "what is no list of ranges is refused",
        arguments: ["-", "1-", "-1", "2-1", "x", "1-2-3", "1,x", "99999999999999999999"])
    func notNumbers(text: String) {
        #expect(TargetNumbers(text.utf8) == nil)
    }

    @Test("a set of bytes has what was put in, once, in order")
    func byteSet() {
        var set = ByteSet()
        var expected: [String] = []
        for round in 0..<3 {
            for number in 0..<2_000 {
                let text = String(repeating: "x", count: number % 19) + "\(number * 7 % 1_000)"
                if !expected.contains(text) { expected.append(text) }
                Array(text.utf8).withUnsafeBufferPointer { set.insert($0) }
            }
            if round == 1 {
                set.removeAll()
                expected = []
            }
        }
        var strings: [String] = []
        set.forEach { strings.append(String(decoding: $0, as: UTF8.self)) }
        #expect(strings == expected)
        for text in ["", "x", "xx7", "1001"] {
            let isThere = Array(text.utf8).withUnsafeBufferPointer { set.contains($0) }
            #expect(isThere == expected.contains(text))
        }
    }
}
