import FieldCatalogue
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("Answers to go back to")
struct ReviewTests {
    private func interview(_ bytes: [UInt8]) throws -> Interview {
        let draft = try #require(Draft(try JSONDocument(parsing: bytes), catalogue: .standard))
        return Interview(
            draft: draft, catalogue: .standard,
            surroundings: InterviewSurroundings(
                today: try #require(Day("2026-11-24")), identifier: { _, _ in "musteramt-2026-0099" }))
    }

    private func patched(_ bytes: [UInt8], _ patch: String) throws -> [UInt8] {
        try SampleRecords.patched(bytes, with: patch)
    }

    @Test("every answer of a record can be given again, and Enter keeps it")
    func everyAnswer() throws {
        for bytes in [try SampleRecords.deployment(), try SampleRecords.fria()] {
            var interview = try interview(try patched(bytes, #"{"revision": null, "recordedAt": null}"#))
            let before = interview.draft.bytes
            let answers = interview.answers.filter { $0.kind == .answer }
            #expect(answers.count > 40)
            for answer in answers
            where answer.pointer.tokens != ["authority"] && answer.pointer.tokens != ["deployments"] {
                interview.revisit(answer)
                guard case .question(let question) = interview.step else {
                    Issue.record("\(answer.pointer) is not asked")
                    continue
                }
                #expect(question.pointer == answer.pointer)
                guard question.kind == .value else {
                    interview.postpone()
                    continue
                }
                #expect(question.suggestion != nil, "\(answer.pointer) has nothing to keep")
                if case .unclear(let message) = interview.answer(question.suggestion ?? "") {
                    Issue.record("\(answer.pointer): \(message.de)")
                }
                #expect(!interview.isRevisiting, "\(answer.pointer)")
            }
            #expect(String(decoding: interview.draft.bytes, as: UTF8.self) == String(decoding: before, as: UTF8.self))
        }
    }

    @Test("an item is added behind the others with a short id of its own, and taken out without the others")
    func items() throws {
        var interview = try interview(try SampleRecords.fria())
        let risks = try #require(interview.answers.first { $0.kind == .list && $0.pointer.tokens == ["risks"] })
        let count = interview.draft[risks.pointer]?.elements?.count ?? 0
        let isAdded = interview.addItem(to: risks)
        #expect(isAdded)
        guard case .question(let question) = interview.step else {
            Issue.record("nothing is asked about the new risk")
            return
        }
        #expect(question.pointer.tokens.prefix(2) == ["risks", "\(count)"])
        _ = interview.answer("Ausfall des Systems")
        let ids = interview.draft[risks.pointer]?.elements?.compactMap { $0["id"]?.text } ?? []
        #expect(ids.count == count + 1 && Set(ids).count == ids.count)
        let first = try #require(interview.answers.first { $0.kind == .item && $0.pointer.tokens == ["risks", "0"] })
        interview.remove(first)
        #expect(interview.draft[risks.pointer]?.elements?.compactMap { $0["id"]?.text } == Array(ids.dropFirst()))
        _ = interview.back()
        #expect(interview.draft[risks.pointer]?.elements?.count == count + 1)
    }

    @Test("an answer that is taken out and needed is asked again")
    func removed() throws {
        var interview = try interview(try SampleRecords.deployment())
        let name = try #require(interview.answers.first { $0.pointer.tokens == ["name"] })
        interview.remove(name)
        guard case .question(let question) = interview.step else {
            Issue.record("the name is not asked")
            return
        }
        #expect(question.pointer == name.pointer)
    }

    @Test("what no longer applies goes with the answer it depended on, and is said")
    func dropped() throws {
        var interview = try interview(
            try patched(try SampleRecords.deployment(), #"{"biometrics": {"used": true, "kind": ["verification"]}}"#))
        let used = try #require(interview.answers.first { $0.pointer.tokens == ["biometrics", "used"] })
        interview.revisit(used)
        _ = interview.answer("n")
        #expect(interview.draft[JSONPointer(["biometrics"])]?.members?.map(\.name) == ["used"])
        #expect(!interview.consequences.isEmpty)
    }

    @Test("what was made in-house gets no own name put on it, and the question comes when that changes")
    func implied() throws {
        let patch = #"{"system": {"ownBrand": null, "provider": {"kind": null}}, "confirmedOn": null}"#
        var interview = try interview(try patched(try SampleRecords.deployment(), patch))
        guard case .question(let question) = interview.step else {
            Issue.record("the provider is not asked")
            return
        }
        #expect(question.pointer.description == "/system/provider/kind")
        let brand = JSONPointer(["system", "ownBrand"])
        _ = interview.answer("in-house")
        #expect(interview.draft[brand] == .literal("false"))
        let kind = try #require(interview.answers.first { $0.pointer == question.pointer })
        interview.revisit(kind)
        _ = interview.answer("company")
        #expect(interview.draft[brand] == nil)
        guard case .question(let next) = interview.step else {
            Issue.record("the own name is not asked")
            return
        }
        #expect(next.pointer == brand)
    }

    @Test("ending the talk confirms only when told, only once, and never an entry from a public source")
    func confirmation() throws {
        let place = JSONPointer(["confirmedOn"])
        for (patch, confirms, expected) in [
            (#"{"confirmedOn": null}"#, true, "2026-11-24"), (#"{"confirmedOn": null}"#, false, nil),
            (#"{"confirmedOn": "2026-01-01"}"#, true, "2026-01-01"),
            (#"{"confirmedOn": null, "origin": "public-source"}"#, true, nil),
        ] as [(String, Bool, String?)] {
            var interview = try interview(try patched(try SampleRecords.deployment(), patch))
            interview.choose(nil, confirms: confirms)
            #expect(interview.draft[place]?.text == expected, "\(patch) \(confirms)")
        }
    }

    @Test("addresses in the EU database are asked where it holds the system")
    func database() throws {
        for (status, isAsked) in [
            ("registered", true), ("restricted-section", true), ("not-registered", false),
            ("database-not-available", false), ("not-required", false),
        ] {
            let record = try SampleRecords.deployment(with: #"{"system": {"euDatabaseStatus": "\#(status)"}}"#)
            for (code, asks) in RuleQuestions.byRule {
                for ask in asks
                where ask.path.hasSuffix("euDatabaseUrl") || ask.path == "registration.deployerEntry.date" {
                    #expect(ask.applies(to: record) == isAsked, "\(code) \(ask.path) \(status)")
                }
            }
        }
    }
}
