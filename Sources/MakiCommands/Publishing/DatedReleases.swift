import Checksums
import OpenData
import OutputTree
import RegisterModel

/// The dated releases below `daten/`: published once, never changed.
///
/// A release is a copy of the present one, but for the files that say where its files lie: they lead to itself.
struct DatedReleases {
    private static let folder = "daten"
    private static let sums = "SHA256SUMS"
    /// Endings of files that name other files of the release by their addresses.
    private static let endings = [".jsonld", ".ttl", ".atom"]

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
            var name = date.description
            var own = try ownFiles(name)
            var number = 1
            while names.contains(name),
                !tree.isOld(path(name) + DatedReleases.sums, equals: own[DatedReleases.sums] ?? [])
            {
                number += 1
                name = "\(date)-\(number)"
                own = try ownFiles(name)
            }
            if !names.contains(name) {
                try tree.repeatFolder(
                    String(ReleasePath.current.dropLast()), as: String(path(name).dropLast()),
                    without: Set(own.keys.map { ReleasePath.current + $0 }))
                for (file, bytes) in own { try tree.add(OutputFile(path: path(name) + file, bytes: bytes)) }
                names.append(name)
            }
        }
        return names.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
    }

    private func path(_ name: String) -> String { DatedReleases.folder + "/" + name + "/" }

    /// The files of a release that differ from those of the present one, by their path in the release; its checksums
    /// among them.
    private func ownFiles(_ name: String) throws -> [String: [UInt8]] {
        var own: [String: [UInt8]] = [:]
        let present = ReleasePath.current
        for file in tree.paths(below: String(present.dropLast())) {
            guard DatedReleases.endings.contains(where: { file.utf8.reversed().starts(with: $0.utf8.reversed()) })
            else {
                continue
            }
            let bytes = try tree.content(of: file)
            let changed = DatedReleases.replaced(present, by: path(name), in: bytes)
            if changed != bytes { own[String(file.dropFirst(present.count))] = changed }
        }
        let sums = String(decoding: try tree.content(of: present + DatedReleases.sums), as: UTF8.self)
        let lines = sums.split(separator: "\n").map { line -> String in
            // 64 digits and two blanks go before the path.
            let file = String(decoding: line.utf8.dropFirst(66), as: UTF8.self)
            return own[file].map { SHA256Digest.hexadecimal(of: $0) + "  " + file } ?? String(line)
        }
        own[DatedReleases.sums] = Array((lines.joined(separator: "\n") + "\n").utf8)
        return own
    }

    private static func replaced(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        let old = Array(old.utf8)
        while let range = rest.firstRange(of: old) {
            result += rest[..<range.lowerBound]
            result += new.utf8
            rest = rest[range.upperBound...]
        }
        return result + rest
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
