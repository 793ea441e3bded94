/// A fault in a template, found when it is loaded.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the template.
    public let template: String
    /// Line, from 1.
    public let line: Int
    /// What is wrong and what would be right.
    public let reason: String

    /// `templates/NAME.mustache:LINE: reason`.
    public var description: String { "\(template).mustache:\(line): \(reason)" }
}
