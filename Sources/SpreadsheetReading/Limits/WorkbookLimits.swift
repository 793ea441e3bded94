import ZipReading

/// How much of a workbook is read at most. Lists of offices have thousands of rows; what is beyond these limits is no list.
public struct WorkbookLimits: Sendable {
    /// Limits of the archive.
    public var archive = ZipLimits(
        entries: 5_000, entrySize: 96 * 1_048_576, totalSize: 128 * 1_048_576, growth: 200)
    /// Greatest number of sheets.
    public var sheets = 1_000
    /// Greatest number of cells with content in a sheet.
    public var cells = 2_000_000
    /// Greatest number of rows with content times columns with content in a sheet.
    public var area = 10_000_000
    /// Greatest number of shared strings.
    public var strings = 2_000_000
    /// Greatest size of all texts of a sheet together, in bytes; a shared text counts in every cell that shows it.
    public var text = 128 * 1_048_576
    /// Greatest number of merged ranges that are looked at; more are counted only.
    public var merges = 20_000

    /// The usual limits.
    public init() {}

    /// The usual limits.
    public static let usual = WorkbookLimits()

    /// Rows of a sheet (ISO/IEC 29500-1, 18.3.1.73).
    public static let rows = 1_048_576
    /// Columns of a sheet.
    public static let columns = 16_384
}
