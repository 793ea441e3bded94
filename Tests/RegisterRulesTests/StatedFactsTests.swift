import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import TestSupport
import Testing

/// What a record may say about one system, in every combination that decides about its class.
///
/// The lower bounds below are written from the Regulation for this description, not for a record: they share nothing with
/// the code that derives the class.
private struct System {
    var kinds: [String] = []
    var categories: [String] = []
    var faces: [String] = []
    var isPublicSpace: Bool?
    var isForPolice: Bool?
    var isPermitted = false
    var authorisation: String?
    var isAtWorkplace = false
    var context = "health"
    var annexIII: [String] = []
    var isExcepted = false
    var isProfiling: Bool? = false
    var annexI: [Int] = []
    var art50: [String] = []
    var prohibited: String?
    var exception: String?
    var scope: String?
    var isExclusive = false
    var status = "in-use"
    var role = "preparation"
    var hasLegalEffect = false

    /// The record as an authority would submit it.
    func record() throws -> Record {
        func list(_ items: [String]) -> String { "[" + items.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        func answer(_ name: String, _ value: Bool?) -> String { value.map { ",\"\(name)\":\($0)" } ?? "" }
        let isBiometric = !(kinds + categories + faces).isEmpty
        let law = isPermitted ? #","purpose":["i"],"nationalLaw":{"citation":"§ 1 Mustergesetz (erfunden)"}"# : ""
        let authorised = authorisation.map { #","authorisationRegime":"\#($0)""# } ?? ""
        let profiling = isProfiling.map { #""profiling":\#($0)"# } ?? #""legacy":null"#
        let screening = prohibited.map { code in
            #","prohibited":{"\#(code)":{"applies":true\#(exception.map { ",\"exception\":\"\($0)\",\"note\":\"x\"" } ?? "")}}"#
        }
        let art63 = isExcepted ? #","art63":{"conditions":["6.3.a"]}"# : ""
        let claim = scope.map { #","outOfScope":"\#($0)","exclusiveUse":\#(isExclusive)"# } ?? ""
        return try SampleRecords.record(
            Array(
                """
                {"recordType":"deployment","id":"musteramt-2026-0099","origin":"sample","status":"\(status)",
                "usage":{"context":"\(context)"},"workers":{"workplaceUse":\(isAtWorkplace)},
                "decision":{"role":"\(role)","affectsNaturalPersons":true,"legalEffect":\(hasLegalEffect)},
                "biometrics":{"used":\(isBiometric),"kind":\(list(kinds)),"categories":\(list(categories)),
                "faceDatabaseSource":\(list(faces))\(answer("publicSpace", isPublicSpace))\
                \(answer("lawEnforcement", isForPolice))\(law)\(authorised)},
                "classification":{"isAiSystem":"yes","annexIII":\(list(annexIII)),"annexI":\(annexI),
                \(profiling)\(screening ?? "")\(art63)\(claim)},
                "art50":\(list(art50))}
                """.utf8))
    }

    private var isPoliceUse: Bool { isForPolice != false || context == "law-enforcement" }

    /// Art. 5(1): what the description shows to be prohibited, whatever the screening says.
    var isProhibited: Bool {
        // (a): no exception; (f): medical or safety reasons.
        if let prohibited, !(prohibited == "5.1.f" && exception == "medical") { return true }
        if faces.contains("untargeted-internet") { return true }
        let hasMedicalReason = prohibited == "5.1.f" && exception == "medical"
        // No. 4 of Annex III is about work.
        let isOfWorkersOrLearners =
            context == "education" || context == "employment-internal" || annexIII.contains("III.4.a")
        if kinds.contains("emotion"), isOfWorkersOrLearners, !hasMedicalReason { return true }
        if categories.contains("religion") { return true }
        return kinds.contains("remote-identification-realtime") && isPublicSpace != false && isPoliceUse
            && !(isPermitted && ["judicial", "independent-administrative"].contains(authorisation ?? ""))
    }

    /// Annex III: numbers the description shows.
    var areas: Set<String> {
        var areas = Set(annexIII)
        if kinds.contains("remote-identification-realtime") || kinds.contains("remote-identification-post") {
            areas.insert("III.1.a")
        }
        if kinds.isEmpty, !faces.isEmpty { areas.insert("III.1.a") }
        // An exception of Art. 5(1)(f) permits emotion recognition; it is still that.
        if kinds.contains("emotion") || prohibited == "5.1.f" && exception == "medical" { areas.insert("III.1.c") }
        if categories.contains("religion") || categories.contains("other")
            || (kinds.contains("categorisation") && categories.isEmpty)
        {
            areas.insert("III.1.b")
        }
        return areas
    }

    /// Art. 2: whether the description bears out that the Regulation does not apply.
    var isOutside: Bool {
        let decides = hasLegalEffect || role == "full-automation"
        switch scope {
        case "2.3":
            let isCivil = ["law-enforcement", "asylum", "social-benefits"].contains(context) || isForPolice == true
            return isExclusive && !isCivil && !annexIII.contains { $0 == "III.5.a" || $0 == "III.6.d" }
        case "2.6":
            let servesPolice = context == "law-enforcement" || isForPolice == true
            return status == "development" || (!decides && !servesPolice)
        case "2.8": return status == "development"
        case "2.12":
            return areas.isEmpty && annexI.isEmpty && !isTransparent && prohibited == nil && !isProhibited
                && !(isProfiling == true && context == "law-enforcement")
        default: return false
        }
    }

    var isTransparent: Bool {
        !art50.isEmpty || kinds.contains("emotion") || kinds.contains("categorisation") || !categories.isEmpty
    }

    /// The lowest class the Regulation allows: 4 prohibited, 3 high-risk, 2 excepted, 1 transparency, 0 nothing.
    var lowerBound: Int {
        if isOutside { return 0 }
        if isProhibited { return 4 }
        if !annexI.isEmpty { return 3 }
        if areas.isEmpty, isProfiling == true, context == "law-enforcement" { return 3 }
        if !areas.isEmpty {
            let holds = isExcepted && isProfiling == false && role != "full-automation" && areas == Set(annexIII)
            return holds ? 2 : 3
        }
        return isTransparent ? 1 : 0
    }

    /// What the fields of the classification alone would give.
    var statedBound: Int {
        if let prohibited, !(prohibited == "5.1.f" && exception == "medical") { return 4 }
        if !annexIII.isEmpty { return isExcepted && isProfiling == false ? 2 : 3 }
        return !annexI.isEmpty ? 3 : !art50.isEmpty ? 1 : 0
    }
}

extension RiskClass {
    fileprivate var height: Int {
        switch self {
        case .prohibited: 4
        case .highRiskAnnexIII, .highRiskAnnexI: 3
        case .notHighRisk63: 2
        case .transparency50: 1
        case .minimal, .outOfScope, .notAI, .notAssessed: 0
        }
    }
}

/// Numbers that look random and are the same every time.
private struct Draw {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func pick<Value>(_ values: [Value]) -> Value {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return values[Int((state >> 33) % UInt64(values.count))]
    }
}

@Suite("Facts that are stated anywhere")
struct StatedFactsTests {
    private let checker: RecordChecker
    private let derivation = Derivation(catalogue: .standard)
    private let day: Day

    init() throws {
        day = try #require(Day("2028-06-01"))
        checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: day)
    }

    /// The faults of a system: a class below the bound, or a contradiction that no error names.
    private func faults(_ system: System) throws -> String? {
        let record = try system.record()
        let facts = try derivation.facts(of: record, on: day, neighbours: NoNeighbours(), countsAnswers: false)
        let height = try #require(facts.riskClass).height
        if height != system.lowerBound { return "class \(height) instead of \(system.lowerBound)" }
        guard height != system.statedBound, !system.isOutside else { return nil }
        let errors = try checker.findings(
            for: record, file: "x", neighbours: RecordCollection([record]), previous: nil
        ).filter { $0.severity == .error }
        return errors.isEmpty ? "no finding names the contradiction" : nil
    }

    @Test("every combination of biometric methods, place, purpose, context and number: never below what one demands")
    func biometrics() throws {
        let kinds = [
            "verification", "remote-identification-realtime", "remote-identification-post", "categorisation", "emotion",
        ]
        var count = 0
        for subset in 0..<32 {
            for faces in [[], ["police-records"], ["untargeted-internet"]] {
                for categories in [[], ["age"], ["religion"]] {
                    for (space, police) in [(nil, nil), (true, true), (true, false), (false, true)] as [(Bool?, Bool?)]
                    {
                        for context in ["law-enforcement", "education", "social-benefits"] {
                            for numbers in [[], ["III.1.a", "III.1.b", "III.1.c"]] {
                                let system = System(
                                    kinds: kinds.indices.filter { subset & (1 << $0) != 0 }.map { kinds[$0] },
                                    categories: categories, faces: faces, isPublicSpace: space, isForPolice: police,
                                    isPermitted: count % 2 == 0,
                                    authorisation: [nil, "judicial", "none"][count / 2 % 3], context: context,
                                    annexIII: numbers)
                                count += 1
                                if let fault = try faults(system) { Issue.record("\(fault): \(system)") }
                            }
                        }
                    }
                }
            }
        }
        #expect(count == 6912)
    }

    @Test("drawn combinations of all fields that speak of the class")
    func drawn() throws {
        var draw = Draw()
        for _ in 0..<4000 {
            let kinds = [
                [], [], [], ["verification"], ["remote-identification-realtime"], ["remote-identification-post"],
                ["categorisation"], ["emotion"], ["verification", "emotion"],
            ]
            let system = System(
                kinds: draw.pick(kinds), categories: draw.pick([[], [], ["age"], ["religion"], ["other"]]),
                faces: draw.pick([[], [], ["own-register"], ["provider-unknown"], ["untargeted-internet"]]),
                isPublicSpace: draw.pick([nil, true, false]), isForPolice: draw.pick([nil, true, false]),
                isPermitted: draw.pick([true, false]),
                authorisation: draw.pick([nil, "judicial", "independent-administrative", "none"]),
                isAtWorkplace: draw.pick([true, false, false]),
                context: draw.pick(["health", "law-enforcement", "asylum", "education", "social-benefits", "other"]),
                annexIII: draw.pick([[], [], ["III.5.a"], ["III.6.d"], ["III.4.a"], ["III.1.a"]]),
                isExcepted: draw.pick([false, true]), isProfiling: draw.pick([false, false, true, nil]),
                annexI: draw.pick([[], [], [], [11], [13]]), art50: draw.pick([[], [], ["50.1"], ["50.4.text"]]),
                prohibited: draw.pick([nil, nil, nil, nil, "5.1.a", "5.1.f"]), exception: draw.pick([nil, "medical"]),
                scope: draw.pick([nil, nil, "2.3", "2.6", "2.8", "2.12"]), isExclusive: draw.pick([true, false]),
                status: draw.pick(["in-use", "development"]),
                role: draw.pick(["preparation", "recommendation", "full-automation"]),
                hasLegalEffect: draw.pick([true, false]))
            if let fault = try faults(system) { Issue.record("\(fault): \(system)") }
        }
    }

    @Test(
        "a contradiction is an error at the answer that is wrong or missing",
        arguments: [
            (System(kinds: ["remote-identification-post"]), "classification.annexIII"),
            (System(kinds: ["emotion"]), "classification.annexIII"),
            (System(kinds: ["categorisation"]), "classification.annexIII"),
            (System(faces: ["provider-unknown"]), "classification.annexIII"),
            (System(annexIII: ["III.1.a"]), "biometrics.kind"), (System(annexIII: ["III.1.b"]), "biometrics.kind"),
            (System(annexIII: ["III.1.c"]), "biometrics.kind"), (System(art50: ["50.3"]), "biometrics.kind"),
            (System(annexIII: ["III.6.e"]), "classification.profiling"),
            (System(context: "law-enforcement", isProfiling: true), "classification.annexIII"),
            (System(annexIII: ["III.5.a"], isExcepted: true, role: "full-automation"), "decision.role"),
            (
                System(
                    kinds: ["remote-identification-post"], isForPolice: false, context: "law-enforcement",
                    annexIII: ["III.1.a"]), "biometrics.lawEnforcement"
            ),
        ])
    private func place(system: System, spot: String) throws {
        let record = try system.record()
        let found = try checker.findings(for: record, file: "x", neighbours: RecordCollection([record]), previous: nil)
        let expected = record.span(of: FieldPath(stringLiteral: spot))
        #expect(
            found.contains {
                $0.code == "CONS-facts" && $0.severity == .error && $0.span == expected && $0.label != nil
            },
            "\(found.filter { $0.code == "CONS-facts" })")
    }

    @Test(
        "verification and age are neither identification nor sensitive, and contradict nothing",
        arguments: [
            System(kinds: ["verification"], faces: ["own-register"], context: "law-enforcement"),
            System(kinds: ["categorisation"], categories: ["age"]), System(annexIII: ["III.4.a"]),
            System(context: "law-enforcement", annexIII: ["III.4.a"], isProfiling: true),
        ])
    private func agreement(system: System) throws {
        let record = try system.record()
        let found = try checker.findings(for: record, file: "x", neighbours: RecordCollection([record]), previous: nil)
        #expect(!found.contains { $0.code == "CONS-facts" })
        #expect(!AnnexIIIAreas(of: record).all.contains { $0.hasPrefix("III.1.") || $0.hasPrefix("III.6.") })
    }
}
