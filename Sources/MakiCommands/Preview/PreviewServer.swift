import Findings
import Disk
import Foundation
import Publishing

/// Shows a built site on the loopback interface; for looking at it, not for the public.
///
/// One thread waits for all connections at once and never for a single one: a slow reader costs a place in a list and
/// nothing else. When all places are taken, the connection that has waited longest for its own request makes room. No
/// server framework: it would double the build time for the GET requests of one reader.
final class PreviewServer {
    /// Connections at the same time; files and sockets share what the system allows a process.
    private static let mostConnections = 400
    /// Descriptors left for files and for the rest of the program.
    private static let reservedDescriptors = 64

    private let answers: AnswerSource
    private let descriptor: Int32
    private let places: Int
    private var connections: [Connection] = []
    /// Port the server listens on.
    let port: Int

    /// Listens on `127.0.0.1:port`; port 0 takes a free one.
    init(root: String, port: Int) throws(CommandFailure) {
        // The preview has nothing to show either way.
        guard let folder = try? Disk.realPath(of: root) else {
            throw CommandFailure(
                de: "Den Ordner \(root) gibt es nicht;  maki build  erzeugt ihn.",
                en: "There is no folder \(root); maki build makes it.")
        }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(descriptor, plain, length) == 0 && listen(descriptor, 1024) == 0
                    && getsockname(descriptor, plain, &length) == 0
            }
        }
        guard isBound, PreviewServer.stopWaiting(descriptor) else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw CommandFailure(
                de: "Port \(port) lässt sich nicht öffnen (\(reason)); mit --port einen anderen wählen.",
                en: "Port \(port) cannot be opened (\(reason)); choose another one with --port.")
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
        answers = AnswerSource(root: folder, port: self.port)
        places = PreviewServer.places
    }

    deinit {
        close(descriptor)
    }

    /// How many connections the limits of the process allow; two descriptors each, for socket and file.
    private static var places: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 64 }
        let open = limit.rlim_cur > 1 << 20 ? 1 << 20 : Int(limit.rlim_cur)
        return max(8, min(mostConnections, (open - reservedDescriptors) / 2))
    }

    /// Calls on the descriptor return at once from now on.
    private static func stopWaiting(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
            && fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0
    }

    /// Serves requests until the process ends.
    func run() -> Never {
        while true { turn() }
    }

    /// Waits until something can be done, and does it.
    private func turn() {
        var waiting = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        waiting += connections.map {
            pollfd(fd: $0.descriptor, events: $0.isAnswering ? Int16(POLLOUT) : Int16(POLLIN), revents: 0)
        }
        // A second, so that connections whose time is over end while nothing happens.
        guard poll(&waiting, nfds_t(waiting.count), 1_000) >= 0 else { return }
        let now = Connection.now
        for (place, connection) in zip(waiting.dropFirst(), connections) where place.revents != 0 {
            connection.proceed(answers, now)
        }
        for connection in connections where connection.isLate(now) { connection.end() }
        connections.removeAll { $0.isOver }
        if waiting[0].revents != 0 { acceptAll(now) }
    }

    private func acceptAll(_ now: Double) {
        // Not without end: those who are connected get their turn.
        for _ in 0..<places {
            if connections.count >= places { makeRoom() }
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else {
                // No descriptor left: the one who has waited longest makes room.
                if errno == EMFILE || errno == ENFILE { makeRoom() }
                return
            }
            guard PreviewServer.stopWaiting(connection) else {
                close(connection)
                continue
            }
            connections.append(Connection(connection, since: now))
        }
    }

    /// Ends the connection that has waited longest, one without a request before those that are being answered.
    private func makeRoom() {
        let position =
            connections.firstIndex { !$0.isAnswering }
            ?? connections.indices.min { connections[$0].lastProgress < connections[$1].lastProgress }
        guard let position else { return }
        connections.remove(at: position).end()
    }
}
