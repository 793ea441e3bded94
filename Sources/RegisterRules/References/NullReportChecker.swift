import FieldCatalogue
import Findings
import Records
import SourceJSON

/// "No AI in use" on a day, and a system of the same authority in use on that day: one of the two is wrong.
enum NullReportChecker {
    /// What an authority's or a deployment's record says against the other.
    ///
    /// A new null report against a system the authority itself reports is an error. Against an older null report a warning
    /// stands: what was used has to be said, and the null report to be corrected.
    ///
    /// - Throws: what reading the neighbours throws.
    static func findings(
        for record: Record, of authority: Record?, file: String, neighbours: any Neighbours, previous: Record?
    ) throws -> [Finding] {
        guard !record.isWithdrawal else { return [] }
        switch record.type {
        case .authority: return try inAuthority(record, file, neighbours, previous)
        case .deployment: return inDeployment(record, of: authority, file)
        case .fria, .incident, .label: return []
        }
    }

    private static func inAuthority(
        _ record: Record, _ file: String, _ neighbours: any Neighbours, _ previous: Record?
    ) throws -> [Finding] {
        let reports = record.items(.nullReport).compactMap { $0["date"] }
        guard !reports.isEmpty else { return [] }
        let known = Set((previous?.items(.nullReport) ?? []).compactMap { $0["date"]?.string })
        let deployments = try neighbours.deployments(of: record.id).filter { $0.origin != .publicSource }
        return reports.compactMap { report in
            guard let text = report.string, let day = Day(text),
                let used = deployments.first(where: { $0.isUsed(on: day) })
            else { return nil }
            return finding(
                severity: known.contains(text) ? .warning : .error, file, report.span,
                Bilingual(
                    de:
                        "Die Fehlanzeige zum \(day.text(in: .de)) widerspricht \(used.id): Das System war an diesem Tag im Einsatz",
                    en:
                        "The null report of \(day.text(in: .en)) contradicts \(used.id): the system was in use on that day"
                ))
        }
    }

    private static func inDeployment(_ record: Record, of authority: Record?, _ file: String) -> [Finding] {
        guard record.origin != .publicSource, let authority,
            let day = authority.items(.nullReport).compactMap({ $0["date"]?.string.flatMap { Day($0) } })
                .filter({ record.isUsed(on: $0) }).max()
        else { return [] }
        let path = [FieldPath.datesInUseFrom, .datesPilotFrom].first { record[$0] != nil } ?? .status
        return [
            finding(
                severity: .warning, file, record.span(of: path),
                Bilingual(
                    de:
                        "\(record.authority) meldete zum \(day.text(in: .de)), keine KI einzusetzen; dieses System war an dem Tag im Einsatz",
                    en:
                        "\(record.authority) reported for \(day.text(in: .en)) that it uses no AI; this system was in use on that day"
                ))
        ]
    }

    private static func finding(
        severity: Finding.Severity, _ file: String, _ span: ByteSpan, _ message: Bilingual
    ) -> Finding {
        Finding(
            code: "REF-null-report", severity: severity, message: message, file: file, span: span,
            help: Bilingual(
                de:
                    "Die Zeitpunkte des Einsatzes prüfen, oder die Fehlanzeige aus nullReport entfernen und in changeNote sagen, warum.",
                en: "Check the dates of use, or remove the null report from nullReport and say why in changeNote."))
    }
}

extension Record {
    /// Whether a deployment was tested or used on a day, as far as its record tells; one that is suspended may not have
    /// been.
    fileprivate func isUsed(on day: Day) -> Bool {
        guard !isWithdrawal, let status = string(.status), status != "suspended", status != "abandoned" else {
            return false
        }
        guard let start = [FieldPath.datesPilotFrom, .datesInUseFrom].compactMap({ self.day($0) }).min() else {
            return isAtWork
        }
        return start <= day && (self.day(.datesEndedOn).map { day < $0 } ?? isAtWork)
    }
}
