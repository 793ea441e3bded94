import Findings
import SourceJSON

/// A version of the record model: which fields, codes and limits held for what was accepted while it was the latest.
///
/// The versions stand in `catalogue-versions.json` and nowhere else; fields and codes say `since` and `until` by their
/// numbers. A revision names its version in `schemaVersion` and is read by it for ever.
public struct CatalogueVersion: Sendable, Hashable {
    /// Semantic version number, as written into every record.
    public let number: String
    /// Day from which drafts must be written by it. What was accepted before the second version belongs to the first.
    public let date: Day
    /// What changed, in a few sentences.
    public let changes: Bilingual
    /// Position among all versions, oldest first.
    public let position: Int

    /// Reads the list of versions, oldest first.
    ///
    /// - Throws: `CatalogueError` for a list that is empty, unreadable, or not in the order of its days.
    static func all(in table: JSONValue?) throws(CatalogueError) -> [CatalogueVersion] {
        let file = "catalogue-versions.json"
        var versions: [CatalogueVersion] = []
        for item in table?["items"].map({ Array($0.elements) }) ?? [] {
            guard let number = item["version"]?.string, let date = item["date"]?.string.flatMap({ Day($0) }),
                let de = item["changes"]?["de"]?.string, let en = item["changes"]?["en"]?.string
            else { throw CatalogueError(file: file, reason: "a version needs version, date and changes") }
            if let last = versions.last, last.date >= date || versions.contains(where: { $0.number == number }) {
                throw CatalogueError(file: file, reason: "\(number) must be new and later than \(last.number)")
            }
            versions.append(
                CatalogueVersion(
                    number: number, date: date, changes: Bilingual(de: de, en: en), position: versions.count))
        }
        guard !versions.isEmpty else { throw CatalogueError(file: file, reason: "there must be a version") }
        return versions
    }
}

/// From which version on a part of the catalogue holds, and up to which.
struct VersionSpan {
    /// Positions of the versions in which it holds.
    let positions: Range<Int>

    /// Reads `since` (the first version that has it) and `until` (the first version without it).
    ///
    /// - Throws: `CatalogueError` for an unknown version, or one that ends before it begins.
    init(of part: JSONValue, named name: String, among versions: [CatalogueVersion]) throws(CatalogueError) {
        let first = try VersionSpan.position(part["since"], name, versions) ?? 0
        let end = try VersionSpan.position(part["until"], name, versions) ?? versions.count
        guard first < end else { throw CatalogueError(file: name, reason: "ends before it begins") }
        positions = first..<end
    }

    package static func position(
        _ value: JSONValue?, _ name: String, _ versions: [CatalogueVersion]
    ) throws(CatalogueError) -> Int? {
        guard let value else { return nil }
        guard let number = value.string, let position = versions.firstIndex(where: { $0.number == number }) else {
            throw CatalogueError(file: name, reason: "since and until name a version of catalogue-versions.json")
        }
        return position
    }
}

/// What a field or format said before: members that stood in the place of today's until a version.
struct EarlierForms {
    private let forms: [(until: Int, members: JSONValue)]

    /// Whether nothing was ever different.
    var isEmpty: Bool { forms.isEmpty }

    /// Reads the list `before`, oldest first.
    ///
    /// - Throws: `CatalogueError` for an entry without `until`, or out of order.
    init(of part: JSONValue, named name: String, among versions: [CatalogueVersion]) throws(CatalogueError) {
        var forms: [(until: Int, members: JSONValue)] = []
        for entry in part["before"].map({ Array($0.elements) }) ?? [] {
            guard let until = try VersionSpan.position(entry["until"], name, versions), until > forms.last?.until ?? 0
            else { throw CatalogueError(file: name, reason: "an entry of before needs until, oldest first") }
            forms.append((until, entry))
        }
        self.forms = forms
    }

    /// A member as it stood in a version: what the first entry of `before` says that holds for the version and names it,
    /// else today's. A null in `before` means that it was missing.
    func member(_ name: String, of part: JSONValue, in version: Int) -> JSONValue? {
        for form in forms where version < form.until {
            if let value = form.members[name] { return value.kind == .null ? nil : value }
        }
        return part[name]
    }
}
