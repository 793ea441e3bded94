import CProgram
import FieldCatalogue
import Findings
import LegalFacts
import SourceJSON

/// What somebody has to know of a program to understand what it says: which one it is, which fields, which law.
enum ProgramVersion {
    /// The commit it was built from; nil when the build did not say.
    static var commit: String? {
        let text = String(cString: maki_commit())
        return text.isEmpty ? nil : text
    }

    /// For people: the first line is the name and the version.
    static func text(_ language: Language, _ catalogue: Catalogue) -> String {
        let law = LegalDates(catalogue: catalogue).asOf?.description
        let model = "\(catalogue.version.number) (\(catalogue.version.date))"
        return switch language {
        case .de:
            """
            maki \(MakiVersion.current)
            Commit: \(commit ?? "unbekannt")
            Datenmodell: \(model)
            Stand des Rechts: \(law ?? "unbekannt")
            """
        case .en:
            """
            maki \(MakiVersion.current)
            Commit: \(commit ?? "unknown")
            Data model: \(model)
            State of the law: \(law ?? "unknown")
            """
        }
    }

    /// For programs; what is unknown is missing.
    static func json(_ catalogue: Catalogue) -> [UInt8] {
        JSONAnswer.bytes { writer in
            writer.member("version", MakiVersion.current)
            if let commit { writer.member("commit", commit) }
            writer.key("dataModel")
            writer.beginObject()
            writer.member("version", catalogue.version.number)
            writer.member("date", catalogue.version.date.description)
            writer.endObject()
            if let law = LegalDates(catalogue: catalogue).asOf { writer.member("law", law.description) }
        }
    }
}
