/// How the law itself numbers the items of a vocabulary: annexes and articles of the AI Act, articles on rights.
///
/// People write these numbers in many ways; a bare position in a list never stands for one of them.
public enum LegalNumbering: String, Sendable, CaseIterable {
    /// Annex III: number and letter.
    case annexIII = "annex-iii"
    /// Annex I: number.
    case annexI = "annex-i"
    /// Art. 5(1): letter.
    case article5 = "art5"
    /// Art. 50: paragraph.
    case article50 = "art50"
    /// Articles of the Charter and of the Basic Law.
    case rights = "right"

    /// The numbering of a vocabulary; nil for one that no law numbers.
    public init?(vocabulary: String) { self.init(rawValue: vocabulary) }

    /// The law's number of a code, as short as people say it: `5a` for `III.5.a`.
    public func number(of code: String) -> String {
        let steps = code.split(separator: ".").map(String.init)
        switch self {
        case .annexIII: return steps.dropFirst().joined()
        case .annexI: return code
        case .article5: return steps.last ?? code
        case .article50: return steps.dropFirst().joined(separator: " ")
        case .rights: return (steps.first ?? "") + " " + steps.dropFirst().joined(separator: ".")
        }
    }

    /// The codes that a text names by number: `5a`, `Nr. 5 Buchst. a`, `III.5.a`, `Anhang III Nummer 5 Buchstabe a`.
    ///
    /// - Returns: nil when the text is no number of a law at all; empty when the law has no such number here; several
    ///   when it names more than one (`Nr. 5`).
    public func codes(for text: String, among codes: [String]) -> [String]? {
        guard text.utf8.count <= 200, let reference = LegalReference(text) else { return nil }
        let wanted: [[String]]?
        switch self {
        case .annexIII: wanted = annex("iii", reference)?.map { ["iii"] + $0 }
        case .annexI: wanted = annex("i", reference)
        case .article5: wanted = article5(reference)
        case .article50: wanted = article50(reference)
        case .rights: wanted = rights(reference)
        }
        guard let wanted else { return nil }
        let named = codes.filter { code in
            let steps = LegalReference.steps(of: code)
            return wanted.contains { steps == $0 }
        }
        if !named.isEmpty { return named }
        return codes.filter { code in
            let steps = LegalReference.steps(of: code)
            return wanted.contains { !$0.isEmpty && steps.starts(with: $0) }
        }
    }

    /// Number and letter behind an annex; another annex names nothing here.
    private func annex(_ own: String, _ reference: LegalReference) -> [[String]]? {
        guard reference.law == nil, reference.article == nil || reference.annex != nil else { return nil }
        if let annex = reference.annex, annex != own, annex != (own == "i" ? "1" : "3") { return [] }
        var steps = reference.steps
        if self == .annexI, let section = steps.first, section == "a" || section == "b" {
            // Section A ends with number 12 (Annex I AI Act).
            steps.removeFirst()
            guard let number = steps.first.flatMap({ Int($0) }) else { return nil }
            if (number <= 12) != (section == "a") { return [] }
        }
        guard let number = steps.first, Int(number) != nil, steps.count <= (self == .annexI ? 1 : 2) else { return nil }
        guard steps.count < 2 || Int(steps[1]) == nil else { return nil }
        return [steps]
    }

    private func article5(_ reference: LegalReference) -> [[String]]? {
        guard reference.law == nil, reference.annex == nil else { return nil }
        var steps = reference.steps
        if let article = reference.article {
            guard article == "5" else { return [] }
        } else if steps.count > 1, steps[0] == "5" {
            steps.removeFirst()
        } else if steps == ["5"] {
            steps = []
        }
        if steps.first == "1" { steps.removeFirst() }
        guard steps.count <= 1 else { return nil }
        guard let letter = steps.first else { return [["5", "1"]] }
        return Int(letter) == nil ? letter.utf8.count <= 2 ? [["5", "1", letter]] : nil : []
    }

    private func article50(_ reference: LegalReference) -> [[String]]? {
        guard reference.law == nil, reference.annex == nil else { return nil }
        var steps = reference.steps
        if let article = reference.article {
            guard article == "50" else { return [] }
        } else if steps.first == "50" {
            steps.removeFirst()
        }
        guard let paragraph = steps.first else { return [["50"]] }
        guard Int(paragraph) != nil, steps.count <= 2 else { return nil }
        guard steps.count == 2 else { return [["50", paragraph]] }
        // Art. 50(4) speaks of deepfakes in its first subparagraph, of texts in its second.
        let part = ["1": "deepfake", "2": "text"][steps[1]] ?? steps[1]
        return ["deepfake", "text"].contains(part) ? [["50", paragraph, part]] : nil
    }

    /// Without a law both catalogues are meant, and whoever wrote it has to say which.
    private func rights(_ reference: LegalReference) -> [[String]]? {
        guard reference.annex == nil, reference.law == nil || reference.law == "gg" || reference.law == "grch" else {
            return nil
        }
        var steps = reference.steps
        if let article = reference.article { steps.insert(article, at: 0) }
        guard let article = steps.first, article.utf8.first.map({ (0x30...0x39).contains($0) }) == true,
            reference.law != nil || reference.article != nil || steps.count == 1
        else { return nil }
        // Articles with a letter are one number: 16a.
        if steps.count > 1, steps[1] == "a", article == "16" { steps.replaceSubrange(0..<2, with: ["16a"]) }
        guard steps.allSatisfy({ Int($0) != nil || $0 == "16a" }) else { return nil }
        var wanted: [[String]] = []
        if reference.law != "grch" {
            let joined = reference.joined.map {
                ["gg", steps.joined(separator: ".") + "-" + $0.joined(separator: ".")]
            }
            wanted.append(joined ?? ["gg"] + steps)
        }
        // The register takes articles of the Charter as a whole.
        if reference.law != "gg", reference.joined == nil { wanted.append(["grch", steps[0]]) }
        return wanted
    }
}

extension LegalNumbering {
    /// The catalogue of rights that a text names beside words: "Datenschutz (GRCh)" as GRCh and "Datenschutz".
    ///
    /// - Returns: how codes of that catalogue begin, and the text without it; nil when it names none.
    public static func law(in text: String) -> (law: String, rest: String)? {
        let names = [
            "grundrechtecharta": "GRCh", "eu-charta": "GRCh", "charta": "GRCh", "charter": "GRCh", "grch": "GRCh",
            "grundgesetz": "GG", "gg": "GG",
        ]
        var law: String?
        let words = text.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" || $0 == ":" }).filter { word in
            guard let named = names[word.lowercased()] else { return true }
            law = named
            return false
        }
        guard let law, !words.isEmpty else { return nil }
        return (law, words.joined(separator: " "))
    }
}
