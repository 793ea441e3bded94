import FieldCatalogue
import SourceJSON

/// Short ids of the items of an assessment (`g1`, `r2`, `m3`) and the lists that refer to them.
enum ItemIdentifiers {
    /// Whether a field is the short id of the item it stands in.
    static func isOwn(_ field: Field) -> Bool { field.name == "id" && field.format == "item-id" }

    /// The next free short id in a list; nil when its items have none.
    static func next(in list: Field, of draft: Draft) -> String? {
        guard list.children.contains(where: { isOwn(draft.description.fields[$0]) }) else { return nil }
        let letter = prefix(list.name)
        let taken = Set(draft[JSONPointer([list.name])]?.elements?.compactMap { $0["id"]?.text } ?? [])
        var number = 1
        while taken.contains("\(letter)\(number)") { number += 1 }
        return "\(letter)\(number)"
    }

    /// The items a list of short ids may name, with what people call them; nil for other fields.
    static func choices(for field: Field, in draft: Draft) -> [Choice]? {
        guard field.isRepeated, field.format == "item-id" else { return nil }
        let list = field.name == "groups" ? "affectedGroups" : field.name
        return draft[JSONPointer([list])]?.elements?.compactMap { item in
            item["id"]?.text.map { Choice(code: $0, text: item["name"]?.text ?? item["title"]?.text ?? $0) }
        }
    }

    private static func prefix(_ list: String) -> String { list == "affectedGroups" ? "g" : String(list.prefix(1)) }
}
