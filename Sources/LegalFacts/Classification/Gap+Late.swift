import FieldCatalogue
import Findings
import Records

extension Gap {
    /// A gap at a day that lies after the day before which the law asks for it; nil when it was in time or cannot be told.
    ///
    /// - Parameters:
    ///   - law: id of the day from which the law asks: what was done by then was done in time.
    init?(late path: FieldPath, in deployment: ClassifiedDeployment, law id: String) {
        let record = deployment.record
        guard let done = record.day(path), let start = record.firstUse,
            let first = deployment.derivation.dates.firstDay(of: id, for: record), done > max(start, first.day)
        else { return nil }
        self.init(
            path, in: record, label: Bilingual(de: "nach dem Einsatzbeginn", en: "after the start of use"), isLate: true
        )
    }
}
