import Foundation
import Testing

@testable import OpenData

@Suite("Texts of the workbook")
struct WorkbookTextTests {
    /// What a reader of workbooks shows of a cell (ECMA-376, ST_Xstring).
    private func shown(_ cell: String) throws -> String {
        let pattern = try NSRegularExpression(pattern: "_x([0-9A-Fa-f]{4})_")
        var (result, rest) = ("", cell)
        while let match = pattern.firstMatch(in: rest, range: NSRange(rest.startIndex..., in: rest)) {
            let whole = try #require(Range(match.range, in: rest))
            let code = try #require(Range(match.range(at: 1), in: rest).flatMap { UInt32(rest[$0], radix: 16) })
            result += rest[..<whole.lowerBound]
            result.unicodeScalars.append(try #require(Unicode.Scalar(code)))
            rest = String(rest[whole.upperBound...])
        }
        return result + rest
    }

    @Test(
        "are shown as they were written",
        arguments: [
            "Prüfung _x0041_ von Zellen", "_x005F_x0041_", "_x0041_x0042_", "__x00e9_", "_x004_", "_x00G1_", "_",
            "_x0041",
            "X_x0041_", "ohne", "", "_X0041_", "Zeile\nzwei",
        ])
    func reversible(text: String) throws {
        #expect(try shown(WorkbookText.cell(text)) == text)
    }

    @Test("fit into a cell, escapes included")
    func long() {
        for text in [String(repeating: "_x0041_", count: 4_681), String(repeating: "ä", count: 40_000)] {
            #expect(WorkbookText.cell(text).utf16.count <= 32_767)
            #expect(WorkbookText.cell(text).hasSuffix(" …"))
        }
        #expect(WorkbookText.cell(String(repeating: "a", count: 32_767)).utf16.count == 32_767)
    }
}
