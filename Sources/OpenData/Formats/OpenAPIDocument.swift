import FieldCatalogue
import PublicTables
import Publication
import SourceJSON

/// The description of the static interface (OpenAPI 3.1.0), with the public schemas inside.
struct OpenAPIDocument {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    private struct Operation {
        let path: String
        let id: String
        let summary: String
        let parameters: [(name: String, description: String, type: String)]
        let schema: String
    }

    private static let operations = [
        Operation(
            path: "/index.json", id: "listRecords", summary: "Verzeichnis aller Einträge", parameters: [],
            schema: "index"),
        Operation(
            path: "/changes.json", id: "listChanges", summary: "Die neuesten 200 Änderungen", parameters: [],
            schema: "changes"),
        Operation(
            path: "/records/{id}.json", id: "getRecord", summary: "Ein Eintrag in seiner aktuellen Fassung",
            parameters: [("id", "Kennung des Eintrags", "string")], schema: "record"),
        Operation(
            path: "/records/{id}/{revision}.json", id: "getRevision", summary: "Eine Fassung eines Eintrags",
            parameters: [
                ("id", "Kennung des Eintrags", "string"), ("revision", "Nummer der Fassung, von 1 an", "integer"),
            ], schema: "record"),
        Operation(
            path: "/authorities/{id}.json", id: "getAuthority", summary: "Eine Behörde und ihre Einträge",
            parameters: [("id", "Kennung der Behörde", "string")], schema: "authorityWithRecords"),
    ]

    func bytes() -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("openapi", "3.1.0")
        writer.key("info")
        writer.beginObject()
        writer.member("title", RegisterIdentity.title.de)
        writer.member(
            "description",
            "Statische Dateien: Es gibt nur GET und HEAD, keine Anmeldung und keine Grenze. Fehlt ein Eintrag, kommt 404; unlesbare Adressen beantwortet der Server mit 400, andere Methoden mit 405 und der Liste der erlaubten (Allow). Mit If-None-Match und dem ETag der letzten Antwort kommt 304, wenn sich nichts geändert hat."
        )
        writer.member("version", PublicSchemaVersion.current(in: context.catalogue))
        writer.key("license")
        writer.beginObject()
        let licences = LicenceList(context.snapshot).all
        writer.member("name", licences.map(\.name).joined(separator: "; ") + "; je Eintrag eine (licence)")
        // An address could name only one of them.
        writer.member("identifier", licences.map(\.spdx).joined(separator: " AND "))
        writer.endObject()
        writer.endObject()
        writer.key("servers")
        writer.beginArray()
        writer.beginObject()
        writer.member("url", context.options.link("api/v1"))
        writer.endObject()
        writer.endArray()
        writer.key("paths")
        writer.beginObject()
        for operation in OpenAPIDocument.operations { write(operation, into: &writer) }
        writer.endObject()
        writer.key("components")
        writer.beginObject()
        writer.key("schemas")
        writer.beginObject()
        writeSchemas(into: &writer)
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    private func write(_ operation: Operation, into writer: inout JSONWriter) {
        writer.key(operation.path)
        writer.beginObject()
        writer.key("get")
        writer.beginObject()
        writer.member("operationId", operation.id)
        writer.member("summary", operation.summary)
        if !operation.parameters.isEmpty {
            writer.key("parameters")
            writer.beginArray()
            for parameter in operation.parameters {
                writer.beginObject()
                writer.member("name", parameter.name)
                writer.member("in", "path")
                writer.member("required", true)
                writer.member("description", parameter.description)
                writer.key("schema")
                writer.beginObject()
                writer.member("type", parameter.type)
                writer.endObject()
                writer.endObject()
            }
            writer.endArray()
        }
        writer.key("responses")
        writer.beginObject()
        writer.key("200")
        writer.beginObject()
        writer.member("description", operation.summary)
        writer.key("content")
        writer.beginObject()
        writer.key("application/json")
        writer.beginObject()
        writer.key("schema")
        reference(operation.schema, into: &writer)
        writer.endObject()
        writer.endObject()
        writer.endObject()
        var others = [
            ("304", "Nichts hat sich geändert (If-None-Match, If-Modified-Since)."),
            ("400", "Die Adresse lässt sich nicht lesen."),
        ]
        if !operation.parameters.isEmpty { others.append(("404", "Diesen Eintrag gibt es nicht.")) }
        others.append(("405", "Nur GET und HEAD; das Feld Allow nennt sie."))
        for (code, text) in others {
            writer.key(code)
            writer.beginObject()
            writer.member("description", text)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
        writer.endObject()
    }

    private func reference(_ name: String, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("$ref", "#/components/schemas/" + name)
        writer.endObject()
    }

    private func writeSchemas(into writer: inout JSONWriter) {
        for type in RecordType.allCases {
            let schema = JSONSchemaWriter(catalogue: context.catalogue, type: type, form: .publicRecord).schema()
            // A schema is JSON that was written a line above; a test asks for that of every type.
            guard let document = try? JSONDocument(parsing: schema, limits: .unlimited) else { continue }
            writer.key(type.rawValue)
            writer.beginObject()
            // An own `$id` would change what the references in this document mean.
            for member in document.root.members where !member.key.string.utf8.starts(with: "$".utf8) {
                writer.key(member.key.string)
                writer.value(member.value)
            }
            writer.endObject()
        }
        writer.key("record")
        writer.beginObject()
        writer.key("oneOf")
        writer.beginArray()
        for type in RecordType.allCases { reference(type.rawValue, into: &writer) }
        writer.endArray()
        writer.endObject()
        let entry: [(String, String)] = [
            ("id", "string"), ("recordType", "string"), ("authority", "string"), ("origin", "string"),
            ("name", "string"), ("licence", "string"), ("status", "string"), ("riskClass", "string"),
            ("isCurrent", "boolean"),
            ("isWithdrawn", "boolean"), ("revision", "integer"), ("lastRecordedAt", "string"), ("url", "string"),
            ("page", "string"),
        ]
        object("entry", entry.map { ($0.0, .type($0.1)) }, optional: ["status", "riskClass"], into: &writer)
        object(
            "index",
            [
                ("date", .type("string")), ("licence", .type("string")), ("licences", .list("licence")),
                ("licenceNote", .type("string")),
                ("schemaVersion", .type("string")),
                ("records", .list("entry")),
            ], into: &writer)
        object(
            "licence", [("id", .type("string")), ("name", .type("string")), ("url", .type("string"))], into: &writer)
        object(
            "change",
            [
                ("record", .type("string")), ("recordType", .type("string")), ("authority", .type("string")),
                ("origin", .type("string")), ("revision", .type("integer")), ("recordedAt", .type("string")),
                ("kind", .type("string")), ("fields", .strings), ("url", .type("string")),
            ], into: &writer)
        object("changes", [("date", .type("string")), ("changes", .list("change"))], into: &writer)
        object(
            "authorityWithRecords", [("authority", .reference("authority")), ("records", .list("entry"))],
            into: &writer)
    }

    private enum Member {
        case type(String)
        case reference(String)
        case list(String)
        case strings
    }

    private func object(
        _ name: String, _ members: [(name: String, content: Member)], optional: Set<String> = [],
        into writer: inout JSONWriter
    ) {
        writer.key(name)
        writer.beginObject()
        writer.member("type", "object")
        writer.key("required")
        writer.beginArray()
        for member in members where !optional.contains(member.name) { writer.string(member.name) }
        writer.endArray()
        writer.member("additionalProperties", false)
        writer.key("properties")
        writer.beginObject()
        for member in members {
            writer.key(member.name)
            switch member.content {
            case .reference(let target): reference(target, into: &writer)
            case .type(let type):
                writer.beginObject()
                writer.member("type", type)
                writer.endObject()
            case .list(let target):
                writer.beginObject()
                writer.member("type", "array")
                writer.key("items")
                reference(target, into: &writer)
                writer.endObject()
            case .strings:
                writer.beginObject()
                writer.member("type", "array")
                writer.key("items")
                writer.beginObject()
                writer.member("type", "string")
                writer.endObject()
                writer.endObject()
            }
        }
        writer.endObject()
        writer.endObject()
    }
}
