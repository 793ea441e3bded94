import SourceJSON

/// Statements about resources (RDF), written as Turtle and as JSON-LD from the same list.
struct RDFGraph: Sendable {
    /// What is stated of a resource.
    enum Object: Sendable {
        /// Another resource by its IRI.
        case iri(String)
        /// Text in a language.
        case text(String, language: String)
        /// A plain or typed literal; the type as a prefixed name.
        case literal(String, type: String?)
    }

    /// Prefixes by name.
    let prefixes: [(name: String, iri: String)]
    private var subjects: [(iri: String, types: [String], statements: [(predicate: String, object: Object)])] = []

    init(prefixes: [(name: String, iri: String)]) {
        self.prefixes = prefixes
    }

    mutating func add(_ iri: String, types: [String], _ statements: [(String, Object)]) {
        subjects.append((iri, types, statements.map { (predicate: $0.0, object: $0.1) }))
    }

    func turtle() -> [UInt8] {
        var text: [UInt8] = []
        for prefix in prefixes { text += "@prefix \(prefix.name): <\(prefix.iri)> .\n".utf8 }
        for subject in subjects {
            text += "\n<\(subject.iri)> a \(subject.types.joined(separator: ", "))".utf8
            for statement in subject.statements {
                text += " ;\n    \(statement.predicate) ".utf8
                switch statement.object {
                case .iri(let iri): text += "<\(iri)>".utf8
                case .text(let value, let language):
                    // A JSON string is a Turtle string.
                    CanonicalJSON.append(string: value.utf8, to: &text)
                    text += "@\(language)".utf8
                case .literal(let value, let type):
                    CanonicalJSON.append(string: value.utf8, to: &text)
                    if let type { text += "^^\(type)".utf8 }
                }
            }
            text += " .\n".utf8
        }
        return text
    }

    func jsonLD() -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("@context")
        writer.beginObject()
        for prefix in prefixes { writer.member(prefix.name, prefix.iri) }
        writer.endObject()
        writer.key("@graph")
        writer.beginArray()
        for subject in subjects {
            writer.beginObject()
            writer.member("@id", subject.iri)
            writer.key("@type")
            writer.beginArray()
            for type in subject.types { writer.string(type) }
            writer.endArray()
            var done: Set<String> = []
            for statement in subject.statements where done.insert(statement.predicate).inserted {
                writer.key(statement.predicate)
                writer.beginArray()
                for same in subject.statements where same.predicate == statement.predicate {
                    write(same.object, into: &writer)
                }
                writer.endArray()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    private func write(_ object: Object, into writer: inout JSONWriter) {
        writer.beginObject()
        switch object {
        case .iri(let iri): writer.member("@id", iri)
        case .text(let value, let language):
            writer.member("@value", value)
            writer.member("@language", language)
        case .literal(let value, let type):
            writer.member("@value", value)
            if let type { writer.member("@type", type) }
        }
        writer.endObject()
    }
}
