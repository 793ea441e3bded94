/// Reads which parts a part refers to (`.rels`).
final class Relationships: XMLContent {
    /// A reference to a part, or to something outside, which is never fetched.
    struct Target {
        let id: String
        /// The last step of its type: `worksheet`, `sharedStrings`.
        let kind: String
        let path: String
        let isOutside: Bool
    }

    let fault: WorkbookFault? = nil
    private(set) var targets: [Target] = []

    func begin(_ element: XMLElement) {
        guard element.isNamed("Relationship", in: .relationships), let id = element.attribute("Id"),
            let type = element.attribute("Type"), let path = element.attribute("Target")
        else { return }
        let kind = type.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        targets.append(
            Target(id: id, kind: kind, path: path, isOutside: element.attribute("TargetMode") == "External"))
    }

    func end(_ element: XMLElement) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The first target of a kind that lies inside.
    func first(_ kind: String) -> Target? { targets.first { $0.kind == kind && !$0.isOutside } }

    /// The name of a part that another one refers to: from the root with `/`, else beside it.
    static func resolved(_ path: String, beside part: String) -> String {
        if path.utf8.first == UInt8(ascii: "/") { return String(path.dropFirst()) }
        var steps = part.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(decoding: $0, as: UTF8.self) }
        for step in path.utf8.split(separator: UInt8(ascii: "/")).map({ String(decoding: $0, as: UTF8.self) }) {
            switch step {
            case "..": _ = steps.popLast()
            case ".": continue
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }

    /// Where the references of a part stand: `xl/_rels/workbook.xml.rels`.
    static func place(of part: String) -> String {
        var steps = part.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        let name = steps.popLast() ?? ""
        return (steps + ["_rels", name + ".rels"]).joined(separator: "/")
    }
}

/// Reads the list of sheets, and from which day the workbook counts.
final class SheetList: XMLContent {
    /// A sheet as the list names it.
    struct Entry {
        let name: String
        let isHidden: Bool
        let reference: String
    }

    private(set) var fault: WorkbookFault?
    private(set) var entries: [Entry] = []
    private(set) var system = SerialDay.System.from1900
    private let limits: WorkbookLimits
    private let part: String
    /// Whether the part is a workbook at all.
    private(set) var isWorkbook = false

    init(limits: WorkbookLimits, part: String) {
        (self.limits, self.part) = (limits, part)
    }

    func begin(_ element: XMLElement) {
        if element.isNamed("workbook") {
            isWorkbook = true
        } else if element.isNamed("workbookPr") {
            system = element.isSet("date1904") ? .from1904 : .from1900
        } else if element.isNamed("sheet") {
            guard entries.count < limits.sheets, let name = element.attribute("name") else {
                return fault = .damaged(part)
            }
            let state = element.attribute("state")
            entries.append(
                Entry(
                    name: name, isHidden: state == "hidden" || state == "veryHidden",
                    reference: element.attribute("id", in: .references) ?? ""))
        }
    }

    func end(_ element: XMLElement) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
