/// Input that hurt once, kept in `Tests/Fixtures/hostile`.
public enum HostileFiles {
    /// Names and bytes of a target of `scripts/fuzz`.
    public static func of(_ target: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Locations.root + "/Tests/Fixtures/hostile/" + target
        return try Locations.names(in: folder).map { ($0, try Locations.bytes(folder + "/" + $0)) }
    }
}
