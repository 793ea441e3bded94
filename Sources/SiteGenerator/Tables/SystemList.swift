import PublicAddresses
import PublicTables
import Templates

/// A line of a long list of systems, made once for all the pages that repeat it.
struct SystemLine: ViewModel {
    let href: String
    let name: String
    let nameLanguage: String?
    let authority: String
    let status: String
    let risk: String
    let riskCode: String
    let origin: String?
    static let members: [Member<SystemLine>] = [
        .text("href") { $0.href }, .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage },
        .text("authority") { $0.authority }, .text("status") { $0.status }, .text("risk") { $0.risk },
        .text("riskCode") { $0.riskCode }, .optional("origin") { $0.origin },
    ]
}

/// The lines of all systems in one language, as markup and as CSV, by position in `SiteIndex.deployments`.
struct SystemList: Sendable {
    let lines: Lines
    let csv: Lines

    /// Many short texts in one piece of memory.
    struct Lines: Sendable {
        private var bytes: [UInt8] = []
        private var ends: [Int] = []

        /// The text at a position.
        subscript(position: Int) -> ArraySlice<UInt8> {
            bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
        }

        mutating func append(_ line: [UInt8]) {
            bytes += line
            ends.append(bytes.count)
        }
    }

    /// Head of the CSV files: codes, the same in both languages.
    static let csvHead: [UInt8] = {
        var writer = CSVWriter()
        writer.row([
            "id", "name", "authority", "ressort", "status", "risk_class", "decision_role", "fria_status", "origin",
            "first_recorded_at", "last_recorded_at", "address",
        ])
        return writer.take()
    }()

    /// Renders every system once.
    ///
    /// - Throws: `TemplateError` for a fault in the template `line`.
    init(_ systems: [IndexRow], _ edition: Edition) throws {
        let template = try edition.templates.template("line", for: SystemLine.self)
        var lines = Lines()
        var csv = Lines()
        for row in systems {
            let name = edition.name(row)
            lines.append(
                template.render(
                    SystemLine(
                        href: edition.address.link(row.type, row.id), name: name.text, nameLanguage: name.language,
                        authority: edition.authority(row.authority), status: edition.status(row),
                        risk: edition.risk(row), riskCode: row.riskClass?.rawValue ?? "",
                        origin: edition.originMark(row.origin))))
            var writer = CSVWriter()
            writer.row([
                row.id, row.name, row.authority, row.ressort ?? "", row.status, row.riskClass?.rawValue ?? "",
                row.decisionRole ?? "", row.friaStatus?.rawValue ?? "", row.origin.rawValue,
                row.firstRecordedAt.description, row.lastRecordedAt.description,
                edition.options.origin + SiteAddress(base: edition.address.base, language: .de).link(row.type, row.id),
            ])
            csv.append(writer.take())
        }
        self.lines = lines
        self.csv = csv
    }
}
