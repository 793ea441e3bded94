import FieldCatalogue
import Findings
import PageMarkup
import Publication
import Records
import SourceJSON
import Templates

/// A field that changed, before and after.
struct ChangeRow: ViewModel {
    let field: String
    let place: String?
    let before: [UInt8]
    let after: [UInt8]
    static let members: [Member<ChangeRow>] = [
        .text("field") { $0.field }, .optional("place") { $0.place }, .markup("before") { $0.before },
        .markup("after") { $0.after },
    ]
}

/// All revisions of a record, the latest first, each with what changed.
struct HistoryPage: ViewModel {
    struct Revision: ViewModel {
        let number: String
        let href: String
        let date: String
        let note: String?
        let noteLanguage: String?
        let first: Bool
        let isWithdrawal: Bool
        let changes: [ChangeRow]
        static let members: [Member<Revision>] = [
            .text("number") { $0.number }, .text("href") { $0.href }, .text("date") { $0.date },
            .optional("note") { $0.note }, .optional("noteLanguage") { $0.noteLanguage }, .flag("isFirst") { $0.first },
            .flag("isWithdrawal") { $0.isWithdrawal }, .list("changes") { $0.changes },
            .flag("hasChanges") { !$0.changes.isEmpty },
        ]
    }

    let frame: Frame
    let name: String
    let nameLanguage: String?
    let authority: String
    let notices: [RecordHead.Notice]
    let recordHref: String
    let contentLanguage: String?
    let revisions: [Revision]
    static let members: [Member<HistoryPage>] = [
        .object("frame") { $0.frame }, .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage },
        .text("authority") { $0.authority }, .list("notices") { $0.notices },
        .text("recordHref") { $0.recordHref }, .optional("contentLanguage") { $0.contentLanguage },
        .list("revisions") { $0.revisions },
    ]
}

/// One revision as it was, for links that must not change their meaning.
struct RevisionPage: ViewModel {
    let frame: Frame
    let name: String
    let nameLanguage: String?
    let authority: String
    let notices: [RecordHead.Notice]
    let number: String
    let count: String
    let date: String
    let isCurrent: Bool
    let note: String?
    let contentLanguage: String?
    let recordHref: String
    let historyHref: String
    let previous: String?
    let next: String?
    let isWithdrawal: Bool
    let risk: String?
    let groups: [RecordGroup]
    static let members: [Member<RevisionPage>] = [
        .object("frame") { $0.frame }, .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage },
        .text("authority") { $0.authority }, .list("notices") { $0.notices },
        .text("number") { $0.number }, .text("count") { $0.count }, .text("date") { $0.date },
        .flag("isCurrent") { $0.isCurrent }, .optional("note") { $0.note },
        .optional("contentLanguage") { $0.contentLanguage }, .text("recordHref") { $0.recordHref },
        .text("historyHref") { $0.historyHref }, .optional("previous") { $0.previous }, .optional("next") { $0.next },
        .flag("isWithdrawal") { $0.isWithdrawal }, .optional("risk") { $0.risk }, .list("groups") { $0.groups },
    ]
}

/// Makes the pages of a record's history.
struct HistoryPageBuilder: Sendable {
    let edition: Edition
    let groups: RecordGroupBuilder

    private var head: RecordHeadBuilder { RecordHeadBuilder(edition: edition) }

    private var contentLanguage: String? { edition.language == .en ? "de" : nil }

    /// All revisions on one page.
    func history(_ material: RecordMaterial) -> HistoryPage {
        let name = edition.title(material)
        let title = edition.texts["history.title", name.text]
        return HistoryPage(
            frame: edition.frame(
                title: title, summary: edition.texts["history.summary", name.text],
                place: material.place.below(.history),
                parents: [name.text], id: material.entry.id),
            name: name.text, nameLanguage: name.language, authority: edition.authority(material.entry.authority),
            notices: head.notices(material), recordHref: edition.address.link(material.place),
            contentLanguage: contentLanguage,
            revisions: material.history.indices.reversed().map { position in
                let revision = material.history[position]
                return HistoryPage.Revision(
                    number: "\(revision.revision)",
                    href: edition.address.link(material.place(ofRevision: revision.revision)),
                    date: date(revision), note: note(revision), noteLanguage: contentLanguage, first: position == 0,
                    isWithdrawal: revision.isWithdrawn, changes: changes(material, position))
            })
    }

    /// One revision.
    func revision(_ material: RecordMaterial, _ position: Int) -> RevisionPage {
        let revision = material.history[position]
        let name = edition.title(material)
        let title = edition.texts["revision.title", "\(revision.revision)", name.text]
        func link(_ position: Int) -> String? {
            material.history.indices.contains(position)
                ? edition.address.link(material.place(ofRevision: material.history[position].revision)) : nil
        }
        return RevisionPage(
            frame: edition.frame(
                title: title, summary: edition.texts["history.summary", name.text],
                place: material.place(ofRevision: revision.revision), parents: [name.text], id: material.entry.id),
            name: name.text, nameLanguage: name.language, authority: edition.authority(material.entry.authority),
            notices: head.notices(material) + head.levelNotices(revision, besides: material.record),
            number: "\(revision.revision)", count: "\(material.history.count)",
            date: date(revision),
            isCurrent: position == material.history.count - 1, note: note(revision), contentLanguage: contentLanguage,
            recordHref: edition.address.link(material.place),
            historyHref: edition.address.link(material.place.below(.history)), previous: link(position - 1),
            next: link(position + 1), isWithdrawal: revision.isWithdrawn,
            risk: revision.facts.riskClass.map { edition.label($0.rawValue, "risk-class") },
            groups: groups.groups(revision, material.surroundings))
    }

    private func date(_ revision: PublicRecord) -> String { revision.recordedAt.map { edition.text($0.day) } ?? "" }

    private func note(_ revision: PublicRecord) -> String? {
        revision.isWithdrawn ? revision.record.string("withdrawal.reason") : revision.record.string("changeNote")
    }

    /// What changed in a revision, without the many fields a withdrawal leaves out.
    private func changes(_ material: RecordMaterial, _ position: Int) -> [ChangeRow] {
        guard position > 0, !material.history[position].isWithdrawn else { return [] }
        let description = material.record.record.description
        return material.changes[position].map { change in
            let field = description[change.path]
            let parents = place(of: change, field, description)
            let values = ChangeMarkup(
                edition: edition, field: field, description: description, surroundings: material.surroundings,
                isHiddenBefore: isHidden(change, in: material.history[position - 1])
            ).markup(change)
            return ChangeRow(
                field: field?.label[edition.language] ?? change.path, place: parents.isEmpty ? nil : parents,
                before: values.before, after: values.after)
        }
    }

    /// Whether a value may have been there before and was only not shown.
    private func isHidden(_ change: FieldChange, in revision: PublicRecord) -> Bool {
        guard revision.level == .full else { return true }
        return revision.absences.contains { absence in
            absence.kind == .withheld && change.path.utf8.starts(with: absence.path.utf8)
                && [nil, UInt8(ascii: ".")].contains(change.path.utf8.dropFirst(absence.path.utf8.count).first)
        }
    }

    /// The fields around a field, and the entry of the list it belongs to: `Datenquellen – Melderegister`.
    private func place(of change: FieldChange, _ field: Field?, _ description: RecordDescription) -> String {
        var names: [String] = []
        var current = field?.parent
        while let index = current {
            names.insert(description.fields[index].label[edition.language], at: 0)
            current = description.fields[index].parent
        }
        // An entry that came or went is shown as a whole.
        if change.kind == .changed, let entry = change.entry { names.append(name(of: entry, description)) }
        return names.joined(separator: " – ")
    }

    private func name(of entry: FieldChange.Entry, _ description: RecordDescription) -> String {
        guard let field = description[entry.path] else { return entry.value }
        if let vocabulary = field.vocabulary { return edition.label(entry.value, vocabulary) }
        return field.type == .date ? Day(entry.value).map { edition.text($0) } ?? entry.value : entry.value
    }
}

/// The two values of a change as markup; in long texts the changed words are marked.
struct ChangeMarkup {
    let edition: Edition
    let field: Field?
    let description: RecordDescription
    let surroundings: RecordSurroundings
    /// Whether a value that is missing before may have been there and was only not shown.
    var isHiddenBefore = false

    func markup(_ change: FieldChange) -> (before: [UInt8], after: [UInt8]) {
        // Both are pieces of records that were read: they can be read again.
        let before = change.before.flatMap { try? JSONDocument(parsing: $0, limits: .unlimited).root }
        let after = change.after.flatMap { try? JSONDocument(parsing: $0, limits: .unlimited).root }
        if let field, field.type == .text || field.type == .string, let old = before?.string, let new = after?.string {
            let difference = WordDifference(old, new)
            return (paragraph(difference.before), paragraph(difference.after))
        }
        let missing = isHiddenBefore ? "withheld" : "not-stated"
        // The list had other entries all the same: "not stated" would be wrong.
        switch change.kind {
        case .added:
            return (isHiddenBefore ? value(nil, missing: missing) : note("history.added"), entry(after, change))
        case .removed: return (entry(before, change), note("history.removed"))
        case .changed: return (value(before, missing: missing), value(after, missing: "not-stated"))
        }
    }

    private func note(_ key: String) -> [UInt8] {
        Array("<span class=\"none\">".utf8) + HTML.escaped(edition.texts[key]) + Array("</span>".utf8)
    }

    /// An entry of a list; of a map with its code in words.
    private func entry(_ value: JSONValue?, _ change: FieldChange) -> [UInt8] {
        guard let value, let field else { return self.value(value, missing: "not-stated") }
        let markup = FieldMarkup(edition: edition, description: description, surroundings: surroundings)
        guard field.type == .map, let code = change.entry?.value else { return markup.markup(value, of: field) }
        return markup.markup(entry: value, code: code, of: field)
    }

    private func paragraph(_ bytes: [UInt8]) -> [UInt8] {
        Array((edition.language == .en ? "<p class=\"words\" lang=\"de\">" : "<p class=\"words\">").utf8) + bytes
            + Array("</p>".utf8)
    }

    private func value(_ value: JSONValue?, missing: String) -> [UInt8] {
        guard let value, let field else {
            return Array("<span class=\"none\">".utf8) + HTML.escaped(edition.label(missing, "absence-kind"))
                + Array("</span>".utf8)
        }
        return FieldMarkup(edition: edition, description: description, surroundings: surroundings)
            .markup(value, of: field)
    }
}
