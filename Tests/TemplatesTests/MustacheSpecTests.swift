import Foundation
import Templates
import TestSupport
import Testing

@Suite("The Mustache specification", .enabled(if: Locations.shared != nil, "no conformance suites beside the checkout"))
struct MustacheSpecTests {
    /// Cases that read a name the data does not have: "" by the specification, an error here.
    private func readsMissingName(_ name: String) -> Bool {
        let names: Set<String> = [
            "Basic Context Miss Interpolation", "Triple Mustache Context Miss Interpolation",
            "Ampersand Context Miss Interpolation", "Dotted Names - Broken Chains",
            "Dotted Names - Broken Chain Resolution", "Dotted Names - Context Precedence",
            "Dotted Names are never single keys", "Context Misses", "Failed Lookup",
            // Names that only the inside of the section knows, read in its inverted form.
            "Context", "List",
            // Lists of lists and of mixed kinds: view models have none.
            "Implicit Iterator - Array",
        ]
        return names.contains(name)
    }

    @Test(
        "core modules render as the specification says",
        arguments: ["interpolation", "sections", "inverted", "partials", "comments", "delimiters"])
    func core(module: String) throws {
        let path = (Locations.shared ?? "") + "/conformance/mustache-spec/\(module).json"
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(try Locations.bytes(path))) as? [String: Any])
        let tests = try #require(root["tests"] as? [[String: Any]])
        #expect(!tests.isEmpty)
        for test in tests {
            let name = try #require(test["name"] as? String)
            var sources = ["main": Array(try #require(test["template"] as? String).utf8)]
            for (partial, text) in test["partials"] as? [String: String] ?? [:] { sources[partial] = Array(text.utf8) }
            let data = test["data"] ?? [String: Any]()
            let (shape, value) = DynamicData.root(data)
            do {
                let template = try TemplateLibrary(sources: sources).linked("main", shape: shape)
                var output: [UInt8] = []
                template.render(value, into: &output)
                let expected = try #require(test["expected"] as? String)
                #expect(String(decoding: output, as: UTF8.self) == expected, "\(module): \(name)")
            } catch let error as TemplateError {
                #expect(readsMissingName(name), "\(module): \(name): \(error)")
            }
        }
    }
}

/// Makes shapes and values of JSON data, as the specification's cases need them.
enum DynamicData {
    static func root(_ data: Any) -> (TemplateShape, TemplateValue) {
        let (kind, value) = member(data)
        if case .object(let shape) = kind { return (shape(), value) }
        // A bare value as the root context: offer it as the implicit iterator would.
        return (TemplateShape(identity: "root", members: [(".", kind)]), .object([value]))
    }

    private static func member(_ data: Any) -> (MemberKind, TemplateValue) {
        switch data {
        case let number as NSNumber where CFGetTypeIDIsBoolean(number): return (.flag, .flag(number.boolValue))
        case let number as NSNumber: return (.text(isRaw: true), .text(number.stringValue))
        case let text as String: return (.text(isRaw: true), .text(text))
        case let list as [Any]:
            if let first = list.first, !(first is [String: Any]), !(first is [Any]) {
                return (.texts(isRaw: true), .list(list.map { member($0).1 }))
            }
            let objects = list.compactMap { $0 as? [String: Any] }
            let names = Set(objects.flatMap(\.keys)).sorted()
            let kinds = names.map { name in
                (name: name, kind: objects.compactMap { $0[name] }.map { member($0).0 }.first ?? .flag)
            }
            let shape = TemplateShape(identity: "list" + names.joined(separator: ","), members: kinds)
            return (
                .list { shape },
                .list(objects.map { object in .object(names.map { object[$0].map { member($0).1 } ?? .none }) })
            )
        case let object as [String: Any]:
            let names = object.keys.sorted()
            let parts = names.map { member(object[$0] ?? NSNull()) }
            let shape = TemplateShape(
                identity: "object" + names.joined(separator: ","),
                members: zip(names, parts).map { (name: $0, kind: $1.0) })
            return (.object { shape }, .object(parts.map(\.1)))
        default: return (.text(isRaw: true), .none)
        }
    }

    private static func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
