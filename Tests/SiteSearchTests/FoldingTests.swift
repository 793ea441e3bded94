import Foundation
import SourceJSON
import TestSupport
import Testing

@testable import SiteSearch

@Suite("Folding")
struct FoldingTests {
    @Test("Every vector becomes the words it names, as it does in the browser")
    func vectors() throws {
        let document = try JSONDocument(
            parsing: try Locations.bytes(Locations.root + "/Tests/Fixtures/folding-vectors.json"))
        let vectors = try #require(document.root["vectors"])
        #expect(vectors.count > 20)
        for vector in vectors.elements {
            let text = try #require(vector["text"]?.string)
            #expect(
                Folding.words(of: text) == vector["words"]?.elements.compactMap(\.string), "\(text.debugDescription)")
        }
    }

    @Test("Texts of common letters fold the same way on the short path and on the long one")
    func bothPaths() {
        let letters = ["a", "Z", "ä", "Ö", "ü", "ß", "9", " ", "-", "\u{AD}", "§", "„", "–", "."]
        for first in letters {
            for second in letters {
                for third in letters {
                    let text = first + second + third
                    // The letter ł is only known to the long path.
                    let long = Folding.words(of: text + " ł").dropLast()
                    #expect(Folding.words(of: text) == Array(long), "\(text.debugDescription)")
                }
            }
        }
    }

    @Test("Letters of Western Europe fold the same way on the short path and on the long one")
    func westernEurope() throws {
        for value in UInt32(0xA0)...0xFF {
            let letter = String(try #require(Unicode.Scalar(value)))
            for text in [letter, "a" + letter + "b", letter + letter] {
                // A zero-width blank folds to nothing, and is only known to the long path.
                let long = Folding.fold(text + "\u{200B}")
                #expect(Folding.fold(text) == long, "U+\(String(value, radix: 16))")
            }
        }
    }
}
