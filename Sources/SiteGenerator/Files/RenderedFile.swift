/// A file of the site.
public struct RenderedFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// Path of a file with the same content: of the open data, or earlier in the list of the same record; nil when
    /// there is none.
    public let twin: String?
    private let render: @Sendable () -> [UInt8]

    /// Content, rendered anew each time it is asked for.
    public var bytes: [UInt8] { render() }

    /// Makes a file that is rendered already.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path) { bytes }
    }

    /// Makes a file that is rendered when its content is asked for.
    ///
    /// - Parameter twin: path of a file with the same content; nil when there is none.
    public init(path: String, sameAs twin: String? = nil, render: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.twin = twin
        self.render = render
    }
}
