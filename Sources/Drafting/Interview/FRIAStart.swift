import FieldCatalogue
import LegalFacts
import Records
import SourceJSON

/// What an assessment takes over from the deployment it is about.
public struct FRIAStart: Sendable {
    /// The draft with authority, identifier and deployment.
    public let draft: Draft
    /// Answers to take over with Enter, by catalogue path or JSON Pointer.
    public let suggestions: [String: String]

    /// Reads the deployment.
    ///
    /// - Parameters:
    ///   - facts: the deployment's derived facts, for the authority that is told.
    ///   - identifier: identifier of the assessment.
    ///   - base: the accepted revision of the deployment; nil when it is a draft itself.
    public init(
        deployment: Record, facts: DerivedFacts, identifier: String, base: DraftBase? = nil, catalogue: Catalogue
    ) {
        var draft = Draft(type: .fria, catalogue: catalogue)
        draft.set(.string(identifier), atPath: .id)
        if let base { draft.set(DraftValue(base), atPath: .base) }
        draft.set(.string((deployment.origin ?? .agency).rawValue), atPath: .origin)
        draft.set(.object([.init("level", .string(PublicationLevel.full.rawValue))]), atPath: .publication)
        draft.set(.string(deployment.authority), atPath: .authority)
        draft.set(.array([.string(deployment.id)]), atPath: .deployments)
        self.draft = draft
        var suggestions: [String: String] = [:]
        func suggest(_ path: FieldPath, _ text: String?) { if let text { suggestions[path.text] = text } }
        func suggest(at pointer: String, _ text: String?) { if let text { suggestions[pointer] = text } }
        suggest(
            .periodAndFrequencyFrom,
            [FieldPath.datesInUseFrom, .datesPilotFrom, .datesPlannedFrom].lazy.compactMap { deployment.string($0) }
                .first)
        suggest(.periodAndFrequencyFrequency, deployment.string(.usageFrequency))
        suggest(.periodAndFrequencyCasesPerYear, deployment.integer(.usageCasesPerYear).map { "\($0)" })
        suggest(at: "/affectedGroups/0/size", deployment.string(.usageAffectedPersonsPerYear))
        suggest(.oversightDescription, deployment.string(.oversightDescription))
        suggest(.complaintMechanismContact, deployment.string(.complaintsInternalContact))
        suggest(.complaintMechanismResponseDays, deployment.integer(.complaintsResponseDays).map { "\($0)" })
        suggest(at: "/risks/0/rights", FRIAStart.list(deployment.strings(.impactOnRightsRights)))
        suggest(.notificationAuthority, facts.competentAuthority?.id)
        self.suggestions = suggestions
    }

    /// `fria-musteramt-2026-0001` for `musteramt-2026-0001`.
    public static func identifier(for deployment: String) -> String { "fria-" + deployment }

    /// The draft with all suggestions taken over, for people who fill in a file.
    ///
    /// - Parameter scaffold: the file with example values that the draft's own values replace.
    public func filled(_ scaffold: Draft) -> Draft {
        var result = scaffold
        for path in [FieldPath.id, .base, .origin, .publication, .authority, .deployments] {
            if let value = draft[path] { result.set(value, atPath: path) }
        }
        return result
    }

    private static func list(_ codes: [String]) -> String? { codes.isEmpty ? nil : codes.joined(separator: ", ") }
}
