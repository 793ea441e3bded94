import Findings
import RegisterModel
import SourceJSON

/// Makes the view model of a record page from a public record and its history.
struct RecordPageBuilder: Sendable {
    let snapshot: Snapshot
    let index: SiteIndex
    let address: SiteAddress
    let texts: Texts
    let frame:
        @Sendable (_ title: String, _ summary: String, _ path: String, _ otherPath: String?, _ alternates: [Alternate])
            -> Frame

    private var language: Language { address.language }
    private var catalogue: Catalogue { snapshot.catalogue }

    func page(_ record: PublicRecord, history: [PublicRecord], entry: SnapshotEntry) -> RecordPage {
        let values = record.record
        let isEnglish = language == .en
        let name = isEnglish ? values.string("translations.en.name") ?? title(of: entry) : title(of: entry)
        let short =
            isEnglish
            ? values.string("translations.en.shortDescription") ?? values.string("shortDescription")
            : values.string("shortDescription")
        let folder = address.folder(record.type, record.id)
        let authority = index.authority(record.authority)
        let facts = record.facts
        let isFull = record.level == .full
        return RecordPage(
            frame: frame(
                name, short ?? texts["record.reducedSummary"], folder, address.other.folder(record.type, record.id),
                [
                    Alternate(type: "application/json", href: address.base + address.prefix + twin(record, "json")),
                    Alternate(type: "text/markdown", href: address.base + address.prefix + twin(record, "md")),
                ]),
            id: record.id, name: name,
            nameLanguage: isEnglish && values.string("translations.en.name") == nil ? "de" : nil,
            whatLanguage: isEnglish && isFull && values.string("translations.en.shortDescription") == nil ? "de" : nil,
            contentLanguage: isEnglish ? "de" : nil,
            typeLabel: catalogue.label(of: record.type.rawValue, in: "record-type")[language],
            authority: authority?.name(language) ?? record.authority,
            authorityHref: authority.map { address.link(.authorities, $0.id) },
            isDeployment: record.type == .deployment,
            isAssessment: record.type == .fria && !record.isWithdrawn,
            isSample: record.origin == .sample,
            isPublicSource: record.origin == .publicSource && record.type != .authority,
            isReduced: !isFull, isWithdrawn: record.isWithdrawn,
            withdrawalReason: values.string("withdrawal.reason") ?? "",
            supersededHref: entry.supersededBy.map { address.link(.deployment, $0) },
            sourceTitle: values.string("source.title") ?? "", sourceHref: values.string("source.url"),
            sourceDate: values.day("source.date").map { Dates.text($0, language) } ?? "",
            sourceLicence: values.string("source.licence").map { catalogue.label(of: $0, in: "licence")[language] }
                ?? "",
            status: values.string("status").map {
                catalogue.label(of: $0, in: record.type == .fria ? "fria-record-status" : "status")[language]
            },
            risk: facts.riskClass.map { catalogue.label(of: $0.rawValue, in: "risk-class")[language] },
            riskCode: facts.riskClass?.rawValue ?? "",
            riskHelp: facts.riskClass.flatMap { catalogue.vocabularies["risk-class"]?[$0.rawValue]?.help?[language] }
                ?? "",
            riskHref: facts.riskClass.map { address.link(.riskClasses, $0.rawValue) } ?? "",
            reasons: facts.riskReasons.map { reason in
                let source = reason.source[language]
                return RecordPage.ReasonRow(text: reason.text[language], source: source.isEmpty ? nil : source)
            },
            what: short ?? (isFull ? "" : texts["record.reducedSummary"]),
            plain: (values.string("plainLanguage") ?? values.string("publicSummary")).map { MarkdownMarkup.html($0) }
                ?? [],
            decides: decides(record), rights: rights(record),
            rightsSummary: values.string("impactOnRights.summary").map { MarkdownMarkup.html($0) } ?? [],
            competent: facts.competentAuthority.map { index.authority($0.id)?.name(language) ?? $0.id },
            competentReason: facts.competentAuthority.map {
                $0.reason.text[language] + " (" + $0.reason.source[language] + ")"
            } ?? "",
            friaStatus: facts.friaStatus.map { catalogue.label(of: $0.rawValue, in: "fria-status")[language] },
            friaHref: isFull ? snapshot.ids(of: .fria, about: record.id).first.map { address.link(.fria, $0) } : nil,
            duties: duties(facts), risks: record.type == .fria ? risks(values) : [],
            groups: record.isWithdrawn ? [] : groups(record),
            revisions: revisions(history),
            updated: Dates.text(entry.lastRecordedAt.day, language),
            json: address.base + address.prefix + twin(record, "json"),
            markdown: address.base + address.prefix + twin(record, "md"),
            citation: texts[
                "record.citation", name, authority?.name(language) ?? record.authority, "\(record.revision)",
                Dates.text(entry.lastRecordedAt.day, language), record.id])
    }

    /// What an entry is called: assessments and incidents by the system they are about.
    private func title(of entry: SnapshotEntry) -> String {
        guard entry.type == .fria || entry.type == .incident,
            let about = snapshot.record(entry.id)?.concernedDeployments.first.flatMap({ snapshot.entry($0) })
        else { return entry.name }
        return texts["record.about." + entry.type.rawValue, about.name]
    }

    /// Path of a twin below the language's root.
    private func twin(_ record: PublicRecord, _ ending: String) -> String {
        let folder = String(
            decoding: address.folder(record.type, record.id).utf8.dropFirst(address.prefix.utf8.count), as: UTF8.self)
        return folder + record.id + "." + ending
    }

    private func decides(_ record: PublicRecord) -> String {
        guard let role = record.record.string("decision.role") else {
            return record.level == .full ? texts["record.decidesUnknown"] : texts["record.decidesReduced"]
        }
        let item = catalogue.vocabularies["decision-role"]?[role]
        let affects = record.record.boolean("decision.affectsNaturalPersons") == true
        return [item?.help?[language] ?? "", texts[affects ? "record.affectsPeople" : "record.affectsNobody"]]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func rights(_ record: PublicRecord) -> [NavLink] {
        var codes = record.record.strings("impactOnRights.rights")
        for id in snapshot.ids(of: .fria, about: record.id) where record.level == .full {
            for risk in snapshot.record(id)?.items("risks") ?? [] {
                for right in risk["rights"].map({ $0.elements.compactMap(\.string) }) ?? [] where !codes.contains(right)
                { codes.append(right) }
            }
        }
        return codes.compactMap { code in
            guard let item = catalogue.vocabularies["right"]?[code] else { return nil }
            let citation = item.properties["citation"]?[language.rawValue]?.string ?? code
            return NavLink(href: RightsText.address(of: code), text: "\(item.label[language]) (\(citation))")
        }
    }

    private func duties(_ facts: DerivedFacts) -> [RecordPage.DutyRow] {
        facts.duties.map { duty in
            let key = duty.isMet == true ? "met" : duty.dueFrom > snapshot.date ? "later" : "open"
            return RecordPage.DutyRow(
                text: duty.text[language], source: duty.source[language], due: Dates.text(duty.dueFrom, language),
                state: texts["duty." + key], stateCode: key)
        }
    }

    private func risks(_ record: Record) -> [RecordPage.RiskRow] {
        RatedRisk.all(in: record, catalogue: catalogue).map { rated in
            func label(_ rating: RiskRating?) -> String? {
                rating.map { catalogue.label(of: $0.level.rawValue, in: "risk-level")[language] }
            }
            return RecordPage.RiskRow(
                title: rated.risk["title"]?.string ?? "",
                description: MarkdownMarkup.html(rated.risk["description"]?.string ?? ""),
                rights: rated.rights.map { catalogue.label(of: $0, in: "right")[language] },
                before: label(rated.inherent), beforeCode: rated.inherent?.level.rawValue ?? "",
                after: label(rated.residual), afterCode: rated.residual?.level.rawValue ?? "",
                absolute: rated.inherent?.isFloored == true)
        }
    }

    private func groups(_ record: PublicRecord) -> [RecordPage.Group] {
        let markup = FieldMarkup(
            catalogue: catalogue, description: record.record.description, address: address, texts: texts,
            isVisible: { snapshot.isVisible($0) }, nameOf: { id in snapshot.entry(id).map(title) ?? id })
        return record.record.description.groups.map { group in
            var rows: [RecordPage.Row] = []
            var missing: [RecordPage.Row] = []
            for index in record.record.description.roots {
                let field = record.record.description.fields[index]
                guard field.group == group.id else { continue }
                collect(field, record.record.root[field.name], record, markup, prefix: "", &rows, &missing)
            }
            return RecordPage.Group(
                id: "gruppe-" + group.id, heading: group.label[language], rows: rows,
                missing: missing.isEmpty ? nil : texts["record.missing", "\(missing.count)"], missingRows: missing)
        }.filter { !$0.rows.isEmpty || !$0.missingRows.isEmpty }
    }

    /// Single objects are shown as rows of their own, so that every answer and every gap has a line.
    private func collect(
        _ field: Field, _ value: JSONValue?, _ record: PublicRecord, _ markup: FieldMarkup, prefix: String,
        _ rows: inout [RecordPage.Row], _ missing: inout [RecordPage.Row]
    ) {
        let label = prefix.isEmpty ? field.label[language] : prefix + " – " + field.label[language]
        if let value, field.type == .object, !field.isRepeated {
            for index in field.children {
                let child = record.record.description.fields[index]
                collect(
                    child, value[child.name], record, markup, prefix: prefix.isEmpty ? field.label[language] : label,
                    &rows, &missing)
            }
            return
        }
        if let value {
            rows.append(
                RecordPage.Row(
                    label: label, help: field.help[language], source: field.source,
                    value: markup.markup(value, of: field),
                    absence: nil))
        } else if let absence = record.absence(of: field.path) {
            var word = catalogue.label(of: absence.kind.rawValue, in: "absence-kind")[language]
            if let ground = absence.ground, let item = catalogue.vocabularies["publication-ground"]?[ground] {
                word += " (" + (item.properties["citation"]?.string ?? "") + ": " + item.label[language] + ")"
            }
            let row = RecordPage.Row(
                label: label, help: field.help[language], source: field.source, value: nil, absence: word)
            if absence.kind == .notStated { missing.append(row) } else { rows.append(row) }
        }
    }

    private func revisions(_ history: [PublicRecord]) -> [RecordPage.RevisionRow] {
        guard let latest = history.last else { return [] }
        let comparison = RecordComparison(description: latest.record.description)
        return history.enumerated().reversed().map { position, revision in
            let changes =
                position == 0
                ? [] : comparison.changes(from: history[position - 1].record.root, to: revision.record.root)
            return RecordPage.RevisionRow(
                number: "\(revision.revision)", date: revision.recordedAt.map { Dates.text($0.day, language) } ?? "",
                note: revision.record.string("changeNote"),
                changes: changes.map { change in
                    RecordPage.ChangeRow(
                        field: latest.record.description[change.path]?.label[language] ?? change.path,
                        before: shown(change.before), after: shown(change.after))
                })
        }
    }

    /// A compared value in a table cell: text as it is, everything else as JSON.
    private func shown(_ canonical: [UInt8]?) -> [UInt8] {
        guard let canonical else { return Array("<span class=\"none\">–</span>".utf8) }
        if let document = try? JSONDocument(parsing: canonical, limits: .unlimited), let text = document.root.string {
            return HTML.escaped(text)
        }
        return Array("<code>".utf8) + HTML.escaped(String(decoding: canonical, as: UTF8.self)) + Array("</code>".utf8)
    }
}

/// Where fundamental rights can be read.
enum RightsText {
    /// Address of the text of a right: the EU Charter at EUR-Lex, the Basic Law at gesetze-im-internet.de.
    static func address(of code: String) -> String {
        if code.utf8.starts(with: "GRCh".utf8) {
            return "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:12012P/TXT"
        }
        let article =
            code.utf8.split(separator: UInt8(ascii: ".")).dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
            ?? ""
        return article.utf8.first.map({ (0x30...0x39).contains($0) }) == true
            ? "https://www.gesetze-im-internet.de/gg/art_\(article).html" : "https://www.gesetze-im-internet.de/gg/"
    }
}
