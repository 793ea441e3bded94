import Foundation
@testable import PageMarkup
import TestSupport
import Testing

@Suite("Hostile input: long texts")
struct HostileMarkdownTests {
    @Test("every text that hurt once becomes a page whose tags are whole and a twin without its links")
    func files() throws {
        let files = try HostileFiles.of("markdown")
        #expect(files.count >= 8)
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let html = MarkdownMarkup.html(text, citations: CitationLinker(language: .de))
            #expect(html.count < text.utf8.count * 60 + 200, "\(file.name)")
            var open: [String] = []
            for part in String(decoding: html, as: UTF8.self).components(separatedBy: "<").dropFirst() {
                let name = String(part.prefix { $0 != ">" && $0 != " " })
                if name.hasPrefix("/") {
                    #expect(open.popLast() == String(name.dropFirst()), "\(file.name): \(name)")
                } else if name != "br" {
                    open.append(name)
                }
            }
            #expect(open.isEmpty, "\(file.name)")
            var twin: [UInt8] = []
            LongTextTwin(indent: 2).append(LongText(text).blocks, to: &twin)
            #expect(twin.count < text.utf8.count * 60 + 200, "\(file.name)")
        }
    }
}
