import Disk
import Foundation

/// What is sent for a request.
struct Answer {
    /// Status codes of RFC 9110 that the preview uses.
    enum Status: Int {
        case ok = 200
        case noContent = 204
        case part = 206
        case moved = 301
        case notModified = 304
        case badRequest = 400
        case notFound = 404
        case wrongMethod = 405
        case notInRange = 416
        case wrongHost = 421
        case headTooLarge = 431

        var words: String {
            switch self {
            case .ok: "OK"
            case .noContent: "No Content"
            case .part: "Partial Content"
            case .moved: "Moved Permanently"
            case .notModified: "Not Modified"
            case .badRequest: "Bad Request"
            case .notFound: "Not Found"
            case .wrongMethod: "Method Not Allowed"
            case .notInRange: "Range Not Satisfiable"
            case .wrongHost: "Misdirected Request"
            case .headTooLarge: "Request Header Fields Too Large"
            }
        }
    }

    /// Status line and header fields, the empty line included.
    let head: [UInt8]
    /// Body that is no file; empty when there is none or the request wants none.
    let text: [UInt8]
    /// The part of a file that is sent after the head; nil when there is none.
    let file: AnswerFile?

    private static let always: [(String, String)] = [
        ("Connection", "close"), ("X-Content-Type-Options", "nosniff"),
        // What is shown is public: other sites may read it as data.
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag"),
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
    ]

    /// An answer without a file; its text says what the status says.
    init(_ status: Status, _ fields: [(String, String)] = [], hasBody: Bool = true) {
        let isEmpty = status == .noContent || status == .notModified
        let text = isEmpty ? [] : Array("\(status.words)\n".utf8)
        var fields = fields
        if !isEmpty { fields += [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "\(text.count)")] }
        head = Answer.head(status, fields)
        self.text = hasBody ? text : []
        file = nil
    }

    /// An answer with a file or a part of it.
    init(_ status: Status, _ fields: [(String, String)], file: AnswerFile, hasBody: Bool) {
        head = Answer.head(status, fields + [("Content-Length", "\(file.count)")])
        text = []
        self.file = hasBody ? file : nil
    }

    private static func head(_ status: Status, _ fields: [(String, String)]) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status.rawValue) \(status.words)"] + (fields + always).map { "\($0.0): \($0.1)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}

/// An open file, or a part of it, that is read piece by piece.
final class AnswerFile {
    private let file: OpenFile
    private var offset: Int
    /// Bytes still to be read.
    private(set) var count: Int

    var isEmpty: Bool { count == 0 }

    /// A range of a file's bytes.
    init(_ file: OpenFile, _ range: Range<Int>) {
        self.file = file
        offset = range.lowerBound
        count = range.count
    }

    /// The next bytes; empty at the end, and when the file has become shorter or cannot be read: the connection then
    /// ends before its announced length, which tells the reader.
    func next(_ length: Int) -> [UInt8] {
        guard count > 0, let bytes = try? file.read(at: offset, atMost: min(length, count)) else { return [] }
        offset += bytes.count
        count -= bytes.count
        return bytes
    }
}
