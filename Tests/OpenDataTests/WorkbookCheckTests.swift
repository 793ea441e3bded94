import Foundation
import TestSupport
import Testing
@testable import OpenData

@Suite("The workbook is read back")
struct WorkbookCheckTests {
    /// A file in a workbook that is not packed.
    private struct Part {
        var name: String
        var text: String
        /// Of the text that was meant to be written; nil for that of the text.
        var checksum: UInt32?
    }

    private static let rows = "<row r=\"1\"><c t=\"s\"/></row><row r=\"2\"><c>1</c></row>"

    private static var parts: [Part] {
        [
            Part(name: "[Content_Types].xml", text: "<?xml version=\"1.0\"?>\n<Types><Default/></Types>"),
            Part(name: "_rels/.rels", text: "<Relationships/>"),
            Part(name: "xl/workbook.xml", text: "<workbook></workbook>"),
            Part(name: "xl/_rels/workbook.xml.rels", text: "<Relationships></Relationships>"),
            Part(name: "xl/styles.xml", text: "<styleSheet><rowless/></styleSheet>"),
            Part(
                name: "xl/worksheets/sheet1.xml",
                text: "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
        ]
    }

    private func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(value >> (8 * $0) & 0xFF) } }

    private func zip(_ parts: [Part]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let text = Array(part.text.utf8)
            var checksum = CRC32()
            text.withUnsafeBytes { checksum.add($0) }
            let sum = Int(part.checksum ?? checksum.value)
            let middle =
                number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(sum, 4)
                + number(text.count, 4) + number(text.count, 4) + number(part.name.utf8.count, 2) + number(0, 2)
            directory +=
                number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + middle + number(0, 2)
                + number(0, 2) + number(0, 2) + number(0, 4) + number(bytes.count, 4) + Array(part.name.utf8)
            bytes += number(0x0403_4B50, 4) + number(20, 2) + middle + Array(part.name.utf8) + text
        }
        let start = bytes.count
        bytes += directory
        return bytes + number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
            + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private func check(_ bytes: [UInt8], rows: Int = 2, size: Int? = WorkbookCheckTests.rows.utf8.count) throws {
        try WorkbookCheck.run(bytes, sheets: [WorkbookCheck.Sheet(rows: rows, bytes: size)])
    }

    @Test("a whole workbook passes")
    func whole() throws { try check(zip(WorkbookCheckTests.parts)) }

    @Test("a workbook cut anywhere does not pass")
    func cut() {
        let bytes = zip(WorkbookCheckTests.parts)
        for length in bytes.indices {
            #expect(throws: WorkbookError.self, "\(length)") { try check(Array(bytes[..<length])) }
        }
    }

    @Test("one wrong bit in a text, or in what says where it is and how long, is found")
    func bits() throws {
        let bytes = zip(WorkbookCheckTests.parts)
        for part in WorkbookCheckTests.parts {
            let text = try #require(bytes.firstRange(of: Array(part.text.utf8)))
            for position in text {
                var changed = bytes
                changed[position] ^= 0x04
                #expect(throws: WorkbookError.self, "\(part.name) \(position)") { try check(changed) }
            }
        }
        let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02])).lowerBound
        for offset in [0, 10, 16, 20, 24, 42] {
            var changed = bytes
            changed[directory + offset] ^= 0x04
            #expect(throws: WorkbookError.self, "\(offset)") { try check(changed) }
        }
    }

    @Test(
        "a part that was cut off before it was packed is found although its checksum fits",
        arguments: parts.indices)
    func cutBeforePacking(_ index: Int) {
        let text = WorkbookCheckTests.parts[index].text
        for length in 0..<text.utf8.count {
            var parts = WorkbookCheckTests.parts
            parts[index].text = String(text.prefix(length))
            #expect(throws: WorkbookError.self, "\(parts[index].name) \(length)") { try check(zip(parts)) }
        }
    }

    @Test("missing parts, missing rows and rows that are shorter than what was written are found")
    func missing() {
        for index in WorkbookCheckTests.parts.indices {
            var parts = WorkbookCheckTests.parts
            parts.remove(at: index)
            #expect(throws: WorkbookError.self) { try check(zip(parts)) }
        }
        #expect(throws: WorkbookError.self) { try check(zip(WorkbookCheckTests.parts), rows: 3) }
        #expect(throws: WorkbookError.self) { try check(zip(WorkbookCheckTests.parts), rows: 1) }
        #expect(throws: WorkbookError.self) { try check(zip(WorkbookCheckTests.parts), size: 10_000) }
        var parts = WorkbookCheckTests.parts
        parts[5].checksum = 1
        #expect(throws: WorkbookError.self) { try check(zip(parts)) }
    }

    @Test("what zlib packs is unpacked: stored, with fixed and with own codes; anything cut off is not")
    func inflate() throws {
        let rows = (0..<300).map { "<row r=\"\($0)\"><c>\($0 * $0 % 97)</c></row>" }.joined()
        for (packed, text, sum) in [
            ("AQ8A8P9hYmNhYmNhYmNhYmNhYmM=", "abcabcabcabcabc", 3_542_584_483),
            ("80jMyclX8ECQOgrlmakK6akZJQqpxRAhAA==", "Hallo Hallo Hallo, wie geht es Hallo", 2_941_534_929),
            (WorkbookCheckTests.packed, rows, 662_057_421),
        ] as [(String, String, UInt32)] {
            let bytes = [UInt8](try #require(Data(base64Encoded: packed)))
            var result: [UInt8] = []
            var checksum = CRC32()
            let inflate = Inflate(bytes[...])
            try inflate.run { piece in
                result += piece
                checksum.add(piece)
            }
            #expect(result == Array(text.utf8))
            #expect(checksum.value == sum)
            for length in 0..<bytes.count - 1 {
                let cut = Inflate(bytes[..<length])
                #expect(throws: Inflate.Fault.self) { try cut.run { _ in } }
            }
        }
    }

    @Test("no bytes make it stop working")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let inflate = Inflate(bytes[...])
            try? inflate.run { _ in }
        }
    }

    private static let packed =
        "fZnLrVsxDERbCdJAROoPOK+ZFBAgm7SfwBqtfOZuTejDIUWeS7/+/P777c/P7+X71+vXV3n9+PX1+vH/t6+XDPE2xKch34b2aahvw/40tLPV+LT0tyX7p2W8LRXWzHM+nLPelgFX22/LAm/iCFDBchRI2C6kwQTTUWEmmI4OZDk6VLrfEWLQqqPEBvXiSFHJraPFhJDn0SLgrDxidNgwjxgbQpVHjAYS5hFjU4IdNRqdddTYtOFRo5NfR40FliPGAAnrESMhxvWIsWDDesTo9DyOGAnq1iPGgpyuR4wBOlW9Ebr8ESNolcSAcFWpAaZ21GjgcjtqVPCrHTWCVh016ChlBoS/HTEWeNyOGJPKzxFj0qojxqSztjX1YjfsYa/R016+V+tyb06n3q24fdiQ9GkD2ZcNf982aUaxqTbCJuhIm9aj2scwmn1Co9uHN4Z9rmPaRz6WLQ1ju3oyiy1CM2zpmmkL3qy2TM5mi+vstiTPYQv5nLb8z2Wbxty21axiG9QK29ZW2ma4quugq9m2u7pt1mvYFr+m44K1LEys7QmkWGzZYVlnpwWkXS1V7eZIbHcHb3s43tvTIeJeds1250Qp7nJRwroUxSsRpVoBozSre5RuwxVlPCCjzY0oy0Nj2Z4ahaGIjRdEyeTfSohEkRyFooiOF0YRiYetAxG+fIR4tOOe2xarEJE2ZPCwpTHSV9QQlG7cs9n6HcLSRaZhe0WkbzFxwRT33LahxWVTkvrCKSV89V03hKfUrEN8GriuWzQIEepAmweREKNW9G9b7AlRKh0nSiXEiubJLMSpBHQhUp24rlt8jMuqaJsPe66Hu2zvg3gVfRewkmTd03uIWDFCQlaMrKAVM0LUipnU/QdNiFsxcwWumPEiV3wpQld8YcN/48WFV/L90itVAuErVpDLr2TyH70hgMU6J4LF+iiGxboqiMV6PP0cIISxWP/Fsdg3BLLYb0Sy2Kfmw2hELMsTle37qWiWlolmsXuvh1nR5VmSU0RL3olokU2EtMg0y4/OQlSLDCWsRfYS1yKzCWzpuG2niHHBlkzNTitFtrhq+LOmv+F6cMwLkuJbEjIFuBSAFOBS4FKASwHPYvMkxbeJWw6blim+pXTOC7hk8o8nxbcDR4thH2tewCX37qiVJn7RHkaZ3c8yBbg4zBTg4jRTgIvjzPDFNgW4ONC8M1fyT4BLI03xLbWSTN+C8vIt7jlsy8sLuCT1BVxK+PStOQW41NJTgBu4Li1CpAB3oM0jSwpwCXVSgBu4bjqySvEtAVlWD3IpviUATAHuxHVpgTMv4KKtPezZH+4yHnyY3ncBLknWPPan+BYjJL7FyApwMSMEuJhJ3X8OpQAXM1eAixkvwMWXIsDFF9b9Z2JewCXfL+BSJbjDWfLhAi6Z/Mdzim+xzolv+f+e6euqABfr8fBDhbxDWjpPgIt9Q4CL/UaAi31q+mFLCnCxL17AJd8FuLhs+e49/QgqL9+SnAJc8k58i2wivkWmWX4wlwJcZKg7syU1BbiB65ZDvVx2WpkXb8kUDkZTdIurqj/Ljm3z0i05th8EEd+ikAJcDMD+HGT/Aw=="
}
