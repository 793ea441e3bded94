/// A workbook of which one sheet was read.
public struct Workbook: Sendable {
    /// Which sheet is read.
    public enum Choice: Sendable, Hashable {
        /// The first that is shown and holds something.
        case firstWithContent
        /// By its name, or by its number from 1 on; a name that is a number goes first.
        case named(String)
    }

    /// A sheet of the workbook.
    public struct Entry: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Whether the spreadsheet does not show it.
        public let isHidden: Bool
    }

    /// All sheets, in the workbook's order.
    public let sheets: [Entry]
    /// Position of the sheet that was read.
    public let position: Int
    /// Its cells.
    public let sheet: Sheet
    /// Whether the file holds macros; they are never read.
    public let hasMacros: Bool

    /// Reads a workbook (`.xlsx`, `.xlsm`).
    ///
    /// Only the parts that say something about the sheet are unpacked. References to other files are never followed.
    ///
    /// - Throws: `WorkbookFault` for what is no workbook, is damaged, or passes a limit.
    public init(_ bytes: [UInt8], sheet choice: Choice, limits: WorkbookLimits = .usual) throws(WorkbookFault) {
        switch FileKind(bytes) {
        case .archive: break
        case .oldOffice: throw .oldExcel
        case .encrypted: throw .encrypted
        case .other: throw .noWorkbook
        }
        var reader = try WorkbookReader(bytes, limits: limits)
        try reader.readDirectory()
        (sheets, hasMacros) = (reader.entries, reader.hasMacros)
        (position, sheet) = try reader.read(choice)
    }
}
