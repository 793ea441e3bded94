/// Pages of one kind in one language.
///
/// Adding a page: a type that conforms, and its name in `SitePlan.families`.
protocol PageFamily: Sendable {
    /// What its pages are made of.
    var overview: Overview { get }

    /// Links the templates it needs.
    ///
    /// - Throws: `TemplateError` naming the template, the line and what is wrong.
    init(_ overview: Overview) throws

    /// The work: one job a page, or a job for some small ones.
    var jobs: [PageJob] { get }
}

extension PageFamily {
    /// The language of its pages.
    var edition: Edition { overview.edition }
}
