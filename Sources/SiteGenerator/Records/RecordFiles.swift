/// The files that show one record.
public struct RecordFiles: Sendable {
    /// The files; each is rendered when its bytes are asked for.
    public let files: [RenderedFile]
    /// What lists keep of the record.
    public let digest: RecordDigest
    let material: RecordMaterial

    init(files: [RenderedFile], digest: RecordDigest, material: RecordMaterial) {
        self.files = files
        self.digest = digest
        self.material = material
    }
}
