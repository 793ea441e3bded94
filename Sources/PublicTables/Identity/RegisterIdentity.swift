import Findings

/// Names by which the register is known outside, independent of where it is served.
public enum RegisterIdentity {
    /// Address used where one is needed and none is known.
    public static let address = "https://maki.example"
    /// Beginning of tag URIs (RFC 4151): ids of feeds and entries that never change.
    public static let tag = "tag:maki.example,2026:"
    /// Title.
    public static let title = Bilingual(de: "KI-Transparenzregister des Bundes", en: "Federal AI transparency register")
    /// What the open data are called as a whole.
    public static let dataset = Bilingual(
        de: "KI-Systeme der Bundesverwaltung", en: "AI systems of the German federal administration")
    /// Licence of the data.
    public static let licence = "dl-zero-de/2.0"
    /// Name of the licence.
    public static let licenceTitle = "Datenlizenz Deutschland – Zero – Version 2.0"
    /// Address of the licence.
    public static let licenceAddress = "https://www.govdata.de/dl-de/zero-2-0"
    /// What holds for entries that were compiled from public sources.
    public static let sourceLicences = Bilingual(
        de:
            "Einträge aus öffentlichen Quellen (origin = public-source) stehen unter der Lizenz ihrer Quelle (source_licence, source.licence); wer sie weiterverwendet, nennt die Quelle.",
        en:
            "Entries compiled from public sources (origin = public-source) are under the licence of their source (source_licence, source.licence); whoever reuses them names the source."
    )
}
