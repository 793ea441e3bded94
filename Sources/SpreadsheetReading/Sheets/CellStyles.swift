/// Reads the number format of each style that cells refer to.
final class CellStyles: XMLContent {
    let fault: WorkbookFault? = nil
    /// Formats by position of the style.
    private(set) var formats: [NumberFormat] = []
    private var described: [Int: NumberFormat] = [:]
    private var isInCellFormats = false

    /// The format of a style; of cells without one.
    func format(_ style: Int?) -> NumberFormat {
        guard let style, formats.indices.contains(style) else { return formats.first ?? .number }
        return formats[style]
    }

    func begin(_ element: XMLElement) {
        if element.isNamed("cellXfs") {
            isInCellFormats = true
        } else if isInCellFormats, element.isNamed("xf") {
            let number = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
            formats.append(described[number] ?? NumberFormat(builtIn: number))
        } else if element.isNamed("numFmt"), let number = element.attribute("numFmtId").flatMap({ Int($0) }),
            let code = element.attribute("formatCode")
        {
            described[number] = NumberFormat(code: code)
        }
    }

    func end(_ element: XMLElement) {
        if element.isNamed("cellXfs") { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
