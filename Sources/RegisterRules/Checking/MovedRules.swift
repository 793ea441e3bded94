import Findings

/// Demands of the law that are kept elsewhere than in a rule; their codes stay explainable.
public enum MovedRules {
    /// Where a demand went.
    public struct Place: Sendable {
        /// What is required, in one sentence.
        public let requirement: Bilingual
        /// What keeps it now.
        public let keptBy: Bilingual
        /// Legal source.
        public let source: Bilingual
    }

    /// The code's new place; nil for codes that are rules or unknown.
    public static func place(of code: String) -> Place? { all[code] }

    /// All codes that were moved.
    public static let all: [String: Place] = {
        var places: [String: Place] = [
            "AIA-3-1": structure(
                "Angegeben ist, ob es ein KI-System ist", "It is stated whether it is an AI system",
                "Art. 3 Nr. 1 KI-VO", "Art. 3(1) AI Act"),
            "LEGAL-BASIS": structure(
                "Mindestens eine Rechtsgrundlage ist angegeben", "At least one legal basis is given",
                "Art. 20 Abs. 3 GG; Art. 6 Abs. 3 DSGVO", "Art. 20(3) Basic Law; Art. 6(3) GDPR"),
            "CONS-links": structure(
                "Adressen sind vollständig, https und ohne Zugangsdaten",
                "Addresses are complete, https and without credentials", "eigene Festlegung", "own rule"),
            "CONS-text": Place(
                requirement: Bilingual(
                    de: "Texte sind kurz, vollständig und ohne Platzhalter",
                    en: "Texts are short, complete and without placeholders"),
                keptBy: Bilingual(
                    de: "Längen prüft FORM-length, Inhalte prüfen die Textregeln TEXT-…",
                    en: "FORM-length checks lengths, the text rules TEXT-… check contents"),
                source: Bilingual(de: "BITV 2.0", en: "BITV 2.0")),
            "AIA-27-4": structure(
                "Verweise auf die Datenschutz-Folgenabschätzung nennen Element und Abschnitt",
                "References to the DPIA name element and section", "Art. 27 Abs. 4 KI-VO", "Art. 27(4) AI Act"),
            "AIA-6-1": derived(
                "Ein System nach Anhang I ist hochriskant", "A system of Annex I is high-risk", "Art. 6 Abs. 1 KI-VO",
                "Art. 6(1) AI Act"),
            "AIA-6-2": derived(
                "Ein System nach Anhang III ist hochriskant", "A system of Annex III is high-risk",
                "Art. 6 Abs. 2 KI-VO", "Art. 6(2) AI Act"),
            "AIA-6-2b": derived(
                "Ein System aus Anhang III ist hochriskant oder ausgenommen",
                "A system of Annex III is high-risk or excepted", "Art. 6 Abs. 2, 3 KI-VO", "Art. 6(2), (3) AI Act"),
            "AIA-85": page(
                "Der Beschwerdeweg steht bei jedem Eintrag", "The way to complain stands with every record",
                "Art. 85 KI-VO; § 8 KI-MIG", "Art. 85 AI Act; § 8 KI-MIG"),
            "AIA-73-7": page(
                "Die Stellen des Art. 77 erfahren von Verletzungen der Grundrechte",
                "The bodies of Art. 77 learn of infringements of fundamental rights", "Art. 73 Abs. 7 KI-VO",
                "Art. 73(7) AI Act"),
        ]
        let elements = [
            ("a", "Verfahren", "processes"), ("b", "Zeitraum und Häufigkeit", "period and frequency"),
            ("c", "Betroffene", "people affected"),
            ("d", "Risiken", "risks"), ("e", "menschliche Aufsicht", "human oversight"),
            ("f", "Maßnahmen, Zuständigkeit und Beschwerdeweg", "measures, governance and complaints"),
        ]
        for (letter, de, en) in elements {
            places["AIA-27-1-\(letter)"] = structure(
                "Eine abgeschlossene Folgenabschätzung enthält: \(de)", "A completed assessment holds: \(en)",
                "Art. 27 Abs. 1 Buchst. \(letter) KI-VO", "Art. 27(1)(\(letter)) AI Act")
        }
        return places
    }()

    private static func structure(_ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String) -> Place {
        Place(
            requirement: Bilingual(de: de, en: en),
            keptBy: Bilingual(
                de: "Das prüft die Form der Datei (FORM-missing, FORM-format).",
                en: "The structure of the file keeps it (FORM-missing, FORM-format)."),
            source: Bilingual(de: sourceDe, en: sourceEn))
    }

    private static func derived(_ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String) -> Place {
        Place(
            requirement: Bilingual(de: de, en: en),
            keptBy: Bilingual(
                de: "Die Risikoklasse wird berechnet und kann nicht falsch angegeben werden.",
                en: "The risk class is computed and cannot be stated wrongly."),
            source: Bilingual(de: sourceDe, en: sourceEn))
    }

    private static func page(_ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String) -> Place {
        Place(
            requirement: Bilingual(de: de, en: en),
            keptBy: Bilingual(
                de: "Das zeigt die Seite des Eintrags; von der Behörde wird nichts verlangt.",
                en: "The record's page shows it; nothing is asked of the authority."),
            source: Bilingual(de: sourceDe, en: sourceEn))
    }
}
