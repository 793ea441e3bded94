import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Reads a mapping file and says of every fault where it stands.
public struct MappingReader {
    private let catalogue: Catalogue
    private let description: RecordDescription
    private let file: String
    /// What is wrong with the file.
    public private(set) var findings: [Finding] = []

    /// Makes a reader for one file.
    public init(catalogue: Catalogue, file: String) {
        self.catalogue = catalogue
        self.file = file
        description = catalogue.description(of: .deployment)
    }

    /// Reads the file; nil when its findings contain errors.
    public mutating func read(_ document: JSONDocument) -> Mapping? {
        let root = document.root
        guard root.kind == .object else {
            report(
                "MAP-type", root.span, "Eine Zuordnung ist ein JSON-Objekt", "A mapping is a JSON object",
                "Mit { beginnen.", "Start with {.")
            return nil
        }
        let keys = [
            "mapping", "title", "confirmed", "note", "input", "record", "key", "list", "year", "emptyWords",
            "dateOrder",
            "columns",
        ]
        checkKeys(root, keys)
        if root["mapping"]?.isString("1") != true {
            report(
                "MAP-missing", root["mapping"]?.span ?? brace(root), "\"mapping\": \"1\" nennt die Form dieser Datei",
                "\"mapping\": \"1\" names the form of this file", "Ergänzen:  \"mapping\": \"1\"",
                "Add:  \"mapping\": \"1\"")
        }
        let input = root["input"]
        if let input { checkKeys(input, ["format", "separator", "encoding", "rows", "sheet", "headerRow"]) }
        let order = code(root["dateOrder"], DateShape.Order.self) ?? .dayMonth
        let constants = constants(root["record"])
        let columns = columns(root["columns"], root, order)
        let title = bilingual(root["title"]) ?? Bilingual(de: file, en: file)
        let name = text(root["list"]) ?? title.de
        let mapping = Mapping(
            title: title,
            isConfirmed: root["confirmed"]?.boolean ?? false,
            format: code(input?["format"], Mapping.Format.self) ?? .csv,
            separator: separator(input?["separator"]),
            encoding: code(input?["encoding"], TextDecoding.Encoding.self, also: "auto"),
            sheet: sheet(input?["sheet"]), headerRow: headerRow(input?["headerRow"]),
            rows: text(input?["rows"]), columns: columns, constants: constants.value,
            key: text(root["key"]).map(ColumnName.cleaned), list: CellText.shortened(name, to: 120),
            year: year(root["year"]), emptyWords: Set(texts(root["emptyWords"]).map { $0.lowercased() }),
            templateColumns: constants.columns)
        return findings.contains { $0.severity == .error } ? nil : mapping
    }

    // MARK: - Columns

    private mutating func columns(_ value: JSONValue?, _ root: JSONValue, _ order: DateShape.Order) -> [Mapping.Column]
    {
        guard let value, value.kind == .object else {
            report(
                "MAP-missing", value?.span ?? brace(root), "\"columns\" fehlt: was aus jeder Spalte wird",
                "\"columns\" is missing: what becomes of each column",
                "Für jede Spalte:  \"Spaltenname\": { \"field\": \"name\" }",
                "For every column:  \"column\": { \"field\": \"name\" }")
            return []
        }
        var columns: [Mapping.Column] = []
        for member in value.members {
            // A list of targets: one cell fills several fields.
            let values = member.value.kind == .array ? Array(member.value.elements) : [member.value]
            for value in values {
                guard let target = target(value, order) else { continue }
                columns.append(
                    Mapping.Column(
                        name: ColumnName.cleaned(member.key.string), target: target, span: member.key.span))
            }
        }
        return columns
    }

    private mutating func target(_ value: JSONValue, _ order: DateShape.Order) -> Mapping.Target? {
        guard value.kind == .object else {
            report(
                "MAP-type", value.span, "Hier steht, was aus der Spalte wird: ein Objekt",
                "What becomes of the column is an object", "{ \"field\": \"…\" }  oder  { \"leaveOut\": \"Grund\" }",
                "{ \"field\": \"…\" }  or  { \"leaveOut\": \"reason\" }")
            return nil
        }
        checkKeys(
            value,
            ["field", "leaveOut", "values", "otherwise", "split", "overflow", "slug", "with", "join", "dateOrder"])
        if let reason = value["leaveOut"] {
            guard let text = text(reason), !text.isEmpty else { return nil }
            return .leftOut(text)
        }
        guard let path = value["field"] else {
            report(
                "MAP-missing", brace(value), "\"field\" oder \"leaveOut\" fehlt",
                "\"field\" or \"leaveOut\" is missing",
                "Ein Feld nennen, oder mit leaveOut sagen, warum die Spalte fehlt.",
                "Name a field, or say with leaveOut why the column is not taken.")
            return nil
        }
        guard let field = field(path) else { return nil }
        var with: [(path: String, value: DraftValue)] = []
        for member in value["with"].map({ Array($0.members) }) ?? [] {
            if self.field(member.key.string, at: member.key.span) != nil {
                with.append((member.key.string, DraftValue(member.value)))
            }
        }
        return .field(
            Mapping.FieldTarget(
                field: field, values: values(value["values"], field), otherwise: code(value["otherwise"], field),
                split: signs(value["split"]), overflow: value["overflow"].flatMap { self.field($0) },
                slug: text(value["slug"]),
                with: with, join: join(value["join"], field),
                order: code(value["dateOrder"], DateShape.Order.self) ?? order))
    }

    /// What joins the texts of several columns; only texts can be joined.
    private mutating func join(_ value: JSONValue?, _ field: Field) -> String? {
        guard let value, let sign = text(value) else { return nil }
        let isText = (field.type == .text || field.type == .string) && field.vocabulary == nil && !field.isRepeated
        guard isText, !field.path.utf8.contains(UInt8(ascii: "[")) else {
            report(
                "MAP-value", value.span, "\(field.path) hält keinen zusammengesetzten Text",
                "\(field.path) holds no text made of several",
                "\"join\" weglassen: Listen nehmen alle Spalten auf, von anderen Feldern zählt die erste mit Inhalt.",
                "Leave \"join\" out: lists take all columns, of other fields the first with content counts.")
            return nil
        }
        return sign
    }

    private mutating func values(_ value: JSONValue?, _ field: Field) -> [String: String?] {
        var table: [String: String?] = [:]
        for member in value.map({ Array($0.members) }) ?? [] {
            if member.value.isNull {
                table[CellText.key(member.key.string)] = .some(nil)
            } else if let code = code(member.value, field) {
                table[CellText.key(member.key.string)] = code
            }
        }
        return table
    }

    /// A code of the field's vocabulary, or the JSON text of a truth value or number.
    private mutating func code(_ value: JSONValue?, _ field: Field) -> String? {
        guard let value else { return nil }
        if field.type == .boolean || field.type == .integer || field.type == .number {
            guard value.kind == .boolean || value.kind == .number else {
                report(
                    "MAP-value", value.span,
                    "\(field.path) erwartet hier \(field.type == .boolean ? "true oder false" : "eine Zahl")",
                    "\(field.path) expects \(field.type == .boolean ? "true or false" : "a number") here",
                    "Ohne Anführungszeichen schreiben.", "Write it without quotes.")
                return nil
            }
            return String(decoding: value.document.bytes[value.span], as: UTF8.self)
        }
        guard let text = text(value) else { return nil }
        if let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }), !vocabulary.offers(text) {
            let repair = VocabularyRepair.code(for: text, in: vocabulary)?.code
            report(
                "MAP-value", value.span, "„\(text)“ ist kein Wert von \(field.path)",
                "“\(text)” is not a value of \(field.path)",
                "Möglich sind: " + vocabulary.items.prefix(24).map(\.code).joined(separator: ", ")
                    + (repair.map { " – meinten Sie \"\($0)\"?" } ?? ""),
                "Possible are: " + vocabulary.items.prefix(24).map(\.code).joined(separator: ", ")
                    + (repair.map { " – did you mean \"\($0)\"?" } ?? ""))
            return nil
        }
        return text
    }

    private mutating func field(_ value: JSONValue) -> Field? {
        guard let path = text(value) else { return nil }
        return field(path, at: value.span)
    }

    /// A field that can be filled from a cell: the path as in the catalogue.
    private mutating func field(_ path: String, at span: ByteSpan) -> Field? {
        let known = description.present(path) ?? description.present(path + "[]") ?? description.present(path + "{}")
        guard let field = known else {
            let near = ClosestName.of(path, among: description.present.map(\.path))
            report(
                "MAP-field", span, "Ein Feld „\(path)“ gibt es nicht", "There is no field “\(path)”",
                "maki schema deployment  zeigt alle Felder" + (near.map { " – meinten Sie \"\($0)\"?" } ?? ""),
                "maki schema deployment shows all fields" + (near.map { " – did you mean \"\($0)\"?" } ?? ""))
            return nil
        }
        guard field.isLeaf || CodeAnswers(for: field, in: description, catalogue) != nil,
            ![.id, .revision, .recordedAt].contains(field.latestPath)
        else {
            report(
                "MAP-field", span, "„\(path)“ lässt sich nicht aus einer Zelle füllen",
                "“\(path)” cannot be filled from a cell",
                field.isLeaf
                    ? "Kennung, Fassung und Zeitpunkt vergibt das Register."
                    : "Ein Feld darin nennen, zum Beispiel \(path).\(field.children.first.map { description.fields[$0].name } ?? "…")",
                field.isLeaf ? "Identifier, revision and time are given by the register." : "Name a field inside it.")
            return nil
        }
        return field
    }

    // MARK: - Constants

    private mutating func constants(_ value: JSONValue?) -> (value: DraftValue, columns: Set<String>) {
        guard let value else { return (.object([]), []) }
        guard value.kind == .object else {
            report(
                "MAP-type", value.span, "\"record\" ist ein Objekt wie in einem Eintrag",
                "\"record\" is an object as in a record", "Feste Angaben so schreiben wie in einem Entwurf.",
                "Write constant values as in a draft.")
            return (.object([]), [])
        }
        let names = description.roots.map { description.fields[$0].name }
        checkKeys(value, names)
        var columns: Set<String> = []
        func collect(_ value: JSONValue) {
            switch value.kind {
            case .object: for member in value.members { collect(member.value) }
            case .array: for element in value.elements { collect(element) }
            case .string: columns.formUnion(CellText.placeholders(value.string ?? "").map(ColumnName.cleaned))
            default: break
            }
        }
        collect(value)
        return (DraftValue(value), columns)
    }

    // MARK: - Small values

    private mutating func checkKeys(_ object: JSONValue, _ known: [String]) {
        guard object.kind == .object else {
            report(
                "MAP-type", object.span, "Hier wird ein Objekt erwartet", "An object is expected here",
                "{ … } schreiben.", "Write { … }.")
            return
        }
        for member in object.members {
            let name = member.key.string
            guard !known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else { continue }
            let near = ClosestName.of(name, among: known)
            report(
                "MAP-key", member.key.span, "Unbekannter Schlüssel „\(name)“", "Unknown key “\(name)”",
                "Möglich sind: " + known.joined(separator: ", ") + (near.map { " – meinten Sie \"\($0)\"?" } ?? ""),
                "Possible are: " + known.joined(separator: ", ") + (near.map { " – did you mean \"\($0)\"?" } ?? ""))
        }
    }

    private mutating func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        guard let text = value.string else {
            report(
                "MAP-type", value.span, "Hier wird ein Text erwartet", "A text is expected here",
                "In Anführungszeichen schreiben.", "Write it in quotes.")
            return nil
        }
        return text
    }

    /// One sign, or several of which any parts.
    private mutating func signs(_ value: JSONValue?) -> [String] {
        guard let value, value.kind != .array else { return texts(value).filter { !$0.isEmpty } }
        return [text(value)].compactMap { $0 }.filter { !$0.isEmpty }
    }

    private mutating func texts(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        guard value.kind == .array else {
            report(
                "MAP-type", value.span, "Hier wird eine Liste von Texten erwartet", "A list of texts is expected here",
                "[ \"…\" ] schreiben.", "Write [ \"…\" ].")
            return []
        }
        return value.elements.compactMap { text($0) }
    }

    private mutating func code<Code: RawRepresentable & CaseIterable>(
        _ value: JSONValue?, _ type: Code.Type, also: String? = nil
    ) -> Code? where Code.RawValue == String {
        guard let text = text(value), let value, text != also else { return nil }
        if let code = Code(rawValue: text) { return code }
        let list = (Code.allCases.map(\.rawValue) + [also].compactMap { $0 }).joined(separator: ", ")
        report(
            "MAP-value", value.span, "„\(text)“ ist hier nicht möglich", "“\(text)” is not possible here",
            "Möglich sind: \(list)", "Possible are: \(list)")
        return nil
    }

    private mutating func separator(_ value: JSONValue?) -> UInt8? {
        guard let text = text(value), let value, text != "auto" else { return nil }
        guard let byte = text.utf8.first, text.utf8.count == 1, [0x2C, 0x3B, 0x09].contains(byte) else {
            report(
                "MAP-value", value.span, "„\(text)“ ist kein Trennzeichen", "“\(text)” is no separator",
                "Möglich sind: , ; \\t auto", "Possible are: , ; \\t auto")
            return nil
        }
        return byte
    }

    /// Name or number of a sheet.
    private mutating func sheet(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let number = value.integer, number > 0 { return "\(number)" }
        return text(value)
    }

    private mutating func headerRow(_ value: JSONValue?) -> Int? {
        guard let value else { return nil }
        guard let row = value.integer, row > 0 else {
            report(
                "MAP-value", value.span, "Das ist keine Zeilennummer", "This is no number of a row",
                "Die Zeile mit den Spaltennamen nennen, gezählt ab 1.",
                "Name the row with the names of the columns, counted from 1.")
            return nil
        }
        return row
    }

    private mutating func year(_ value: JSONValue?) -> Int? {
        guard let value else { return nil }
        guard let year = value.integer, (2000...2099).contains(year) else {
            report(
                "MAP-value", value.span, "Das ist kein Jahr für Kennungen", "This is no year for identifiers",
                "Eine Zahl von 2000 bis 2099 schreiben.", "Write a number from 2000 to 2099.")
            return nil
        }
        return year
    }

    private mutating func bilingual(_ value: JSONValue?) -> Bilingual? {
        guard let value else { return nil }
        guard let de = value["de"]?.string, let en = value["en"]?.string else {
            report(
                "MAP-type", value.span, "Der Titel steht auf Deutsch und Englisch",
                "The title is in German and English", "{ \"de\": \"…\", \"en\": \"…\" }",
                "{ \"de\": \"…\", \"en\": \"…\" }")
            return nil
        }
        return Bilingual(de: de, en: en)
    }

    private func brace(_ object: JSONValue) -> ByteSpan { object.span.lowerBound..<object.span.lowerBound + 1 }

    private mutating func report(
        _ code: String, _ span: ByteSpan, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String
    ) {
        findings.append(ImportMessages.finding(code, span, file, de, en, helpDe, helpEn))
    }
}
