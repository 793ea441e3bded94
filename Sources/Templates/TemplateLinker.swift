/// Turns parsed templates into programs for a given view model, and refuses every name the view model does not offer.
struct TemplateLinker {
    /// What the names inside a section refer to.
    private enum Context {
        case shape(TemplateShape)
        case text(isRaw: Bool)

        var identity: String {
            switch self {
            case .shape(let shape): shape.identity
            case .text(let isRaw): isRaw ? "raw" : "text"
            }
        }
    }

    /// Sections inside sections, partials included.
    private static let deepestNesting = 32

    let sources: [String: [UInt8]]
    private(set) var programs: [TemplateProgram] = []
    private var linked: [String: Int] = [:]

    init(sources: [String: [UInt8]]) {
        self.sources = sources
    }

    mutating func link(_ name: String, shape: TemplateShape) throws(TemplateError) -> Int {
        try program(name, indent: [], contexts: [.shape(shape)], caller: name, line: 1)
    }

    private mutating func program(
        _ name: String, indent: [UInt8], contexts: [Context], caller: String, line: Int
    ) throws(TemplateError) -> Int {
        guard let source = sources[name] else {
            throw TemplateError(
                template: caller, line: line,
                reason: "there is no template \(name); there are \(sources.keys.sorted().joined(separator: ", "))")
        }
        // A partial that calls itself for each level of a tree is one program: equal neighbours count once.
        var contexts = contexts
        while contexts.count > 1, contexts[contexts.count - 1].identity == contexts[contexts.count - 2].identity {
            contexts.removeLast()
        }
        guard contexts.count <= TemplateLinker.deepestNesting else {
            throw TemplateError(template: caller, line: line, reason: "the partial \(name) calls itself without end")
        }
        let key =
            name + "\u{0}" + String(decoding: indent, as: UTF8.self) + "\u{0}"
            + contexts.map(\.identity).joined(separator: "\u{0}")
        if let index = linked[key] { return index }
        let index = programs.count
        linked[key] = index
        programs.append(TemplateProgram())
        let nodes = try TemplateParser.parse(indented(source, by: indent), template: name)
        var program = TemplateProgram()
        try emit(nodes, template: name, contexts: contexts, entry: contexts.count - 1, into: &program)
        programs[index] = program
        return index
    }

    private func indented(_ source: [UInt8], by indent: [UInt8]) -> [UInt8] {
        guard !indent.isEmpty else { return source }
        var result = indent
        for (index, byte) in source.enumerated() {
            result.append(byte)
            if byte == UInt8(ascii: "\n"), index + 1 < source.count { result += indent }
        }
        return result
    }

    private mutating func emit(
        _ nodes: [TemplateParser.Node], template: String, contexts: [Context], entry: Int,
        into program: inout TemplateProgram
    ) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .text(let bytes):
                let start = program.literals.count
                program.literals += bytes
                program.instructions.append(.literal(start..<program.literals.count))
            case .variable(let name, let isRaw, let line):
                let (path, kind) = try resolve(name, contexts, entry, template, line)
                switch kind {
                case .text(let allowsRaw):
                    guard !isRaw || allowsRaw else {
                        throw TemplateError(template: template, line: line, reason: "\(name) is text: use {{\(name)}}")
                    }
                    program.instructions.append(isRaw ? .raw(path) : .text(path))
                case .markup:
                    guard isRaw else {
                        throw TemplateError(
                            template: template, line: line, reason: "\(name) is markup: use {{{\(name)}}}")
                    }
                    program.instructions.append(.raw(path))
                case .flag, .texts, .list, .object:
                    throw TemplateError(
                        template: template, line: line, reason: "\(name) is no text: use it as a section")
                }
            case .section(let name, let isInverted, let line, let body):
                let (path, kind) = try resolve(name, contexts, entry, template, line)
                let position = program.instructions.count
                program.instructions.append(.call(-1))
                var inner = contexts
                if !isInverted {
                    switch kind {
                    case .flag, .markup: break
                    case .text(let isRaw): inner.append(.text(isRaw: isRaw))
                    case .texts(let isRaw): inner.append(.text(isRaw: isRaw))
                    case .list(let shape), .object(let shape): inner.append(.shape(shape()))
                    }
                }
                try emit(body, template: template, contexts: inner, entry: entry, into: &program)
                let end = program.instructions.count
                program.instructions[position] = isInverted ? .inverted(path, end: end) : .section(path, end: end)
            case .partial(let name, let indent, let line):
                let index = try self.program(name, indent: indent, contexts: contexts, caller: template, line: line)
                program.instructions.append(.call(index))
            }
        }
    }

    private func resolve(
        _ name: String, _ contexts: [Context], _ entry: Int, _ template: String, _ line: Int
    ) throws(TemplateError) -> (TemplateProgram.Path, MemberKind) {
        if name == "." {
            switch contexts.last {
            case .text(let isRaw):
                return (TemplateProgram.Path(base: .up(0), first: nil, rest: []), .text(isRaw: isRaw))
            case .shape(let shape) where shape.position(of: ".") != nil:
                let slot = shape.position(of: ".") ?? 0
                return (TemplateProgram.Path(base: .up(0), first: slot, rest: []), shape.members[slot].kind)
            default:
                throw TemplateError(template: template, line: line, reason: "{{.}} needs a list of texts around it")
            }
        }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        for (up, context) in contexts.reversed().enumerated() {
            guard case .shape(var shape) = context, let first = shape.position(of: parts[0]) else { continue }
            var slots: [Int] = []
            var kind = shape.members[first].kind
            for part in parts.dropFirst() {
                guard case .object(let next) = kind, let slot = next().position(of: part) else {
                    throw unknown(name, contexts, template, line)
                }
                shape = next()
                slots.append(slot)
                kind = shape.members[slot].kind
            }
            // Contexts of the program itself are counted from the top, those around it from the bottom: so a program
            // means the same at every depth of a recursion.
            let index = contexts.count - 1 - up
            return (
                TemplateProgram.Path(base: index >= entry ? .up(up) : .absolute(index), first: first, rest: slots), kind
            )
        }
        throw unknown(name, contexts, template, line)
    }

    private func unknown(_ name: String, _ contexts: [Context], _ template: String, _ line: Int) -> TemplateError {
        let known = contexts.reversed().flatMap { context -> [String] in
            if case .shape(let shape) = context { shape.names } else { [] }
        }
        return TemplateError(
            template: template, line: line, reason: "unknown name \(name); known here: \(known.joined(separator: ", "))"
        )
    }
}
