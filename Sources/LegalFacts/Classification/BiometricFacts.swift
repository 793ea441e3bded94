import Records
import SourceJSON

/// What a record says of biometric methods, read from every field that speaks of them.
///
/// No single answer decides: a method that is named counts although `biometrics.used` denies it, and a question left open
/// that decides about a prohibition or a class counts as yes, so that leaving it out changes nothing.
public struct BiometricFacts: Sendable {
    private let record: Record

    /// Reads a record.
    public init(of record: Record) { self.record = record }

    private func has(_ kind: String) -> Bool { record.items(.biometricsKind).contains { $0.isString(kind) } }

    /// Whether any method is named at all.
    public var isAnyNamed: Bool { !record.items(.biometricsKind).isEmpty }

    /// Whether it identifies people at once (Art. 3(42)).
    public var identifiesInRealTime: Bool { has("remote-identification-realtime") }

    /// Whether it identifies people afterwards (Art. 3(43)).
    public var identifiesLater: Bool { has("remote-identification-post") }

    /// Whether it identifies people remotely (Art. 3(41): "through the comparison of a person’s biometric data with the
    /// biometric data contained in a reference database").
    ///
    /// A database of faces of which no method is named counts: only verification compares "one-to-one" (Art. 3(36)).
    public var identifiesRemotely: Bool {
        identifiesInRealTime || identifiesLater
            || (!isAnyNamed && !record.items(.biometricsFaceDatabaseSource).isEmpty)
    }

    /// Whether it infers emotions or intentions (Art. 3(39)).
    public var infersEmotions: Bool { has("emotion") }

    /// Whether it assigns people to categories by their biometric data (Art. 3(40)); categories that are named say so.
    public var categorises: Bool { has("categorisation") || !record.items(.biometricsCategories).isEmpty }

    /// The categories that Art. 5(1)(g) names: "race, political opinions, trade union membership, religious or
    /// philosophical beliefs, sex life or sexual orientation".
    public var sensitiveCategories: [JSONValue] {
        record.items(.biometricsCategories).filter { category in
            !["age", "sex", "other"].contains { category.isString($0) }
        }
    }

    /// Whether it categorises "according to sensitive or protected attributes" (Annex III no. 1(b)); recital 54: those
    /// "protected under Article 9(1) of Regulation (EU) 2016/679", to which age and sex do not belong.
    ///
    /// The list is longer than that of Art. 5(1)(g): health and ethnic origin are in it and have no code of their own, so
    /// that `other` counts, as an open question does.
    public var categorisesBySensitiveAttributes: Bool {
        let categories = record.items(.biometricsCategories)
        return categorises
            && (categories.isEmpty || categories.contains { !$0.isString("age") && !$0.isString("sex") })
    }

    /// Sources of face images that nobody selected: "untargeted scraping of facial images from the internet or CCTV
    /// footage" (Art. 5(1)(e)).
    public var untargetedSources: [JSONValue] {
        record.items(.biometricsFaceDatabaseSource).filter {
            $0.isString("untargeted-internet") || $0.isString("untargeted-cctv")
        }
    }

    /// Whether it serves law enforcement (Art. 3(46)), by the question itself or by the context of use; an open question
    /// counts as yes.
    public var mayServeLawEnforcement: Bool {
        record.boolean(.biometricsLawEnforcement) != false || record.isForLawEnforcement
    }

    /// Whether this is a "use of ‘real-time’ remote biometric identification systems in publicly accessible spaces for the
    /// purposes of law enforcement" (Art. 5(1)(h)); open questions count as yes.
    public var isRealTimePolicing: Bool {
        identifiesInRealTime && mayServeLawEnforcement && record.boolean(.biometricsPublicSpace) != false
    }

    /// Whether open questions decide, too, that this is real-time identification by law enforcement in public space and not
    /// permitted: whatever the answers to them, only a use that nobody authorises is prohibited for certain.
    public var restsRealTimePolicingOnOpenQuestions: Bool {
        !record.isForLawEnforcement || record.boolean(.biometricsPublicSpace) == nil
            || record[.biometricsAuthorisationRegime]?.isString("none") != true
    }

    /// Whether real-time identification by law enforcement names what alone makes it lawful: one of the three objectives
    /// (Art. 5(1)(h)), a national law (Art. 5(5): "A Member State may decide to provide for the possibility to fully or
    /// partially authorise the use"), and an authorisation of each use "by a judicial authority or an independent
    /// administrative authority" (Art. 5(3)).
    public var isRealTimePolicingPermitted: Bool {
        let regime = record[.biometricsAuthorisationRegime]
        return !record.items(.biometricsPurpose).isEmpty && record[.biometricsNationalLaw] != nil
            && regime != nil && regime?.isString("none") != true
    }

    /// Whether it infers emotions of people "in the areas of workplace and education institutions" (Art. 5(1)(f)).
    ///
    /// Whose emotions they are decides. Without an answer the context of use or the number of Annex III does: that staff work with a system does not
    /// make the emotions theirs, as in interviews by the police.
    public var infersEmotionsAtWorkOrInEducation: Bool {
        guard infersEmotions else { return false }
        let subjects = record.items(.biometricsEmotionSubjects)
        guard subjects.isEmpty else { return subjects.contains { $0.isString("workers") || $0.isString("learners") } }
        // Annex III no. 3 is about education and no. 4 about employment, whatever the context is called.
        let areas = record.strings(.classificationAnnexIII)
        return ["education", "employment-internal"].contains(record.string(.usageContext) ?? "")
            || areas.contains { $0.utf8.starts(with: "III.3.".utf8) || $0.utf8.starts(with: "III.4.".utf8) }
    }
}

extension Record {
    /// What the record says of biometric methods.
    public var biometrics: BiometricFacts { BiometricFacts(of: self) }

    /// Whether the record says that the use serves law enforcement: by its context, or by what it says of biometrics.
    public var isForLawEnforcement: Bool {
        self[.usageContext]?.isString("law-enforcement") == true || boolean(.biometricsLawEnforcement) == true
    }
}
