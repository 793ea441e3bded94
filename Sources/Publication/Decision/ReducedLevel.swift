/// What a record at level `reduced` shows.
enum ReducedLevel {
    /// The fields that a record at level `reduced` shows, whatever their class (record model, decision 17).
    static let paths: Set<String> = [
        "schemaVersion", "recordType", "id", "revision", "recordedAt", "authority", "origin",
        "publication", "publication.level", "publication.ground", "publication.reviewDate",
        "name", "classification", "classification.annexIII[]", "legalBasis[]", "legalBasis[].citation",
        "legalBasis[].url",
        "withdrawal", "withdrawal.reason",
    ]

    /// Fields among them whose text the register writes itself.
    static let replaced: Set<String> = ["name", "withdrawal.reason"]
}
