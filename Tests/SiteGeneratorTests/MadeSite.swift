import FieldCatalogue
import PublicAddresses
import Publication
import TestSupport
import Testing
@testable import SiteGenerator

/// The site of a register that a test makes up. Pages of records are rendered at once, all others when a test asks for
/// them: most tests look at a page or two of some three hundred.
final class MadeSite {
    /// The pages of records, and what lies beside them.
    let ofRecords: [String: String]
    private var files: [String: String]
    private var waiting: [PageJob]

    init(_ source: MemorySource, base: String = "", asOf: Day? = nil) throws {
        let snapshot = try Snapshot(source: source, catalogue: .standard, asOf: asOf)
        let generator = try SiteGenerator(
            snapshot: snapshot, sources: try TestSources.read(), options: SiteOptions(baseAddress: base))
        var (digests, files): ([RecordDigest], [String: String]) = ([], [:])
        for entry in snapshot.entries {
            guard let reading = try RecordReading(entry, in: snapshot) else { continue }
            let record = try generator.records.files(reading)
            digests.append(record.digest)
            for file in record.files { files[file.path] = String(decoding: file.bytes, as: UTF8.self) }
        }
        (ofRecords, self.files) = (files, files)
        waiting = try generator.jobs(digests)
    }

    /// The text of a file; nil when the site has no such file.
    subscript(path: String) -> String? {
        if files[path] == nil { render { $0.places.contains { MadeSite.isAbove(path, $0) } } }
        // Some files lie elsewhere than the page they are made with.
        if files[path] == nil { render { _ in true } }
        return files[path]
    }

    /// All files with their texts.
    var everything: [String: String] {
        render { _ in true }
        return files
    }

    private static func isAbove(_ path: String, _ place: Place) -> Bool {
        let folder = path.prefix { $0 != "/" } == "en" ? path.dropFirst("en/".count) : path[...]
        let own = place.path(folder.startIndex == path.startIndex ? .de : .en)
        return folder.hasPrefix(own) && !folder.dropFirst(own.count).contains("/")
    }

    private func render(_ isWanted: (PageJob) -> Bool) {
        let wanted = waiting.filter(isWanted)
        waiting.removeAll(where: isWanted)
        do {
            for job in wanted { add(try job.render()) }
        } catch {
            Issue.record(error)
        }
    }

    private func add(_ rendered: [RenderedFile]) {
        for file in rendered { files[file.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
}

/// The site of the project's archive with its open data, generated once for all tests that only read it.
enum RegistrySite {
    static let base = "https://register.example/ki"

    private static let generated = Task { try generate() }
    private static let decoded = Task { try await bytes().mapValues { String(decoding: $0, as: UTF8.self) } }

    /// All files.
    static func bytes() async throws -> [String: [UInt8]] { try await generated.value }

    /// The same as texts.
    static func texts() async throws -> [String: String] { try await decoded.value }

    /// Generates it anew.
    static func generate() throws -> [String: [UInt8]] {
        try allFiles(of: try Snapshot(source: try MemorySource.registryData(), catalogue: .standard), base: base)
    }

    /// The site of a snapshot and its open data, no path twice.
    static func allFiles(of snapshot: Snapshot, base: String = "") throws -> [String: [UInt8]] {
        let generator = try SiteGenerator(
            snapshot: snapshot, sources: try TestSources.read(), options: SiteOptions(baseAddress: base))
        var files: [String: [UInt8]] = [:]
        for file in try generator.files() {
            #expect(files.updateValue(file.bytes, forKey: file.path) == nil, "\(file.path) twice")
        }
        for (path, bytes) in try MemoryRelease.files(of: snapshot) { files[path] = bytes }
        return files
    }
}
