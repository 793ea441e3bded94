import Findings
import PageMarkup

/// Who runs this installation, as the texts `operator.*` say.
///
/// Legal notice, privacy and accessibility pages need it (§ 5 DDG, Art. 13 GDPR, § 12b BGG). Where a text is empty the
/// pages say that nothing is entered yet, and a build says which texts are empty.
struct SiteOperator: Sendable {
    /// What a page can ask for with `{operator}` or `{operator.NAME}` on a line of its own.
    private enum Part: String, CaseIterable {
        /// Name, address, e-mail and telephone.
        case identity = "operator"
        /// How to reach the data protection officer.
        case dataProtection = "operator.dataProtection"
        /// What the server stores, for how long, and on which legal basis.
        case serverLogs = "operator.serverLogs"
        /// Where to report a barrier.
        case accessibility = "operator.accessibility"

        /// The texts it is made of.
        var keys: [String] {
            switch self {
            case .identity: ["operator.name", "operator.address", "operator.email", "operator.phone"]
            case .dataProtection, .serverLogs, .accessibility: [rawValue]
            }
        }
    }

    private let texts: Texts

    init(_ texts: Texts) {
        self.texts = texts
    }

    /// The texts about the operator that are empty, by key.
    var missing: [String] { Part.allCases.flatMap(\.keys).filter { value($0) == nil } }

    /// A page with the lines `{operator…}` replaced by Markdown.
    func filled(_ page: String) -> String {
        page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Part.allCases.first { line == "{\($0.rawValue)}" }.map(markdown) ?? String(line)
        }.joined(separator: "\n")
    }

    private func markdown(_ part: Part) -> String {
        let values = part.keys.compactMap(value)
        // A name is what makes an office; the rest alone says nothing.
        guard !values.isEmpty, part != .identity || value("operator.name") != nil else {
            return texts["operator.missing"] + " "
                + texts[(part == .identity ? "operator.identity" : part.rawValue) + ".missing"]
        }
        let email = value("operator.email")
        return values.map { $0 == email ? "- [\($0)](mailto:\($0))" : "- \($0)" }.joined(separator: "\n")
    }

    private func value(_ key: String) -> String? {
        texts.text(key).flatMap { $0.isEmpty ? nil : $0 }
    }
}
