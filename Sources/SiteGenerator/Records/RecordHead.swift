import Findings
import PageMarkup
import PublicAddresses
import Publication
import Templates

/// What all record pages begin and end with.
struct RecordHead: ViewModel {
    struct Badge: ViewModel {
        let text: String
        let style: String
        let href: String?
        static let members: [Member<Badge>] = [
            .text("text") { $0.text }, .text("style") { $0.style }, .optional("href") { $0.href },
        ]
    }

    struct Notice: ViewModel {
        let text: String
        var href: String?
        var link = ""
        var rest: String?
        var language: String?
        var isStrong = false
        static let members: [Member<Notice>] = [
            .text("text") { $0.text }, .optional("href") { $0.href }, .text("link") { $0.link },
            .optional("rest") { $0.rest }, .optional("lang") { $0.language }, .flag("isStrong") { $0.isStrong },
        ]
    }

    struct Revision: ViewModel {
        let number: String
        let date: String
        let note: String?
        let noteLanguage: String?
        let href: String?
        let changes: String?
        static let members: [Member<Revision>] = [
            .text("number") { $0.number }, .text("date") { $0.date }, .optional("note") { $0.note },
            .optional("noteLanguage") { $0.noteLanguage }, .optional("href") { $0.href },
            .optional("changed") { $0.changes },
        ]
    }

    let id: String
    let kicker: String
    let name: String
    let nameLanguage: String?
    let authority: String
    let authorityHref: String?
    let badges: [Badge]
    let notices: [Notice]
    let isSourced: Bool
    let updated: String
    let revisions: [Revision]
    let historyHref: String?
    let downloads: [NavLink]
    let citation: String
    let permalink: String
    let correction: String?
    let correctionHref: String?

    static let members: [Member<RecordHead>] = [
        .text("id") { $0.id }, .text("kicker") { $0.kicker }, .text("name") { $0.name },
        .optional("nameLanguage") { $0.nameLanguage }, .text("authority") { $0.authority },
        .optional("authorityHref") { $0.authorityHref }, .list("badges") { $0.badges },
        .list("notices") { $0.notices }, .flag("isSourced") { $0.isSourced }, .text("updated") { $0.updated },
        .list("revisions") { $0.revisions },
        .optional("historyHref") { $0.historyHref }, .list("downloads") { $0.downloads },
        .text("citation") { $0.citation }, .text("permalink") { $0.permalink },
        .optional("correction") { $0.correction }, .optional("correctionHref") { $0.correctionHref },
    ]
}

extension Edition {
    /// What an incident or a label is called in a link.
    func name(_ report: RecordSurroundings.Report) -> String {
        let type = label(report.type.rawValue, "record-type")
        guard let kind = report.kind else { return "\(type) \(report.id)" }
        let what = report.title ?? label(kind, report.type == .incident ? "incident-kind" : "label-kind")
        return "\(type): \(what)" + (report.day.map { " (\(text($0)))" } ?? "")
    }
}

/// Makes the head of record pages.
struct RecordHeadBuilder: Sendable {
    let edition: Edition

    private var texts: Texts { edition.texts }

    /// The head of a record's current revision.
    func head(_ material: RecordMaterial) -> RecordHead {
        let record = material.record
        let entry = material.entry
        let name = edition.title(material)
        let authority = edition.authorities[entry.authority]
        let date = edition.text(entry.lastRecordedAt.day)
        let contact = record.record.string("contact.email")
        return RecordHead(
            id: entry.id, kicker: edition.label(entry.type.rawValue, "record-type"), name: name.text,
            nameLanguage: name.language, authority: edition.authority(entry.authority),
            authorityHref: authority.map { edition.address.link(.authorities, $0.id) }, badges: badges(material),
            notices: notices(material) + incidents(material), isSourced: record.origin == .publicSource,
            updated: updated(material, date),
            revisions: revisions(material),
            historyHref: material.hasHistory ? edition.address.link(material.place.below(.history)) : nil,
            downloads: ["json", "csv", "md"].map { ending in
                NavLink(href: RecordTwins.link(material, ending, edition), text: texts["twin.\(ending)"])
            }
                + (material.pack == nil
                    ? []
                    : [
                        NavLink(
                            href: edition.address.link(material.place.below(.euDatabase)),
                            text: texts["twin.euDatabase"])
                    ]),
            citation: texts[
                "record.citation", name.text, edition.authority(entry.authority), "\(record.revision)", date, entry.id],
            permalink: edition.options.origin + edition.address.link(material.place(ofRevision: record.revision)),
            correction: contact, correctionHref: contact.map { "mailto:" + $0 })
    }

    /// The day of the entry; of one from a public source the day of the source comes first.
    private func updated(_ material: RecordMaterial, _ date: String) -> String {
        guard material.record.origin == .publicSource, let day = material.record.record.day("source.date") else {
            return texts["record.updated"] + " " + date
        }
        return texts["record.takenOver", edition.text(day), date]
    }

    private func badges(_ material: RecordMaterial) -> [RecordHead.Badge] {
        let record = material.record
        var badges: [RecordHead.Badge] = []
        if let status = record.record.string("status") {
            let vocabulary = record.type == .fria ? "fria-record-status" : "status"
            badges.append(
                RecordHead.Badge(
                    text: edition.label(status, vocabulary), style: "status-" + status,
                    href: record.type == .deployment ? edition.address.link(.statuses, PublicFacet.slug(status)) : nil))
        }
        if let risk = record.facts.riskClass {
            badges.append(
                RecordHead.Badge(
                    text: edition.label(risk.rawValue, "risk-class"), style: "risk-" + risk.rawValue,
                    href: edition.address.link(.riskClasses, risk.rawValue)))
        }
        if record.type == .deployment, record.level == .full, !record.isWithdrawn {
            let key =
                switch record.record.boolean("decision.affectsNaturalPersons") {
                case true?: "badge.affectsPeople"
                case false?: "badge.affectsNobody"
                case nil: "badge.affectsUnknown"
                }
            badges.append(RecordHead.Badge(text: texts[key], style: "people", href: nil))
        }
        if record.type != .authority, let mark = edition.originMark(record.origin) {
            badges.append(RecordHead.Badge(text: mark, style: "origin", href: nil))
        }
        return badges
    }

    /// What has to be said before anything else: withdrawn, replaced, made up, not confirmed, restricted.
    func notices(_ material: RecordMaterial) -> [RecordHead.Notice] {
        let record = material.record
        let values = record.record
        var notices: [RecordHead.Notice] = []
        if record.isWithdrawn {
            notices.append(
                RecordHead.Notice(
                    text: texts["notice.withdrawn"], rest: values.string("withdrawal.reason"),
                    language: edition.language == .en ? "de" : nil, isStrong: true))
        }
        if let newer = material.entry.supersededBy {
            notices.append(
                RecordHead.Notice(
                    text: texts["notice.superseded"], href: edition.address.link(.deployment, newer),
                    link: texts["notice.supersededLink"], isStrong: true))
        }
        if record.origin == .sample { notices.append(RecordHead.Notice(text: texts["notice.sample"])) }
        if record.origin == .publicSource {
            let day = values.day("source.date").map { edition.text($0) }
            let licence = values.string("source.licence").map { edition.label($0, "licence") }
            let title = values.string("source.title") ?? ""
            let rest = [day, licence].compactMap { $0 }.joined(separator: ", ")
            notices.append(
                RecordHead.Notice(
                    text: texts["notice.publicSource"], href: values.string("source.url"), link: title,
                    rest: (values.string("source.url") == nil ? title + ", " : "") + rest + "."))
        }
        if record.level != .full { notices.append(reduced(record)) }
        return notices
    }

    /// What has to be said of an earlier revision that is shown in part while the current one is open.
    func levelNotices(_ revision: PublicRecord, besides current: PublicRecord) -> [RecordHead.Notice] {
        revision.level != .full && current.level == .full ? [reduced(revision)] : []
    }

    /// Most incidents named at the top of a page; all of them stand below.
    private static let mostIncidents = 3

    /// What went wrong with the system comes before what it is for.
    private func incidents(_ material: RecordMaterial) -> [RecordHead.Notice] {
        let known = material.surroundings.reports.filter { $0.type == .incident && $0.kind != nil }
        return known.sorted { ($1.day ?? .epoch, $0.id) < ($0.day ?? .epoch, $1.id) }
            .prefix(RecordHeadBuilder.mostIncidents).map { incident in
                RecordHead.Notice(
                    text: incident.day.map { texts["notice.incidentSince", edition.text($0)] }
                        ?? texts["notice.incident"],
                    href: edition.address.link(.incident, incident.id),
                    link: edition.label(incident.kind ?? "", "incident-kind"))
            }
    }

    private func reduced(_ record: PublicRecord) -> RecordHead.Notice {
        let ground = record.ground.flatMap { code in
            edition.catalogue.vocabularies["publication-ground"]?[code].map {
                texts["notice.ground", $0.label[edition.language], $0.properties["citation"]?.string ?? ""]
            }
        }
        let review = record.record.day("publication.reviewDate").map { texts["notice.review", edition.text($0)] }
        return RecordHead.Notice(
            text: texts["notice.reduced"], rest: [ground, review].compactMap { $0 }.joined(separator: " "))
    }

    private func revisions(_ material: RecordMaterial) -> [RecordHead.Revision] {
        material.history.enumerated().reversed().map { position, revision in
            let count = material.changes[position].count
            return RecordHead.Revision(
                number: "\(revision.revision)", date: revision.recordedAt.map { edition.text($0.day) } ?? "",
                note: revision.isWithdrawn
                    ? revision.record.string("withdrawal.reason") : revision.record.string("changeNote"),
                noteLanguage: edition.language == .en ? "de" : nil,
                href: material.hasHistory
                    ? edition.address.link(material.place(ofRevision: revision.revision)) : nil,
                // A change of what is not public is one all the same; its count would be wrong.
                changes: position == 0 || revision.isWithdrawn || count == 0
                    ? nil : texts[count == 1 ? "record.changedOne" : "record.changedMany", "\(count)"])
        }
    }
}
