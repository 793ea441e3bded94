import Templates

/// A record in a list.
struct RecordCard: ViewModel {
    let href: String
    let name: String
    let nameLanguage: String?
    let summary: String
    let summaryLanguage: String?
    let authority: String
    let authorityHref: String?
    let status: String
    let statusCode: String
    let risk: String
    let riskCode: String
    let isSample: Bool
    let isPublicSource: Bool
    let isReduced: Bool
    let updated: String

    static let members: [Member<RecordCard>] = [
        .text("href") { $0.href }, .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage },
        .text("summary") { $0.summary },
        .optional("summaryLanguage") { $0.summaryLanguage }, .text("authority") { $0.authority },
        .optional("authorityHref") { $0.authorityHref }, .text("status") { $0.status },
        .text("statusCode") { $0.statusCode }, .text("risk") { $0.risk }, .text("riskCode") { $0.riskCode },
        .flag("isSample") { $0.isSample }, .flag("isPublicSource") { $0.isPublicSource },
        .flag("isReduced") { $0.isReduced }, .text("updated") { $0.updated },
    ]
}

extension Edition {
    /// A system in a list.
    func card(_ row: IndexRow) -> RecordCard {
        let authority = authorities[row.authority]
        let name = name(row)
        let isEnglish = language == .en
        let isReduced = row.level == .reduced
        return RecordCard(
            href: address.link(row.type, row.id), name: name.text, nameLanguage: name.language,
            summary: isReduced
                ? texts["record.reducedSummary"] : isEnglish ? row.summaryEn ?? row.summary : row.summary,
            summaryLanguage: isEnglish && row.summaryEn == nil && !isReduced ? "de" : nil,
            authority: authority?.name(language) ?? row.authority,
            authorityHref: authority.map { address.link(.authorities, $0.id) },
            status: status(row), statusCode: row.status, risk: risk(row), riskCode: row.riskClass?.rawValue ?? "",
            isSample: row.origin == .sample, isPublicSource: row.origin == .publicSource,
            isReduced: isReduced, updated: text(row.lastRecordedAt.day))
    }
}
