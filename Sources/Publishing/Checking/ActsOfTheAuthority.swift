import Findings
import Records

/// What only the authority itself can do: confirm, revise, withdraw, assess. Not with an entry it never made.
package enum ActsOfTheAuthority {
    /// Refuses the act on an entry that was compiled from a public source, and says how to take it over.
    ///
    /// Records of authorities are the register's own list: they have no such acts but the null report.
    ///
    /// - Parameters:
    ///   - act: the act as an infinitive.
    ///   - editors: the command for those who compiled the entry; nil when there is none.
    /// - Throws: `CommandFailure` when only the authority can do it.
    package static func require(_ record: Record, to act: Bilingual, editors: String? = nil) throws(CommandFailure) {
        guard record.origin == .publicSource, record.type != .authority else { return }
        let (way, way2) = ways(record)
        throw CommandFailure(
            de: "\(record.id) hat nicht die Behörde gemeldet, der Eintrag stammt aus einer öffentlichen Quelle: "
                + "\(act.de) kann sie nur eine eigene Meldung.\n  \(way)"
                + (editors.map { "\n  Die Redaktion des Registers:  \($0)" } ?? ""),
            en: "\(record.id) was not reported by the authority, the entry comes from a public source: "
                + "it can only \(act.en) a report of its own.\n  \(way2)"
                + (editors.map { "\n  The editors of the register:  \($0)" } ?? ""))
    }

    private static func ways(_ record: Record) -> (String, String) {
        guard record.type == .deployment else {
            return ("Einen eigenen Eintrag anlegen.", "Make a record of its own.")
        }
        let command = "maki revise \(record.id) --take-over --output entwurf.json"
        return ("So übernimmt sie den Eintrag:  \(command)", "This takes the entry over:  \(command)")
    }
}
