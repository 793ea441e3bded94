import Templates

/// A system: answers first, then classification and letters, then all groups of the catalogue.
struct DeploymentPage: ViewModel {
    struct Answers: ViewModel {
        let what: String
        let whatLanguage: String?
        let plain: [UInt8]
        let plainLanguage: String?
        let contentLanguage: String?
        let decides: String
        let decisionKind: String?
        let review: String?
        let rights: [RightRow]
        let rightsSummary: [UInt8]
        let steps: [Step]
        let contacts: [Step]
        let competent: String?
        let competentHref: String?
        let competentReason: [UInt8]
        /// Why no supervisor is named.
        let noSupervisor: [UInt8]
        /// What to say when no right is named.
        let noRights: String
        static let members: [Member<Answers>] = [
            .text("what") { $0.what }, .optional("whatLanguage") { $0.whatLanguage }, .markup("plain") { $0.plain },
            .optional("plainLanguage") { $0.plainLanguage },
            .optional("contentLanguage") { $0.contentLanguage }, .text("decides") { $0.decides },
            .optional("decisionKind") { $0.decisionKind }, .optional("review") { $0.review },
            .list("rights") { $0.rights }, .markup("rightsSummary") { $0.rightsSummary }, .list("steps") { $0.steps },
            .list("contacts") { $0.contacts }, .optional("competent") { $0.competent },
            .optional("competentHref") { $0.competentHref }, .markup("competentReason") { $0.competentReason },
            .markup("noSupervisor") { $0.noSupervisor }, .text("noRights") { $0.noRights },
            .flag("hasLevels") { $0.rights.contains { $0.level != nil } },
        ]
    }

    struct RightRow: ViewModel {
        let href: String
        let text: String
        let citation: [UInt8]
        let level: String?
        let levelCode: String
        static let members: [Member<RightRow>] = [
            .text("href") { $0.href }, .text("text") { $0.text }, .markup("citation") { $0.citation },
            .optional("level") { $0.level }, .text("levelCode") { $0.levelCode },
        ]
    }

    /// Something people can do or somebody they can ask.
    struct Step: ViewModel {
        let heading: String
        let text: [UInt8]
        static let members: [Member<Step>] = [.text("heading") { $0.heading }, .markup("text") { $0.text }]
    }

    struct ReasonRow: ViewModel {
        let text: String
        let source: [UInt8]
        let field: String?
        let fieldHref: String
        static let members: [Member<ReasonRow>] = [
            .text("text") { $0.text }, .markup("source") { $0.source }, .optional("field") { $0.field },
            .text("fieldHref") { $0.fieldHref },
        ]
    }

    /// Duties that bind from the same day and are in the same state.
    struct DutyGroup: ViewModel {
        let due: String
        let transition: [UInt8]
        let state: String
        let stateCode: String
        let duties: [DutyRow]
        static let members: [Member<DutyGroup>] = [
            .text("due") { $0.due }, .markup("transition") { $0.transition }, .text("state") { $0.state },
            .text("stateCode") { $0.stateCode }, .list("duties") { $0.duties },
        ]
    }

    struct DutyRow: ViewModel {
        let text: String
        let source: [UInt8]
        static let members: [Member<DutyRow>] = [.text("text") { $0.text }, .markup("source") { $0.source }]
    }

    let frame: Frame
    let head: RecordHead
    let answers: Answers?
    let riskHelp: String
    let reasons: [ReasonRow]
    let friaStatus: String?
    let friaHref: String?
    let dutyGroups: [DutyGroup]
    /// What to say when no duty is shown.
    let noDuties: String
    /// Link to the page of letters, which says what people must know of deadlines.
    let lettersPage: String
    let letters: [Letter]
    let related: [NavLink]
    let groups: [RecordGroup]

    static let members: [Member<DeploymentPage>] = [
        .object("frame") { $0.frame }, .object("head") { $0.head }, .object("answers") { $0.answers },
        .text("riskHelp") { $0.riskHelp }, .list("reasons") { $0.reasons }, .optional("friaStatus") { $0.friaStatus },
        .optional("friaHref") { $0.friaHref }, .list("dutyGroups") { $0.dutyGroups }, .text("noDuties") { $0.noDuties },
        .text("lettersPage") { $0.lettersPage }, .list("letters") { $0.letters },
        .flag("hasLetters") { !$0.letters.isEmpty }, .list("related") { $0.related },
        .flag("hasRelated") { !$0.related.isEmpty }, .list("groups") { $0.groups },
    ]
}
