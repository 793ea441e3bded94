// Written by scripts/field_paths.py from fields-deployment-1-administration.json; change that and run the script.

extension FieldPath {
    /// Authority (deployment, fria, incident, label).
    @inlinable public static var authority: FieldPath { FieldPath(catalogued: "authority") }
    /// Joint deployers (deployment).
    @inlinable public static var jointDeployers: FieldPath { FieldPath(catalogued: "jointDeployers[]") }
    /// Unit (deployment).
    @inlinable public static var unit: FieldPath { FieldPath(catalogued: "unit") }
    /// Contact (deployment).
    @inlinable public static var contact: FieldPath { FieldPath(catalogued: "contact") }
    /// E-mail address (deployment).
    @inlinable public static var contactEmail: FieldPath { FieldPath(catalogued: "contact.email") }
    /// Contact page (deployment).
    @inlinable public static var contactUrl: FieldPath { FieldPath(catalogued: "contact.url") }
    /// Telephone (deployment).
    @inlinable public static var contactPhone: FieldPath { FieldPath(catalogued: "contact.phone") }
    /// Submitted by (deployment).
    @inlinable public static var submittedBy: FieldPath { FieldPath(catalogued: "submittedBy") }
    /// Organisation (deployment).
    @inlinable public static var submittedByOrganisation: FieldPath {
        FieldPath(catalogued: "submittedBy.organisation")
    }
    /// On behalf (deployment).
    @inlinable public static var submittedByOnBehalf: FieldPath { FieldPath(catalogued: "submittedBy.onBehalf") }
    /// Contact of the submitter (deployment).
    @inlinable public static var submittedByContact: FieldPath { FieldPath(catalogued: "submittedBy.contact") }
    /// Identifiers elsewhere (deployment).
    @inlinable public static var externalIds: FieldPath { FieldPath(catalogued: "externalIds") }
    /// MaKI number (deployment).
    @inlinable public static var externalIdsMaki: FieldPath { FieldPath(catalogued: "externalIds.maki") }
    /// Number in the processing record (deployment).
    @inlinable public static var externalIdsVvt: FieldPath { FieldPath(catalogued: "externalIds.vvt") }
    /// List the entry came from (deployment).
    @inlinable public static var externalIdsList: FieldPath { FieldPath(catalogued: "externalIds.list") }
    /// Number in that list (deployment).
    @inlinable public static var externalIdsListNumber: FieldPath { FieldPath(catalogued: "externalIds.listNumber") }
    /// Confirmed on (deployment).
    @inlinable public static var confirmedOn: FieldPath { FieldPath(catalogued: "confirmedOn") }
}
