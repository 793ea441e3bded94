import FieldCatalogue
import Publication
import Records
import SourceJSON

// Only for this module until its literals are constants, too: run the conversion and delete the file.
extension Record {
    subscript(path: String) -> JSONValue? {
        // A list may be written without its [].
        guard let known = description.path(path) ?? description.path(path + "[]") ?? description.path(path + "{}")
        else {
            return root.value(atPath: path)
        }
        return self[known]
    }
    func string(_ path: String) -> String? { self[path]?.string }
    func strings(_ path: String) -> [String] { self[path]?.elements.compactMap(\.string) ?? [] }
    func boolean(_ path: String) -> Bool? { self[path]?.boolean }
    func integer(_ path: String) -> Int? { self[path]?.integer }
    func day(_ path: String) -> Day? { self[path]?.string.flatMap { Day($0) } }
    func items(_ path: String) -> [JSONValue] { self[path].map { Array($0.elements) } ?? [] }
}

extension PublicRecord {
    func absence(of path: String) -> Absence? { absences.first { $0.path == path } }
}
