import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("Answers with numbers of the law")
struct LegalAnswerTests {
    private static let today = Day(year: 2026, month: 11, day: 24) ?? .epoch

    private func question(_ path: String, _ type: RecordType = .deployment) throws -> Question {
        let surroundings = InterviewSurroundings(
            today: LegalAnswerTests.today, neighbours: NoNeighbours(), identifier: { _, _ in "x" })
        let field = try #require(Catalogue.standard.description(of: type)[path])
        let name = path.split(separator: ".").map { $0.prefix { $0 != "[" && $0 != "{" } }.map(String.init)
        let slot = Slot(
            field: field, pointer: JSONPointer(name), kind: field.type == .map ? .keys : .value, isRequired: false)
        return QuestionMaker(catalogue: .standard, surroundings: surroundings)
            .question(for: slot, in: Draft(type: type, catalogue: .standard), reason: nil)
    }

    private func read(_ text: String, _ path: String, keeping kept: [String] = []) throws -> AnswerReader.Reading {
        AnswerReader(today: LegalAnswerTests.today).read(text, for: try question(path), keeping: kept)
    }

    private func codes(_ text: String, _ path: String, keeping kept: [String] = []) throws -> [String]? {
        guard case .value(let value) = try read(text, path, keeping: kept) else { return nil }
        return value.elements?.map { $0.text ?? $0.shown }
    }

    @Test(
        "Annexes and articles are chosen by the law's own numbers",
        arguments: [
            ("classification.annexIII[]", "5a", ["III.5.a"]),
            ("classification.annexIII[]", "Nr. 5 Buchst. a", ["III.5.a"]),
            ("classification.annexIII[]", "5a, 6 b; III.7.c", ["III.5.a", "III.6.b", "III.7.c"]),
            ("classification.annexIII[]", "5a 5b", ["III.5.a", "III.5.b"]),
            ("classification.annexIII[]", "2", ["III.2"]), ("classification.annexIII[]", "keine", []),
            ("classification.annexIII[]", "Emotionserkennung", ["III.1.c"]),
            ("classification.annexI[]", "Anhang I Nr. 11", ["11"]),
            ("classification.annexI[]", "11, 12", ["11", "12"]),
            ("classification.annexI[]", "Medizinprodukte", ["11"]),
            ("classification.prohibited{}", "Art. 5 Abs. 1 Buchst. f", ["5.1.f"]),
            ("classification.prohibited{}", "f, ba", ["5.1.f", "5.1.ba"]),
            ("art50[]", "Art. 50 Abs. 1, 50.3", ["50.1", "50.3"]), ("art50[]", "1", ["50.1"]),
        ])
    func numbers(path: String, text: String, expected: [String]) throws {
        #expect(try codes(text, path) == expected, "\(text)")
    }

    @Test("A position in the list never stands for a number of the law")
    func positions() throws {
        for text in ["5", "25", "13", "Nr. 9"] {
            #expect(try codes(text, "classification.annexIII[]") == nil, "\(text)")
        }
        guard case .unclear(let message) = try read("5", "classification.annexIII[]") else {
            Issue.record("5 is understood")
            return
        }
        #expect(message.de.contains("Öffentliche Unterstützungsleistungen"))
    }

    @Test("The listing shows the law's own numbers")
    func listing() throws {
        let annexIII = try #require(try question("classification.annexIII[]").choices)
        #expect(annexIII.choices.indices.map { annexIII.number($0) }.prefix(5) == ["1a", "1b", "1c", "2", "3a"])
        let article5 = try #require(try question("classification.prohibited{}").choices)
        #expect(
            article5.choices.indices.map { article5.number($0) } == [
                "a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h",
            ])
        for path in ["classification.annexIII[]", "classification.annexI[]", "classification.prohibited{}", "art50[]"] {
            let list = try #require(try question(path).choices)
            for index in list.choices.indices {
                guard case .one(let choice) = list.match(list.number(index)) else {
                    Issue.record("\(path): \(list.number(index)) finds not one")
                    continue
                }
                #expect(choice.code == list.choices[index].code, "\(path): \(list.number(index))")
            }
        }
    }

    @Test(
        "Rights are found by words, articles and everyday names; Charter and Basic Law are told apart",
        arguments: [
            ("Datenschutz GRCh", ["GRCh.8"]), ("Datenschutz (GG)", ["GG.2.1-1.1.RIS"]),
            ("GG: Meinungsfreiheit", ["GG.5.1"]),
            ("Meinungsfreiheit Charta", ["GRCh.11"]), ("Asylrecht GG", ["GG.16a"]), ("Asylrecht GRCh", ["GRCh.18"]),
            ("GRCh 21", ["GRCh.21"]), ("Art. 3 Abs. 3 GG", ["GG.3.3"]), ("Menschenwürde GG", ["GG.1.1"]),
            ("Rechte des Kindes", ["GRCh.24"]), ("Kinderrechte", ["GRCh.24"]), ("Unschuldsvermutung", ["GRCh.48"]),
            ("Fernmeldegeheimnis", ["GG.10"]), ("IT-Grundrecht", ["GG.2.1-1.1.IT"]), ("gute Verwaltung", ["GRCh.41"]),
            ("Art. 8 GRCh, Art. 10 GG", ["GRCh.8", "GG.10"]), ("Recht auf ein faires Verfahren GRCh", []),
        ])
    func rights(text: String, expected: [String]) throws {
        let found = try codes(text, "impactOnRights.rights[]")
        #expect(found == (expected.isEmpty ? nil : expected), "\(text)")
    }

    @Test(
        "A word that names a right in both catalogues asks which, and shows the articles",
        arguments: [
            ("Datenschutz", ["Art. 8 GRCh", "Art. 1 Abs. 1 GG"]),
            ("Meinungsfreiheit", ["Art. 11 GRCh", "Art. 5 Abs. 1 GG"]),
            ("Asylrecht", ["Art. 18 GRCh", "Art. 16a GG"]), ("Art. 3 GG", ["Art. 3 Abs. 1 GG", "Art. 3 Abs. 3 GG"]),
            ("Art. 8", ["Art. 8 GRCh", "Art. 8 GG"]), ("Diskriminierung", ["Art. 21 GRCh", "Art. 3 Abs. 3 GG"]),
        ])
    func both(text: String, articles: [String]) throws {
        guard case .unclear(let message) = try read(text, "impactOnRights.rights[]") else {
            Issue.record("\(text) is not ambiguous")
            return
        }
        for article in articles { #expect(message.de.contains(article), "\(text): \(message.de)") }
    }

    @Test("Every everyday name leads to a right, and every right to itself by its article")
    func everyRight() throws {
        let list = try #require(try question("impactOnRights.rights[]").choices)
        let vocabulary = try #require(Catalogue.standard.vocabularies["right"])
        for item in vocabulary.items {
            for name in item.aliases + [item.label.de, item.label.en] {
                switch list.match(name) {
                case .one(let choice): #expect(choice.code == item.code, "\(name)")
                case .several(let found): #expect(found.contains { $0.code == item.code }, "\(name)")
                case .none: Issue.record("\(name) finds nothing")
                }
            }
            let article = try #require(item.properties["citation"]?["de"]?.string)
            switch list.match(article) {
            case .one(let choice): #expect(choice.code == item.code, "\(article)")
            case .several(let found): #expect(found.contains { $0.code == item.code }, "\(article)")
            case .none: Issue.record("\(article) finds nothing")
            }
        }
    }

    @Test("What was understood is kept when one word is unknown, and the rest is added to it")
    func kept() throws {
        guard case .partly(let codes, let message) = try read("GRCh 21, Blafasel, Asylrecht", "impactOnRights.rights[]")
        else {
            Issue.record("nothing is kept")
            return
        }
        #expect(codes == ["GRCh.21"])
        #expect(message.de.contains("„Blafasel“ ist nicht dabei"))
        #expect(message.de.contains("„Asylrecht“ passt auf mehrere"))
        #expect(message.de.contains("Nichtdiskriminierung"))
        #expect(try self.codes("Asylrecht GG", "impactOnRights.rights[]", keeping: codes) == ["GRCh.21", "GG.16a"])
        #expect(try self.codes("keine", "impactOnRights.rights[]", keeping: codes) == [])
    }

    @Test("A talk keeps what was understood: Enter takes it, more is added")
    func talk() throws {
        var draft = Draft(type: .deployment, catalogue: .standard)
        draft.set(.object([.init("level", .string("full"))]), atPath: "publication")
        func open() throws -> Interview {
            var interview = Interview(
                draft: draft, catalogue: .standard,
                surroundings: InterviewSurroundings(
                    today: LegalAnswerTests.today, neighbours: NoNeighbours(),
                    identifier: { _, _ in "musteramt-2026-0099" }))
            for _ in 0..<200 {
                guard case .question(let question) = interview.step else { break }
                if question.pointer.description == "/classification/annexIII" { return interview }
                interview.postpone()
            }
            throw CancellationError()
        }
        var interview = try open()
        guard case .unclear = interview.answer("5a, Orakel") else {
            Issue.record("the answer was taken as it is")
            return
        }
        guard case .question(let question) = interview.step else { return }
        #expect(question.suggestion == "III.5.a")
        _ = interview.answer("6b")
        #expect(
            interview.draft[JSONPointer(["classification", "annexIII"])]?.elements?.compactMap(\.text) == [
                "III.5.a", "III.6.b",
            ])
        interview = try open()
        _ = interview.answer("5a, Orakel")
        _ = interview.answer("III.5.a")
        #expect(
            interview.draft[JSONPointer(["classification", "annexIII"])]?.elements?.compactMap(\.text) == ["III.5.a"])
    }

    // MARK: - Lists

    private func imported(_ cell: String, _ field: String, split: String = ", \"split\": [\",\", \";\"]") throws -> (
        record: Record, report: ImportReport
    ) {
        var reader = MappingReader(catalogue: .standard, file: "m.json")
        let text =
            "{\"mapping\": \"1\", \"columns\": {\"T\": {\"field\": \"\(field)\"\(split)}, \"N\": {\"field\": \"name\"}}}"
        let mapping = try #require(reader.read(try JSONDocument(parsing: Array(text.utf8))))
        var findings: [Finding] = []
        let list = "N;T\nEin Verfahren;\"\(cell)\"\n"
        let table = try #require(
            InputTable.csv(
                Array(list.utf8), separator: nil, path: "l.csv", expected: mapping.columnNames, findings: &findings))
        var records: [Record] = []
        var importer = Importer(catalogue: .standard, mapping: mapping, today: .epoch, isTaken: { _ in false })
        let report = try importer.run(table) { _, bytes in records.append(try SampleRecords.record(bytes)) }
        return (try #require(records.first), report)
    }

    @Test("Lists are read by the same numbers")
    func lists() throws {
        #expect(
            try imported("Anhang III Nr. 5 Buchst. a, 6b", "classification.annexIII[]").record
                .strings("classification.annexIII") == ["III.5.a", "III.6.b"])
        let annexI = try imported("Anhang I Nr. 11; 12", "classification.annexI[]").record
        #expect(annexI["classification.annexI"]?.elements.compactMap(\.integer) == [11, 12])
        let (record, report) = try imported("5", "classification.annexIII[]")
        #expect(record["classification"] == nil)
        #expect(ImportReportText(report, title: "l", language: .de).markdown.contains("Passt auf mehrere: III.5.a"))
    }

    @Test("A cell says which practices apply: none of them, some, or nothing at all")
    func practices() throws {
        let field = "classification.prohibited"
        func applying(_ cell: String) throws -> [String]? {
            try imported(cell, field, split: "").record["classification.prohibited"]?.members
                .filter { $0.value["applies"]?.boolean == true }.map { $0.key.string }
        }
        #expect(try applying("keine") == [])
        #expect(try applying("Art. 5 Abs. 1 Buchst. f; c") == ["5.1.c", "5.1.f"])
        #expect(try imported("keine", field, split: "").record["classification.prohibited"]?.count == 10)
        #expect(try applying("") == nil)
        #expect(try applying("f; Orakel") == nil)
        // What could only be guessed is not said of anybody.
        #expect(try applying("f; c – vielleicht") == nil)
        #expect(try applying("5") == nil)
    }
}
