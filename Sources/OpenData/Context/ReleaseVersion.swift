import FieldCatalogue

/// The version of a release: its day, and a mark of its content, so that two releases of a day can be told apart.
enum ReleaseVersion {
    /// `2026-11-24+9f3c01ab`.
    ///
    /// - Parameter items: files with their checksums; what describes the release is left out.
    static func text(of items: [ReleaseItem], on day: Day) -> String {
        // FNV-1a over paths and checksums.
        var mark: UInt32 = 0x811C_9DC5
        let content = items.filter { $0.part != .catalog && $0.name != "datapackage.json" && $0.name != "README.md" }
        for item in content.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            for byte in (item.path + item.digest.sha256).utf8 { mark = (mark ^ UInt32(byte)) &* 0x0100_0193 }
        }
        let text = String(mark, radix: 16)
        return "\(day)+" + String(repeating: "0", count: 8 - text.utf8.count) + text
    }
}
