import Findings

/// Where a page lies below the start page: the same place in both languages, under names of its own in each.
package struct Place: Sendable, Hashable {
    /// One folder on the way.
    package enum Step: Sendable, Hashable {
        /// A folder with a name in each language.
        case section(SiteAddress.Section)
        /// The folder of a record, a value or a month: the same in both languages.
        case id(String)
        /// A numbered folder: `fassung-2`, `seite-3`.
        case numbered(SiteAddress.Section, Int)
    }

    /// The folders from the start page on.
    package let steps: [Step]

    /// The start page.
    package static let start = Place(steps: [])

    /// A section's page, or the page of one thing in it.
    package init(_ section: SiteAddress.Section, _ id: String? = nil) {
        steps = [.section(section)] + (id.map { [.id($0)] } ?? [])
    }

    /// A page written by hand.
    package init(prose name: String) {
        steps = [.id(name)]
    }

    private init(steps: [Step]) {
        self.steps = steps
    }

    /// A page below this one.
    package func below(_ section: SiteAddress.Section) -> Place { Place(steps: steps + [.section(section)]) }

    /// A numbered page below this one.
    package func numbered(_ section: SiteAddress.Section, _ number: Int) -> Place {
        Place(steps: steps + [.numbered(section, number)])
    }

    /// The first `count` steps.
    package func prefix(_ count: Int) -> Place { Place(steps: Array(steps.prefix(count))) }

    /// Path below the start page of a language, with `/` at its end; empty for the start page.
    ///
    /// - Parameter start: what stands before it.
    package func path(_ language: Language, behind start: String = "") -> String {
        var path: [UInt8] = []
        path.reserveCapacity(96)
        path += start.utf8
        for step in steps {
            switch step {
            case .section(let section): path += section.name(language).utf8
            case .id(let id): path += id.utf8
            case .numbered(let section, let number):
                path += section.name(language).utf8
                path.append(UInt8(ascii: "-"))
                path += String(number).utf8
            }
            path.append(UInt8(ascii: "/"))
        }
        return String(decoding: path, as: UTF8.self)
    }
}
