import Charts
import FieldCatalogue
import Findings
import LegalFacts
import PageMarkup
import PublicAddresses
import SourceJSON

/// Makes the page of an assessment from a public record and its history.
struct AssessmentPageBuilder: Sendable {
    /// Root fields with a section of their own; whatever else the catalogue has follows as groups.
    private static let shown: Set<String> = [
        "publicSummary", "nextReviewOn", "deployments", "consulted", "processes", "periodAndFrequency",
        "affectedGroups", "risks", "oversight", "measures", "materialisationPlan", "governance", "complaintMechanism",
        "decision",
    ]

    let edition: Edition
    private let citations: CitationLinker
    private let groups: RecordGroupBuilder
    private let absence: AbsenceMarkup

    init(_ edition: Edition, _ groups: RecordGroupBuilder) {
        self.edition = edition
        citations = CitationLinker(language: edition.language)
        self.groups = groups
        absence = AbsenceMarkup(edition)
    }

    private var texts: Texts { edition.texts }

    func page(_ material: RecordMaterial) -> AssessmentPage {
        let record = material.record
        let values = record.record
        let name = edition.title(material)
        let risks = record.isWithdrawn ? [] : RatedRisk.all(in: values, catalogue: edition.catalogue)
        let review = values.day("nextReviewOn")
        let decision = values.string("decision.result").map { edition.label($0, "fria-decision") }
        let groupNames = Dictionary(
            values.items("affectedGroups").map { ($0["id"]?.string ?? "", $0["name"]?.string ?? "") },
            uniquingKeysWith: { first, _ in first })
        return AssessmentPage(
            frame: edition.frame(
                title: name.text, summary: texts["fria.pageSummary", name.text], place: material.place,
                alternates: RecordTwins.alternates(material, edition), id: material.entry.id),
            head: RecordHeadBuilder(edition: edition).head(material),
            contentLanguage: edition.language == .en ? "de" : nil, isWithdrawn: record.isWithdrawn,
            systems: values.strings("deployments").compactMap { material.surroundings.references[$0] }.map {
                NavLink(href: edition.address.link(.deployment, $0.id), text: edition.name($0))
            },
            summary: text("publicSummary", material),
            decision: decision,
            decisionText: record.isWithdrawn ? [] : decisionDetails(material),
            nextReview: review.map { edition.text($0) },
            isReviewOverdue: material.surroundings.isReviewOverdue,
            matrixBefore: matrix("before", risks.map(\.inherent)), matrixAfter: matrix("after", risks.map(\.residual)),
            risks: risks.enumerated().map { risk($0.offset, $0.element, material, groupNames) },
            groupNames: values.items("affectedGroups").map { $0["name"]?.string ?? "" },
            cross: cross(risks, values.items("affectedGroups").map { $0["id"]?.string ?? "" }),
            elements: record.isWithdrawn ? [] : elements(material), consultation: field("consulted", material),
            groups: groups.groups(record, material.surroundings, leavingOut: AssessmentPageBuilder.shown))
    }

    // MARK: - Values with their absences

    private func markup(_ material: RecordMaterial) -> FieldMarkup {
        FieldMarkup(
            edition: edition, description: material.record.record.description, surroundings: material.surroundings,
            absences: material.record.absencesByField)
    }

    /// A field as markup, or the word for its absence.
    private func field(_ name: String, _ material: RecordMaterial) -> [UInt8] {
        let record = material.record
        let description = record.record.description
        let roots = description.roots.lazy.map { description.fields[$0] }
        guard let field = roots.first(where: { $0.name == name }) else { return [] }
        if let value = record.record.root[field.name] {
            return markup(material).markup(value, of: field)
        }
        guard let absence = record.absence(of: field.path) else { return [] }
        return Array("<p class=\"none\">".utf8) + self.absence.words(absence) + Array("</p>".utf8)
    }

    private func text(_ name: String, _ material: RecordMaterial) -> [UInt8] {
        material.record.record.string(name).map { MarkdownMarkup.html($0, citations: citations) }
            ?? field(name, material)
    }

    private func decisionDetails(_ material: RecordMaterial) -> [UInt8] {
        let record = material.record.record
        guard let value = record["decision"] else { return field("decision", material) }
        guard let field = record.description["decision"] else { return [] }
        return markup(material).members(value, of: field, leavingOut: ["result"])
    }

    // MARK: - The six elements

    private func elements(_ material: RecordMaterial) -> [AssessmentPage.Element] {
        let record = material.record
        let letters: [(String, [String])] = [
            ("a", ["processes"]), ("b", ["periodAndFrequency"]), ("c", ["affectedGroups"]), ("d", []),
            ("e", ["oversight"]), ("f", ["materialisationPlan", "governance", "complaintMechanism"]),
        ]
        let description = record.record.description
        return letters.map { letter, names in
            var body: [UInt8] = []
            for name in names {
                if names.count > 1 {
                    let root = description.roots.lazy.map { description.fields[$0] }.first { $0.name == name }
                    body +=
                        Array("<h4>".utf8) + HTML.escaped(root?.label[edition.language] ?? name) + Array("</h4>".utf8)
                }
                body += field(name, material)
            }
            if letter == "d" {
                let count = record.record.items("risks").count
                body =
                    Array("<p><a href=\"#risiken\">".utf8)
                    + HTML.escaped(texts[count == 1 ? "fria.riskOne" : "fria.riskMany", "\(count)"])
                    + Array("</a></p>".utf8)
            }
            return AssessmentPage.Element(letter: letter, heading: texts["fria.element.\(letter)"], body: body)
        }
    }

    // MARK: - Risks

    private func matrix(_ when: String, _ ratings: [RiskRating?]) -> [UInt8] {
        let marks = ratings.enumerated().compactMap { index, rating in
            rating.map {
                RiskMatrix.Mark(name: "R\(index + 1)", severity: $0.severity, likelihood: $0.likelihood)
            }
        }
        return RiskMatrix(
            id: "matrix-" + when, title: texts["matrix.\(when)"], marks: marks,
            levels: RiskMatrix.levels(edition.catalogue), texts: texts
        ).svg
    }

    private func risk(_ index: Int, _ rated: RatedRisk, _ material: RecordMaterial, _ groupNames: [String: String])
        -> AssessmentPage.Risk
    {
        let record = material.record
        let id = rated.risk["id"]?.string ?? ""
        let vocabulary = edition.catalogue.vocabularies["right"]
        let isAbsolute = rated.rights.contains { vocabulary?[$0]?.properties["absolute"]?.boolean == true }
        let description = record.record.description
        let markup = markup(material)
        let measures = record.record.items("measures").filter { measure in
            measure["risks"]?.elements.contains { $0.isString(id) } == true
        }
        let withheld = record.absence(of: "measures[]").map { absence.words($0) } ?? []
        return AssessmentPage.Risk(
            id: "risiko-\(index + 1)", name: "R\(index + 1)", title: rated.risk["title"]?.string ?? "",
            description: MarkdownMarkup.html(rated.risk["description"]?.string ?? "", citations: citations),
            rights: rated.rights.map { code in
                let citation = vocabulary?[code]?.properties["citation"]?[edition.language.rawValue]?.string ?? code
                let mark =
                    vocabulary?[code]?.properties["absolute"]?.boolean == true ? " – " + texts["rights.absolute"] : ""
                return NavLink(
                    href: edition.address.link(.rights, PublicFacet.slug(code)),
                    text: "\(edition.label(code, "right")) (\(citation))\(mark)")
            },
            absolute: isAbsolute,
            groups: rated.risk["groups"]?.elements.compactMap(\.string).map { groupNames[$0] ?? $0 }
                .joined(separator: "; ") ?? "",
            cause: rated.risk["cause"]?.string.map { edition.label($0, "risk-cause") } ?? "",
            before: rating(rated.inherent, rated.risk["inherent"]),
            after: rating(rated.residual, rated.risk["residual"]),
            withheld: withheld,
            measures: measures.map { measure in
                AssessmentPage.Measure(
                    text: MarkdownMarkup.html(measure["description"]?.string ?? "", citations: citations),
                    state: [
                        measure["kind"]?.string.map { edition.label($0, "measure-kind") },
                        measure["state"]?.string.map { edition.label($0, "measure-state") },
                        measure["responsibleFunction"]?.string,
                        measure["due"]?.string.flatMap { Day($0) }.map { texts["fria.due", edition.text($0)] },
                    ].compactMap { $0 }.joined(separator: " · "))
            },
            more: description["risks[]"].map {
                markup.members(
                    rated.risk, of: $0,
                    leavingOut: ["id", "title", "description", "rights", "groups", "cause", "inherent", "residual"])
            } ?? [])
    }

    private func rating(_ rating: RiskRating?, _ stated: JSONValue?) -> AssessmentPage.Rating? {
        rating.map {
            AssessmentPage.Rating(
                level: edition.label($0.level.rawValue, "risk-level"), levelCode: $0.level.rawValue,
                severity: texts[
                    $0.isFloored ? "fria.ratingFloored" : "fria.rating", "\($0.severity)", "\($0.likelihood)"],
                reasoning: stated?["reasoning"]?.string ?? "")
        }
    }

    /// Rights against groups, with the worst risk after measures: never added up.
    private func cross(_ risks: [RatedRisk], _ groupIDs: [String]) -> [AssessmentPage.CrossRow] {
        guard !groupIDs.isEmpty else { return [] }
        var codes: [String] = []
        for risk in risks { for code in risk.rights where !codes.contains(code) { codes.append(code) } }
        let vocabulary = edition.catalogue.vocabularies["right"]
        return codes.map { code in
            let cells = groupIDs.map { group in
                let here = risks.filter { risk in
                    risk.rights.contains(code)
                        && risk.risk["groups"]?.elements.contains { $0.isString(group) } == true
                }
                guard !here.isEmpty else { return Cell("–") }
                guard let worst = here.compactMap({ $0.residual?.level }).max() else {
                    return Cell(texts["fria.withheld"])
                }
                return edition.cell(worst)
            }
            let isAbsolute = vocabulary?[code]?.properties["absolute"]?.boolean == true
            return AssessmentPage.CrossRow(
                right: Cell(
                    edition.label(code, "right"), href: edition.address.link(.rights, PublicFacet.slug(code)),
                    note: isAbsolute ? texts["rights.absolute"] : nil), cells: cells)
        }
    }
}
