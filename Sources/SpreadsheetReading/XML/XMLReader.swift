import CExpat

/// Reads XML piece by piece by expat. A document type is refused, so that no entity is ever defined or fetched.
final class XMLReader {
    private let parser: XML_Parser
    private let content: any XMLContent
    private let part: String
    private var depth = 0
    private var elements = 0
    private var ownFault: WorkbookFault?
    /// Bytes since anything was recognised: a single token without end would be scanned again and again.
    private var pending = 0

    /// Elements in elements; sheets need eight.
    private static let deepest = 64
    /// Greatest number of elements of a part: all rows of a sheet, or fifty thousand with thirty cells and their values.
    private static let mostElements = 3_000_000
    /// Largest single token, in bytes: a cell holds at most 32,767 characters.
    private static let longestToken = 1_048_576

    /// Nil when there is no memory for a parser.
    init?(_ content: any XMLContent, part: String) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(XMLElement.separator)) else { return nil }
        (self.parser, self.content, self.part) = (parser, content, part)
        // Belt and braces: without a document type there is nothing that could grow. `&lt;` counts as growth, too.
        XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 2)
        XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 0)
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in
                guard let name, let reader = XMLReader.from(user) else { return }
                reader.begin(XMLElement(name, attributes))
            },
            { user, name in
                guard let name, let reader = XMLReader.from(user) else { return }
                reader.end(XMLElement(name, nil))
            })
        XML_SetCharacterDataHandler(parser) { user, text, count in
            guard let text, let reader = XMLReader.from(user) else { return }
            reader.pending = 0
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                reader.content.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
        // Comments and instructions say nothing; an entity nobody defined is an error by itself.
        XML_SetDefaultHandler(parser) { user, _, _ in XMLReader.from(user)?.pending = 0 }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
            guard let reader = XMLReader.from(user) else { return }
            reader.stop(.documentType(reader.part))
        }
    }

    deinit { XML_ParserFree(parser) }

    private static func from(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
        user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(_ element: XMLElement) {
        pending = 0
        depth += 1
        elements += 1
        guard depth <= XMLReader.deepest else { return stop(.tooDeep(part)) }
        guard elements <= XMLReader.mostElements else { return stop(.tooManyCells(part)) }
        content.begin(element)
        if let fault = content.fault { stop(fault) }
    }

    private func end(_ element: XMLElement) {
        pending = 0
        depth -= 1
        content.end(element)
        if let fault = content.fault { stop(fault) }
    }

    private func stop(_ fault: WorkbookFault) {
        ownFault = ownFault ?? fault
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    /// Reads the next piece.
    ///
    /// - Returns: whether more is wanted.
    func feed(_ piece: UnsafeRawBufferPointer) -> Bool {
        pending += piece.count
        let start = piece.bindMemory(to: CChar.self).baseAddress
        let status = XML_Parse(parser, start, CInt(piece.count), CInt(XML_FALSE))
        if ownFault == nil, status != XML_STATUS_OK { ownFault = .damaged(part) }
        if ownFault == nil, pending > XMLReader.longestToken { ownFault = .tooMuchText(part) }
        return ownFault == nil
    }

    /// Says that nothing follows.
    func finish() throws(WorkbookFault) {
        if ownFault == nil, XML_Parse(parser, nil, 0, CInt(XML_TRUE)) != XML_STATUS_OK { ownFault = .damaged(part) }
        if let ownFault { throw ownFault }
    }
}
