import FieldCatalogue
import Records
import SourceJSON

/// The numbers of Annex III that cover a system (Art. 6(2)): those a record names, and those its other answers demand.
///
/// "AI systems referred to in Annex III shall be considered to be high-risk": what a system does decides, not what its
/// classification says. An answer that demands a number the record does not name is a contradiction, and the number counts.
public struct AnnexIIIAreas: Sendable {
    /// A number that an answer outside the classification demands.
    public struct Demand: Sendable {
        /// Code of the number ("III.1.a").
        public let code: String
        /// The field that demands it.
        public let path: FieldPath
    }

    /// The numbers the record names, in its order.
    public let stated: [String]
    /// The numbers its other answers demand, in the order of the annex, named or not.
    public let demands: [Demand]

    /// Reads a deployment; other record types have none.
    public init(of record: Record) {
        guard record.type == .deployment else {
            (stated, demands) = ([], [])
            return
        }
        stated = record.strings(.classificationAnnexIII)
        demands = AnnexIIIAreas.demands(of: record, stated: stated)
    }

    /// The demanded numbers that the record does not name.
    public var missing: [Demand] { demands.filter { !stated.contains($0.code) } }

    /// All numbers, those the record names first.
    public var all: [String] { stated + missing.map(\.code) }

    /// - Annex III no. 1(a): "remote biometric identification systems. This shall not include AI systems intended to be
    ///   used for biometric verification".
    /// - No. 1(b): "biometric categorisation, according to sensitive or protected attributes or characteristics".
    /// - No. 1(c): "emotion recognition".
    /// - No. 6(e): "the profiling of natural persons … in the course of the detection, investigation or prosecution of
    ///   criminal offences"; only where the record names no number at all: the police also recruits and dispatches.
    /// - A practice of Art. 5(1)(f), (g) or (h) for which an exception is claimed is still emotion recognition, biometric
    ///   categorisation or remote identification: what is not prohibited is of high risk (Annex III no. 1: "in so far as
    ///   their use is permitted").
    private static func demands(of record: Record, stated: [String]) -> [Demand] {
        let biometrics = record.biometrics
        var demands: [Demand] = []
        if biometrics.identifiesRemotely {
            demands.append(
                Demand(
                    code: "III.1.a",
                    path: biometrics.isAnyNamed ? .biometricsKind : .biometricsFaceDatabaseSource))
        }
        if biometrics.categorisesBySensitiveAttributes {
            demands.append(
                Demand(
                    code: "III.1.b",
                    path: record.items(.biometricsCategories).isEmpty
                        ? .biometricsKind : .biometricsCategories))
        }
        if biometrics.infersEmotions { demands.append(Demand(code: "III.1.c", path: .biometricsKind)) }
        for (code, practice) in [("III.1.a", "5.1.h"), ("III.1.b", "5.1.g"), ("III.1.c", "5.1.f")]
        where !demands.contains(where: { $0.code == code }) && isExceptionClaimed(practice, in: record) {
            demands.append(Demand(code: code, path: .classificationProhibited))
        }
        if stated.isEmpty, demands.isEmpty, record[.usageContext]?.isString("law-enforcement") == true,
            record.boolean(.classificationProfiling) == true
        {
            demands.append(Demand(code: "III.6.e", path: .classificationProfiling))
        }
        return demands
    }

    /// Whether a record says that the system does what a point of Art. 5(1) names, and that an exception covers it.
    private static func isExceptionClaimed(_ practice: String, in record: Record) -> Bool {
        let answer = record[.classificationProhibited]?[practice]
        return answer?["applies"]?.boolean == true && answer?["exception"] != nil
    }
}

extension Record {
    /// Codes of Art. 50 that the record names or that its other answers demand: Art. 50(3) is about every "emotion
    /// recognition system or a biometric categorisation system".
    var transparencyCases: [(code: String, path: FieldPath)] {
        let stated = strings(.art50)
        let demandsNotice = !stated.contains("50.3") && (biometrics.infersEmotions || biometrics.categorises)
        return stated.map { ($0, .art50) } + (demandsNotice ? [("50.3", .biometricsKind)] : [])
    }
}
