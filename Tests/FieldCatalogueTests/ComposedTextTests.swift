import Foundation
import Testing
@testable import FieldCatalogue

@Suite("Composed text")
struct ComposedTextTests {
    @Test("is what Foundation composes, whatever the text is made of")
    func equal() {
        let pieces: [String] = [
            "a", "e\u{301}", "o\u{308}\u{323}", "\u{323}\u{308}", "Ä", "ß", " ", "\n", "ﬁ", "①", "ｶ\u{FF9E}",
            "\u{1112}\u{1161}\u{11AB}",
            "가\u{11A8}", "\u{915}\u{93C}", "\u{9C7}\u{9BE}", "и\u{306}", "Å", "\u{212B}", "x", "👩‍💻", "\u{344}",
            "\u{390}",
        ]
        var state: UInt64 = 3
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<120 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.unicodeScalars.append(contentsOf: pieces[Int((state >> 33) % UInt64(pieces.count))].unicodeScalars)
            }
            #expect(
                ComposedText.canonical(text).unicodeScalars.elementsEqual(
                    text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
            #expect(
                ComposedText.compatible(text).unicodeScalars.elementsEqual(
                    text.precomposedStringWithCompatibilityMapping.unicodeScalars), "\(text)")
        }
    }

    @Test("is seen without composing only where nothing changes and nothing combines")
    func surelyCanonical() throws {
        var sure = 0
        for value in UInt32(1)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value), ComposedText.isSurelyCanonical(String(scalar)) else {
                continue
            }
            sure += 1
            for text in [String(scalar), "a" + String(scalar), String(scalar) + "a", "ä\(scalar)ü"] {
                #expect(
                    text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(text.unicodeScalars),
                    "U+\(String(value, radix: 16))")
            }
        }
        // U+0001 to U+02FF, U+2010 to U+203F.
        #expect(sure == 0x2FF + 0x30)
        for text in ["e\u{301}", "–\u{301}", "\u{2000}", "\u{212B}", "\u{E2}\u{300}"] {
            #expect(!ComposedText.isSurelyCanonical(text), "\(text.debugDescription)")
        }
        #expect(ComposedText.isSurelyCanonical("„Größe“ – é …"))
    }

    @Test(
        "is made of short pieces, twice as many for a text twice as long",
        arguments: ["u\u{308}", "и\u{306}", "\u{1112}\u{1161}\u{11AB}", "\u{308}", "\u{915}\u{93C}", "ä", "１"])
    func linear(unit: String) {
        func pieces(_ count: Int) -> Int {
            let pieces = ComposedText.pieces(of: String(repeating: unit, count: count))
            #expect(pieces.allSatisfy { $0.unicodeScalars.count <= ComposedText.longest })
            #expect(pieces.joined().utf8.elementsEqual(String(repeating: unit, count: count).utf8))
            return pieces.count
        }
        let (one, two, four) = (pieces(10_000), pieces(20_000), pieces(40_000))
        #expect(two <= 2 * one + 1 && four <= 4 * one + 3)
    }
}
