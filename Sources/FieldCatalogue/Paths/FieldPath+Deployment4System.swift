// Written by scripts/field_paths.py from fields-deployment-4-system.json; change that and run the script.

extension FieldPath {
    /// System (deployment).
    @inlinable public static var system: FieldPath { FieldPath(catalogued: "system") }
    /// Trade name (deployment).
    @inlinable public static var systemTradeName: FieldPath { FieldPath(catalogued: "system.tradeName") }
    /// Product slug (deployment).
    @inlinable public static var systemProduct: FieldPath { FieldPath(catalogued: "system.product") }
    /// Version (deployment).
    @inlinable public static var systemVersion: FieldPath { FieldPath(catalogued: "system.version") }
    /// Provider (deployment).
    @inlinable public static var systemProvider: FieldPath { FieldPath(catalogued: "system.provider") }
    /// Name (deployment).
    @inlinable public static var systemProviderName: FieldPath { FieldPath(catalogued: "system.provider.name") }
    /// Kind of provider (deployment).
    @inlinable public static var systemProviderKind: FieldPath { FieldPath(catalogued: "system.provider.kind") }
    /// Country (deployment).
    @inlinable public static var systemProviderCountry: FieldPath { FieldPath(catalogued: "system.provider.country") }
    /// Address (deployment).
    @inlinable public static var systemProviderAddress: FieldPath { FieldPath(catalogued: "system.provider.address") }
    /// Contact (deployment).
    @inlinable public static var systemProviderContact: FieldPath { FieldPath(catalogued: "system.provider.contact") }
    /// Supplier (deployment).
    @inlinable public static var systemSupplier: FieldPath { FieldPath(catalogued: "system.supplier") }
    /// Name (deployment).
    @inlinable public static var systemSupplierName: FieldPath { FieldPath(catalogued: "system.supplier.name") }
    /// Country (deployment).
    @inlinable public static var systemSupplierCountry: FieldPath { FieldPath(catalogued: "system.supplier.country") }
    /// Role of the authority (deployment).
    @inlinable public static var systemAuthorityRole: FieldPath { FieldPath(catalogued: "system.authorityRole") }
    /// Own brand (deployment).
    @inlinable public static var systemOwnBrand: FieldPath { FieldPath(catalogued: "system.ownBrand") }
    /// Substantially modified (deployment).
    @inlinable public static var systemSubstantialModification: FieldPath {
        FieldPath(catalogued: "system.substantialModification")
    }
    /// Purpose changed (deployment).
    @inlinable public static var systemPurposeChanged: FieldPath { FieldPath(catalogued: "system.purposeChanged") }
    /// Technique (deployment).
    @inlinable public static var systemTechnique: FieldPath { FieldPath(catalogued: "system.technique[]") }
    /// Inputs (deployment).
    @inlinable public static var systemInputs: FieldPath { FieldPath(catalogued: "system.inputs") }
    /// Logic (deployment).
    @inlinable public static var systemLogic: FieldPath { FieldPath(catalogued: "system.logic") }
    /// Components (deployment).
    @inlinable public static var systemComponents: FieldPath { FieldPath(catalogued: "system.components") }
    /// AI models (deployment).
    @inlinable public static var systemModels: FieldPath { FieldPath(catalogued: "system.models[]") }
    /// Name (deployment).
    @inlinable public static var systemModelsName: FieldPath { FieldPath(catalogued: "system.models[].name") }
    /// Version (deployment).
    @inlinable public static var systemModelsVersion: FieldPath { FieldPath(catalogued: "system.models[].version") }
    /// Provider (deployment).
    @inlinable public static var systemModelsProvider: FieldPath { FieldPath(catalogued: "system.models[].provider") }
    /// General purpose (deployment).
    @inlinable public static var systemModelsGpai: FieldPath { FieldPath(catalogued: "system.models[].gpai") }
    /// Open weights (deployment).
    @inlinable public static var systemModelsOpenWeights: FieldPath {
        FieldPath(catalogued: "system.models[].openWeights")
    }
    /// Licence (deployment).
    @inlinable public static var systemModelsLicence: FieldPath { FieldPath(catalogued: "system.models[].licence") }
    /// Market status (deployment).
    @inlinable public static var systemMarketStatus: FieldPath { FieldPath(catalogued: "system.marketStatus") }
    /// Member states (deployment).
    @inlinable public static var systemMemberStates: FieldPath { FieldPath(catalogued: "system.memberStates[]") }
    /// Certificate (deployment).
    @inlinable public static var systemCertificate: FieldPath { FieldPath(catalogued: "system.certificate") }
    /// Type (deployment).
    @inlinable public static var systemCertificateType: FieldPath { FieldPath(catalogued: "system.certificate.type") }
    /// Number (deployment).
    @inlinable public static var systemCertificateNumber: FieldPath {
        FieldPath(catalogued: "system.certificate.number")
    }
    /// Expires (deployment).
    @inlinable public static var systemCertificateExpires: FieldPath {
        FieldPath(catalogued: "system.certificate.expires")
    }
    /// Notified body (deployment).
    @inlinable public static var systemCertificateNotifiedBody: FieldPath {
        FieldPath(catalogued: "system.certificate.notifiedBody")
    }
    /// Copy (deployment).
    @inlinable public static var systemCertificateScanUrl: FieldPath {
        FieldPath(catalogued: "system.certificate.scanUrl")
    }
    /// Declaration of conformity (deployment).
    @inlinable public static var systemDeclarationOfConformityUrl: FieldPath {
        FieldPath(catalogued: "system.declarationOfConformityUrl")
    }
    /// Instructions for use (deployment).
    @inlinable public static var systemInstructionsUrl: FieldPath { FieldPath(catalogued: "system.instructionsUrl") }
    /// More information (deployment).
    @inlinable public static var systemMoreInfoUrl: FieldPath { FieldPath(catalogued: "system.moreInfoUrl") }
    /// Entry in the EU database (deployment).
    @inlinable public static var systemEuDatabaseStatus: FieldPath { FieldPath(catalogued: "system.euDatabaseStatus") }
    /// Address in the EU database (deployment).
    @inlinable public static var systemEuDatabaseUrl: FieldPath { FieldPath(catalogued: "system.euDatabaseUrl") }
    /// Provider informed on (deployment).
    @inlinable public static var systemProviderInformedOn: FieldPath {
        FieldPath(catalogued: "system.providerInformedOn")
    }
    /// Registration (deployment).
    @inlinable public static var registration: FieldPath { FieldPath(catalogued: "registration") }
    /// EU database (deployment).
    @inlinable public static var registrationDeployerEntry: FieldPath {
        FieldPath(catalogued: "registration.deployerEntry")
    }
    /// Date (deployment).
    @inlinable public static var registrationDeployerEntryDate: FieldPath {
        FieldPath(catalogued: "registration.deployerEntry.date")
    }
    /// Address (deployment).
    @inlinable public static var registrationDeployerEntryUrl: FieldPath {
        FieldPath(catalogued: "registration.deployerEntry.url")
    }
    /// Reference (deployment).
    @inlinable public static var registrationDeployerEntryReference: FieldPath {
        FieldPath(catalogued: "registration.deployerEntry.reference")
    }
    /// Critical infrastructure register (deployment).
    @inlinable public static var registrationBnetzaSection20: FieldPath {
        FieldPath(catalogued: "registration.bnetzaSection20")
    }
    /// Date (deployment).
    @inlinable public static var registrationBnetzaSection20Date: FieldPath {
        FieldPath(catalogued: "registration.bnetzaSection20.date")
    }
    /// Reference (deployment).
    @inlinable public static var registrationBnetzaSection20Reference: FieldPath {
        FieldPath(catalogued: "registration.bnetzaSection20.reference")
    }
    /// Test in real-world conditions (deployment).
    @inlinable public static var test: FieldPath { FieldPath(catalogued: "test") }
    /// With real cases (deployment).
    @inlinable public static var testRealWorldConditions: FieldPath {
        FieldPath(catalogued: "test.realWorldConditions")
    }
    /// Union-wide number (deployment).
    @inlinable public static var testUnionId: FieldPath { FieldPath(catalogued: "test.unionId") }
    /// Summary of the test plan (deployment).
    @inlinable public static var testPlanSummary: FieldPath { FieldPath(catalogued: "test.planSummary") }
    /// Start (deployment).
    @inlinable public static var testStart: FieldPath { FieldPath(catalogued: "test.start") }
    /// End (deployment).
    @inlinable public static var testEnd: FieldPath { FieldPath(catalogued: "test.end") }
    /// Consent (deployment).
    @inlinable public static var testConsentObtained: FieldPath { FieldPath(catalogued: "test.consentObtained") }
    /// Approved on (deployment).
    @inlinable public static var testMsaApprovedOn: FieldPath { FieldPath(catalogued: "test.msaApprovedOn") }
    /// Plan submitted on (deployment).
    @inlinable public static var testPlanSubmittedOn: FieldPath { FieldPath(catalogued: "test.planSubmittedOn") }
    /// Extension notified on (deployment).
    @inlinable public static var testExtensionNotifiedOn: FieldPath {
        FieldPath(catalogued: "test.extensionNotifiedOn")
    }
    /// Reason for the extension (deployment).
    @inlinable public static var testExtensionReason: FieldPath { FieldPath(catalogued: "test.extensionReason") }
    /// Why without consent (deployment).
    @inlinable public static var testConsentException: FieldPath { FieldPath(catalogued: "test.consentException") }
    /// Suspended on (deployment).
    @inlinable public static var testSuspendedOn: FieldPath { FieldPath(catalogued: "test.suspendedOn") }
}
