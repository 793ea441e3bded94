import Findings
import LegalFacts
import PageMarkup
import PublicAddresses
import Publication
import SourceJSON

/// Makes the page of a system from a public record and its history.
final class DeploymentPageBuilder: Sendable {
    let edition: Edition
    private let citations: CitationLinker
    /// Sources and sentences of the register, and lines that many systems of an authority share.
    private let repeated: (sources: RepeatedMarkup, lines: RepeatedMarkup)
    private let groups: RecordGroupBuilder
    private let letters: LetterBuilder

    init(_ edition: Edition, _ groups: RecordGroupBuilder) {
        self.edition = edition
        self.groups = groups
        letters = LetterBuilder(edition)
        citations = CitationLinker(language: edition.language)
        repeated = (RepeatedMarkup(citations), RepeatedMarkup(citations))
    }

    private var texts: Texts { edition.texts }
    private var language: Language { edition.language }

    func page(_ material: RecordMaterial) -> DeploymentPage {
        let record = material.record
        let facts = record.facts
        let name = edition.title(material)
        let short = short(record)
        let isFull = record.level == .full
        let fria = isFull ? material.surroundings.assessments.first : nil
        return DeploymentPage(
            frame: edition.frame(
                title: name.text, summary: short.text, place: material.place,
                alternates: RecordTwins.alternates(material, edition), titleLanguage: name.language,
                id: material.entry.id),
            head: RecordHeadBuilder(edition: edition).head(material),
            answers: record.isWithdrawn ? nil : answers(material, short),
            riskHelp: facts.riskClass.flatMap {
                edition.catalogue.vocabularies["risk-class"]?[$0.rawValue]?.help?[language]
            } ?? "",
            reasons: facts.riskReasons.map { reason($0, record) },
            friaStatus: facts.friaStatus.map { edition.label($0.rawValue, "fria-status") },
            friaHref: fria.map { edition.address.link(.fria, $0) }, dutyGroups: dutyGroups(material),
            noDuties: texts[isFull ? "record.noDuties" : "record.noDutiesReduced"],
            lettersPage: edition.address.link(.letters),
            letters: record.isWithdrawn
                ? []
                : letters.letters(
                    name: material.entry.name, record: record.record, riskClass: facts.riskClass,
                    explainedFrom: material.surroundings.explainedFrom),
            related: related(material), groups: groups.groups(record, material.surroundings))
    }

    private func short(_ record: PublicRecord) -> (text: String, language: String?) {
        guard record.level == .full else { return (texts["record.reducedSummary"], nil) }
        let german = record.record.string("shortDescription") ?? texts["record.withdrawnSummary"]
        guard language == .en else { return (german, nil) }
        return record.record.string("translations.en.shortDescription").map { ($0, nil) } ?? (german, "de")
    }

    // MARK: - Answers

    private func answers(_ material: RecordMaterial, _ short: (text: String, language: String?))
        -> DeploymentPage.Answers
    {
        let record = material.record
        let values = record.record
        let english = language == .en ? values.string("translations.en.plainLanguage") : nil
        let competent = record.facts.competentAuthority
        return DeploymentPage.Answers(
            what: short.text, whatLanguage: short.language,
            plain: (english ?? values.string("plainLanguage")).map { MarkdownMarkup.html($0) } ?? [],
            plainLanguage: language == .en && english == nil ? "de" : nil,
            contentLanguage: language == .en ? "de" : nil, decides: decides(record),
            decisionKind: values.string("decision.type"), review: values.string("decision.humanReview"),
            rights: rights(material.surroundings.rights),
            rightsSummary: values.string("impactOnRights.summary").map { MarkdownMarkup.html($0, citations: citations) }
                ?? [],
            steps: steps(record), contacts: contacts(record),
            competent: competent.map { edition.authority($0.id) },
            competentHref: competent.flatMap { edition.authorities[$0.id] }.map {
                edition.address.link(.authorities, $0.id)
            },
            competentReason: competent.map { competentReason($0.reason) } ?? [],
            noSupervisor: noSupervisor(record),
            noRights: texts[record.level == .full ? "record.noRights" : "record.rightsReduced"])
    }

    /// The reason with its source, unless the sentence names it.
    private func competentReason(_ reason: Reason) -> [UInt8] {
        let (text, source) = (reason.text[language], reason.source[language])
        return repeated.sources.markup(text.utf8.firstRange(of: source.utf8) == nil ? "\(text) (\(source))" : text)
    }

    /// Why the register names no supervisor: the law gives the system to none it can name, or facts are missing.
    private func noSupervisor(_ record: PublicRecord) -> [UInt8] {
        let reason =
            switch record.facts.riskClass {
            case .notAI, .outOfScope: "scope"
            // § 2 Abs. 2 KI-MIG speaks of Annex I Section A; Section B is out by Art. 2(2) of the Regulation.
            case .highRiskAnnexI: record.record.touchesAnnexISectionA ? "product" : "sectionB"
            default: "unknown"
            }
        return repeated.sources.markup(texts["record.noSupervisor." + reason])
    }

    private func decides(_ record: PublicRecord) -> String {
        guard let role = record.record.string("decision.role") else {
            return texts[record.level == .full ? "record.decidesUnknown" : "record.decidesReduced"]
        }
        let help = edition.catalogue.vocabularies["decision-role"]?[role]?.help?[language]
        let affects = record.record.boolean("decision.affectsNaturalPersons") == true
        let effect =
            record.record.boolean("decision.legalEffect") == true && affects ? texts["record.legalEffect"] : nil
        return [help, texts[affects ? "record.affectsPeople" : "record.affectsNobody"], effect]
            .compactMap { $0 }.joined(separator: " ")
    }

    private func rights(_ touched: [TouchedRight]) -> [DeploymentPage.RightRow] {
        touched.compactMap { right in
            guard let item = edition.catalogue.vocabularies["right"]?[right.code] else { return nil }
            let citation = item.properties["citation"]?[language.rawValue]?.string ?? right.code
            return DeploymentPage.RightRow(
                href: edition.address.link(.rights, PublicFacet.slug(right.code)), text: item.label[language],
                citation: repeated.sources.markup(citation),
                level: right.residual.map { edition.label($0.rawValue, "risk-level") },
                levelCode: right.residual?.rawValue ?? "")
        }
    }

    /// What people can do, the legal remedy first.
    private func steps(_ record: PublicRecord) -> [DeploymentPage.Step] {
        let values = record.record
        var steps: [DeploymentPage.Step] = []
        func add(_ heading: String, _ parts: [(key: String, value: String?)]) {
            let lines = parts.compactMap { part in part.value.map { texts[part.key, $0] } }
            guard !lines.isEmpty else { return }
            steps.append(DeploymentPage.Step(heading: heading, text: paragraphs(lines)))
        }
        if let kind = values.string("remedy.kind") {
            add(
                edition.label(kind, "remedy-kind"),
                [
                    ("remedy.decision", values.string("remedy.decisionKind")),
                    ("remedy.authority", values.string("remedy.authority")),
                    ("remedy.deadline", values.string("remedy.deadline")),
                    ("remedy.channel", values.string("remedy.channel")),
                    // § 70 Abs. 1 VwGO and § 84 Abs. 1 SGG ask for a form that a plain e-mail does not have.
                    ("remedy.objectionForm", kind == "objection" ? "" : nil),
                    ("remedy.help", values.string("remedy.help")),
                ])
        }
        add(
            texts["remedy.explanation"],
            [
                ("remedy.contact", values.string("explanation.contact")),
                ("remedy.procedure", values.string("explanation.procedure")),
                ("remedy.days", values.integer("explanation.deadlineDays").map { edition.text($0) }),
            ])
        add(
            texts["remedy.complaint"],
            [
                ("remedy.contact", values.string("complaints.internalContact")),
                ("remedy.days", values.integer("complaints.responseDays").map { edition.text($0) }),
            ])
        return steps
    }

    private func contacts(_ record: PublicRecord) -> [DeploymentPage.Step] {
        let values = record.record
        let lines = [
            values.string("unit").map { texts["contact.unit", $0] },
            values.string("contact.email").map { texts["contact.email", $0] },
            values.string("contact.phone").map { texts["contact.phone", $0] },
        ].compactMap { $0 }
        return lines.isEmpty ? [] : [DeploymentPage.Step(heading: "", text: paragraphs(lines))]
    }

    private func paragraphs(_ lines: [String]) -> [UInt8] {
        var output: [UInt8] = []
        for (position, line) in lines.enumerated() {
            if position > 0 { output += "<br>".utf8 }
            output += repeated.lines.markup(line, markup)
        }
        return output
    }

    /// A line with its citations linked, and with the address at its end when that is one of e-mail.
    private func markup(_ line: String) -> [UInt8] {
        let space = line.utf8.lastIndex(of: UInt8(ascii: " "))
        let start = space.map { line.utf8.index(after: $0) } ?? line.startIndex
        let word = String(line[start...])
        guard edition.catalogue.formats["email"]?.matches(word) == true else { return citations.markup(line) }
        var output = citations.markup(String(line[..<start]))
        output += "<a href=\"mailto:".utf8
        HTML.append(escaped: word, to: &output)
        output += "\">".utf8
        HTML.append(escaped: word, to: &output)
        output += "</a>".utf8
        return output
    }

    // MARK: - Derived facts

    private func reason(_ reason: Reason, _ record: PublicRecord) -> DeploymentPage.ReasonRow {
        let field = reason.path.flatMap { record.record.description[$0] }
        return DeploymentPage.ReasonRow(
            text: reason.text[language], source: repeated.sources.markup(reason.source[language]),
            field: field?.label[language], fieldHref: field.map { "#gruppe-" + $0.group } ?? "")
    }

    /// Duties by day and state, in the order of the facts: what many duties share is said once.
    private func dutyGroups(_ material: RecordMaterial) -> [DeploymentPage.DutyGroup] {
        var groups: [(state: Duty.State, first: Duty, duties: [Duty])] = []
        for (duty, state) in zip(material.record.facts.duties, material.surroundings.duties) {
            let known = groups.firstIndex {
                $0.state == state && $0.first.dueFrom == duty.dueFrom && $0.first.transition == duty.transition
                    && $0.first.awaitsUse == duty.awaitsUse
            }
            if let known { groups[known].duties.append(duty) } else { groups.append((state, duty, [duty])) }
        }
        return groups.map { group in
            DeploymentPage.DutyGroup(
                due: edition.text(group.first.dueFrom),
                transition: group.first.transition.map { repeated.sources.markup($0[language]) } ?? [],
                state: texts[
                    group.first.awaitsUse && group.state == .later
                        ? "duty.awaitsUse" : "duty." + group.state.rawValue], stateCode: group.state.rawValue,
                duties: group.duties.map {
                    .init(text: $0.text[language], source: repeated.sources.markup($0.source[language]))
                })
        }
    }

    /// Other uses of the same product, and incidents and labels about this one.
    private func related(_ material: RecordMaterial) -> [NavLink] {
        var links = material.surroundings.siblings.map { other in
            NavLink(
                href: edition.address.link(.deployment, other.id),
                text: texts["record.sameProduct", edition.name(other), edition.authority(other.authority)])
        }
        links += material.surroundings.reports.map { report in
            NavLink(href: edition.address.link(report.type, report.id), text: edition.name(report))
        }
        return links
    }
}
