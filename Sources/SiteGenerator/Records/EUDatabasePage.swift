import PublicAddresses
import Publication
import Records
import Templates

/// The answers to Annex VIII of the AI Act for one system, to copy and to print.
struct EUDatabasePage: ViewModel {
    let frame: Frame
    let name: String
    let nameLanguage: String?
    let record: String
    let json: String
    let isRestricted: Bool
    let isNational: Bool
    let sections: [Part]

    struct Part: ViewModel {
        let id: String
        let title: String
        let answers: [Answer]
        static let members: [Member<Part>] = [
            .text("id") { $0.id }, .text("title") { $0.title }, .list("answers") { $0.answers },
        ]
    }

    struct Answer: ViewModel {
        let number: String
        let question: String
        let hint: String?
        let isLeftOut: Bool
        let values: [Value]
        static let members: [Member<Answer>] = [
            .text("number") { $0.number }, .text("question") { $0.question }, .optional("hint") { $0.hint },
            .flag("isLeftOut") { $0.isLeftOut }, .list("values") { $0.values },
        ]
    }

    struct Value: ViewModel {
        let label: String
        let text: String?
        let language: String?
        let absence: String?
        static let members: [Member<Value>] = [
            .text("label") { $0.label }, .optional("text") { $0.text }, .optional("lang") { $0.language },
            .optional("absence") { $0.absence },
        ]
    }

    static let members: [Member<EUDatabasePage>] = [
        .object("frame") { $0.frame }, .text("name") { $0.name }, .optional("nameLanguage") { $0.nameLanguage },
        .text("record") { $0.record }, .text("json") { $0.json }, .flag("isRestricted") { $0.isRestricted },
        .flag("isNational") { $0.isNational }, .list("sections") { $0.sections },
    ]
}

/// Makes the page of answers for the EU database.
struct EUDatabasePageBuilder {
    private let edition: Edition

    init(_ edition: Edition) {
        self.edition = edition
    }

    /// The page of the answers for one system.
    func page(_ pack: EUDatabasePack, _ material: RecordMaterial) -> EUDatabasePage {
        let name = edition.title(material)
        return EUDatabasePage(
            frame: edition.frame(
                title: edition.texts["eu.heading"] + ": " + name.text, summary: edition.texts["eu.lead"],
                place: material.place.below(.euDatabase), parents: [name.text], id: material.entry.id),
            name: name.text, nameLanguage: name.language, record: edition.address.link(material.place),
            json: edition.address.base + ReleasePath.euDatabase + pack.id + ".json", isRestricted: pack.isRestricted,
            isNational: pack.isNational,
            sections: pack.sections.map { section in
                EUDatabasePage.Part(
                    id: section.id, title: section.title[edition.language], answers: section.answers.map(answer))
            })
    }

    private func answer(_ answer: EUDatabasePack.Answer) -> EUDatabasePage.Answer {
        EUDatabasePage.Answer(
            number: "\(answer.number)", question: answer.question[edition.language],
            hint: answer.note?[edition.language], isLeftOut: answer.isLeftOut, values: answer.values.map(value))
    }

    private func value(_ value: EUDatabasePack.Value) -> EUDatabasePage.Value {
        let text = value.text?[edition.language]
        // What people wrote is German; names of codes are in the language of the page.
        let isWritten = value.text.map { $0.de == $0.en } ?? false
        return EUDatabasePage.Value(
            label: value.label[edition.language], text: text,
            language: isWritten && edition.language != .de ? "de" : nil,
            absence: text == nil ? absence(value.absence) : nil)
    }

    private func absence(_ absence: Absence?) -> String {
        guard let absence else { return edition.texts["eu.nothing"] }
        var text = edition.label(absence.kind.rawValue, "absence-kind")
        if let ground = absence.ground {
            text += ". " + edition.texts["eu.ground"] + " " + edition.label(ground, "publication-ground")
        }
        return text
    }
}
