import CRegisterResources

/// A data file compiled into the library.
struct EmbeddedResource {
    /// File name without folder.
    let name: String
    /// Content.
    let bytes: [UInt8]

    /// All embedded files, in the order in which `CRegisterResources.c` lists them.
    static var all: [EmbeddedResource] {
        (0..<maki_resource_count()).map { position in
            let resource = maki_resource_at(position)
            return EmbeddedResource(
                name: String(cString: resource.name),
                bytes: Array(UnsafeBufferPointer(start: resource.bytes, count: resource.size)))
        }
    }
}
