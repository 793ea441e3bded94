import Findings
import SourceJSON

extension Obligation {
    /// Art. 50(1), (5): people learn "that they are interacting with an AI system, unless this is obvious"; the
    /// information "shall conform to the applicable accessibility requirements".
    public static let interaction = measure("50.1") { measure in
        if measure.claims(["obvious", "law-enforcement"]) { return nil }
        if measure["how"] == nil { return measure }
        return measure["accessible"]?.boolean == true ? nil : measure["accessible"] ?? measure
    }

    /// Art. 50(2): providers ensure that outputs "are marked in a machine-readable format and detectable as artificially
    /// generated", except for "an assistive function for standard editing" and where authorised by law to pursue
    /// criminal offences.
    public static let marking = measure("50.2", of: \.isProvider) { measure in
        measure["how"] != nil || measure.claims(["assistive-editing", "law-enforcement"]) ? nil : measure
    }

    /// Art. 50(3): "Deployers of an emotion recognition system or a biometric categorisation system shall inform the
    /// natural persons exposed thereto", except where permitted by law to pursue criminal offences.
    public static let recognition = Obligation(
        applies: { deployment in
            deployment.isInScope
                && (deployment.record.usesBiometrics("emotion") || deployment.record.usesBiometrics("categorisation")
                    || deployment.record.strings(.art50).contains("50.3"))
        },
        gaps: { deployment in
            let record = deployment.record
            let measure = record[.art50Measures]?["50.3"]
            guard measure?["how"] == nil, measure?.claims(["law-enforcement"]) != true else { return [] }
            return [
                Gap(.art50Measures, record.span(of: record[.biometricsKind] == nil ? .art50 : .biometricsKind))
            ]
        })

    /// Art. 50(4), first subparagraph: deployers of a deep fake "shall disclose that the content has been artificially
    /// generated or manipulated", except where authorised by law to pursue criminal offences.
    public static let deepfake = measure("50.4.deepfake") { measure in
        measure["how"] != nil || measure.claims(["law-enforcement"]) ? nil : measure
    }

    /// Art. 50(4), second subparagraph: text on matters of public interest is disclosed, except where authorised by law
    /// to pursue criminal offences, or after "human review or editorial control and where a natural or legal person holds
    /// editorial responsibility".
    public static let publicText = measure("50.4.text") { measure in
        if measure["how"] != nil || measure.claims(["law-enforcement"]) { return nil }
        return measure["humanReview"]?.boolean == true && measure["editorialResponsibility"] != nil ? nil : measure
    }

    /// The obligation of a case of Art. 50 the record names, kept by an entry of `art50Measures`.
    ///
    /// - Parameters:
    ///   - binds: whose obligation it is; everybody's when not given.
    ///   - fault: the place at fault in the entry; nil when the entry keeps the obligation.
    private static func measure(
        _ code: String, of binds: @escaping @Sendable (ClassifiedDeployment) -> Bool = { _ in true },
        fault: @escaping @Sendable (JSONValue) -> JSONValue?
    ) -> Obligation {
        Obligation(
            applies: { $0.isInScope && binds($0) && $0.record.items(.art50).contains { $0.isString(code) } },
            gaps: { deployment in
                let record = deployment.record
                guard let measure = record[.art50Measures]?[code] else {
                    return [Gap(.art50Measures, record.span(of: .art50))]
                }
                return fault(measure).map { [Gap(.art50Measures, $0.span)] } ?? []
            })
    }
}

extension JSONValue {
    /// Whether a measure claims one of these exceptions of Art. 50.
    fileprivate func claims(_ exceptions: [String]) -> Bool {
        self["exception"].map { exception in exceptions.contains { exception.isString($0) } } ?? false
    }
}
