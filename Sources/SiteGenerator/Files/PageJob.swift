import PublicAddresses

/// A piece of work that renders some files, independent of the others.
public struct PageJob: Sendable {
    /// The pages it renders, for the sitemap.
    let places: [Place]
    private let work: @Sendable () throws -> [RenderedFile]

    init(_ places: [Place] = [], render: @escaping @Sendable () throws -> [RenderedFile]) {
        self.places = places
        work = render
    }

    /// Renders the files; may be called on any thread.
    ///
    /// - Throws: what asking for the open data throws; only the last jobs do.
    public func render() throws -> [RenderedFile] { try work() }
}
