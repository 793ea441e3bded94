/// All rules of the register, grouped as in the law.
public enum RuleCatalogue {
    /// Every rule, in the order of the law.
    public static let all: [any Rule.Type] = [
        ManipulativeTechniques.self,
        ExploitedVulnerability.self,
        SocialScoring.self,
        CrimePredictionFromProfiling.self,
        IntimateDepictions.self,
        ChildAbuseDepictions.self,
        FaceImagesFromLawfulSources.self,
        NoEmotionRecognitionAtWork.self,
        NoSensitiveCategorisation.self,
        NoExceptionWithProfiling.self,
        ExceptionIsReasoned.self,
        RoleOfProvider.self,
        CompetentOversight.self,
        LogsKeptSixMonths.self,
        DataProtectionAssessment.self,
        PeopleAreInformed.self,
        ImpactAssessmentBeforeUse.self,
        GroupsAndRisksMatch.self,
        RisksHaveMeasures.self,
        ResidualNotAboveInherent.self,
        ReducedOnlyWhereAllowed.self,
        InteractionIsDisclosed.self,
        ContactIsGiven.self,
        ConfirmedWithinAYear.self,
        AutomatedDecisionHasLegalBasis.self,
        ImpactOnRightsIsDescribed.self,
        HostingIsStated.self,
        DatesInOrder.self,
        StatusTransition.self,
        ChangeIsExplained.self,
        WithheldFieldsAreWithholdable.self,
    ]

    /// What is known of a code; nil when no rule has it.
    public static func description(of code: String) -> RuleDescription? {
        all.first { $0.description.code == code }?.description
    }
}
