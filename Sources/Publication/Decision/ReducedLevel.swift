import FieldCatalogue

/// What a record at level `reduced` shows.
enum ReducedLevel {
    /// The fields that a record at level `reduced` shows, whatever their class (record model, decision 17).
    static let paths: Set<FieldPath> = [
        .schemaVersion, .recordType, .id, .revision, .recordedAt, .authority, .origin,
        .publication, .publicationLevel, .publicationGround, .publicationReviewDate,
        .name, .classification, .classificationAnnexIII, .legalBasis, .legalBasisCitation,
        .legalBasisUrl,
        .withdrawal, .withdrawalReason,
    ]

    /// Fields among them whose text the register writes itself.
    static let replaced: Set<FieldPath> = [.name, .withdrawalReason]
}
