import Records
import SourceJSON

/// The parts of the public schema that the register adds to a record: derived facts and absences.
enum PublicSchemaParts {
    static func writeDerivedAndAbsence(into writer: inout JSONWriter) {
        writer.key("derived")
        writer.beginObject()
        writer.member("title", "Vom Register abgeleitet")
        writer.member(
            "description",
            "Einstufung, Pflichten und Zuständigkeit: berechnet, nicht von der Behörde eingereicht; bei früheren Fassungen für den Tag ihrer Annahme."
        )
        DerivedShape.facts.write(into: &writer)
        writer.endObject()
        writer.key("absence")
        writer.beginObject()
        writer.member("title", "Fehlende Angaben")
        writer.member("description", "Je JSON-Pointer: warum eine Angabe fehlt, und mit welchem Grund.")
        writer.member("type", "object")
        writer.key("additionalProperties")
        writer.beginObject()
        writer.member("type", "object")
        writer.key("properties")
        writer.beginObject()
        writer.key("kind")
        writer.beginObject()
        writer.key("enum")
        writer.beginArray()
        for kind in Absence.Kind.allCases { writer.string(kind.rawValue) }
        writer.endArray()
        writer.endObject()
        writer.key("ground")
        writer.beginObject()
        writer.member("type", "string")
        writer.endObject()
        writer.endObject()
        writer.key("required")
        writer.beginArray()
        writer.string("kind")
        writer.endArray()
        writer.member("additionalProperties", false)
        writer.endObject()
        writer.endObject()
    }
}
