import Drafting
import FieldCatalogue
import Records

extension KnownRecords {
    /// What lists may call the authorities: their names and abbreviations, and those of their earlier revisions.
    ///
    /// - Throws: what reading register or archive throws.
    package func authorityNames() throws -> AuthorityNames {
        let entries = try authorities().choices.map { choice in
            let names = [choice.label.de, choice.label.en] + choice.aliases
            let count = try record(choice.code)?.revision ?? 1
            let earlier = count > 1 ? try revisions(of: choice.code).dropLast() : []
            let former = earlier.flatMap { revision in
                [FieldPath.nameDe, .nameEn, .abbreviation].compactMap { revision.string($0) }
            }
            return AuthorityNames.Entry(
                id: choice.code, names: names, formerNames: former.filter { !names.contains($0) })
        }
        return AuthorityNames(entries)
    }
}
