/// Media types of the files of a site, as the catalogue of the open data names them.
enum MediaType {
    /// The type by the name of a file, texts with their character set.
    static func of(_ path: String) -> String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        if name.reversed().starts(with: ".schema.json".utf8.reversed()) { return "application/schema+json" }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "text/plain; charset=utf-8" }
        return switch String(decoding: name[name.index(after: dot)...], as: UTF8.self) {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "md": "text/markdown; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        case "txt": "text/plain; charset=utf-8"
        case "ttl": "text/turtle; charset=utf-8"
        case "json": "application/json"
        case "jsonld": "application/ld+json"
        case "jsonl": "application/jsonl"
        case "atom": "application/atom+xml"
        case "xml": "application/xml"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "sqlite": "application/vnd.sqlite3"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        default: "application/octet-stream"
        }
    }
}
