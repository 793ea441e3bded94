import Foundation
import SourceJSON

/// Makes any number of realistic records from one sample, always the same ones.
struct ArchiveGenerator {
    private let sample: JSONValue
    private static let words = [
        "Antrag", "Bescheid", "Prüfung", "Behörde", "Nachweis", "Leistung", "Verfahren", "Sachbearbeitung", "Auskunft",
        "Grenze", "Steuer", "Rente", "Förderung", "Unterlagen", "Entscheidung", "Mensch", "System", "Vorschlag",
        "Frist",
        "Verkehr", "Umwelt", "Gesundheit", "Bildung", "Familie", "Statistik", "Wetter", "Zoll", "Daten", "Modell",
    ]
    private static let contexts = [
        "social-benefits", "tax-customs", "communication", "environment", "research-statistics", "health",
    ]

    init(sample path: String) throws {
        sample = try JSONDocument(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))).root
    }

    /// The bytes of record `number`: the sample with other names, texts and codes, 6–10 KB.
    func record(_ number: Int) -> [UInt8] {
        var random = Generator(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        for member in sample.members {
            let name = member.key.string
            writer.key(name)
            switch name {
            case "id": writer.string(identifier(number))
            case "revision": writer.integer(1)
            case "name": writer.string("\(phrase(3, &random)) \(number)")
            case "shortDescription": writer.string(sentence(14, &random))
            case "purpose": writer.string(sentence(40, &random))
            case "keywords":
                writer.beginArray()
                for word in Set((0..<4).map { _ in pick(ArchiveGenerator.words, &random) }).sorted() {
                    writer.string(word)
                }
                writer.endArray()
            case "usage":
                writer.beginObject()
                for part in member.value.members {
                    writer.key(part.key.string)
                    if part.key.equals("context") {
                        writer.string(pick(ArchiveGenerator.contexts, &random))
                    } else {
                        writer.value(part.value)
                    }
                }
                writer.endObject()
            case "fria":
                writer.beginObject()
                writer.member("plannedFor", "2027-06-01")
                writer.endObject()
            default: vary(member.value, &writer, &random)
            }
        }
        writer.member("description", sentence(60 + number % 80, &random))
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// A value with a text of its own wherever the sample has a long one, as real records have.
    private func vary(_ value: JSONValue, _ writer: inout JSONWriter, _ random: inout Generator) {
        switch value.kind {
        case .object:
            writer.beginObject()
            for member in value.members {
                writer.key(member.key.string)
                vary(member.value, &writer, &random)
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            for element in value.elements { vary(element, &writer, &random) }
            writer.endArray()
        case .string where value.span.count > 100: writer.string(sentence(value.span.count / 9, &random))
        default: writer.value(value)
        }
    }

    /// Writes an archive with `count` deployments and the sample's authority.
    func write(count: Int, to folder: String) throws {
        for number in 0..<count {
            let id = identifier(number)
            let place = folder + "/records/bund-musteramt/" + id
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Data(record(number)).write(to: URL(fileURLWithPath: place + "/0001.json"))
        }
    }

    private func identifier(_ number: Int) -> String {
        let digits = String(number + 1)
        return "musteramt-2026-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private func phrase(_ length: Int, _ random: inout Generator) -> String {
        (0..<length).map { _ in pick(ArchiveGenerator.words, &random) }.joined(separator: " ")
    }

    private func sentence(_ length: Int, _ random: inout Generator) -> String { "Das " + phrase(length, &random) + "." }

    private func pick(_ list: [String], _ random: inout Generator) -> String {
        list[Int(random.next() % UInt64(list.count))]
    }

    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state >> 16
        }
    }
}
