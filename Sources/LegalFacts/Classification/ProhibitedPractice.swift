import FieldCatalogue
import Records
import SourceJSON

/// A practice of Art. 5(1) as a record answers it.
///
/// "The following AI practices shall be prohibited"; some points name cases to which they do not apply. Which
/// exceptions a point knows stands in the vocabulary `art5` (`exceptions`); a claimed exception counts only with a note.
public struct ProhibitedPractice: Sendable {
    /// Code of the point ("5.1.ba").
    public let code: String
    /// The record's answer; nil when it gives none.
    public let answer: JSONValue?
    /// Whether an exception is claimed, the point knows it, and the note says why.
    public let isExcepted: Bool
    /// The field of the answer that says so: the screening, or what the record says of biometrics.
    public let path: FieldPath
    /// Whether unanswered questions decide, too.
    public private(set) var restsOnOpenQuestions = false

    /// Reads the answer of a record.
    public init(_ code: String, in record: Record, catalogue: Catalogue) {
        self.init(code, record[.classificationProhibited]?[code], in: record, catalogue: catalogue)
    }

    private init(
        _ code: String, _ answer: JSONValue?, path: FieldPath = .classificationProhibited, in record: Record,
        catalogue: Catalogue
    ) {
        self.code = code
        self.answer = answer
        self.path = path
        guard let exception = answer?["exception"]?.string, answer?["note"] != nil else {
            isExcepted = false
            return
        }
        let known = catalogue.vocabularies["art5"]?[code]?.properties["exceptions"]
        // Art. 5(1)(g): "or categorizing of biometric data in the area of law enforcement".
        let isPolice = code == "5.1.g" && exception == "other" && record.isForLawEnforcement
        isExcepted = isPolice || known?.elements.contains { $0.isString(exception) } == true
    }

    /// Whether answers on biometrics describe it, whatever the screening says.
    public var isDescribed: Bool { path != .classificationProhibited }

    /// Whether the record says that the system does this.
    public var isStated: Bool { answer?["applies"]?.boolean == true }

    /// Whether the record says that the system does what is prohibited.
    public var isProhibited: Bool { isStated && !isExcepted }

    /// Id of the day from which the point applies (Art. 113 third paragraph, point (a)).
    public var dateID: String { code == "5.1.ba" || code == "5.1.bb" ? "art5-ba-bb" : "art5-core" }

    /// Letter of the point ("ba").
    public var letter: Substring { code.dropFirst(4) }

    /// The prohibited practices a record states, in its order.
    public static func all(in record: Record, catalogue: Catalogue) -> [ProhibitedPractice] {
        guard let answers = record[.classificationProhibited] else { return [] }
        return answers.members.compactMap { answer in
            guard answer.value["applies"]?.boolean == true else { return nil }
            let practice = ProhibitedPractice(answer.key.string, answer.value, in: record, catalogue: catalogue)
            return practice.isProhibited ? practice : nil
        }
    }

    /// The prohibited practices that the answers on biometrics describe, whatever the screening says of them.
    ///
    /// - (e) face images from untargeted scraping; no exception is known. Who uses a database that others keep on
    ///   scraping cannot be told here from who does it: both count.
    /// - (f) emotions at work and in education, "except … for medical or safety reasons".
    /// - (g) categories named there; labelling of lawful data sets and law enforcement are excepted.
    /// - (h) real-time identification by law enforcement in public space without what alone permits it; no exception
    ///   claimed in the screening replaces the national law of Art. 5(5).
    public static func described(by record: Record, catalogue: Catalogue) -> [ProhibitedPractice] {
        let biometrics = record.biometrics
        var found: [(code: String, path: FieldPath)] = []
        if !biometrics.untargetedSources.isEmpty { found.append(("5.1.e", .biometricsFaceDatabaseSource)) }
        if biometrics.infersEmotionsAtWorkOrInEducation { found.append(("5.1.f", .biometricsKind)) }
        if !biometrics.sensitiveCategories.isEmpty { found.append(("5.1.g", .biometricsCategories)) }
        var practices = found.map { code, path in
            ProhibitedPractice(
                code, record[.classificationProhibited]?[code], path: path, in: record, catalogue: catalogue)
        }.filter { !$0.isExcepted }
        if biometrics.isRealTimePolicing, !biometrics.isRealTimePolicingPermitted {
            let path: FieldPath =
                record.items(.biometricsPurpose).isEmpty
                ? .biometricsPurpose
                : record[.biometricsNationalLaw] == nil ? .biometricsNationalLaw : .biometricsAuthorisationRegime
            var practice = ProhibitedPractice("5.1.h", nil, path: path, in: record, catalogue: catalogue)
            practice.restsOnOpenQuestions = biometrics.restsRealTimePolicingOnOpenQuestions
            practices.append(practice)
        }
        return practices
    }

    /// All prohibited practices of a record: those it states, and those its answers on biometrics describe.
    public static func statedOrDescribed(in record: Record, catalogue: Catalogue) -> [ProhibitedPractice] {
        let stated = all(in: record, catalogue: catalogue)
        let codes = stated.map(\.code)
        return stated + described(by: record, catalogue: catalogue).filter { !codes.contains($0.code) }
    }
}
