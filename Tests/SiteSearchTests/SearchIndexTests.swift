import Findings
import SourceJSON
import Testing

@testable import SiteSearch

@Suite("Search index")
struct SearchIndexTests {
    /// Rows of a word as a browser reads them.
    private func rows(of word: String, in lists: WordLists) throws -> [Int] {
        let words = lists.words.flatMap { $0.split(separator: UInt8(ascii: "\n")) }
            .map { String(decoding: $0, as: UTF8.self) }
        let number = try #require(words.firstIndex(of: word))
        let part = try #require(lists.firstWords.lastIndex { $0 <= number })
        let lines = lists.hits[part].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var result: [Int] = []
        var row = -1
        var gap = 0
        var shift = 0
        for byte in lines[number - lists.firstWords[part]] {
            let digit = Int(byte) - 35
            gap |= (digit & 31) << shift
            shift += 5
            if digit > 31 { continue }
            row += gap + 1
            result.append(row)
            gap = 0
            shift = 0
        }
        return result
    }

    @Test("Every word leads to exactly the rows that have it, over all files")
    func wordLists() throws {
        // Made so that gaps of every size occur and the hits do not fit into one file.
        let rows = (0..<12_000).map { row in
            let words = ["alle"] + (2..<200).filter { row % $0 == 0 }.map { "teil\($0)" } + ["nur\(row)"]
            // "alle" stands in two lists, as a word of a system and of its assessment.
            return [words, ["alle"]].map { list in list.flatMap { Array("\($0)\n".utf8) } }
        }
        let lists = WordLists(rows)
        #expect(lists.hits.count > 1)
        #expect(lists.hits.allSatisfy { $0.count <= SearchIndex.largestHits })
        #expect(lists.words.allSatisfy { $0.count <= SearchIndex.largestWords })
        #expect(try self.rows(of: "alle", in: lists) == Array(0..<12_000))
        for divisor in [2, 7, 97, 119] {
            #expect(
                try self.rows(of: "teil\(divisor)", in: lists) == Array(stride(from: 0, to: 12_000, by: divisor)))
        }
        for row in [0, 1, 31, 32, 33, 1_023, 1_024, 11_999] {
            #expect(try self.rows(of: "nur\(row)", in: lists) == [row])
        }
    }

    @Test("An empty register has an index too")
    func empty() throws {
        let index = SearchIndex(documents: [], facets: [], authorities: [], synonyms: .none)
        let files = index.files([
            SearchIndex.Interface(language: .de, systems: "/systeme/", authorities: "/", letter: "/", texts: [])
        ])
        #expect(files.map(\.name) == ["short.json", "head.de.json", "words-0.txt", "hits-0.txt"])
        for file in files where file.name.hasSuffix(".json") { _ = try JSONDocument(parsing: file.bytes) }
    }

    @Test("Synonyms lead both ways within a group, one way from everyday words, folded")
    func synonyms() throws {
        let synonyms = try Synonyms(
            parsing: Array(
                #"{"same": [["KI", "Künstliche Intelligenz"]], "leadsTo": {"Stütze": ["Bürgergeld"]}, "ignored": ["für"]}"#
                    .utf8))
        let table = Dictionary(uniqueKeysWithValues: synonyms.alternatives.map { ($0.phrase, $0.others) })
        #expect(table["ki"] == ["kuenstliche intelligenz"])
        #expect(table["kuenstliche intelligenz"] == ["ki"])
        #expect(table["stuetze"] == ["buergergeld"])
        #expect(table["buergergeld"] == nil)
        #expect(synonyms.ignored == ["fuer"])
    }

    @Test("A list of synonyms that is none is refused with the reason")
    func faultySynonyms() {
        #expect(throws: SynonymError.self) { try Synonyms(parsing: Array("{".utf8)) }
        #expect(throws: SynonymError.self) { try Synonyms(parsing: Array(#"{"same": []}"#.utf8)) }
        #expect(throws: SynonymError.self) {
            try Synonyms(parsing: Array(#"{"same": [["a b c d e", "x"]], "leadsTo": {}, "ignored": []}"#.utf8))
        }
    }
}
