import FieldCatalogue
import Synchronization

/// The shapes of all record types, for one worker: those of the latest version at hand, those of earlier ones made when a
/// record of such a version comes along.
package final class RecordShapes: Sendable {
    private let catalogue: Catalogue
    private let latest: [RecordType: RecordShape]
    private let earlier = Mutex<[Int: [RecordType: RecordShape]]>([:])

    /// Lays out the latest version of a catalogue.
    package init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        latest = RecordShapes.shapes(of: catalogue)
    }

    /// The shape of a record, by the version of the catalogue it was read with; nil for a version of another catalogue.
    package func shape(of record: Record) -> RecordShape? {
        let version = record.description.version
        guard version.position != catalogue.version.position else { return latest[record.type] }
        return earlier.withLock { known in
            if let shapes = known[version.position] { return shapes[record.type] }
            guard let edition = catalogue.edition(version.number) else { return nil }
            let shapes = RecordShapes.shapes(of: edition)
            known[version.position] = shapes
            return shapes[record.type]
        }
    }

    private static func shapes(of catalogue: Catalogue) -> [RecordType: RecordShape] {
        catalogue.descriptions.mapValues { RecordShape($0, catalogue: catalogue) }
    }
}
