import Findings
import Publication

/// What records are called on pages.
extension Edition {
    /// The name of a record: assessments and incidents are named after the system they are about.
    func title(_ material: RecordMaterial) -> (text: String, language: String?) {
        let english = language == .en ? material.record.record.string("translations.en.name") : nil
        switch material.entry.type {
        case .fria, .incident:
            let about = material.concerned.map { name($0) } ?? material.entry.name
            return (texts["record.about." + material.entry.type.rawValue, about], nil)
        default:
            if let english { return (english, nil) }
            return (material.entry.name, language == .en && material.entry.level == .full ? "de" : nil)
        }
    }

    /// The name of a record a page leads to.
    func title(of entry: SnapshotEntry, in surroundings: RecordSurroundings) -> String {
        guard entry.type == .fria, let system = entry.about.flatMap({ surroundings.references[$0] }) else {
            return name(entry)
        }
        return texts["record.about.fria", name(system)]
    }

    /// The name of a record by itself.
    func name(_ entry: SnapshotEntry) -> String {
        switch entry.type {
        case .authority: authority(entry.id)
        default: language == .en ? entry.nameEn ?? entry.name : entry.name
        }
    }
}
