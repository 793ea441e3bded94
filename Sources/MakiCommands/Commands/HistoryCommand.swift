import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import Publication
import Publishing
import Records
import RegisterStore
import SourceJSON

/// `maki history`: revisions and what changed, field by field.
struct HistoryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: localized(
                de: "Fassungen eines Eintrags und ihre Unterschiede.",
                en: "Revisions of a record and their differences."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let store = try RegisterSession.existingStore(register.path)
        let records = try store.revisions(of: id).map { try Snapshot.parse($0, catalogue: catalogue) }
        guard !records.isEmpty else {
            throw KnownRecords.unknown(id, among: try store.revisionCounts().keys.sorted())
        }
        let changes = [[]] + zip(records, records.dropFirst()).map { RecordComparison.changes(from: $0, to: $1) }
        if answer.isJSON {
            console.output(asJSON(records, changes))
        } else {
            console.output(asText(records, changes, console.language).utf8)
        }
    }

    private func asText(_ records: [Record], _ changes: [[FieldChange]], _ language: Language) -> String {
        zip(records, changes).map { record, changes in
            var lines = [
                "\(language == .de ? "Fassung" : "Revision") \(record.revision ?? 0), \(record.recordedAt?.description ?? "")"
                    + (record.string(.changeNote).map { ": " + TerminalText.escaped($0) } ?? "")
                    + (record.isWithdrawal ? (language == .de ? " [zurückgenommen]" : " [withdrawn]") : "")
            ]
            // What a withdrawal leaves out has not changed: the reason says it all.
            if record.isWithdrawal {
                lines.append("  " + TerminalText.escaped(record.string(.withdrawalReason) ?? ""))
                return lines.joined(separator: "\n") + "\n"
            }
            lines += ChangesText.lines(changes, record.description, language)
            return lines.joined(separator: "\n") + "\n"
        }.joined()
    }

    private func asJSON(_ records: [Record], _ changes: [[FieldChange]]) -> [UInt8] {
        JSONAnswer.bytes { writer in
            writer.member("id", id)
            writer.list("revisions", zip(records, changes)) { step, writer in
                writer.member("revision", step.0.revision ?? 0)
                writer.member("recordedAt", step.0.recordedAt?.description ?? "")
                ChangesText.write(step.1, into: &writer)
            }
        }
    }
}
