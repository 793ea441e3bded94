import Findings
import RegisterModel

/// What records are called on pages.
extension Edition {
    /// The name of a record: assessments and incidents are named after the system they are about.
    func title(_ material: RecordMaterial) -> (text: String, language: String?) {
        let english = language == .en ? material.record.record.string("translations.en.name") : nil
        switch material.entry.type {
        case .fria, .incident:
            let about = material.concerned.map { title(of: $0) } ?? material.entry.name
            return (texts["record.about." + material.entry.type.rawValue, about], nil)
        default:
            if let english { return (english, nil) }
            return (material.entry.name, language == .en && material.entry.level == .full ? "de" : nil)
        }
    }

    /// The name of a record known by its entry alone.
    func title(of entry: SnapshotEntry) -> String {
        switch entry.type {
        case .deployment: language == .en ? index.deployment(entry.id)?.nameEn ?? entry.name : entry.name
        case .fria:
            index.assessment(entry.id)?.deployments.first.flatMap { snapshot.entry($0) }
                .map { texts["record.about.fria", title(of: $0)] } ?? entry.name
        case .authority: authority(entry.id)
        case .incident, .label: entry.name
        }
    }
}
