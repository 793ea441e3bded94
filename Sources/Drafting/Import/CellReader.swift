import RegisterModel

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
        /// Invisible characters taken out.
        var removed = 0
    }

    let catalogue: Catalogue

    func read(_ cell: String, as target: Mapping.FieldTarget) -> Reading {
        guard let sign = target.split, target.field.isRepeated || target.field.path.utf8.contains(UInt8(ascii: "["))
        else { return single(cell, target) }
        var reading = Reading(outcome: .taken)
        for part in cell.split(separator: sign).map({ CellText.cleaned(String($0), keepsParagraphs: false).text })
        where !part.isEmpty {
            let one = single(part, target)
            for value in one.values where !reading.values.contains(value) { reading.values.append(value) }
            reading.removed += one.removed
            switch one.outcome {
            case .notUnderstood: reading.unknown.append(part)
            case .guessed, .shortened: reading.outcome = .guessed
            default: break
            }
        }
        if !reading.unknown.isEmpty { reading.outcome = reading.values.isEmpty ? .notUnderstood : .guessed }
        if reading.values.isEmpty, reading.unknown.isEmpty { reading.outcome = .leftOut }
        return reading
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
            guard let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }),
                let proposal = VocabularyRepair.code(for: text, in: vocabulary)
            else { return Reading(outcome: .notUnderstood) }
            return Reading(values: [.string(proposal.code)], outcome: proposal.isCertain ? .taken : .guessed)
        case .boolean, .integer, .number:
            let text = CellText.cleaned(cell, keepsParagraphs: false).text
            guard let proposal = FormatRepair.scalar(text, as: field.type) else {
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
        default: return text(cell, target)
        }
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
        guard length >= field.limits.minLength ?? 1 else { return Reading(outcome: .notUnderstood) }
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
