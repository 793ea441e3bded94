import FieldCatalogue
import Findings
import SourceJSON

/// A part of the law with the day from which it applies.
struct LawPart {
    let from: Day
    /// What it is about.
    let text: Bilingual
    /// The provision that sets the day.
    let basis: Bilingual
    /// The day that held before, and the act that moved it; nil when it was never moved.
    let moved: (from: Day, by: Bilingual)?

    /// All parts, by day; a row without its texts is left out, which a test refuses.
    static func all(_ catalogue: Catalogue) -> [LawPart] {
        let items = catalogue.tables["application-dates"]?["items"].map { Array($0.elements) } ?? []
        return items.compactMap(LawPart.init).sorted { $0.from < $1.from }
    }

    private init?(_ item: JSONValue) {
        func bilingual(_ key: String) -> Bilingual? {
            guard let de = item[key]?["de"]?.string, let en = item[key]?["en"]?.string else { return nil }
            return Bilingual(de: de, en: en)
        }
        guard let from = item["from"]?.string.flatMap({ Day($0) }), let text = bilingual("text"),
            let basis = bilingual("basis")
        else { return nil }
        self.from = from
        self.text = text
        self.basis = basis
        if let day = item["movedFrom"]?.string.flatMap({ Day($0) }), let by = bilingual("movedBy") {
            moved = (day, by)
        } else {
            moved = nil
        }
    }
}
