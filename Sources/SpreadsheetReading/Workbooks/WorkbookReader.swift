import ZipReading

/// Goes through the parts of a workbook: its list of sheets, the texts and styles cells refer to, and sheets.
struct WorkbookReader {
    private var archive: ZipArchive
    private let limits: WorkbookLimits
    private var list: SheetList
    private var relationships = Relationships()
    private var part = "xl/workbook.xml"

    init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookFault) {
        do {
            archive = try ZipArchive(bytes, limits: limits.archive)
        } catch {
            throw WorkbookFault(error)
        }
        self.limits = limits
        list = SheetList(limits: limits, part: part)
    }

    /// All sheets.
    var entries: [Workbook.Entry] { list.entries.map { Workbook.Entry(name: $0.name, isHidden: $0.isHidden) } }

    /// Whether there are macros.
    var hasMacros: Bool { archive.contains("xl/vbaProject.bin") || relationships.first("vbaProject") != nil }

    /// Finds the workbook in the archive and reads its list of sheets.
    mutating func readDirectory() throws(WorkbookFault) {
        let roots = Relationships()
        if archive.contains("_rels/.rels") { try read("_rels/.rels", roots) }
        if let root = roots.first("officeDocument") { part = Relationships.resolved(root.path, beside: "") }
        guard archive.contains(part) else {
            if archive.contains("xl/workbook.bin") { throw .binaryForm }
            if archive.contains("content.xml"), archive.contains("mimetype") { throw .openDocument }
            throw .noWorkbook
        }
        guard !part.utf8.suffix(4).elementsEqual(".bin".utf8) else { throw .binaryForm }
        list = SheetList(limits: limits, part: part)
        try read(part, list)
        guard list.isWorkbook else { throw .noWorkbook }
        let place = Relationships.place(of: part)
        if archive.contains(place) { try read(place, relationships) }
    }

    /// Reads the sheet that is asked for.
    mutating func read(_ choice: Workbook.Choice) throws(WorkbookFault) -> (position: Int, sheet: Sheet) {
        let shared = try sharedStrings()
        let styles = try cellStyles()
        switch choice {
        case .named(let name):
            guard let position = position(of: name) else { throw .noSheet(name, among: list.entries.map(\.name)) }
            guard let sheet = try sheet(position, shared, styles) else {
                throw .noSheet(name, among: list.entries.map(\.name))
            }
            return (position, sheet)
        case .firstWithContent:
            for position in list.entries.indices where !list.entries[position].isHidden {
                if let sheet = try sheet(position, shared, styles), !sheet.rows.isEmpty { return (position, sheet) }
            }
            throw .noContent(list.entries.map(\.name))
        }
    }

    private func position(of name: String) -> Int? {
        if let named = list.entries.firstIndex(where: { $0.name == name }) { return named }
        if let alike = list.entries.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) { return alike }
        return Int(name).flatMap { list.entries.indices.contains($0 - 1) ? $0 - 1 : nil }
    }

    /// The cells of a sheet; nil for what has none, such as a sheet that is a chart.
    private mutating func sheet(
        _ position: Int, _ shared: SharedStrings?, _ styles: CellStyles
    ) throws(WorkbookFault) -> Sheet? {
        let entry = list.entries[position]
        guard let target = relationships.targets.first(where: { $0.id == entry.reference }) else {
            throw .damaged(part)
        }
        guard !target.isOutside else { throw .outside(entry.name) }
        guard target.kind == "worksheet" else { return nil }
        let path = Relationships.resolved(target.path, beside: part)
        let reader = SheetReader(
            name: entry.name, part: path, shared: shared, styles: styles, system: list.system, limits: limits)
        try read(path, reader)
        return reader.finished
    }

    private mutating func sharedStrings() throws(WorkbookFault) -> SharedStrings? {
        guard let target = relationships.first("sharedStrings") else { return nil }
        let path = Relationships.resolved(target.path, beside: part)
        let strings = SharedStrings(limits: limits, part: path)
        try read(path, strings)
        return strings
    }

    private mutating func cellStyles() throws(WorkbookFault) -> CellStyles {
        let styles = CellStyles()
        if let target = relationships.first("styles") {
            try read(Relationships.resolved(target.path, beside: part), styles)
        }
        return styles
    }

    /// Unpacks a part and parses it at the same time.
    private mutating func read(_ part: String, _ content: any XMLContent) throws(WorkbookFault) {
        guard let reader = XMLReader(content, part: part) else { throw .damaged(part) }
        do {
            try archive.read(part) { reader.feed($0) }
        } catch {
            throw WorkbookFault(error)
        }
        try reader.finish()
    }
}

extension WorkbookFault {
    /// What a fault of the archive means for the workbook.
    init(_ fault: ZipFault) {
        self =
            switch fault {
            case .noArchive: .noArchive
            case .tooManyEntries(let count): .tooManyEntries(count)
            case .strayName(let name): .strayEntry(name)
            case .repeatedName(let name): .repeatedEntry(name)
            case .missing(let name): .missing(name)
            case .encrypted: .encrypted
            case .tooLarge(let name): .tooLarge(name)
            case .tooDense(let name): .tooDense(name)
            case .damaged(let name): .damaged(name)
            }
    }
}
