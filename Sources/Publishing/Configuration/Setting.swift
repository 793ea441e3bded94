import FieldCatalogue
import Findings
import RegisterRules

/// What somebody can settle once instead of saying it with every command.
package enum Setting: String, Sendable, CaseIterable {
    /// The authority that drafts are for.
    case authority
    /// The register file.
    case register
    /// The folder of the archive.
    case archive
    /// The language of messages.
    case language
    /// The rules that are asked.
    case profile

    /// The variable of the environment that settles it.
    package var variable: String { "MAKI_" + rawValue.uppercased() }

    /// Whether it is a path: those of a file count from the folder of the file.
    var isPath: Bool { self == .register || self == .archive }

    /// Why a text cannot be its value, and what can; nil when it can.
    ///
    /// - Parameter isAuthority: whether a text has the form of an authority's identifier.
    func fault(in text: String, isAuthority: (String) -> Bool) -> (message: Bilingual, help: Bilingual)? {
        switch self {
        case .authority where !isAuthority(text):
            (
                Bilingual(
                    de: "„\(text)“ ist keine Kennung einer Behörde",
                    en: "“\(text)” is no identifier of an authority"),
                Bilingual(
                    de: "Sie beginnt mit bund-, zum Beispiel bund-bamf.", en: "It starts with bund-, such as bund-bamf."
                )
            )
        case .language where Language(rawValue: text) == nil:
            choice(text, among: Language.allCases.map(\.rawValue))
        case .profile where Profile(rawValue: text) == nil:
            choice(text, among: Profile.allCases.map(\.rawValue))
        case .register where !canBePath(text), .archive where !canBePath(text):
            (
                Bilingual(de: "Das ist kein Pfad", en: "This is no path"),
                Bilingual(
                    de: "Einen Pfad ohne Steuerzeichen angeben, oder die Angabe weglassen.",
                    en: "Name a path without control characters, or leave it out.")
            )
        default: nil
        }
    }

    private func canBePath(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 } }

    private func choice(_ text: String, among words: [String]) -> (message: Bilingual, help: Bilingual) {
        (
            Bilingual(
                de: "„\(text)“ ist kein Wert von \(rawValue)", en: "“\(text)” is not a value of \(rawValue)"),
            Bilingual(
                de: "Möglich sind: \(words.joined(separator: ", "))",
                en: "Possible are: \(words.joined(separator: ", "))")
        )
    }
}
