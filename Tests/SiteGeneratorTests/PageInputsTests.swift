import FieldCatalogue
import Findings
import Foundation
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("What pages are made of")
struct PageInputsTests {
    /// The inputs and the files of every record of a register.
    private static func records(
        _ source: MemorySource, asOf: Day? = nil
    ) throws -> [String: (inputs: [UInt8], files: [String: [UInt8]])] {
        let snapshot = try Snapshot(source: source, catalogue: .standard, asOf: asOf)
        let generator = try SiteGenerator(snapshot: snapshot, sources: try TestSources.read(), options: SiteOptions())
        var pages: [String: (inputs: [UInt8], files: [String: [UInt8]])] = [:]
        for entry in snapshot.entries {
            guard let reading = try RecordReading(entry, in: snapshot) else { continue }
            let record = try generator.records.files(reading)
            let files = Dictionary(uniqueKeysWithValues: record.files.map { ($0.path, $0.bytes) })
            pages[entry.id] = (record.inputs, files)
        }
        return pages
    }

    /// What all pages share, without rendering any.
    private func inputs(
        _ source: MemorySource, sources: SiteSources, options: SiteOptions = SiteOptions()
    ) throws -> [UInt8] {
        try SiteGenerator(
            snapshot: try Snapshot(source: source, catalogue: .standard), sources: sources, options: options
        ).inputs
    }

    private struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Archive file a new revision is made of, and what is other in it.
        let file: String
        let patch: String
        /// A record whose pages show the change, besides the record itself.
        let shownBy: String
    }

    private static let office = "records/bund-musteramt/"
    private static let system = office + "musteramt-2025-0001/0003.json"
    private static let changes = [
        Change(
            testDescription: "the name of a system is shown by its assessment", file: system,
            patch: #"{"name":"Ganz anderer Name"}"#, shownBy: "fria-musteramt-2025-0001"),
        Change(
            testDescription: "the English name of a system is shown by its assessment", file: system,
            patch: #"{"translations":{"en":{"name":"Quite another name"}}}"#, shownBy: "fria-musteramt-2025-0001"),
        Change(
            testDescription: "rights an assessment names are shown by the system",
            file: office + "fria-musteramt-2025-0001/0001.json",
            patch: #"{"risks":[{"id":"r1","title":"Neu","description":"Ein anderes Risiko.","rights":["grc-24"],"#
                + #""groups":[],"inherent":{"severity":4,"likelihood":4,"reasoning":"x"},"#
                + #""residual":{"severity":4,"likelihood":4,"reasoning":"x"}}]}"#,
            shownBy: "musteramt-2025-0001"),
        Change(
            testDescription: "a withdrawn assessment is missed by the system",
            file: office + "fria-musteramt-2025-0001/0001.json",
            patch: #"{"withdrawal":{"reason":"Irrtum"}}"#, shownBy: "musteramt-2025-0001"),
    ]

    /// The registry data with a further revision of a record.
    private func source(with change: Change) throws -> MemorySource {
        let data = try MemorySource.registryData()
        var files: [[UInt8]] = []
        try data.forEachRecord { _, revisions in files += revisions.map(\.bytes) }
        let old = try SampleRecords.record(try SampleRecords.bytes(change.file))
        let next = (try data.revisions(of: old.id).last?.revision ?? 0) + 1
        let stamp = #"{"revision":\#(next),"recordedAt":"2026-11-30T10:00:00Z"}"#
        files.append(
            try SampleRecords.patched(
                try SampleRecords.patched(try SampleRecords.bytes(change.file), with: change.patch), with: stamp))
        return try MemorySource(files)
    }

    private static let day = Day("2026-12-01")
    private static let before = Task { try records(try MemorySource.registryData(), asOf: day) }

    @Test("pages made of the same are the same, whatever changes elsewhere", arguments: changes)
    private func changed(change: Change) async throws {
        try #require(PageInputsTests.day != nil)
        let before = try await PageInputsTests.before.value
        let after = try PageInputsTests.records(try source(with: change), asOf: PageInputsTests.day)
        let changed = before.filter { id, page in
            guard let other = after[id] else { return true }
            // The contract: equal inputs, equal files.
            #expect(page.inputs != other.inputs || page.files == other.files, "\(id)")
            return page.inputs != other.inputs
        }.map(\.key)
        #expect(changed.contains(change.shownBy), "\(changed.sorted())")
        #expect(changed.count < 12, "a change of one record is shown by few others: \(changed.sorted())")
    }

    @Test("the day matters to pages that say what is due, and to no others")
    func days() throws {
        let source = try MemorySource.registryData()
        let days = ["2026-11-20", "2026-11-21", "2027-03-01", "2027-12-03", "2028-08-03", "2031-01-01"]
        var last = try PageInputsTests.records(source, asOf: Day("2026-11-19"))
        var kept = 0
        var changed = 0
        for day in days.compactMap({ Day($0) }) {
            let next = try PageInputsTests.records(source, asOf: day)
            for (id, page) in next {
                guard let old = last[id] else { continue }
                #expect(page.inputs != old.inputs || page.files == old.files, "\(id) on \(day)")
                if page.inputs == old.inputs { kept += 1 } else { changed += 1 }
            }
            last = next
        }
        #expect(changed > 5, "duties fall due")
        #expect(kept > changed * 3, "most days change nothing: \(kept) kept, \(changed) changed")
    }

    @Test("what all pages share differs with address, languages, texts, templates and authorities")
    func shared() throws {
        let source = try MemorySource.registryData()
        let sources = try TestSources.read()
        let plain = try inputs(source, sources: sources)
        #expect(try inputs(source, sources: sources) == plain)
        #expect(
            try inputs(source, sources: sources, options: SiteOptions(baseAddress: "https://e.example"))
                != plain)
        #expect(try inputs(source, sources: sources, options: SiteOptions(languages: [.de])) != plain)
        var templates = sources.templates
        templates["record", default: []] += "\n".utf8
        let changed = try SiteSources(
            templates: templates,
            texts: Dictionary(
                uniqueKeysWithValues: Language.allCases.map { ($0, sources.textFiles[$0.rawValue] ?? []) }),
            pages: sources.pages, assets: sources.assets)
        #expect(try inputs(source, sources: changed) != plain)
        let renamed = try self.source(
            with: Change(
                testDescription: "", file: "authorities/bund-musteramt/0001.json", patch: #"{"nameDe":"Umbenannt"}"#,
                shownBy: ""))
        #expect(try inputs(renamed, sources: sources) != plain)
    }

    @Test("the fingerprint of an entry names every property")
    func fingerprint() throws {
        let snapshot = try Snapshot(source: try MemorySource.registryData(), catalogue: .standard)
        let entry = try #require(snapshot.entry("musteramt-2025-0001"))
        #expect(entry.fingerprint.split(separator: "\u{1F}").count == Mirror(reflecting: entry).children.count)
        #expect(Set(snapshot.entries.map(\.fingerprint)).count == snapshot.entries.count)
    }

    @Test("no two lists of parts have the same bytes")
    func parts() {
        func bytes(_ parts: [String?]) -> [UInt8] {
            var inputs = PageInputs()
            inputs.add(parts) { $0.add($1) }
            return inputs.bytes
        }
        let lists: [[String?]] = [
            [], [nil], [""], ["a"], ["a", ""], ["", "a"], ["ab"], ["a", "b"], [nil, "a"], ["+a"],
        ]
        #expect(Set(lists.map(bytes)).count == lists.count)
    }
}
