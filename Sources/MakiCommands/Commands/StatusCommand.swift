import ArgumentParser
import FieldCatalogue
import Findings
import LegalFacts
import Publication
import Publishing
import SourceJSON

/// `maki status`: what the register holds.
struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status", abstract: localized(de: "Was das Register enthält.", en: "What the register holds."))
    }

    @Flag(help: help(de: "Als JSON", en: "As JSON"))
    var json = false

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let snapshot = try Snapshot(source: try RegisterSession.existingStore(register.path), catalogue: .standard)
        var counts: [(name: Bilingual, key: String, count: Int)] = []
        for type in RecordType.allCases {
            let entries = snapshot.entries(of: type).filter(\.isCurrent)
            counts.append(
                (snapshot.catalogue.label(of: type.rawValue, in: "record-type"), type.rawValue, entries.count))
        }
        let lifeCycle = LifeCycle(catalogue: snapshot.catalogue)
        let overdue = try snapshot.entries(of: .deployment).filter(\.isCurrent).filter { entry in
            let record = try snapshot.current(entry.id)?.record
            let due = lifeCycle.confirmationDue(
                record?.day(.confirmedOn), status: record?.string(.status), origin: entry.origin)
            return due.map { $0 < snapshot.date } ?? false
        }.count
        let authorities = snapshot.entries(of: .authority).filter { $0.origin != .sample }.count
        let reporting = Set(
            snapshot.entries(of: .deployment).filter { $0.isCurrent && $0.origin != .sample }.map(\.authority)
        ).count
        if json {
            var writer = JSONWriter(.pretty)
            writer.beginObject()
            writer.member("date", snapshot.date.description)
            for count in counts { writer.member(count.key, count.count) }
            writer.member("authoritiesWithEntries", reporting)
            writer.member("overdueConfirmations", overdue)
            writer.endObject()
            console.output(writer.bytes + [UInt8(ascii: "\n")])
        } else {
            let isGerman = console.language == .de
            guard !snapshot.entries.isEmpty else {
                console.output(line: isGerman ? "Das Register ist leer." : "The register is empty.")
                return
            }
            console.output(line: (isGerman ? "Stand: " : "As of: ") + snapshot.date.description)
            for count in counts { console.output(line: "  \(count.count)  \(count.name[console.language])") }
            console.output(
                line: isGerman
                    ? "  \(reporting) von \(authorities) Behörden mit Einträgen"
                    : "  \(reporting) of \(authorities) authorities with entries")
            console.output(
                line: isGerman
                    ? "  \(overdue) \(overdue == 1 ? "Eintrag" : "Einträge") seit mehr als zwölf Monaten nicht bestätigt"
                    : "  \(overdue) \(overdue == 1 ? "record" : "records") not confirmed for more than twelve months")
        }
    }
}
