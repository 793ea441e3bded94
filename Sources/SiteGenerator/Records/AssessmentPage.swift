import Templates

/// A fundamental rights impact assessment: the six elements of Art. 27(1) in order, and the risks in pictures and words.
struct AssessmentPage: ViewModel {
    /// One of the six elements.
    struct Element: ViewModel {
        let letter: String
        let heading: String
        let body: [UInt8]
        static let members: [Member<Element>] = [
            .text("letter") { $0.letter }, .text("heading") { $0.heading }, .markup("body") { $0.body },
        ]
    }

    struct Rating: ViewModel {
        let level: String
        let levelCode: String
        let severity: String
        let reasoning: String
        static let members: [Member<Rating>] = [
            .text("level") { $0.level }, .text("levelCode") { $0.levelCode }, .text("severity") { $0.severity },
            .text("reasoning") { $0.reasoning },
        ]
    }

    struct Risk: ViewModel {
        let id: String
        let name: String
        let title: String
        let description: [UInt8]
        let rights: [NavLink]
        let absolute: Bool
        let groups: String
        let cause: String
        let before: Rating?
        let after: Rating?
        let withheld: [UInt8]
        let measures: [Measure]
        let more: [UInt8]
        static let members: [Member<Risk>] = [
            .text("id") { $0.id }, .text("riskName") { $0.name }, .text("title") { $0.title },
            .markup("description") { $0.description },
            .list("rights") { $0.rights }, .flag("absolute") { $0.absolute }, .text("groups") { $0.groups },
            .text("cause") { $0.cause }, .object("before") { $0.before }, .object("after") { $0.after },
            .markup("withheld") { $0.withheld }, .list("measures") { $0.measures },
            .flag("hasMeasures") { !$0.measures.isEmpty }, .markup("more") { $0.more },
        ]
    }

    struct Measure: ViewModel {
        let text: [UInt8]
        let state: String
        static let members: [Member<Measure>] = [.markup("text") { $0.text }, .text("state") { $0.state }]
    }

    /// The worst risk after measures of a right for each group.
    struct CrossRow: ViewModel {
        let right: Cell
        let cells: [Cell]
        static let members: [Member<CrossRow>] = [.object("right") { $0.right }, .list("cells") { $0.cells }]
    }

    let frame: Frame
    let head: RecordHead
    let contentLanguage: String?
    let isWithdrawn: Bool
    let systems: [NavLink]
    let summary: [UInt8]
    let decision: String?
    let decisionText: [UInt8]
    let nextReview: String?
    let isReviewOverdue: Bool
    let matrixBefore: [UInt8]
    let matrixAfter: [UInt8]
    let risks: [Risk]
    let groupNames: [String]
    let cross: [CrossRow]
    let elements: [Element]
    let consultation: [UInt8]
    let groups: [RecordGroup]

    static let members: [Member<AssessmentPage>] = [
        .object("frame") { $0.frame }, .object("head") { $0.head }, .optional("contentLanguage") { $0.contentLanguage },
        .flag("isWithdrawn") { $0.isWithdrawn }, .list("systems") { $0.systems }, .markup("summary") { $0.summary },
        .optional("decision") { $0.decision }, .markup("decisionText") { $0.decisionText },
        .optional("nextReview") { $0.nextReview }, .flag("isReviewOverdue") { $0.isReviewOverdue },
        .markup("matrixBefore") { $0.matrixBefore }, .markup("matrixAfter") { $0.matrixAfter },
        .list("risks") { $0.risks }, .flag("hasRisks") { !$0.risks.isEmpty }, .texts("groupNames") { $0.groupNames },
        .list("cross") { $0.cross }, .flag("hasCross") { !$0.cross.isEmpty }, .list("elements") { $0.elements },
        .markup("consultation") { $0.consultation }, .list("groups") { $0.groups },
    ]
}
