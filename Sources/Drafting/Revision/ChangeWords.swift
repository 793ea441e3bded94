import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Says a change in the words of the catalogue: `System › Eingaben (/system/inputs): „alt“ → „neu“`.
public struct ChangeWords: Sendable {
    private let description: RecordDescription
    private let catalogue: Catalogue

    /// Longest value that is shown in full, in code points.
    private static let longestValue = 80

    /// Speaks about records of one type.
    public init(_ description: RecordDescription, catalogue: Catalogue) {
        (self.description, self.catalogue) = (description, catalogue)
    }

    /// One change: place, value before, value after.
    public func text(_ change: FieldChange) -> Bilingual {
        text(change.path, change.pointer, change.before, change.after)
    }

    /// One conflict: place, accepted value, value of the draft.
    public func text(_ conflict: MergeConflict) -> Bilingual {
        let (theirs, ours) = (words(conflict.theirs, conflict.path), words(conflict.ours, conflict.path))
        let place = place(conflict.path, conflict.pointer)
        return Bilingual(
            de: "\(place.de): angenommen \(theirs.de), im Entwurf \(ours.de)",
            en: "\(place.en): accepted \(theirs.en), in the draft \(ours.en)")
    }

    private func text(_ path: String, _ pointer: JSONPointer, _ before: [UInt8]?, _ after: [UInt8]?) -> Bilingual {
        let (old, new) = (words(before, path), words(after, path))
        let place = place(path, pointer)
        return Bilingual(de: "\(place.de): \(old.de) → \(new.de)", en: "\(place.en): \(old.en) → \(new.en)")
    }

    private func place(_ path: String, _ pointer: JSONPointer) -> Bilingual {
        var labels: [Bilingual] = []
        var current = description[path]
        while let field = current {
            labels.insert(field.label, at: 0)
            current = field.parent.map { description.fields[$0] }
        }
        func joined(_ language: Language) -> String {
            labels.isEmpty ? path : labels.map { $0[language] }.joined(separator: " › ")
        }
        return Bilingual(de: "\(joined(.de)) (\(pointer))", en: "\(joined(.en)) (\(pointer))")
    }

    private func words(_ bytes: [UInt8]?, _ path: String) -> Bilingual {
        guard let bytes else { return Bilingual(de: "nichts", en: "nothing") }
        // A bare value is no document; in an array it is.
        let document = try? JSONDocument(parsing: [0x5B] + bytes + [0x5D], limits: .unlimited)
        guard let value = document?.root.elements.first(where: { _ in true }) else {
            let raw = shortened(String(decoding: bytes, as: UTF8.self))
            return Bilingual(de: raw, en: raw)
        }
        return Bilingual(
            de: words(value, description[path], .de), en: words(value, description[path], .en))
    }

    private func words(_ value: JSONValue, _ field: Field?, _ language: Language) -> String {
        switch value.kind {
        case .string:
            let text = value.string ?? ""
            if let vocabulary = field?.vocabulary, catalogue.vocabularies[vocabulary]?[text] != nil {
                return quoted(catalogue.label(of: text, in: vocabulary)[language], language)
            }
            return quoted(shortened(text), language)
        case .boolean:
            let truth = value.boolean == true
            return language == .de ? (truth ? "ja" : "nein") : (truth ? "yes" : "no")
        case .array:
            guard let field, field.isLeaf else { fallthrough }
            let list = value.elements.map { words($0, field, language) }.joined(separator: ", ")
            return list.isEmpty ? (language == .de ? "leere Liste" : "empty list") : list
        case .object, .number, .null:
            return shortened(String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self))
        }
    }

    private func quoted(_ text: String, _ language: Language) -> String {
        language == .de ? "„\(text)“" : "“\(text)”"
    }

    private func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > ChangeWords.longestValue else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(ChangeWords.longestValue))) + " …"
    }
}
