import FieldCatalogue
import Findings
import SourceJSON

/// Days as people write them.
package enum Dates {
    /// `2. Dezember 2027` or `2 December 2027`.
    package static func text(_ day: Day, _ language: Language) -> String {
        day.text(in: language)
    }

    /// `Dezember 2027` or `December 2027`.
    package static func month(_ day: Day, _ language: Language) -> String {
        day.monthText(in: language)
    }
}

/// Numbers as people write them.
package enum Numbers {
    /// `84.000` and `91,2` in German, `84,000` and `91.2` in English.
    package static func text(_ value: JSONValue, _ language: Language) -> String {
        if let integer = value.integer { return grouped(integer, language) }
        let text = value.numberText ?? ""
        return language == .de ? String(text.map { $0 == "." ? "," : $0 }) : text
    }

    /// A whole number with groups of three digits.
    package static func grouped(_ number: Int, _ language: Language) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var result: [UInt8] = number < 0 ? Array("−".utf8) : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 {
                result.append(language == .de ? UInt8(ascii: ".") : UInt8(ascii: ","))
            }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
