import FieldCatalogue
import Findings
import Foundation
import LegalFacts
import Publication
import Records
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("Letters")
struct LetterTests {
    private func edition(_ language: Language) throws -> Edition {
        try Edition(
            language: language, catalogue: .standard, authorities: try LetterTests.authorities.get(),
            sources: try TestSources.read(), options: SiteOptions())
    }

    private static let authorities = Result {
        AuthorityTable(try Snapshot(source: try MemorySource.registryData(), catalogue: .standard))
    }

    private func record(authority: String = "bund-bamf", context: String? = nil, areas: [String] = []) throws -> Record
    {
        var members = [
            #""schemaVersion":"1.0.0""#, #""recordType":"deployment""#, #""id":"bamf-2026-0900""#,
            "\"authority\":\"\(authority)\"",
        ]
        if let context { members.append("\"usage\":{\"context\":\"\(context)\"}") }
        let list = areas.map { "\"\($0)\"" }.joined(separator: ",")
        members.append("\"classification\":{\"annexIII\":[\(list)]}")
        let document = try JSONDocument(parsing: Array("{\(members.joined(separator: ","))}".utf8))
        return try #require(Record(document: document, catalogue: .standard))
    }

    private func letters(
        _ record: Record, _ riskClass: RiskClass? = .notAssessed, explainedFrom: Day? = nil, _ language: Language = .de
    ) throws -> [Letter] {
        LetterBuilder(try edition(language)).letters(
            name: "Prüfhilfe", record: record, riskClass: riskClass, explainedFrom: explainedFrom)
    }

    private func text(_ letter: Letter) -> String { String(decoding: letter.when, as: UTF8.self) + "\n" + letter.body }

    @Test(
        "the law on access and procedure follows from context, area of Annex III and authority",
        arguments: [
            ("bund-bka", "law-enforcement", [], "police", "unknown"),
            ("bund-bka", nil, [], "police", "unknown"),
            // A law enforcement authority's own staff work: the general law.
            ("bund-bka", "internal-administration", [], "general", "unknown"),
            ("bund-bpol", "border-control", [], "police", "general"),
            ("bund-bva", nil, ["III.6.a"], "police", "unknown"),
            ("bund-bamf", "asylum", ["III.7.b"], "general", "general"),
            ("bund-ba", "social-benefits", ["III.5.a"], "general", "social"),
            ("bund-gzd", "tax-customs", [], "general", "tax"),
            ("bund-bfv", nil, [], "intelligence", "unknown"),
            ("bund-bnd", "law-enforcement", [], "intelligence", "unknown"),
            ("bund-dwd", "environment", [], "general", "unknown"),
        ] as [(String, String?, [String], String, String)])
    func situation(_ authority: String, _ context: String?, _ areas: [String], _ access: String, _ procedure: String)
        throws
    {
        let situation = LetterSituation(
            of: try record(authority: authority, context: context, areas: areas),
            authority: try edition(.de).authorities[authority])
        #expect(situation.access.rawValue == access)
        #expect(situation.procedure.rawValue == procedure)
    }

    @Test("police work: § 57 BDSG without a period of one month, and the way through the Federal Commissioner")
    func police() throws {
        let letter = try #require(
            try letters(try record(authority: "bund-bka", context: "law-enforcement")).first { $0.id == "brief-access" }
        )
        #expect(letter.body.contains("§ 57 Absatz 1 des Bundesdatenschutzgesetzes"))
        #expect(!letter.body.contains("innerhalb eines Monats"))
        #expect(letter.more == "/briefe/#brief-access-police")
        let explained = try #require(
            LetterBuilder(try edition(.de)).general().first { $0.id == "brief-access-police" })
        #expect(text(explained).contains("__57.html\">§ 57 Abs. 7 BDSG</a>"))
        #expect(text(explained).contains("Eine Frist von einem Monat gibt es nicht"))
        let complaint = try #require(
            try letters(try record(authority: "bund-bka", context: "law-enforcement"))
                .first { $0.id == "brief-dataComplaint" })
        #expect(complaint.body.contains("§ 60 des Bundesdatenschutzgesetzes"))
    }

    @Test(
        "reasons and file by the law of the procedure",
        arguments: [
            ("social-benefits", "§ 35 des Zehnten Buches", "§ 25 des Zehnten Buches", "Verwaltungsverfahrensgesetz"),
            ("tax-customs", "§ 121 der Abgabenordnung", "§ 364 der Abgabenordnung", "Verwaltungsverfahrensgesetz"),
            ("asylum", "§ 39 des Verwaltungsverfahrensgesetzes", "§ 29 des Verwaltungsverfahrensgesetzes", "Zehnten"),
        ])
    func reasons(_ context: String, _ reasons: String, _ file: String, _ other: String) throws {
        let letter = try #require(try letters(try record(context: context)).first { $0.id == "brief-reasons" })
        #expect(letter.body.contains(reasons) && letter.body.contains(file))
        #expect(!letter.body.contains(other))
    }

    @Test("a procedure nobody states names every law that may hold")
    func unknownProcedure() throws {
        let letter = try #require(try letters(try record(context: "communication")).first { $0.id == "brief-reasons" })
        for law in ["§ 39 des Verwaltungs", "§ 35 des Zehnten", "§ 121 der Abgaben"] {
            #expect(letter.body.contains(law))
        }
    }

    @Test("an explanation under Art. 86 comes first when it is due, last with its day before, never out of scope")
    func explanation() throws {
        let record = try record(context: "asylum", areas: ["III.7.b"])
        #expect(try letters(record, .highRiskAnnexIII).first?.id == "brief-explanation")
        let later = try #require(try letters(record, .highRiskAnnexIII, explainedFrom: Day("2030-08-02")).last)
        #expect(later.id == "brief-explanation")
        #expect(text(later).contains("erst ab 2. August 2030"))
        for other: RiskClass in [.outOfScope, .minimal] {
            #expect(try !letters(record, other).contains { $0.id == "brief-explanation" })
        }
        // Art. 86 names Annex III, "with the exception of systems listed under point 2".
        #expect(try !letters(try self.record(), .highRiskAnnexI).contains { $0.id == "brief-explanation" })
        let infrastructure = try self.record(areas: ["III.2"])
        #expect(try !letters(infrastructure, .highRiskAnnexIII).contains { $0.id == "brief-explanation" })
        // Nobody knows the class: the days that hold in general.
        let unknown = try #require(try letters(record, .notAssessed).last)
        #expect(text(unknown).contains("gelten ab 2. Dezember 2027"))
        #expect(text(unknown).contains("spätestens ab 2. August 2030"))
    }

    @Test("no text promises an explanation that nobody owes yet, or that it costs nothing")
    func promises() throws {
        for language in Language.allCases {
            let edition = try edition(language)
            for letter in LetterBuilder(edition).general() where letter.id == "brief-explanation" {
                let day = try #require(LegalDates(catalogue: .standard)["high-risk-annex-iii"])
                #expect(text(letter).contains(edition.text(day)))
                #expect(!text(letter).contains(language == .de ? "Das kostet nichts" : "It costs nothing"))
            }
            let day = try #require(LegalDates(catalogue: .standard)["high-risk-annex-iii"])
            #expect(edition.texts["list.empty"].contains(edition.text(day)))
        }
    }

    @Test("intelligence services: their own law, no letter under the Freedom of Information Act (§ 3 Nr. 8 IFG)")
    func intelligence() throws {
        let ids = try letters(try record(authority: "bund-bfv")).map(\.id)
        #expect(!ids.contains("brief-information"))
        let access = try #require(try letters(try record(authority: "bund-bfv")).first { $0.id == "brief-access" })
        #expect(access.body.contains("§ 15 des Bundesverfassungsschutzgesetzes"))
        #expect(!access.body.contains("Artikel 15 der Datenschutz"))
    }

    @Test("a complaint names the authority and no breach of a duty that begins later")
    func complaint() throws {
        let letter = try #require(
            try letters(
                try record(), .highRiskAnnexIII, explainedFrom: Day("2027-12-02")
            ).first { $0.id == "brief-complaint" })
        #expect(letter.body.contains("Eingesetzt wird es von: Bundesamt für Migration und Flüchtlinge."))
        #expect(!letter.body.contains("Erläuterung wurde abgelehnt"))
        #expect(text(letter).contains("erst ab 2. Dezember 2027"))
    }

    @Test("an objection says that a plain e-mail is not enough")
    func form() async throws {
        let page = try #require(try await RegistrySite.texts()["systeme/musteramt-2025-0001/index.html"])
        #expect(page.contains("Eine einfache E-Mail reicht für einen Widerspruch nicht"))
    }

    @Test("every letter is whole in both languages: no gap left from a text, no placeholder")
    func whole() throws {
        for language in Language.allCases {
            let builder = LetterBuilder(try edition(language))
            var all = builder.general()
            for access in LetterSituation.Access.allCases {
                let authority = ["general": "bund-bamf", "police": "bund-bka", "intelligence": "bund-bfv"][
                    access.rawValue]
                for context in [nil, "social-benefits", "tax-customs", "asylum", "law-enforcement"] {
                    all += builder.letters(
                        name: "N", record: try record(authority: try #require(authority), context: context),
                        riskClass: .notAssessed, explainedFrom: nil)
                }
            }
            for letter in all {
                for part in [text(letter), letter.title, letter.translation ?? ""] {
                    #expect(!part.contains("letter.") && !part.contains("{"), "\(letter.id): \(part)")
                }
            }
            #expect(Set(builder.general().map(\.id)).count == builder.general().count)
        }
    }
}

@Suite("Supervision on a record's page")
struct SupervisionTextTests {
    @Test(
        "a system without a supervisor says why",
        arguments: [
            (
                #"{"classification":{"annexIII":null,"annexI":[11],"art63":null}}"#,
                "(<a href=\"https://www.gesetze-im-internet.de/ki-mig/__2.html\">§ 2 Abs. 2 KI-MIG</a>)"
            ),
            (#"{"classification":{"annexIII":null,"annexI":[13],"art63":null}}"#, "Anhangs I Abschnitt B"),
            (#"{"classification":{"isAiSystem":"no","annexIII":null,"art63":null}}"#, "Aufsicht: keine."),
        ])
    func reason(_ patch: String, _ expected: String) throws {
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: patch)
        let authority = try SampleRecords.bytes("authorities/bund-musteramt/0001.json")
        let site = try MadeSite(try MemorySource([bytes, authority]))
        let text = try #require(site["systeme/musteramt-2025-0001/index.html"])
        #expect(text.contains(expected))
        #expect(!text.contains("nicht ermittelt, weil Angaben"))
    }
}
