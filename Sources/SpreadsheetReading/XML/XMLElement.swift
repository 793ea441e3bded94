import CExpat
import Glibc

/// The start or the end of an element, valid while its handler runs: names are compared as bytes, and become strings only
/// where somebody asks for one.
struct XMLElement {
    /// Stands between namespace and name; no XML text may hold it.
    static let separator: UInt8 = 0x0C

    /// Which of the known namespaces the element is in; nil for another one.
    private let family: NamespaceFamily?
    /// The name without its namespace.
    private let local: UnsafePointer<CChar>
    /// Names and values by turns, closed by nil; nil at the end of an element.
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ qualified: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        self.attributes = attributes
        for family in NamespaceFamily.allCases {
            if let name = XMLElement.local(qualified, family) {
                (self.family, local) = (family, name)
                return
            }
        }
        (family, local) = (nil, qualified)
    }

    /// Whether the element has this name, in the given family of namespaces.
    func isNamed(_ name: StaticString, in family: NamespaceFamily = .spreadsheet) -> Bool {
        self.family == family && XMLElement.equals(local, name)
    }

    /// The value of an attribute without namespace; nil when it is not there.
    func attribute(_ name: StaticString) -> String? { value(name).map { String(cString: $0) } }

    /// The value of an attribute of one of the namespaces.
    func attribute(_ name: StaticString, in family: NamespaceFamily) -> String? {
        guard let attributes else { return nil }
        var position = 0
        while let key = attributes[position], let value = attributes[position + 1] {
            if let found = XMLElement.local(key, family), XMLElement.equals(found, name) {
                return String(cString: value)
            }
            position += 2
        }
        return nil
    }

    /// Whether an attribute says yes: `1`, `true` or `on`.
    func isSet(_ name: StaticString) -> Bool {
        guard let value = value(name) else { return false }
        return XMLElement.equals(value, "1") || XMLElement.equals(value, "true") || XMLElement.equals(value, "on")
    }

    /// The bytes of an attribute's value; nil when it is not there.
    func value(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard let attributes else { return nil }
        var position = 0
        while let key = attributes[position], let value = attributes[position + 1] {
            if XMLElement.equals(key, name) { return value }
            position += 2
        }
        return nil
    }

    /// Whether bytes closed by zero are this text.
    static func equals(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
        let bytes = name.utf8Start
        let count = name.utf8CodeUnitCount
        // The closing zero differs from every byte of the text, so nothing behind it is looked at.
        for position in 0..<count where UInt8(bitPattern: text[position]) != bytes[position] { return false }
        return text[count] == 0
    }

    /// What follows the namespace; nil for a name of another one.
    private static func local(_ qualified: UnsafePointer<CChar>, _ family: NamespaceFamily) -> UnsafePointer<CChar>? {
        for namespace in family.names {
            let count = namespace.utf8CodeUnitCount
            let isSame = namespace.utf8Start.withMemoryRebound(to: CChar.self, capacity: count) {
                strncmp(qualified, $0, count) == 0
            }
            if isSame, UInt8(bitPattern: qualified[count]) == separator { return qualified + count + 1 }
        }
        return nil
    }
}

/// Namespaces that mean the same: the usual ones and those of the strict form (ISO/IEC 29500, part 4 and part 1).
enum NamespaceFamily: CaseIterable {
    /// Elements of workbooks and sheets.
    case spreadsheet
    /// Attributes that refer to another part.
    case references
    /// Elements of the lists of parts.
    case relationships

    var names: [StaticString] {
        switch self {
        case .spreadsheet: NamespaceFamily.spreadsheetNames
        case .references: NamespaceFamily.referenceNames
        case .relationships: NamespaceFamily.relationshipNames
        }
    }

    private static let spreadsheetNames: [StaticString] = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ]
    private static let referenceNames: [StaticString] = [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ]
    private static let relationshipNames: [StaticString] = [
        "http://schemas.openxmlformats.org/package/2006/relationships"
    ]
}
