/// Why a file, or a sheet of it, is not read as a workbook.
///
/// Parts are named as in the archive: `xl/worksheets/sheet1.xml`.
public enum WorkbookFault: Error, Sendable, Hashable {
    /// A workbook of Excel up to 2003 (`.xls`), or another old Office file.
    case oldExcel
    /// A workbook with a password.
    case encrypted
    /// An OpenDocument file (`.ods`).
    case openDocument
    /// A workbook in Excel's binary form (`.xlsb`).
    case binaryForm
    /// A ZIP archive without a workbook in it.
    case noWorkbook
    /// The archive is cut off or damaged as a whole.
    case noArchive
    /// A part is missing.
    case missing(String)
    /// A part is cut off, is not well-formed, or contradicts itself.
    case damaged(String)
    /// A part has a document type, which can define entities.
    case documentType(String)
    /// A part has elements in elements beyond measure.
    case tooDeep(String)
    /// A part, or all of them together, is too large when unpacked.
    case tooLarge(String)
    /// A part grows beyond measure when it is unpacked.
    case tooDense(String)
    /// A part holds a text, or all cells of it texts, beyond measure.
    case tooMuchText(String)
    /// A sheet has more cells with content, rows or columns than are read.
    case tooManyCells(String)
    /// The archive has that many entries.
    case tooManyEntries(Int)
    /// Two entries of the archive have one name.
    case repeatedEntry(String)
    /// The name of an entry leads out of the archive.
    case strayEntry(String)
    /// The sheet lies in another file.
    case outside(String)
    /// There is no such sheet; the names of those there are.
    case noSheet(String, among: [String])
    /// No visible sheet holds anything; the names of all sheets.
    case noContent([String])
}
