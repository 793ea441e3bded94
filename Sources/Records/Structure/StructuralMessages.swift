import FieldCatalogue
import Findings
import SourceJSON

/// The wording of structural findings.
enum StructuralMessages {
    static func notAnObject(_ root: JSONValue, file: String) -> Finding {
        finding(
            .notAnObject, at: root.span, file: file,
            de: "Ein Eintrag ist ein JSON-Objekt, diese Datei enthält etwas anderes",
            en: "A record is a JSON object, this file holds something else",
            help: Bilingual(
                de: "Die Datei muss mit { beginnen; ein leeres Gerüst schreibt  maki new deployment --no-input",
                en: "The file must start with {; maki new deployment --no-input writes an empty scaffold"))
    }

    static func recordType(_ root: JSONValue, file: String) -> Finding {
        let types = RecordType.allCases.map(\.rawValue)
        let value = root[.recordType]
        let suggestion = value?.string.flatMap { ClosestName.of($0, among: types) }
        return finding(
            .recordType, at: value?.span ?? openingBrace(of: root), file: file,
            de: value == nil ? "Die Art des Eintrags fehlt" : "Diese Art von Eintrag gibt es nicht",
            en: value == nil ? "The type of record is missing" : "There is no such type of record",
            help: Bilingual(
                de: "\"recordType\" ist eines von: " + types.joined(separator: ", ") + didYouMean(suggestion, .de),
                en: "\"recordType\" is one of: " + types.joined(separator: ", ") + didYouMean(suggestion, .en)),
            replacement: value.flatMap { value in
                suggestion.map { Finding.Replacement(span: value.span, text: "\"\($0)\"", isCertain: false) }
            })
    }

    static func unknownKey(
        _ key: JSONKey, in object: JSONValue, candidates: [String], description: RecordDescription, owner: Field?,
        file: String
    ) -> Finding {
        let name = key.string
        let suggestion = ClosestName.of(name, among: candidates)
        // Only what can mean nothing else is certain: one slip in a long name, for a field that is not there yet.
        let isCertain =
            suggestion.map { ClosestName.isNearlyEqual($0, name) && object[$0] == nil } ?? false
        let elsewhere = description.present.filter { $0.name == name }.map(\.path)
        var help = Bilingual(
            de: "Das Feld entfernen oder richtig schreiben" + didYouMean(suggestion, .de),
            en: "Remove the field or correct its name" + didYouMean(suggestion, .en))
        if suggestion == nil, elsewhere.count == 1, let path = elsewhere.first {
            help = Bilingual(
                de: "Ein Feld dieses Namens gibt es an anderer Stelle: \(path)",
                en: "There is a field of this name in another place: \(path)")
        } else if suggestion == nil, owner != nil, candidates.count <= 24 {
            help = Bilingual(
                de: help.de + ". Möglich sind: " + candidates.joined(separator: ", "),
                en: help.en + ". Possible are: " + candidates.joined(separator: ", "))
        }
        if let ended = description.fields.first(where: { $0.name == name && isEnded($0, in: owner, of: description) }) {
            let now = description.present(ended.latestPath)
            help = Bilingual(
                de: "Das Feld gibt es in dieser Fassung des Datenmodells nicht mehr"
                    + (now.map { "; es heißt jetzt \($0.path)" } ?? ""),
                en: "The field no longer exists in this version of the data model"
                    + (now.map { "; it is called \($0.path) now" } ?? ""))
        }
        return finding(
            .unknownKey, at: key.span, file: file,
            de: "Unbekanntes Feld \(quoted(name))" + (owner.map { " in \($0.path)" } ?? ""),
            en: "Unknown field \(quoted(name))" + (owner.map { " in \($0.path)" } ?? ""),
            help: help,
            replacement: suggestion.map {
                Finding.Replacement(span: key.span, text: "\"\($0)\"", isCertain: isCertain)
            })
    }

    /// Whether an earlier version had a field there that this one does not have.
    private static func isEnded(_ field: Field, in owner: Field?, of description: RecordDescription) -> Bool {
        field.versions.upperBound <= description.version.position
            && field.parent.map { description.fields[$0].latestPath } == owner?.latestPath
    }

    static func unknownMapKey(_ key: JSONKey, candidates: [String], of field: Field, file: String) -> Finding {
        let suggestion = ClosestName.of(key.string, among: candidates)
        return finding(
            .unknownKey, at: key.span, file: file,
            de: "Unbekannter Schlüssel \(quoted(key.string)) in \(field.path) (\(field.label.de))",
            en: "Unknown key \(quoted(key.string)) in \(field.path) (\(field.label.en))",
            help: Bilingual(
                de: "Möglich sind: " + candidates.joined(separator: ", ") + didYouMean(suggestion, .de),
                en: "Possible are: " + candidates.joined(separator: ", ") + didYouMean(suggestion, .en)),
            replacement: suggestion.map { Finding.Replacement(span: key.span, text: "\"\($0)\"", isCertain: false) })
    }

    static func missing(
        _ field: Field, in parent: JSONValue, owner: Field?, description: RecordDescription, catalogue: Catalogue,
        file: String
    ) -> Finding {
        let sample = SampleValue(catalogue: catalogue).text(for: field, in: description)
        return finding(
            .missing, at: openingBrace(of: parent), file: file,
            de: "Das Pflichtfeld \"\(field.name)\" (\(field.label.de)) fehlt" + (owner.map { " in \($0.path)" } ?? ""),
            en: "The required field \"\(field.name)\" (\(field.label.en)) is missing"
                + (owner.map { " in \($0.path)" } ?? ""),
            help: Bilingual(
                de: "Ergänzen:  \"\(field.name)\": \(sample)   – \(field.help.de)",
                en: "Add:  \"\(field.name)\": \(sample)   – \(field.help.en)"),
            source: field.source)
    }

    static func missingMapKeys(_ value: JSONValue, missing: [String], of field: Field, file: String) -> Finding {
        finding(
            .itemCount, at: openingBrace(of: value), file: file,
            de: "In \(field.path) (\(field.label.de)) fehlen Antworten zu: " + missing.joined(separator: ", "),
            en: "\(field.path) (\(field.label.en)) lacks answers for: " + missing.joined(separator: ", "),
            help: field.help, source: field.source)
    }

    static func wrongType(
        _ value: JSONValue, of field: Field, expectsArray: Bool, vocabulary: Vocabulary?, file: String
    ) -> Finding {
        let expected = expectsArray ? Bilingual(de: "eine Liste [ … ]", en: "a list [ … ]") : field.type.expectation
        let repair = typeRepair(value, of: field, expectsArray: expectsArray, vocabulary: vocabulary)
        let reason = repair == nil ? numberReason(value, of: field) : nil
        return finding(
            .wrongType, at: head(of: value), file: file,
            de: "\(field.path) (\(field.label.de)) erwartet \(expected.de), hier steht \(found(value, .de))",
            en: "\(field.path) (\(field.label.en)) expects \(expected.en), this is \(found(value, .en))",
            help: Bilingual(
                de: (reason.map { $0.de + " " } ?? "") + field.help.de + meaning(repair?.text, .de),
                en: (reason.map { $0.en + " " } ?? "") + field.help.en + meaning(repair?.text, .en)),
            replacement: repair)
    }

    /// Why a text is no number for a field that takes one; nil for other values and fields.
    private static func numberReason(_ value: JSONValue, of field: Field) -> Bilingual? {
        guard field.type == .integer || field.type == .number, let text = value.string,
            case .refused(let reason) = NumberReading.reading(text, for: field)
        else { return nil }
        return reason
    }

    static func notInVocabulary(
        _ value: JSONValue, vocabulary: Vocabulary, of field: Field, file: String
    ) -> Finding {
        let text = value.string ?? ""
        let repair = VocabularyRepair.code(for: text, in: vocabulary)
        let codes = vocabulary.items.map(\.code)
        let shown = codes.count <= 24 ? codes : Array(codes.prefix(20)) + ["…"]
        return finding(
            .notInVocabulary, at: value.span, file: file,
            de: "\(quoted(text)) ist kein Wert von \(field.path) (\(field.label.de))",
            en: "\(quoted(text)) is not a value of \(field.path) (\(field.label.en))",
            help: Bilingual(
                de: "Möglich sind: " + shown.joined(separator: ", ") + didYouMean(repair?.code, .de),
                en: "Possible are: " + shown.joined(separator: ", ") + didYouMean(repair?.code, .en)),
            replacement: repair.map {
                Finding.Replacement(span: value.span, text: "\"\($0.code)\"", isCertain: $0.isCertain)
            })
    }

    static func constant(_ value: JSONValue, of field: Field, file: String) -> Finding {
        finding(
            .constant, at: value.span, file: file,
            de: "\(field.path) (\(field.label.de)) muss \"\(field.constant ?? "")\" sein",
            en: "\(field.path) (\(field.label.en)) must be \"\(field.constant ?? "")\"", help: field.help)
    }

    static func length(_ value: JSONValue, length: Int, of field: Field, file: String) -> Finding {
        let minimum = field.limits.minLength ?? 1
        let maximum = field.limits.maxLength ?? FieldLimits.longestText
        let de =
            length < minimum
            ? (length == 0 ? "ist leer" : "ist zu kurz: \(length) von mindestens \(minimum) Zeichen")
            : "ist zu lang: \(length) von höchstens \(maximum) Zeichen"
        let en =
            length < minimum
            ? (length == 0 ? "is empty" : "is too short: \(length) of at least \(minimum) characters")
            : "is too long: \(length) of at most \(maximum) characters"
        return finding(
            .length, at: value.span, file: file, de: "\(field.path) (\(field.label.de)) \(de)",
            en: "\(field.path) (\(field.label.en)) \(en)",
            help: length == 0 && field.required == .optional
                ? Bilingual(
                    de: "Wer nichts angeben will, lässt das Feld ganz weg.",
                    en: "Leave the field out when there is nothing to say.") : field.help)
    }

    static func range(_ value: JSONValue, of field: Field, file: String) -> Finding {
        let low = field.limits.minimum.map { number($0) } ?? "−9007199254740991"
        let high = field.limits.maximum.map { number($0) } ?? "9007199254740991"
        return finding(
            .range, at: value.span, file: file,
            de: "\(field.path) (\(field.label.de)) liegt außerhalb von \(low) bis \(high)",
            en: "\(field.path) (\(field.label.en)) is outside \(low) to \(high)", help: field.help)
    }

    static func itemCount(_ value: JSONValue, count: Int, of field: Field, file: String) -> Finding {
        let low = field.limits.minItems ?? 0
        let high = field.limits.maxItems.map { "\($0)" } ?? "∞"
        return finding(
            .itemCount, at: head(of: value), file: file,
            de: "\(field.path) (\(field.label.de)) hat \(count) Einträge, erlaubt sind \(low) bis \(high)",
            en: "\(field.path) (\(field.label.en)) has \(count) items, allowed are \(low) to \(high)", help: field.help)
    }

    static func duplicateItem(_ value: JSONValue, of field: Field, file: String) -> Finding {
        finding(
            .duplicateItem, at: head(of: value), file: file,
            de: "Derselbe Eintrag steht zweimal in \(field.path) (\(field.label.de))",
            en: "The same item stands twice in \(field.path) (\(field.label.en))",
            help: Bilingual(de: "Die Wiederholung entfernen.", en: "Remove the repetition."))
    }

    static func format(_ value: JSONValue, format: TextFormat, of field: Field, file: String) -> Finding {
        let repair = value.string.flatMap { FormatRepair.repaired($0, as: field.type) }
        // A day in the right form that no calendar has.
        let isNoDay = field.type == .date && value.string.map(isWrittenAsDay) == true
        return finding(
            .format, at: value.span, file: file,
            de: "\(field.path) (\(field.label.de)) "
                + (isNoDay
                    ? "nennt einen Tag, den es nicht gibt" : "hat nicht die verlangte Form (\(format.label.de))"),
            en: "\(field.path) (\(field.label.en)) "
                + (isNoDay
                    ? "names a day that does not exist" : "does not have the required form (\(format.label.en))"),
            help: Bilingual(
                de: "Zum Beispiel \"\(format.example)\"" + didYouMean(repair?.text, .de),
                en: "For example \"\(format.example)\"" + didYouMean(repair?.text, .en)),
            replacement: repair.map {
                Finding.Replacement(span: value.span, text: "\"\($0.text)\"", isCertain: $0.isCertain)
            })
    }

    /// Whether a text has four, two and two digits with hyphens between them.
    private static func isWrittenAsDay(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
    }

    // MARK: - Parts

    private static func finding(
        _ code: StructuralCode, at span: ByteSpan, file: String, de: String, en: String, help: Bilingual? = nil,
        source: String? = nil, replacement: Finding.Replacement? = nil
    ) -> Finding {
        Finding(
            code: code.rawValue, severity: .error, message: Bilingual(de: de, en: en), file: file, span: span,
            help: help, legalSource: source.flatMap { $0.isEmpty ? nil : Bilingual(de: $0, en: $0) },
            replacement: replacement)
    }

    private static func openingBrace(of value: JSONValue) -> ByteSpan {
        value.span.lowerBound..<min(value.span.lowerBound + 1, value.span.upperBound)
    }

    /// The value itself, or only the bracket of something long.
    private static func head(of value: JSONValue) -> ByteSpan {
        value.kind == .object || value.kind == .array ? openingBrace(of: value) : value.span
    }

    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return "\"" + (scalars.count > 60 ? String(String.UnicodeScalarView(scalars.prefix(59))) + "…" : text) + "\""
    }

    private static func didYouMean(_ suggestion: String?, _ language: Language) -> String {
        guard let suggestion else { return "" }
        return language == .de ? " – meinten Sie \"\(suggestion)\"?" : " – did you mean \"\(suggestion)\"?"
    }

    /// The text to write instead, as JSON.
    private static func meaning(_ replacement: String?, _ language: Language) -> String {
        guard let replacement else { return "" }
        return language == .de ? " – meinten Sie  \(replacement) ?" : " – did you mean  \(replacement) ?"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private static func found(_ value: JSONValue, _ language: Language) -> String {
        let names: Bilingual =
            switch value.kind {
            case .object: Bilingual(de: "ein Objekt { … }", en: "an object { … }")
            case .array: Bilingual(de: "eine Liste [ … ]", en: "a list [ … ]")
            case .string: Bilingual(de: "ein Text", en: "a text")
            case .number: Bilingual(de: "eine Zahl", en: "a number")
            case .boolean: Bilingual(de: "ein Wahrheitswert", en: "a truth value")
            case .null: Bilingual(de: "null (leer)", en: "null (empty)")
            }
        return names[language]
    }

    private static func typeRepair(
        _ value: JSONValue, of field: Field, expectsArray: Bool, vocabulary: Vocabulary?
    ) -> Finding.Replacement? {
        let answer = value.boolean.map { $0 ? "yes" : "no" }
        if field.type == .enum, !expectsArray, let answer, vocabulary?[answer] != nil {
            return Finding.Replacement(span: value.span, text: "\"\(answer)\"", isCertain: true)
        }
        if expectsArray, value.kind == .string, field.isLeaf {
            let source = String(decoding: value.document.bytes[value.span], as: UTF8.self)
            return Finding.Replacement(span: value.span, text: "[\(source)]", isCertain: true)
        }
        guard let text = value.string, let repaired = FormatRepair.scalar(text, for: field) else { return nil }
        return Finding.Replacement(span: value.span, text: repaired.text, isCertain: repaired.isCertain)
    }
}

extension FieldType {
    /// What a value of this type looks like, after "expects".
    public var expectation: Bilingual {
        switch self {
        case .string, .text, .const: Bilingual(de: "einen Text", en: "a text")
        case .integer: Bilingual(de: "eine ganze Zahl", en: "a whole number")
        case .number: Bilingual(de: "eine Zahl", en: "a number")
        case .boolean: Bilingual(de: "true oder false", en: "true or false")
        case .date: Bilingual(de: "einen Tag \"JJJJ-MM-TT\"", en: "a day \"YYYY-MM-DD\"")
        case .instant:
            Bilingual(de: "einen Zeitpunkt \"JJJJ-MM-TTThh:mm:ssZ\"", en: "an instant \"YYYY-MM-DDThh:mm:ssZ\"")
        case .email: Bilingual(de: "eine E-Mail-Adresse als Text", en: "an e-mail address as text")
        case .url: Bilingual(de: "eine https-Adresse als Text", en: "an https address as text")
        case .enum: Bilingual(de: "einen Wert aus der Liste", en: "a value of the list")
        case .reference: Bilingual(de: "die Kennung eines Eintrags als Text", en: "the id of a record as text")
        case .pointer: Bilingual(de: "einen JSON-Pointer als Text", en: "a JSON Pointer as text")
        case .object, .map: Bilingual(de: "ein Objekt { … }", en: "an object { … }")
        }
    }
}
