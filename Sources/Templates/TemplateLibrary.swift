/// Templates by name, as texts; they are linked to the view models that use them.
public struct TemplateLibrary: Sendable {
    private let sources: [String: [UInt8]]

    /// Holds templates.
    ///
    /// - Parameter sources: names without `.mustache`, and their texts.
    public init(sources: [String: [UInt8]]) {
        self.sources = sources
    }

    /// Links a template to its view model.
    ///
    /// - Throws: `TemplateError` for a syntax fault, an unknown name or an unknown partial, with file and line.
    public func template<Model: ViewModel>(_ name: String, for model: Model.Type) throws(TemplateError) -> Template<
        Model
    > {
        Template(try linked(name, shape: Model.shape))
    }

    /// Links a template to a shape made at run time.
    public func linked(_ name: String, shape: TemplateShape) throws(TemplateError) -> LinkedTemplate {
        var linker = TemplateLinker(sources: sources)
        let start = try linker.link(name, shape: shape)
        return LinkedTemplate(programs: linker.programs, start: start)
    }
}

/// A template linked to a shape.
public struct LinkedTemplate: Sendable {
    let programs: [TemplateProgram]
    let start: Int

    /// Renders a value of the shape and appends it.
    public func render(_ value: TemplateValue, into output: inout [UInt8]) {
        var renderer = TemplateRenderer(programs: programs, value: value, output: output)
        output = []
        renderer.run(start)
        output = renderer.output
    }
}

/// A template linked to a view model.
public struct Template<Model: ViewModel>: Sendable {
    private let linked: LinkedTemplate

    init(_ linked: LinkedTemplate) {
        self.linked = linked
    }

    /// The page for a view model.
    public func render(_ model: Model) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(65_536)
        linked.render(model.templateValue, into: &output)
        return output
    }
}
