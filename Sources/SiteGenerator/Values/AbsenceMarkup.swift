import PageMarkup
import Records

/// Why a value is absent, as HTML.
struct AbsenceMarkup: Sendable {
    let edition: Edition
    private let citations: CitationLinker

    init(_ edition: Edition) {
        self.edition = edition
        citations = CitationLinker(language: edition.language)
    }

    /// The absence in words, a ground with its law.
    func words(_ absence: Absence) -> [UInt8] {
        var output = HTML.escaped(edition.label(absence.kind.rawValue, "absence-kind"))
        if let ground = absence.ground, let item = edition.catalogue.vocabularies["publication-ground"]?[ground] {
            HTML.append(escaped: " (", to: &output)
            citations.append(item.properties["citation"]?.string ?? "", to: &output)
            HTML.append(escaped: ": " + item.label[edition.language] + ")", to: &output)
        }
        return output
    }
}
