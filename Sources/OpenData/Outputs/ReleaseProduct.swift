/// One format: it takes records in order and ends with the files it offers.
protocol ReleaseProduct: AnyObject {
    /// Lines of `SHA256SUMS` for files that are too many to be offered one by one.
    var checksums: [UInt8] { get }
    func consume(_ outputs: [RecordOutput]) throws
    func finish() throws -> [ReleaseItem]
}

extension ReleaseProduct {
    var checksums: [UInt8] { [] }
}
