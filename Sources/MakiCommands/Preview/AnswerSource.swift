import Foundation

/// Finds the file a request asks for, and the form in which it is sent (RFC 9110).
struct AnswerSource {
    /// Names under which this computer calls itself; any other host is somebody's page that reaches for the preview.
    private static let hosts: Set<String> = ["127.0.0.1", "localhost", "[::1]"]
    private static let methods = "GET, HEAD, OPTIONS"

    /// Folder of the site, without links in its path.
    let root: String
    /// Port the server listens on.
    let port: Int

    /// The answer; nil stands for what is no request.
    func answer(to request: HTTPRequest?) -> Answer {
        guard let request else { return Answer(.badRequest) }
        let hasBody = request.method != "HEAD"
        guard let host = request.host else { return Answer(.badRequest, hasBody: hasBody) }
        guard AnswerSource.hosts.contains(host), request.port == nil || request.port == port else {
            return Answer(.wrongHost, hasBody: hasBody)
        }
        switch request.method {
        case "GET", "HEAD": break
        case "OPTIONS":
            return Answer(
                .noContent,
                [
                    ("Allow", AnswerSource.methods), ("Access-Control-Allow-Methods", "GET, HEAD"),
                    ("Access-Control-Allow-Headers", "If-Modified-Since, If-None-Match, If-Range, Range"),
                ])
        default: return Answer(.wrongMethod, [("Allow", AnswerSource.methods)])
        }
        guard let path = HTTPRequest.decoded(request.path) else { return Answer(.badRequest, hasBody: hasBody) }
        if let file = StaticFile(path, below: root) { return answer(to: request, with: file, hasBody) }
        if path.utf8.last != UInt8(ascii: "/"), StaticFile(path + "/", below: root) != nil {
            // One slash at the beginning: two would be the name of another host.
            let address =
                [UInt8(ascii: "/")] + request.path.drop { $0 == UInt8(ascii: "/") } + [UInt8(ascii: "/")]
                + request.query
            return Answer(.moved, [("Location", String(decoding: address, as: UTF8.self))], hasBody: hasBody)
        }
        guard let page = StaticFile(path.utf8.starts(with: "/en/".utf8) ? "/en/404.html" : "/404.html", below: root),
            let body = page.part(0..<page.size)
        else { return Answer(.notFound, hasBody: hasBody) }
        return Answer(.notFound, [("Content-Type", page.mediaType)], file: body, hasBody: hasBody)
    }

    private func answer(to request: HTTPRequest, with file: StaticFile, _ hasBody: Bool) -> Answer {
        let known = [
            ("ETag", file.tag), ("Last-Modified", file.lastModified), ("Cache-Control", "no-cache"),
            ("Accept-Ranges", "bytes"),
        ]
        if file.isKnown(to: request) { return Answer(.notModified, known) }
        var range = 0..<file.size
        var status = Answer.Status.ok
        var fields = known + [("Content-Type", file.mediaType)]
        // A range is asked of GET only (RFC 9110 section 14.2).
        if request.method == "GET", let wanted = request["range"], file.isSame(as: request["if-range"]) {
            switch ByteRange(wanted, of: file.size) {
            case .whole: break
            case .none:
                return Answer(.notInRange, known + [("Content-Range", "bytes */\(file.size)")])
            case .part(let part):
                (range, status) = (part, .part)
                fields.append(("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"))
            }
        }
        guard let body = file.part(range) else { return Answer(.notFound, hasBody: hasBody) }
        return Answer(status, fields, file: body, hasBody: hasBody)
    }
}

/// What a field `Range` asks for.
enum ByteRange: Equatable {
    /// The whole file: other units, several ranges and what cannot be read are ignored.
    case whole
    /// No byte of the file.
    case none
    /// One part.
    case part(Range<Int>)

    init(_ text: String, of size: Int) {
        self = .whole
        let bytes = Array(text.utf8)
        guard bytes.starts(with: "bytes=".utf8) else { return }
        let ends = bytes.dropFirst(6).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } && $0.count < 19 }) else {
            return
        }
        switch (Int(String(decoding: ends[0], as: UTF8.self)), Int(String(decoding: ends[1], as: UTF8.self))) {
        case (nil, nil): return
        case (nil, let last?): self = last == 0 || size == 0 ? .none : .part(max(0, size - last)..<size)
        case (let first?, let last):
            if let last, last < first { return }
            self = first >= size ? .none : .part(first..<min(size, (last ?? size - 1) + 1))
        }
    }
}
