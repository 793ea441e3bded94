import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

/// Holds interviews with scripted answers, without a terminal.
private struct Talk {
    static let today = Day(year: 2026, month: 11, day: 24) ?? .epoch

    var dialogue: InterviewDialogue
    var asked: [String] = []

    init(_ draft: Draft? = nil, language: Language = .de, neighbours: any Neighbours = NoNeighbours()) {
        let catalogue = Catalogue.standard
        let interview = Interview(
            draft: draft ?? Talk.start(), catalogue: catalogue,
            surroundings: InterviewSurroundings(
                today: Talk.today, neighbours: neighbours, identifier: { _, _ in "musteramt-2026-0099" }))
        dialogue = InterviewDialogue(interview, file: "entwurf.json", language: language, catalogue: catalogue)
    }

    static func start() -> Draft {
        var draft = Draft(type: .deployment, catalogue: .standard)
        draft.set(.object([.init("level", .string("full"))]), atPath: "publication")
        draft.set(.string("2026-11-24"), atPath: "confirmedOn")
        return draft
    }

    var question: Question? { if case .question(let question) = dialogue.interview.step { question } else { nil } }

    /// Answers until the talk offers voluntary groups; a missing answer takes the suggestion or passes over.
    mutating func answer(_ answers: [String: [String]], limit: Int = 200) {
        for _ in 0..<limit {
            guard let question else { return }
            let path = question.pointer.description
            asked.append(path)
            let isEmptyAllowed = question.suggestion != nil || !question.isRequired
            for line in answers[path] ?? [isEmptyAllowed ? "" : "-"] { _ = dialogue.receive(line) }
        }
        Issue.record("the talk does not end")
    }

    static let minimal: [String: [String]] = [
        "/authority": ["bund-musteramt"], "/contact/email": ["ki-register@musteramt.example"],
        "/name": ["Terminassistent"], "/shortDescription": ["Der Assistent vergibt Termine im Amt."],
        "/purpose": ["Menschen sollen schnell einen Termin bekommen.", ""], "/theme": ["6"], "/status": ["geplant"],
        "/usage/context": ["14"], "/decision/role": ["1"], "/decision/affectsNaturalPersons": ["n"],
        "/decision/legalEffect": ["n"], "/legalBasis/0/citation": ["§ 25 VwVfG"], "/personalData/processed": ["n"],
        "/biometrics/used": ["n"], "/system/tradeName": ["Terminlotse"], "/system/provider/name": ["Musteramt"],
        "/system/provider/kind": ["1"], "/system/authorityRole": ["2"], "/system/ownBrand": ["n"],
        "/system/substantialModification": ["n"], "/system/purposeChanged": ["n"], "/system/technique": ["1"],
        "/system/inputs": ["Wunschzeit"], "/system/logic": ["Feste Regeln.", ""],
        "/system/euDatabaseStatus": ["not-required"], "/classification/isAiSystem": ["ja"],
        "/classification/prohibited": ["keine"], "/classification/profiling": ["n"],
    ]
}

@Suite("Interview")
struct InterviewTests {
    @Test("A minimal-risk deployment needs at most 34 answers and is complete then")
    func minimal() throws {
        var talk = Talk()
        talk.answer(Talk.minimal)
        #expect(talk.asked.count <= 34)
        let draft = talk.dialogue.interview.draft
        let findings = StructuralValidator(catalogue: .standard).findings(in: draft.document, file: "")
        #expect(findings.map(\.message.de) == [])
        #expect(talk.dialogue.interview.facts?.riskClass == .minimal)
        #expect(draft[JSONPointer(["classification", "prohibited", "5.1.h", "applies"])] == .literal("false"))
    }

    @Test("What a rule demands is asked, with its reason, and nothing else")
    func demanded() throws {
        var talk = Talk()
        talk.answer(Talk.minimal.merging(["/art50": ["50.1"]]) { $1 })
        #expect(talk.asked.contains("/art50Measures/50.1/how"))
        #expect(talk.asked.contains("/art50Measures/50.1/accessible"))
        #expect(!talk.asked.contains("/art50Measures/50.1/humanReview"))
        #expect(!talk.asked.contains { $0.utf8.starts(with: "/oversight".utf8) })
    }

    @Test(
        "The exception from Annex III is asked after the answer that there is no profiling, and after no other",
        arguments: [("n", true), ("j", false)])
    func exceptionOnlyWithoutProfiling(profiling: String, isAsked: Bool) throws {
        var talk = Talk()
        talk.answer(
            Talk.minimal.merging([
                "/classification/annexIII": ["III.5.a"], "/classification/profiling": [profiling],
            ]) { $1 })
        #expect(talk.asked.contains("/classification/annexIII"))
        #expect(talk.asked.contains("/classification/profiling"))
        #expect(talk.asked.contains("/classification/art63/conditions") == isAsked)
        let facts = try #require(talk.dialogue.interview.facts)
        #expect(facts.riskClass == .highRiskAnnexIII)
    }

    @Test("Going back restores the question and the draft, as often as there were answers")
    func back() throws {
        var talk = Talk()
        let start = talk.dialogue.interview.draft.bytes
        for line in ["bund-musteramt", "ki@musteramt.example", "Terminassistent"] { _ = talk.dialogue.receive(line) }
        #expect(talk.question?.pointer.description == "/shortDescription")
        for line in ["<", "zurück", "BACK"] { _ = talk.dialogue.receive(line) }
        #expect(talk.question?.pointer.description == "/authority")
        #expect(talk.dialogue.interview.draft.bytes == start)
        #expect(talk.dialogue.receive("<").map(\.text) == ["Das ist die erste Frage."])
    }

    @Test("What was answered before going back is suggested again, and a text cut short by a stop is kept")
    func recalled() throws {
        var talk = Talk()
        for line in ["bund-musteramt", "ki@musteramt.example", "Terminassistent", "<", "<"] {
            _ = talk.dialogue.receive(line)
        }
        #expect(talk.question?.suggestion == "ki@musteramt.example")
        for line in ["", ""] { _ = talk.dialogue.receive(line) }
        #expect(talk.dialogue.interview.draft[JSONPointer(["name"])]?.text == "Terminassistent")
        let text = "Der Assistent beantwortet Fragen zu Terminen und Unterlagen."
        for line in [text, "."] { _ = talk.dialogue.receive(line) }
        #expect(talk.dialogue.interview.draft[JSONPointer(["shortDescription"])]?.text == text)
    }

    @Test("A wrong answer is refused with the message of the real check, and the draft stays as it was")
    func wrong() throws {
        var talk = Talk()
        for line in ["bund-musteramt", "kein-postfach"] { _ = talk.dialogue.receive(line) }
        #expect(talk.question?.pointer.description == "/contact/email")
        let passages = talk.dialogue.receive("kein-postfach")
        #expect(passages.first?.style == .fault)
        #expect(passages.first?.text.contains("E-Mail") == true)
        #expect(talk.dialogue.interview.draft[JSONPointer(["contact"])] == nil)
    }

    @Test("A draft that was put down is taken up: only what is missing is asked")
    func resumed() throws {
        var first = Talk()
        for line in ["bund-musteramt", "ki@musteramt.example", "Terminassistent"] { _ = first.dialogue.receive(line) }
        _ = first.dialogue.receive(nil)
        #expect(first.dialogue.condition == .paused)
        let document = try JSONDocument(parsing: first.dialogue.interview.draft.bytes)
        var second = Talk(Draft(document, catalogue: .standard))
        second.answer(Talk.minimal)
        #expect(!second.asked.contains("/name"))
        #expect(second.asked.first == "/shortDescription")
        #expect(second.dialogue.interview.draft[JSONPointer(["name"])]?.text == "Terminassistent")
    }

    @Test("A required answer can be left for later and is named at the end")
    func later() throws {
        var talk = Talk()
        talk.answer(Talk.minimal.merging(["/purpose": ["-"]]) { $1 })
        let closing = talk.dialogue.receive("").map(\.text).joined(separator: "\n")
        #expect(closing.contains("\"purpose\" (Zweck) fehlt"))
        #expect(talk.dialogue.condition == .finished)
    }

    @Test("Left for later says nothing about prohibited practices; only a word says no to each, Enter alone does not")
    func laterIsNotNone() throws {
        let place = "/classification/prohibited"
        var open = Talk()
        var before = Talk.minimal
        before[place] = ["", "", "-"]
        open.answer(before)
        #expect(open.dialogue.interview.draft[JSONPointer(["classification", "prohibited"])] == nil)
        for (word, isAnswered) in [("-", false), ("keine", true), ("none", true)] {
            var answers = Talk.minimal
            answers[place] = [word]
            var talk = Talk()
            talk.answer(answers)
            let practices = talk.dialogue.interview.draft.record?.root["classification"]?["prohibited"]
            #expect((practices?.count == 10) == isAnswered, "\(word)")
            #expect(practices?.members.allSatisfy { $0.value["applies"]?.boolean == false } ?? !isAnswered)
        }
    }

    @Test(
        "None of several choices is an answer the record holds; left for later is none",
        arguments: [("", true), ("keine", true), ("-", false)])
    func noneIsHeld(word: String, isHeld: Bool) throws {
        let places = ["/classification/annexIII", "/classification/annexI", "/art50"]
        var talk = Talk()
        talk.answer(Talk.minimal.merging(places.map { ($0, [word]) }) { $1 })
        for place in places {
            #expect(talk.asked.contains(place))
            let held = talk.dialogue.interview.draft[JSONPointer(place.split(separator: "/").map(String.init))]
            #expect(held == (isHeld ? .array([]) : nil), "\(place)")
        }
        #expect(talk.dialogue.interview.facts?.riskClass == .minimal)
        // An exception from areas nobody named is not asked about.
        #expect(!talk.asked.contains("/classification/art63/conditions"))
    }

    @Test("Numbers, codes, names, other spellings and parts of names find a choice; what fits several does not")
    func choices() throws {
        let list = ChoiceList([
            Choice(code: "in-use", label: Bilingual(de: "im Einsatz", en: "in use"), aliases: ["produktiv"]),
            Choice(code: "pilot", label: Bilingual(de: "im Test oder Pilotbetrieb", en: "pilot")),
        ])
        for text in ["1", "in-use", "IM EINSATZ", "produktiv", "einsatz"] {
            guard case .one(let choice) = list.match(text) else {
                Issue.record("\(text) finds nothing")
                continue
            }
            #expect(choice.code == "in-use")
        }
        guard case .several = list.match("im") else {
            Issue.record("“im” is not ambiguous")
            return
        }
        guard case .none = list.match("Orakel") else {
            Issue.record("“Orakel” finds something")
            return
        }
    }

    @Test("Every rule about deployments and assessments says what to ask, or that an answer has to change")
    func everyRule() {
        for rule in RuleCatalogue.all where !rule.description.types.isDisjoint(with: [.deployment, .fria]) {
            let code = rule.description.code
            let isKnown = RuleQuestions.byRule[code] != nil
            #expect(isKnown != RuleQuestions.needsChange.contains(code), "\(code) stands in neither or both tables")
        }
    }

    @Test("What the passing example of a rule adds to its failing one is asked for")
    func everyDemand() throws {
        func leaves(_ value: JSONValue, _ path: String) -> [String] {
            switch value.kind {
            case .object: return value.members.flatMap { leaves($0.value, path + "." + $0.key.string) }
            case .array where value.elements.contains(where: { $0.kind == .object }):
                return value.elements.flatMap { leaves($0, path) }
            case .null: return []
            default: return [path]
            }
        }
        func plain(_ path: String) -> String { String(path.filter { !"[]".contains($0) }) }
        for rule in RuleCatalogue.all.map({ $0.description }) {
            guard let asks = RuleQuestions.byRule[rule.code] else { continue }
            let passing = leaves(try JSONDocument(parsing: Array(rule.passing.patch.utf8)).root, "")
            let failing = leaves(try JSONDocument(parsing: Array(rule.failing.patch.utf8)).root, "")
            let asked = (asks + (RuleQuestions.decisive[.deployment] ?? []) + RuleQuestions.highRisk).map {
                "." + plain($0.path).replacing("{", with: ".").replacing("}", with: "")
            }
            for path in passing where !failing.contains(path) && !path.utf8.starts(with: ".publication.".utf8) {
                #expect(asked.contains(plain(path)) || path == ".status", "\(rule.code) does not ask for \(path)")
            }
        }
    }

    @Test("Every path the tables name is in the catalogue")
    func everyPath() {
        let types = [RecordType.deployment, .fria].map { Catalogue.standard.description(of: $0) }
        let asks =
            RuleQuestions.byRule.values.flatMap { $0 } + RuleQuestions.highRisk + RuleQuestions.followUps.map(\.ask)
            + RuleQuestions.decisive.values.flatMap { $0 }
        for ask in asks {
            let parts = ask.path.split(separator: "{", maxSplits: 1)
            let path = parts.count == 2 ? parts[0] + "{}" + parts[1].drop { $0 != "}" }.dropFirst() : parts[0]
            #expect(types.contains { $0[String(path)] != nil }, "\(ask.path)")
        }
    }

    @Test("Every example is an answer the checks accept")
    func examples() throws {
        let catalogue = Catalogue.standard
        let table = try #require(catalogue.tables["examples"])
        let structure = StructuralValidator(catalogue: catalogue, isDraft: true)
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: Talk.today)
        for type in table.members {
            let recordType = try #require(RecordType(rawValue: type.key.string))
            for example in type.value.members {
                let path = example.key.string
                let field = try #require(catalogue.description(of: recordType)[path], "\(path) is no field")
                var draft = Draft(type: recordType, catalogue: catalogue)
                let text = example.value.string ?? ""
                let value: DraftValue = field.type == .integer ? .literal(text) : .string(text)
                var tokens: [String] = []
                for part in path.split(separator: ".") {
                    tokens.append(String(part.prefix { $0 != "[" && $0 != "{" }))
                    if part.hasSuffix("[]") { tokens.append("0") }
                    if part.hasSuffix("{}") { tokens.append("50.1") }
                }
                draft.set(value, at: JSONPointer(tokens))
                let record = try #require(draft.record)
                let findings =
                    structure.findings(in: draft.document, file: "") + checker.textFindings(for: record, file: "")
                #expect(findings.map(\.message.de) == [], "\(path)")
            }
        }
    }

    @Test("Numbers as people write them are understood, and nothing else")
    func numbers() {
        let reader = AnswerReader(today: Talk.today)
        let cases: [(String, String?)] = [
            ("84000", "84000"), ("84.000", "84000"), ("84 000", "84000"), ("12,5", nil), ("zwölf", nil), ("", nil),
        ]
        let field = Catalogue.standard.description(of: .deployment)["usage.casesPerYear"]
        for (text, expected) in cases {
            let question = Question(
                style: .line, pointer: JSONPointer([]), isRequired: true, label: Bilingual(de: "", en: ""),
                help: Bilingual(de: "", en: ""), reason: nil, source: "", group: Bilingual(de: "", en: ""),
                suggestion: nil, example: nil, field: field, kind: .value, choices: nil)
            if case .value(let value) = reader.read(text, for: question) {
                #expect(value == expected.map { .literal($0) }, "\(text)")
            } else {
                #expect(expected == nil, "\(text)")
            }
        }
    }

    @Test("An assessment takes over what the deployment says and asks the six elements")
    func assessment() throws {
        let path = "records/bund-musteramt/musteramt-2025-0001/0003.json"
        let deployment = try SampleRecords.record(try SampleRecords.bytes(path))
        let facts = try Derivation(catalogue: .standard).facts(
            of: deployment, on: Talk.today, neighbours: NoNeighbours())
        let start = FRIAStart(
            deployment: deployment, facts: facts, identifier: "fria-musteramt-2025-0099", catalogue: .standard)
        #expect(start.draft.record?.id == "fria-musteramt-2025-0099")
        #expect(start.draft.record?.strings("deployments") == ["musteramt-2025-0001"])
        // Planned from September 2024, tried from February 2025, used from December 2025.
        #expect(start.suggestions["periodAndFrequency.from"] == "2025-12-08")
        var talk = Talk(start.draft)
        talk.answer([:])
        for element in [
            "/processes", "/periodAndFrequency/from", "/affectedGroups/0/name", "/risks/0/title",
            "/oversight/description", "/measures/0/risks", "/complaintMechanism/how",
        ] {
            #expect(talk.asked.contains(element), "\(element)")
        }
        #expect(talk.asked.last == "/status")
    }
}
