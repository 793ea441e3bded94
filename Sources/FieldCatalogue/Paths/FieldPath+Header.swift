// Written by scripts/field_paths.py from fields-header.json; change that and run the script.

extension FieldPath {
    /// Schema version (every record).
    @inlinable public static var schemaVersion: FieldPath { FieldPath(catalogued: "schemaVersion") }
    /// Type of record (every record).
    @inlinable public static var recordType: FieldPath { FieldPath(catalogued: "recordType") }
    /// Identifier (every record).
    @inlinable public static var id: FieldPath { FieldPath(catalogued: "id") }
    /// Revision (every record).
    @inlinable public static var revision: FieldPath { FieldPath(catalogued: "revision") }
    /// Recorded at (every record).
    @inlinable public static var recordedAt: FieldPath { FieldPath(catalogued: "recordedAt") }
    /// What changed (every record).
    @inlinable public static var changeNote: FieldPath { FieldPath(catalogued: "changeNote") }
    /// Base of the draft (every record).
    @inlinable public static var base: FieldPath { FieldPath(catalogued: "base") }
    /// Record (every record).
    @inlinable public static var baseId: FieldPath { FieldPath(catalogued: "base.id") }
    /// Revision (every record).
    @inlinable public static var baseRevision: FieldPath { FieldPath(catalogued: "base.revision") }
    /// Checksum (every record).
    @inlinable public static var baseSha256: FieldPath { FieldPath(catalogued: "base.sha256") }
    /// Origin of the record (every record).
    @inlinable public static var origin: FieldPath { FieldPath(catalogued: "origin") }
    /// Source (every record).
    @inlinable public static var source: FieldPath { FieldPath(catalogued: "source") }
    /// Title of the source (every record).
    @inlinable public static var sourceTitle: FieldPath { FieldPath(catalogued: "source.title") }
    /// Address of the source (every record).
    @inlinable public static var sourceUrl: FieldPath { FieldPath(catalogued: "source.url") }
    /// Date of the source (every record).
    @inlinable public static var sourceDate: FieldPath { FieldPath(catalogued: "source.date") }
    /// Licence of the source (every record).
    @inlinable public static var sourceLicence: FieldPath { FieldPath(catalogued: "source.licence") }
    /// Replaces the record (every record).
    @inlinable public static var supersedes: FieldPath { FieldPath(catalogued: "supersedes") }
    /// Withdrawal (every record).
    @inlinable public static var withdrawal: FieldPath { FieldPath(catalogued: "withdrawal") }
    /// Reason of the withdrawal (every record).
    @inlinable public static var withdrawalReason: FieldPath { FieldPath(catalogued: "withdrawal.reason") }
    /// Publication (every record).
    @inlinable public static var publication: FieldPath { FieldPath(catalogued: "publication") }
    /// Publication level (every record).
    @inlinable public static var publicationLevel: FieldPath { FieldPath(catalogued: "publication.level") }
    /// Legal ground (every record).
    @inlinable public static var publicationGround: FieldPath { FieldPath(catalogued: "publication.ground") }
    /// Decided by (every record).
    @inlinable public static var publicationDecidedBy: FieldPath { FieldPath(catalogued: "publication.decidedBy") }
    /// Decided on (every record).
    @inlinable public static var publicationDecidedOn: FieldPath { FieldPath(catalogued: "publication.decidedOn") }
    /// Review by (every record).
    @inlinable public static var publicationReviewDate: FieldPath { FieldPath(catalogued: "publication.reviewDate") }
    /// Individual publication decided (every record).
    @inlinable public static var publicationIndividualPublication: FieldPath {
        FieldPath(catalogued: "publication.individualPublication")
    }
    /// Withheld fields (every record).
    @inlinable public static var publicationWithheldFields: FieldPath {
        FieldPath(catalogued: "publication.withheldFields[]")
    }
    /// Field (every record).
    @inlinable public static var publicationWithheldFieldsPath: FieldPath {
        FieldPath(catalogued: "publication.withheldFields[].path")
    }
    /// Ground (every record).
    @inlinable public static var publicationWithheldFieldsGround: FieldPath {
        FieldPath(catalogued: "publication.withheldFields[].ground")
    }
    /// Decided on (every record).
    @inlinable public static var publicationWithheldFieldsDecidedOn: FieldPath {
        FieldPath(catalogued: "publication.withheldFields[].decidedOn")
    }
    /// Opening of earlier revisions (every record).
    @inlinable public static var publicationLifts: FieldPath { FieldPath(catalogued: "publication.lifts[]") }
    /// Opened fields (every record).
    @inlinable public static var publicationLiftsPaths: FieldPath {
        FieldPath(catalogued: "publication.lifts[].paths[]")
    }
    /// Opened up to level (every record).
    @inlinable public static var publicationLiftsLevel: FieldPath { FieldPath(catalogued: "publication.lifts[].level") }
    /// Decided by (every record).
    @inlinable public static var publicationLiftsDecidedBy: FieldPath {
        FieldPath(catalogued: "publication.lifts[].decidedBy")
    }
    /// Decided on (every record).
    @inlinable public static var publicationLiftsDecidedOn: FieldPath {
        FieldPath(catalogued: "publication.lifts[].decidedOn")
    }
    /// Reason of the opening (every record).
    @inlinable public static var publicationLiftsReason: FieldPath {
        FieldPath(catalogued: "publication.lifts[].reason")
    }
}
