import FieldCatalogue
import Findings
import Records

/// What became of a cell.
public enum CellOutcome: Int, Sendable, CaseIterable {
    /// There was nothing in it.
    case empty
    /// Its content stands in the record.
    case taken
    /// Its content was read as something else: a day without its day of the month, a nearly known word.
    case guessed
    /// Its text was too long; the record holds its beginning.
    case shortened
    /// It was left out on purpose.
    case leftOut
    /// It could not be read as the field's value.
    case notUnderstood
    /// The mapping does not name its column.
    case unnamed
}

/// Reads cells as values of fields.
struct CellReader {
    /// What a cell holds.
    struct Reading {
        var values: [DraftValue] = []
        var outcome: CellOutcome
        /// The whole text, for the field that takes what is too long here.
        var overflow: String?
        /// Parts that were not understood.
        var unknown: [String] = []
        /// Why it was not understood; nil where that is plain.
        var reason: Bilingual?
        /// Invisible characters taken out.
        var removed = 0
    }

    let catalogue: Catalogue
    /// Authorities by their names; empty where none are known.
    var authorities = AuthorityNames([])

    /// Reads a cell whose number is known: it is that number, however it is written.
    func read(number: String, shownAs cell: String, as target: Mapping.FieldTarget) -> Reading? {
        let field = target.field
        guard field.type == .integer || field.type == .number, field.vocabulary == nil,
            target.values[CellText.key(cell)] == nil, field.type == .number || !number.utf8.contains(UInt8(ascii: "."))
        else { return nil }
        return Reading(values: [.literal(number)], outcome: .taken)
    }

    func read(_ cell: String, as target: Mapping.FieldTarget) -> Reading {
        if target.field.type == .map {
            return CodeAnswers(for: target.field, in: catalogue.description(of: .deployment), catalogue)?.read(cell)
                ?? Reading(outcome: .notUnderstood)
        }
        let holdsSeveral = target.field.isRepeated || target.field.path.utf8.contains(UInt8(ascii: "["))
        guard !target.split.isEmpty, holdsSeveral else { return single(cell, target) }
        // A name of the list may hold the sign itself.
        let whole = single(cell, target)
        if target.field.vocabulary != nil, whole.outcome == .taken { return whole }
        var reading = Reading(outcome: .taken)
        var seen: Set<DraftValue> = []
        for part in parts(of: cell, target) {
            let one = single(part, target)
            for value in one.values where seen.insert(value).inserted { reading.values.append(value) }
            reading.removed += one.removed
            switch one.outcome {
            case .notUnderstood:
                reading.unknown.append(part)
                reading.reason = reading.reason ?? one.reason
            case .guessed, .shortened: reading.outcome = .guessed
            default: break
            }
        }
        if !reading.unknown.isEmpty { reading.outcome = reading.values.isEmpty ? .notUnderstood : .guessed }
        if reading.values.isEmpty, reading.unknown.isEmpty { reading.outcome = .leftOut }
        return reading
    }

    /// What stands between the signs, in one pass over the bytes.
    ///
    /// Parts of a vocabulary's name that holds the sign ("Kunst, Kultur") are put together again.
    private func parts(of cell: String, _ target: Mapping.FieldTarget) -> [String] {
        let signs = target.split.map { Array($0.utf8) }
        let bytes = Array(cell.utf8)
        var parts: [(text: String, sign: String)] = []
        var start = 0
        var position = 0
        func close(_ end: Int, _ sign: String) {
            let text = CellText.cleaned(String(decoding: bytes[start..<end], as: UTF8.self), keepsParagraphs: false)
                .text
            if !text.isEmpty { parts.append((text, sign)) }
        }
        while position < bytes.count {
            guard let sign = signs.first(where: { bytes[position...].starts(with: $0) }) else {
                position += 1
                continue
            }
            close(position, String(decoding: sign, as: UTF8.self))
            position += sign.count
            start = position
        }
        close(bytes.count, "")
        guard target.field.vocabulary != nil else { return parts.map(\.text) }
        return joined(parts, target)
    }

    /// Joins up to four neighbours where only together they are a name.
    private func joined(_ parts: [(text: String, sign: String)], _ target: Mapping.FieldTarget) -> [String] {
        var result: [String] = []
        var position = 0
        while position < parts.count {
            var text = parts[position].text
            var count = 1
            var found = single(text, target).outcome == .taken
            var longer = text
            for next in position + 1..<max(position + 1, min(parts.count, position + 4)) where !found {
                longer += parts[next - 1].sign + " " + parts[next].text
                if single(longer, target).outcome == .taken {
                    (text, count, found) = (longer, next - position + 1, true)
                }
            }
            result.append(text)
            position += count
        }
        return result
    }

    private func single(_ cell: String, _ target: Mapping.FieldTarget) -> Reading {
        let field = target.field
        if let known = target.values[CellText.key(cell)] {
            guard let known else { return Reading(outcome: .leftOut) }
            return Reading(values: [value(known, field)], outcome: .taken)
        }
        let reading = plain(cell, target)
        if reading.outcome == .notUnderstood, let otherwise = target.otherwise {
            return Reading(values: [value(otherwise, field)], outcome: .guessed)
        }
        return reading
    }

    private func value(_ text: String, _ field: Field) -> DraftValue {
        switch field.type {
        case .boolean, .integer, .number: .literal(text)
        default: .string(text)
        }
    }

    private func plain(_ cell: String, _ target: Mapping.FieldTarget) -> Reading {
        let field = target.field
        switch field.type {
        case .enum:
            let text = CellText.cleaned(cell, keepsParagraphs: false).text
            guard let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }) else {
                return Reading(outcome: .notUnderstood)
            }
            guard let proposal = VocabularyRepair.code(for: text, in: vocabulary) else {
                return Reading(outcome: .notUnderstood, reason: severalFit(text, vocabulary))
            }
            return Reading(values: [.string(proposal.code)], outcome: proposal.isCertain ? .taken : .guessed)
        case .integer, .number:
            let text = CellText.cleaned(cell, keepsParagraphs: false).text
            if let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }) {
                guard let proposal = VocabularyRepair.code(for: text, in: vocabulary) else {
                    return Reading(outcome: .notUnderstood, reason: severalFit(text, vocabulary))
                }
                return Reading(values: [.literal(proposal.code)], outcome: proposal.isCertain ? .taken : .guessed)
            }
            switch NumberReading.reading(text, for: field) {
            case .number(let number, let isCertain):
                return Reading(values: [.literal(number)], outcome: isCertain ? .taken : .guessed)
            case .refused(let reason): return Reading(outcome: .notUnderstood, reason: reason)
            }
        case .boolean:
            let text = CellText.cleaned(cell, keepsParagraphs: false).text
            guard let proposal = FormatRepair.scalar(text, for: field) else {
                return Reading(outcome: .notUnderstood)
            }
            return Reading(values: [.literal(proposal.text)], outcome: proposal.isCertain ? .taken : .guessed)
        case .date:
            guard let date = DateShape(CellText.cleaned(cell, keepsParagraphs: false).text, order: target.order) else {
                return Reading(outcome: .notUnderstood)
            }
            return Reading(values: [.string(date.day.description)], outcome: date.isExact ? .taken : .guessed)
        case .url:
            let text = CellText.cleaned(cell, keepsParagraphs: false).text
            guard let repaired = FormatRepair.repaired(text, as: .url) else {
                return Reading(values: [.string(text)], outcome: .taken)
            }
            return Reading(values: [.string(repaired.text)], outcome: .guessed)
        case .reference where field.target == .authority && !authorities.isEmpty && target.slug == nil:
            return authority(cell)
        default: return text(cell, target)
        }
    }

    /// An authority by identifier, name, abbreviation or former name.
    private func authority(_ cell: String) -> Reading {
        let text = CellText.cleaned(cell, keepsParagraphs: false).text
        switch authorities.match(text) {
        case .one(let id, let isFormer):
            return Reading(values: [.string(id)], outcome: isFormer ? .guessed : .taken)
        case .several(let ids):
            let list = ids.joined(separator: ", ")
            return Reading(
                outcome: .notUnderstood,
                reason: Bilingual(de: "So heißen mehrere: \(list)", en: "Several are called so: \(list)"))
        case .none:
            // The register may know fewer authorities than there are.
            if catalogue.formats["authority-id"]?.matches(text) == true {
                return Reading(values: [.string(text)], outcome: .taken)
            }
            let near = authorities.closest(to: text)
            return Reading(
                outcome: .notUnderstood,
                reason: Bilingual(
                    de: "Keine Behörde heißt so" + (near.map { "; meinten Sie „\($0)“?" } ?? "."),
                    en: "No authority is called so" + (near.map { "; did you mean “\($0)”?" } ?? ".")))
        }
    }

    /// Which items a text could be, where it is not one; nil when it is none.
    private func severalFit(_ text: String, _ vocabulary: Vocabulary) -> Bilingual? {
        let items = VocabularyRepair.candidates(for: text, in: vocabulary).prefix(6)
        guard items.count > 1 else { return nil }
        return Bilingual(
            de: "Passt auf mehrere: " + items.map { "\($0.code) \($0.label.de)" }.joined(separator: "; "),
            en: "Fits several: " + items.map { "\($0.code) \($0.label.en)" }.joined(separator: "; "))
    }

    private func text(_ cell: String, _ target: Mapping.FieldTarget) -> Reading {
        let field = target.field
        let (text, removed) = CellText.cleaned(cell, keepsParagraphs: field.type == .text)
        if let slug = target.slug {
            let word = CellText.slug(text)
            return word.isEmpty
                ? Reading(outcome: .notUnderstood) : Reading(values: [.string(slug + word)], outcome: .taken)
        }
        let length = text.unicodeScalars.count
        // Whether several texts together are long enough shows when they are together.
        guard target.join != nil || length >= field.limits.minLength ?? 1 else {
            let least = field.limits.minLength ?? 1
            return Reading(
                outcome: .notUnderstood,
                reason: Bilingual(de: "kürzer als \(least) Zeichen", en: "shorter than \(least) characters"))
        }
        guard let limit = field.limits.maxLength, length > limit else {
            return Reading(values: [.string(text)], outcome: .taken, removed: removed)
        }
        let short = CellText.shortened(text, to: limit)
        guard let overflow = target.overflow else {
            return Reading(values: [.string(short)], outcome: .shortened, removed: removed)
        }
        let whole = CellText.cleaned(cell, keepsParagraphs: overflow.type == .text).text
        let room = overflow.limits.maxLength ?? .max
        let fits = whole.unicodeScalars.count <= room
        return Reading(
            values: [.string(short)], outcome: fits ? .taken : .shortened,
            overflow: fits ? whole : CellText.shortened(whole, to: room), removed: removed)
    }
}
