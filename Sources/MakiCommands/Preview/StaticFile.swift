import Disk
import Foundation

/// An ordinary file of the site as it is now.
struct StaticFile {
    private let place: String
    /// Size in bytes.
    let size: Int
    private let changed: FileStatus.Moment
    private let number: UInt64

    /// The file at a decoded path, `index.html` for a folder's; nil when there is none, or a link leads out of the site.
    init?(_ path: String, below root: String) {
        guard !path.utf8.contains(0) else { return nil }
        let wanted = root + path + (path.utf8.last == UInt8(ascii: "/") ? "index.html" : "")
        // A reader cannot do more about what cannot be looked at than about what is not there.
        guard let place = try? Disk.realPath(of: wanted), place.utf8.starts(with: (root + "/").utf8),
            let status = try? Disk.status(of: place), status.kind == .file
        else { return nil }
        self.place = place
        size = status.size
        changed = status.modified
        number = status.inode
    }

    /// A range of its bytes, opened; nil when it cannot be read any more.
    func part(_ range: Range<Int>) -> AnswerFile? {
        // As above.
        (try? OpenFile.reading(place)).map { AnswerFile($0, range) }
    }

    /// The entity tag: another file, size or time of change is another tag.
    var tag: String {
        "\""
            + [UInt64(changed.seconds), UInt64(changed.nanoseconds), UInt64(size), number].map { String($0, radix: 16) }
            .joined(separator: "-") + "\""
    }

    /// The time of the last change in the form of HTTP (RFC 9110 section 5.6.7).
    var lastModified: String { HTTPDate.text(changed.seconds) }

    /// Media type with character set.
    var mediaType: String { MediaType.of(place) }

    /// Whether the request says that the reader has this state of the file already.
    func isKnown(to request: HTTPRequest) -> Bool {
        if let tags = request["if-none-match"] {
            return tags.utf8.split(separator: UInt8(ascii: ",")).contains { part in
                var tag = part.drop { $0 == 0x20 }
                while tag.last == 0x20 { tag = tag.dropLast() }
                // The weak comparison: what is sent may differ in ways that do not matter.
                return tag.elementsEqual("*".utf8) || tag.elementsEqual(self.tag.utf8)
                    || tag.elementsEqual(("W/" + self.tag).utf8)
            }
        }
        guard let since = request["if-modified-since"].flatMap({ HTTPDate.seconds($0) }) else { return false }
        return changed.seconds <= since
    }

    /// Whether a part may be sent: the state the reader has a part of, by tag or by day, is this one.
    func isSame(as condition: String?) -> Bool {
        guard let condition else { return true }
        return condition == tag || condition == lastModified
    }
}

/// Times in the form of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ seconds: Int) -> String {
        var moment = time_t(seconds)
        var parts = tm()
        gmtime_r(&moment, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return
            "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(Int(parts.tm_year) + 1900) "
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
    }

    /// Seconds since 1970; nil for other forms, which old programs send: they get the whole file.
    static func seconds(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int32(words[1]), (1...31).contains(day),
            let month = months.firstIndex(where: { $0 == words[2] }), let year = Int32(words[3]),
            (1970...9999).contains(year)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int32($0) }
        guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, Int32(month), day)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (clock[0], clock[1], clock[2])
        return Int(timegm(&parts))
    }
}
