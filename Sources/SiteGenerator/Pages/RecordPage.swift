import Templates

/// A record with answers first, then all groups of the catalogue.
struct RecordPage: ViewModel {
    /// A field with its value, or the word for its absence.
    struct Row: ViewModel {
        let label: String
        let help: String
        let source: String
        let value: [UInt8]?
        let absence: String?
        static let members: [Member<Row>] = [
            .text("label") { $0.label }, .text("help") { $0.help }, .text("source") { $0.source },
            .markup("value") { $0.value ?? [] }, .optional("absence") { $0.absence },
        ]
    }

    struct Group: ViewModel {
        let id: String
        let heading: String
        let rows: [Row]
        let missing: String?
        let missingRows: [Row]
        static let members: [Member<Group>] = [
            .text("id") { $0.id }, .text("heading") { $0.heading }, .list("rows") { $0.rows },
            .optional("missing") { $0.missing }, .list("missingRows") { $0.missingRows },
        ]
    }

    struct ReasonRow: ViewModel {
        let text: String
        let source: String?
        static let members: [Member<ReasonRow>] = [.text("text") { $0.text }, .optional("source") { $0.source }]
    }

    struct DutyRow: ViewModel {
        let text: String
        let source: String
        let due: String
        let state: String
        let stateCode: String
        static let members: [Member<DutyRow>] = [
            .text("text") { $0.text }, .text("source") { $0.source }, .text("due") { $0.due },
            .text("state") { $0.state },
            .text("stateCode") { $0.stateCode },
        ]
    }

    struct ChangeRow: ViewModel {
        let field: String
        let before: [UInt8]
        let after: [UInt8]
        static let members: [Member<ChangeRow>] = [
            .text("field") { $0.field }, .markup("before") { $0.before }, .markup("after") { $0.after },
        ]
    }

    struct RevisionRow: ViewModel {
        let number: String
        let date: String
        let note: String?
        let changes: [ChangeRow]
        static let members: [Member<RevisionRow>] = [
            .text("number") { $0.number }, .text("date") { $0.date }, .optional("note") { $0.note },
            .list("changes") { $0.changes },
        ]
    }

    struct RiskRow: ViewModel {
        let title: String
        let description: [UInt8]
        let rights: [String]
        let before: String?
        let beforeCode: String
        let after: String?
        let afterCode: String
        let absolute: Bool
        static let members: [Member<RiskRow>] = [
            .text("title") { $0.title }, .markup("description") { $0.description }, .texts("rights") { $0.rights },
            .optional("before") { $0.before }, .text("beforeCode") { $0.beforeCode }, .optional("after") { $0.after },
            .text("afterCode") { $0.afterCode }, .flag("absolute") { $0.absolute },
        ]
    }

    let frame: Frame
    let id: String
    let name: String
    let nameLanguage: String?
    let whatLanguage: String?
    let contentLanguage: String?
    let typeLabel: String
    let authority: String
    let authorityHref: String?
    let isDeployment: Bool
    let isAssessment: Bool
    let isSample: Bool
    let isPublicSource: Bool
    let isReduced: Bool
    let isWithdrawn: Bool
    let withdrawalReason: String
    let supersededHref: String?
    let sourceTitle: String
    let sourceHref: String?
    let sourceDate: String
    let sourceLicence: String
    let status: String?
    let risk: String?
    let riskCode: String
    let riskHelp: String
    let riskHref: String
    let reasons: [ReasonRow]
    let what: String
    let plain: [UInt8]
    let decides: String
    let rights: [NavLink]
    let rightsSummary: [UInt8]
    let competent: String?
    let competentReason: String
    let friaStatus: String?
    let friaHref: String?
    let duties: [DutyRow]
    let risks: [RiskRow]
    let groups: [Group]
    let revisions: [RevisionRow]
    let updated: String
    let json: String
    let markdown: String
    let citation: String

    static let members: [Member<RecordPage>] = [
        .object("frame") { $0.frame }, .text("id") { $0.id }, .text("name") { $0.name },
        .optional("nameLanguage") { $0.nameLanguage }, .optional("whatLanguage") { $0.whatLanguage },
        .optional("contentLanguage") { $0.contentLanguage },
        .text("typeLabel") { $0.typeLabel },
        .text("authority") { $0.authority }, .optional("authorityHref") { $0.authorityHref },
        .flag("isDeployment") { $0.isDeployment },
        .flag("isAssessment") { $0.isAssessment }, .flag("isSample") { $0.isSample },
        .flag("isPublicSource") { $0.isPublicSource }, .flag("isReduced") { $0.isReduced },
        .flag("isWithdrawn") { $0.isWithdrawn }, .text("withdrawalReason") { $0.withdrawalReason },
        .optional("supersededHref") { $0.supersededHref }, .text("sourceTitle") { $0.sourceTitle },
        .optional("sourceHref") { $0.sourceHref }, .text("sourceDate") { $0.sourceDate },
        .text("sourceLicence") { $0.sourceLicence }, .optional("status") { $0.status }, .optional("risk") { $0.risk },
        .text("riskCode") { $0.riskCode }, .text("riskHelp") { $0.riskHelp }, .text("riskHref") { $0.riskHref },
        .list("reasons") { $0.reasons }, .text("what") { $0.what }, .markup("plain") { $0.plain },
        .text("decides") { $0.decides }, .list("rights") { $0.rights }, .markup("rightsSummary") { $0.rightsSummary },
        .optional("competent") { $0.competent }, .text("competentReason") { $0.competentReason },
        .optional("friaStatus") { $0.friaStatus }, .optional("friaHref") { $0.friaHref }, .list("duties") { $0.duties },
        .list("risks") { $0.risks }, .list("groups") { $0.groups }, .list("revisions") { $0.revisions },
        .text("updated") { $0.updated }, .text("json") { $0.json }, .text("markdown") { $0.markdown },
        .text("citation") { $0.citation },
    ]
}
