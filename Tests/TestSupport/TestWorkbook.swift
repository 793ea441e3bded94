/// Writes small workbooks for tests, part by part, so that a test can change each of them.
public struct TestWorkbook {
    /// A cell as XML says it.
    public enum Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
        /// Nothing.
        case empty
        /// An inline text.
        case text(String)
        /// Number of a shared text.
        case shared(Int)
        /// A number as the file writes it, and its style.
        case number(String, style: Int = 0)
        /// Yes or no.
        case truth(Bool)
        /// An error value.
        case error(String)
        /// A formula with its stored result; nil for none.
        case formula(String, String?)
        /// The cell's XML after its place: attributes, `>`, and what is in it.
        case raw(String)

        /// A text.
        public init(stringLiteral value: String) { self = .text(value) }
        /// An empty cell.
        public init(nilLiteral: ()) { self = .empty }

        func xml(_ place: String) -> String {
            let head = "<c r=\"\(place)\""
            switch self {
            case .empty: return ""
            case .text(let text): return head + " t=\"inlineStr\"><is><t>\(TestWorkbook.escaped(text))</t></is></c>"
            case .shared(let number): return head + " t=\"s\"><v>\(number)</v></c>"
            case .number(let number, let style): return head + " s=\"\(style)\"><v>\(number)</v></c>"
            case .truth(let isTrue): return head + " t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>"
            case .error(let value): return head + " t=\"e\"><v>\(value)</v></c>"
            case .formula(let formula, let value):
                return head + " t=\"str\"><f>\(TestWorkbook.escaped(formula))</f>"
                    + (value.map { "<v>\(TestWorkbook.escaped($0))</v>" } ?? "") + "</c>"
            case .raw(let text): return head + text + "</c>"
            }
        }
    }

    /// A sheet: its name, its state where it is not shown, and its XML inside `worksheet`.
    public struct Sheet {
        /// Name.
        public var name: String
        /// `hidden` or `veryHidden`; nil when it is shown.
        public var state: String?
        /// What stands inside `worksheet`.
        public var xml: String

        /// A sheet of XML.
        public init(_ name: String, state: String? = nil, xml: String) {
            (self.name, self.state, self.xml) = (name, state, xml)
        }

        /// A sheet of rows; empty rows are left out, as spreadsheets do.
        public init(
            _ name: String, state: String? = nil, _ rows: [[Cell]], hiddenRows: Set<Int> = [], before: String = "",
            after: String = ""
        ) {
            var xml = before + "<sheetData>"
            for (number, cells) in rows.enumerated() {
                let content = cells.enumerated().map {
                    $0.element.xml(TestWorkbook.letters($0.offset) + "\(number + 1)")
                }
                guard content.contains(where: { !$0.isEmpty }) else { continue }
                xml += "<row r=\"\(number + 1)\"\(hiddenRows.contains(number + 1) ? " hidden=\"1\"" : "")>"
                xml += content.joined() + "</row>"
            }
            self.init(name, state: state, xml: xml + "</sheetData>" + after)
        }
    }

    /// Sheets in order.
    public var sheets: [Sheet]
    /// `si` elements of shared texts.
    public var shared: [String] = []
    /// Codes of number formats: style 1 is the first of them, style 0 none.
    public var formats: [String] = []
    /// Numbers of built-in formats, styles behind those of `formats`.
    public var builtIn: [Int] = []
    /// Whether days count from 1904.
    public var isFrom1904 = false
    /// Whether the namespaces of the strict form are used.
    public var isStrict = false
    /// Further entries.
    public var more: [ZipFile.Entry] = []
    /// Whether entries are packed.
    public var isPacked = true

    /// Makes a workbook.
    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    private var main: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }
    private var references: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    private func relationships(_ targets: [(kind: String, target: String)]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + targets.enumerated().map {
                "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(references)/\($0.element.kind)\" Target=\"\($0.element.target)\"/>"
            }.joined() + "</Relationships>"
    }

    /// The parts of the archive.
    public var parts: [ZipFile.Entry] {
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(TestWorkbook.escaped(sheet.name))\" sheetId=\"\(index + 1)\""
                + (sheet.state.map { " state=\"\($0)\"" } ?? "") + " r:id=\"rId\(index + 1)\"/>"
        }.joined()
        let styles =
            formats.enumerated().map {
                "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\(TestWorkbook.escaped($0.element))\"/>"
            }.joined()
        let cells =
            ([0] + formats.indices.map { 164 + $0 } + builtIn).map { "<xf numFmtId=\"\($0)\"/>" }.joined()
        var parts: [(String, String)] = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(references)\"><workbookPr\(isFrom1904 ? " date1904=\"1\"" : "")/>"
                    + "<sheets>\(list)</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relationships(
                    sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
                        + [("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml")])
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(shared.joined())</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><numFmts>\(styles)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                    + "<cellXfs>\(cells)</cellXfs></styleSheet>"
            ),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                ("xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(main)\">\(sheet.xml)</worksheet>"))
        }
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        return parts.map { ZipFile.Entry($0.0, Array((head + $0.1).utf8), isPacked: isPacked) } + more
    }

    /// The file.
    public var bytes: [UInt8] { ZipFile(parts).bytes }

    /// The file with another text in place of a part's, stored as it is unless packed.
    public func bytes(_ part: String, _ text: String, isPacked: Bool = false) -> [UInt8] {
        ZipFile(parts.map { $0.name == part ? ZipFile.Entry(part, Array(text.utf8), isPacked: isPacked) : $0 }).bytes
    }

    static func letters(_ column: Int) -> String {
        column < 26
            ? String(UnicodeScalar(UInt8(65 + column)))
            : letters(column / 26 - 1) + letters(column % 26)
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
