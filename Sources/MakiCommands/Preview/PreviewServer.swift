import Findings
import Foundation

/// Shows a built site on the loopback interface; for looking at it, not for the public.
///
/// No server framework: it would double the build time for GET requests of one reader.
final class PreviewServer: Sendable {
    /// Longest request that is read, in bytes.
    private static let longestRequest = 16_384

    private let root: String
    private let descriptor: Int32
    /// Port the server listens on.
    let port: Int

    /// Listens on `127.0.0.1:port`; port 0 takes a free one.
    init(root: String, port: Int) throws(CommandFailure) {
        guard let real = realpath(root, nil) else {
            throw CommandFailure(
                de: "Den Ordner \(root) gibt es nicht;  maki build  erzeugt ihn.",
                en: "There is no folder \(root); maki build makes it.")
        }
        self.root = String(cString: real)
        free(real)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(descriptor, plain, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, plain, &length) == 0
            }
        }
        guard isBound else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw CommandFailure(
                de: "Port \(port) lässt sich nicht öffnen (\(reason)); mit --port einen anderen wählen.",
                en: "Port \(port) cannot be opened (\(reason)); choose another one with --port.")
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(descriptor)
    }

    /// Serves requests until the process ends.
    func run() -> Never {
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { continue }
            var limit = timeval(tv_sec: 5, tv_usec: 0)
            setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            DispatchQueue.global().async {
                self.serve(connection)
                close(connection)
            }
        }
    }

    private func serve(_ connection: Int32) {
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while request.count < PreviewServer.longestRequest, request.firstRange(of: [13, 10, 13, 10]) == nil {
            let count = buffer.withUnsafeMutableBytes { recv(connection, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        let line = request.prefix { $0 != 13 && $0 != 10 }
        let parts = line.split(separator: UInt8(ascii: " "))
        guard parts.count == 3, request.count < PreviewServer.longestRequest else {
            return send(connection, 400, "text/plain", Array("bad request\n".utf8), true)
        }
        let method = String(decoding: parts[0], as: UTF8.self)
        guard method == "GET" || method == "HEAD" else {
            return send(connection, 405, "text/plain", Array("only GET and HEAD\n".utf8), true)
        }
        let withBody = method == "GET"
        guard let path = PreviewServer.decoded(parts[1]) else {
            return send(connection, 400, "text/plain", Array("bad path\n".utf8), withBody)
        }
        if let (bytes, type) = file(path) { return send(connection, 200, type, bytes, withBody) }
        let missing = file(path.utf8.starts(with: "/en/".utf8) ? "/en/404.html" : "/404.html")
        send(connection, 404, missing?.1 ?? "text/plain", missing?.0 ?? Array("not found\n".utf8), withBody)
    }

    /// The path without query, percent-decoded; nil for control characters, `..` or bad escapes.
    static func decoded(_ target: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        var iterator = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            guard let high = iterator.next(), let low = iterator.next(),
                let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
            else { return nil }
            result.append(value)
        }
        guard result.first == UInt8(ascii: "/"), result.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
            return nil
        }
        let steps = result.split(separator: UInt8(ascii: "/"))
        guard !steps.contains(where: { $0.first == UInt8(ascii: ".") }) else { return nil }
        return String(decoding: result, as: UTF8.self)
    }

    private func file(_ path: String) -> ([UInt8], String)? {
        let wanted = root + path + (path.utf8.last == UInt8(ascii: "/") ? "index.html" : "")
        guard let real = realpath(wanted, nil) else { return nil }
        defer { free(real) }
        let place = String(cString: real)
        guard place.utf8.starts(with: (root + "/").utf8), let data = FileManager.default.contents(atPath: place) else {
            return nil
        }
        return ([UInt8](data), PreviewServer.mediaType(of: place))
    }

    static func mediaType(of path: String) -> String {
        let ending =
            path.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return switch ending {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "json", "jsonld": "application/json; charset=utf-8"
        case "jsonl": "application/jsonl; charset=utf-8"
        case "md": "text/markdown; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        case "svg": "image/svg+xml"
        case "xml", "atom": "application/xml; charset=utf-8"
        case "png": "image/png"
        default: "text/plain; charset=utf-8"
        }
    }

    private func send(_ connection: Int32, _ status: Int, _ type: String, _ body: [UInt8], _ withBody: Bool) {
        let head =
            "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Error")\r\nContent-Type: \(type)\r\n"
            + "Content-Length: \(body.count)\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n"
            + "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n\r\n"
        let bytes = Array(head.utf8) + (withBody ? body : [])
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            offset += count
        }
    }
}
