import OpenData
import OutputTree
import RegisterModel

/// The dated releases below `daten/`: published once, never changed.
struct DatedReleases {
    private static let folder = "daten"

    private let tree: OutputTree

    init(_ tree: OutputTree) {
        self.tree = tree
    }

    /// Keeps the releases of the old tree and, when asked, publishes the current one under its date.
    ///
    /// A day whose release has other content already gets a further one with a number behind the date.
    ///
    /// - Returns: names of all dated releases, newest first.
    func publish(_ date: Day, adds: Bool) throws -> [String] {
        var names = try tree.oldFolders(in: DatedReleases.folder).filter(DatedReleases.isDated)
        for name in names { try tree.keepFolder(DatedReleases.folder + "/" + name) }
        if adds {
            let sums = "/SHA256SUMS"
            let current = String(ReleasePath.current.dropLast())
            var name = date.description
            var number = 1
            while names.contains(name), !tree.isOld(DatedReleases.folder + "/" + name + sums, sameAs: current + sums) {
                number += 1
                name = "\(date)-\(number)"
            }
            if !names.contains(name) {
                try tree.repeatFolder(current, as: DatedReleases.folder + "/" + name)
                names.append(name)
            }
        }
        return names.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
    }

    /// Whether a folder's name is a day, or a day with a number.
    private static func isDated(_ name: String) -> Bool {
        guard Day(utf8: Array(name.utf8.prefix(10))) != nil else { return false }
        let rest = name.utf8.dropFirst(10)
        return rest.isEmpty
            || (rest.first == UInt8(ascii: "-") && rest.count > 1
                && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
    }
}
