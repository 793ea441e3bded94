import FieldCatalogue
import PublicAddresses
import Publication
import PublicTables

/// What the formats share.
struct ReleaseContext {
    let snapshot: Snapshot
    let options: ReleaseOptions
    let tables: RegisterTables
    let target: any ReleaseTarget

    var catalogue: Catalogue { snapshot.catalogue }
}

/// A line of `SHA256SUMS`: the checksum, two blanks, the path below the release.
enum ChecksumLine {
    static func bytes(_ path: String, _ digest: FileDigest) -> [UInt8] {
        Array(digest.sha256.utf8) + [0x20, 0x20] + path.utf8.dropFirst(ReleasePath.current.utf8.count) + [0x0A]
    }
}
