import Disk
import FieldCatalogue
import Findings
import OutputTree
import Publication
import Records
import RegisterStore
import SiteGenerator

/// What would become public of drafts: nothing is stored.
package struct DraftPreview {
    /// The drafts.
    package let records: [Record]
    private let source: PreviewSource
    private let catalogue: Catalogue

    /// Reads drafts beside what is stored or archived.
    ///
    /// - Throws: `Refusal` for a draft whose form is wrong, `StoreError` when what is stored cannot be read.
    package init(
        drafts: [InputFile], register: String, archive: String, clock: () -> Instant,
        catalogue: Catalogue = .standard
    ) throws {
        self.catalogue = catalogue
        records = try drafts.map { try DraftPreview.readable($0, on: clock().day, catalogue) }
        let known = try KnownRecords.find(register: register, archive: archive, catalogue)
        let store = try Disk.exists(register) ? RegisterStore(path: register, for: .reading) : nil
        source = try PreviewSource(
            drafts: records, instant: clock(), stored: store, known: known, catalogue: catalogue)
    }

    /// A record whose form is right.
    private static func readable(_ input: InputFile, on day: Day, _ catalogue: Catalogue) throws -> Record {
        let checked = try FileChecker(catalogue: catalogue, profile: .law, date: day, isDraft: true, stored: nil)
            .check([input])
        let report = FindingReport(
            findings: checked.flatMap(\.findings).filter { $0.severity == .error },
            files: [SourceFile(path: input.path, bytes: input.bytes)], fileCount: 1)
        guard !report.hasErrors, let record = checked.first?.record(catalogue), !record.id.isEmpty,
            !record.authority.isEmpty
        else { throw Refusal(report, wasStoring: false) }
        return record
    }

    /// What the drafts make public that was hidden, and what they hide.
    ///
    /// - Throws: what reading the stored records throws.
    package func shift() throws -> PublicationShift { try source.shift(catalogue) }

    /// Renders the records' own files and what they look like with; the rest of the small site is left out.
    ///
    /// - Parameter sources: folder with `templates` and `site`.
    /// - Returns: the page of the first record, in German where there is one; nil when none gets a page.
    /// - Throws: `CommandFailure` when the folder holds a whole site, or it cannot be written.
    package func write(to output: String, sources: String) throws -> String? {
        let snapshot = try Snapshot(source: source, catalogue: catalogue)
        let ids = records.map(\.id).filter(snapshot.isVisible)
        guard !ids.isEmpty else { return nil }
        guard try !Disk.exists(output + "/daten") else {
            throw CommandFailure(
                de: "In \(output) liegt eine ganze Seite; mit --output einen anderen Ordner nennen.",
                en: "There is a whole site in \(output); name another folder with --output.")
        }
        return try SiteFailure.explained(Bilingual(de: "Die Vorschau", en: "The preview")) {
            let generator = try SiteGenerator(
                snapshot: snapshot, sources: try SiteFolders.read(root: sources), options: SiteOptions())
            let tree = try OutputTree(target: output)
            var pages: [String] = []
            for file in try generator.files() {
                let steps = file.path.split(separator: "/")
                let own = steps.lazy.compactMap { ids.firstIndex(of: String($0)) }.first
                guard own != nil || steps.first == "assets" else { continue }
                if own == 0, steps.last == "index.html" { pages.append(file.path) }
                try tree.add(OutputFile(path: file.path, bytes: file.bytes))
            }
            let first = pages.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.first ?? ""
            let start =
                "<!DOCTYPE html>\n<html lang=\"de\"><meta charset=\"utf-8\"><title>Vorschau</title>"
                + "<meta http-equiv=\"refresh\" content=\"0; url=/\(first)\"><a href=\"/\(first)\">Vorschau</a></html>\n"
            try tree.add(OutputFile(path: "index.html", bytes: Array(start.utf8)))
            _ = try tree.finish()
            return first
        }
    }
}
