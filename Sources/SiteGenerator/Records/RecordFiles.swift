import RegisterModel

/// The files that show one record.
public struct RecordFiles: Sendable {
    /// The files; each is rendered when its bytes are asked for.
    public let files: [RenderedFile]
    let material: RecordMaterial

    init(files: [RenderedFile], material: RecordMaterial) {
        self.files = files
        self.material = material
    }
}
