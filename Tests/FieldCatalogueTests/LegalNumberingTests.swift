import FieldCatalogue
import Records
import Testing

@Suite("Numbers of the law")
struct LegalNumberingTests {
    private func codes(_ text: String, _ vocabulary: String) throws -> [String]? {
        let items = try #require(Catalogue.standard.vocabularies[vocabulary]).items
        return try #require(LegalNumbering(vocabulary: vocabulary)).codes(for: text, among: items.map(\.code))
    }

    /// Spellings of one place; the marks are replaced by number and letter.
    private static let annexIII = [
        "{n}{l}", "{n} {l}", "{n}.{l}", "{n}({l})", "{n} {l})", "III.{n}.{l}", "III {n} {l}", "iii.{n}{l}",
        "Nr. {n} Buchst. {l}",
        "Nr {n} Buchstabe {l}", "Nummer {n} Buchstabe {l}", "Anhang III Nr. {n} Buchst. {l}", "Anhang III Nr. {n}{l}",
        "Anhang III Nummer {n} Buchstabe {l}", "Anhang III Ziffer {n} lit. {l}", "Anhang III Nr. {n} lit. {l} KI-VO",
        "Annex III, point {n}({l})", "Annex III No. {n} letter {l}", "Anhang 3 Nr. {n} Buchst. {l}",
        "Anhang III.{n}.{l}",
        "Art. 6 Abs. 2 i. V. m. Anhang III Nr. {n} Buchst. {l} KI-VO", "ANHANG III NR. {n} BUCHST. {L}",
        "Nr.{n} Buchst.{l}",
        "Anhang III Nummer {n} Buchstabe {l} der Verordnung (EU) der KI-VO",
    ]

    @Test("Every item of Annex III is found under every spelling, and only it")
    func annexIIISpellings() throws {
        let items = try #require(Catalogue.standard.vocabularies["annex-iii"]).items
        for item in items {
            let steps = item.code.split(separator: ".").map(String.init)
            guard steps.count == 3 else { continue }
            for spelling in LegalNumberingTests.annexIII {
                let text = spelling.replacing("{n}", with: steps[1]).replacing("{l}", with: steps[2])
                    .replacing("{L}", with: steps[2].uppercased())
                #expect(try codes(text, "annex-iii") == [item.code], "\(text)")
            }
            #expect(
                try codes(try #require(LegalNumbering(vocabulary: "annex-iii")).number(of: item.code), "annex-iii") == [
                    item.code
                ])
        }
    }

    @Test("A number alone is the law's number: several points, one point, or none")
    func numberAlone() throws {
        #expect(try codes("5", "annex-iii") == ["III.5.a", "III.5.b", "III.5.c", "III.5.d"])
        #expect(try codes("Nr. 5", "annex-iii")?.count == 4)
        #expect(try codes("2", "annex-iii") == ["III.2"])
        for text in ["25", "9", "0", "17", "9a", "5z", "Anhang I Nr. 5", "Anhang II Nr. 1"] {
            #expect(try codes(text, "annex-iii") == [], "\(text)")
        }
        #expect(try codes("5", "annex-i") == ["5"])
        #expect(try codes("25", "annex-i") == [])
        #expect(try codes("1", "annex-i") == [])
    }

    @Test(
        "Other places of the AI Act",
        arguments: [
            ("Anhang I Nr. 11", "annex-i", ["11"]), ("I.11", "annex-i", ["11"]),
            ("Anhang I Abschnitt A Nr. 11", "annex-i", ["11"]),
            ("Annex I, Section B, point 13", "annex-i", ["13"]), ("Anhang I Abschnitt B Nr. 11", "annex-i", []),
            ("Anhang III Nr. 5", "annex-i", []),
            ("Art. 5 Abs. 1 Buchst. a", "art5", ["5.1.a"]), ("Artikel 5 Absatz 1 Buchstabe f KI-VO", "art5", ["5.1.f"]),
            ("5(1)(c)", "art5", ["5.1.c"]), ("Buchst. h", "art5", ["5.1.h"]), ("ba", "art5", ["5.1.ba"]),
            ("5.1.bb", "art5", ["5.1.bb"]), ("Art. 6 Abs. 1", "art5", []), ("Art. 5 Abs. 1 Buchst. z", "art5", []),
            ("Art. 50 Abs. 1", "art50", ["50.1"]), ("50(3)", "art50", ["50.3"]), ("Abs. 2", "art50", ["50.2"]),
            ("Art. 50 Abs. 4 Unterabs. 2", "art50", ["50.4.text"]), ("50.4 deepfake", "art50", ["50.4.deepfake"]),
            ("Art. 50 Abs. 4", "art50", ["50.4.deepfake", "50.4.text"]), ("Art. 5", "art50", []), ("7", "art50", []),
            ("GRCh 21", "right", ["GRCh.21"]), ("Art. 21 GRCh", "right", ["GRCh.21"]),
            ("GRCh.21", "right", ["GRCh.21"]),
            ("Art. 21 Abs. 1 der Grundrechtecharta", "right", ["GRCh.21"]), ("Art. 3 Abs. 1 GG", "right", ["GG.3.1"]),
            ("Art. 3 GG", "right", ["GG.3.1", "GG.3.2", "GG.3.3"]), ("GG 16a", "right", ["GG.16a"]),
            ("Art. 16 a GG", "right", ["GG.16a"]), ("Art. 16 GG", "right", ["GG.16"]),
            ("Artikel 2 Absatz 2 Satz 1 Grundgesetz", "right", ["GG.2.2.1"]),
            ("Art. 19 Abs. 4 GG", "right", ["GG.19.4"]),
            ("Art. 8", "right", ["GRCh.8", "GG.8"]), ("8", "right", ["GRCh.8", "GG.8"]),
            ("Art. 2 Abs. 1 GG", "right", ["GG.2.1"]),
            (
                "Art. 2 Abs. 1 i. V. m. Art. 1 Abs. 1 GG", "right",
                ["GG.2.1-1.1.APR", "GG.2.1-1.1.RIS", "GG.2.1-1.1.IT"]
            ),
            ("Art. 99 GG", "right", []),
        ])
    func places(text: String, vocabulary: String, expected: [String]) throws {
        #expect(try codes(text, vocabulary) == expected, "\(text)")
    }

    @Test(
        "Words are no numbers, and other laws are no places of this one",
        arguments: [
            ("Emotionserkennung", "annex-iii"), ("Strafverfolgung", "annex-iii"), ("", "annex-iii"),
            ("Nr.", "annex-iii"),
            ("Datenschutz", "right"), ("Art. 8 EMRK", "right"), ("Art. 6 DSGVO", "right"), ("Anhang", "annex-i"),
            ("5 Bescheide", "annex-iii"), ("Art. 5 Abs. 1 GG Satz", "art5"),
        ])
    func words(text: String, vocabulary: String) throws {
        let found = try codes(text, vocabulary) ?? []
        #expect(found.isEmpty, "\(text): \(found)")
    }

    @Test("A proposal never changes a number: what is near in letters may be far in law")
    func proposals() throws {
        let vocabularies = Catalogue.standard.vocabularies
        func proposal(_ text: String, _ name: String) throws -> String? {
            VocabularyRepair.code(for: text, in: try #require(vocabularies[name]))?.code
        }
        #expect(try proposal("III.5", "annex-iii") == nil)
        #expect(try proposal("III.9.a", "annex-iii") == nil)
        #expect(try proposal("III.5a", "annex-iii") == "III.5.a")
        #expect(try proposal("100-999", "people-scale") == nil)
        #expect(try proposal("pilto", "status") == "pilot")
        for (name, vocabulary) in vocabularies {
            for item in vocabulary.items where item.code.contains(where: \.isNumber) {
                for (index, character) in item.code.enumerated() where character.isNumber {
                    var characters = Array(item.code)
                    characters[index] = character == "9" ? "8" : "9"
                    let other = String(characters)
                    guard vocabulary[other] == nil, let found = VocabularyRepair.code(for: other, in: vocabulary) else {
                        continue
                    }
                    // Art. 19 GG names its fourth paragraph, the only right in it.
                    let digits = other.filter(\.isNumber)
                    // A paragraph that has no right of its own leads to its article.
                    #expect(
                        found.code.filter(\.isNumber).hasPrefix(digits) || other.hasPrefix(found.code + "."),
                        "\(name): \(other) → \(found.code)")
                }
            }
        }
    }
}
