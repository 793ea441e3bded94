import FieldCatalogue

/// Names of tables and columns, made of the catalogue's names.
package enum TableName {
    /// Lower-case words joined by `_`: `usage.casesPerYear` is `usage_cases_per_year`, `annexIII` is `annex_iii`.
    package static func words(_ path: some StringProtocol) -> String {
        var result: [UInt8] = []
        var isAfterCapital = true
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                if !isAfterCapital, result.last != UInt8(ascii: "_") { result.append(UInt8(ascii: "_")) }
                result.append(byte | 0x20)
                isAfterCapital = true
            case UInt8(ascii: "."):
                result.append(UInt8(ascii: "_"))
                isAfterCapital = true
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): break
            default:
                result.append(byte)
                isAfterCapital = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The word for one record of a type, used for columns that refer to it.
    static func singular(_ type: RecordType) -> String { type == .fria ? "assessment" : type.rawValue }

    /// The table with one row a record of a type.
    package static func plural(_ type: RecordType) -> String {
        switch type {
        case .deployment: "deployments"
        case .fria: "assessments"
        case .incident: "incidents"
        case .label: "labels"
        case .authority: "authorities"
        }
    }

    /// The table of a list inside records; risks and measures are known by their own names.
    static func list(_ type: RecordType, _ path: String) -> String {
        let name = words(path)
        return type == .fria && (name == "risks" || name == "measures") ? name : singular(type) + "_" + name
    }
}
