/// What is made of the elements of one part.
protocol XMLContent: AnyObject {
    /// Why reading stops; nil to go on.
    var fault: WorkbookFault? { get }
    /// An element begins.
    func begin(_ element: XMLElement)
    /// An element ends.
    func end(_ element: XMLElement)
    /// Characters between tags, in as many pieces as the parser likes.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}
