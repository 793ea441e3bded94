import Findings
import Records
import RegisterStore
import SourceJSON

/// Finds texts and names that several records of one authority have in common: copied, where each system needs its own.
struct SharedTexts {
    let stored: StoredNeighbours?

    /// A text's fingerprint within its authority, and the record it is from.
    private struct Place: Hashable {
        let authority: String
        let print: UInt64
    }

    /// Findings by the position of their file. Records without a twin cost one number a text.
    ///
    /// - Throws: what reading the stored ones throws.
    func findings(in files: [CheckedFile]) throws -> [(Int, Finding)] {
        let stored = try storedTraits(beside: files)
        let repeated = repeatedPrints(files, stored)
        guard !repeated.isEmpty else { return [] }
        var owners: [Place: [String]] = [:]
        func note(_ id: String, _ place: Place) {
            // Two ids tell everything: whether there is another one, and its name.
            guard repeated.contains(place.print), owners[place, default: []].count < 2,
                !owners[place, default: []].contains(id)
            else { return }
            owners[place, default: []].append(id)
        }
        for file in files {
            guard let traits = file.traits else { continue }
            for print in traits.prints { note(traits.id, Place(authority: traits.authority, print: print)) }
        }
        for (authority, list) in stored {
            for traits in list {
                for print in traits.prints { note(traits.id, Place(authority: authority, print: print)) }
            }
        }
        var result: [(Int, Finding)] = []
        for (index, file) in files.enumerated() {
            guard let traits = file.traits else { continue }
            func other(_ print: UInt64) -> String? {
                guard repeated.contains(print) else { return nil }
                return owners[Place(authority: traits.authority, print: print)]?.first { $0 != traits.id }
            }
            if let name = traits.name, let other = other(name), let span = nameSpan(file) {
                result.append((index, similarName(other, at: span, file: file.path)))
            }
            for text in traits.texts {
                if let other = other(text.fingerprint) {
                    result.append((index, sameText(other, at: text.span, file: file.path)))
                }
            }
        }
        return result
    }

    /// The stored records of the authorities concerned that are not given themselves.
    private func storedTraits(beside files: [CheckedFile]) throws -> [(String, [StoredTraits])] {
        guard let stored else { return [] }
        let given = Set(files.compactMap { $0.traits?.id })
        return try Set(files.compactMap { $0.traits?.authority }).sorted().map { authority in
            (authority, try stored.traits(ofAuthority: authority).filter { !given.contains($0.id) })
        }
    }

    /// Fingerprints that occur more than once at all, found by sorting.
    private func repeatedPrints(_ files: [CheckedFile], _ stored: [(String, [StoredTraits])]) -> Set<UInt64> {
        var prints: [UInt64] = []
        for file in files { if let traits = file.traits { prints += traits.prints } }
        for (_, list) in stored { for traits in list { prints += traits.prints } }
        prints.sort()
        var repeated = Set<UInt64>()
        for (left, right) in zip(prints, prints.dropFirst()) where left == right { repeated.insert(left) }
        return repeated
    }

    private func nameSpan(_ file: CheckedFile) -> ByteSpan? {
        // The file was read before; without a place the finding points at its beginning.
        (try? JSONDocument(parsing: file.bytes))?.root[.name]?.span
    }

    private func sameText(_ other: String, at span: ByteSpan, file: String) -> Finding {
        Finding(
            code: "REF-same-text", severity: .warning,
            message: Bilingual(
                de: "Derselbe lange Text steht auch in \(other)", en: "The same long text stands in \(other) too"),
            file: file, span: span,
            help: Bilingual(
                de: "Beschreiben, was für diesen Einsatz gilt: Menschen lesen hier, was sie selbst betrifft.",
                en: "Describe what holds for this use: people read here what concerns them."))
    }

    private func similarName(_ other: String, at span: ByteSpan, file: String) -> Finding {
        Finding(
            code: "REF-similar-name", severity: .warning,
            message: Bilingual(
                de: "Der Name gleicht bis auf die Schreibweise dem von \(other)",
                en: "The name equals that of \(other) but for its spelling"),
            file: file, span: span,
            help: Bilingual(
                de: "Ist es derselbe Einsatz, dann mit dessen Kennung einreichen; sonst sagen, was ihn unterscheidet.",
                en: "If it is the same use, submit it under that identifier; otherwise say what sets it apart."))
    }
}

extension RecordTraits {
    fileprivate var prints: [UInt64] { texts.map(\.fingerprint) + (name.map { [$0] } ?? []) }
}

extension StoredTraits {
    fileprivate var prints: [UInt64] { texts + (name.map { [$0] } ?? []) }
}
