#if DEBUG
    import Foundation
#endif

/// Another catalogue for a whole run of the program: only programs built for tests know it.
///
/// Tests take the archive through versions of the catalogue that do not exist yet. What people install is built without
/// it, so nobody can put other rules in the place of the register's.
enum CatalogueUnderTest {
    /// The files in the folder that `MAKI_TEST_CATALOGUE` names, under the names of the embedded ones; nil for none.
    static func files() -> [(name: String, bytes: [UInt8])]? {
        #if DEBUG
            guard let folder = ProcessInfo.processInfo.environment["MAKI_TEST_CATALOGUE"] else { return nil }
            return Catalogue.embeddedFiles.map { file in
                // A file that the folder lacks is the embedded one.
                let other = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + file.name))
                return (file.name, other.map { [UInt8]($0) } ?? file.bytes)
            }
        #else
            return nil
        #endif
    }
}
