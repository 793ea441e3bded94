/// A template linked to a shape: names have become positions, text has become byte ranges.
struct TemplateProgram: Sendable {
    /// Where a value is: a context, then member after member. An empty path is the context itself.
    struct Path: Sendable {
        enum Base: Sendable {
            /// So many contexts up from the innermost.
            case up(Int)
            /// So many contexts from the outermost.
            case absolute(Int)
        }
        let base: Base
        /// Position of the first member; nil when the path is the context itself.
        let first: Int?
        /// Positions of the members behind it, for dotted names.
        let rest: [Int]
    }

    enum Instruction: Sendable {
        /// Appends literal bytes.
        case literal(Range<Int>)
        /// Appends an escaped text.
        case text(Path)
        /// Appends bytes as they are.
        case raw(Path)
        /// Runs to `end` for each item, or once, or not at all.
        case section(Path, end: Int)
        /// Runs to `end` when there is nothing.
        case inverted(Path, end: Int)
        /// Runs another program on the same contexts.
        case call(Int)
    }

    var instructions: [Instruction] = []
    var literals: [UInt8] = []
}

/// Runs programs.
struct TemplateRenderer {
    let programs: [TemplateProgram]
    private var contexts: [Context]
    private(set) var output: [UInt8]

    /// A value around the present place; its members apart, so that reading one does not take hold of all.
    private struct Context {
        let value: TemplateValue
        let members: [TemplateValue]

        init(_ value: TemplateValue) {
            self.value = value
            if case .object(let members) = value { self.members = members } else { members = [] }
        }
    }

    init(programs: [TemplateProgram], value: TemplateValue, output: [UInt8]) {
        self.programs = programs
        contexts = [Context(value)]
        self.output = output
    }

    mutating func run(_ index: Int) {
        let program = programs[index]
        run(program, 0..<program.instructions.count)
    }

    private mutating func run(_ program: TemplateProgram, _ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            switch program.instructions[position] {
            case .literal(let bytes):
                program.literals.withUnsafeBufferPointer {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[bytes]))
                }
            case .text(let path): appendEscaped(value(path))
            case .raw(let path): appendRaw(value(path))
            case .call(let index): run(index)
            case .section(let path, let end):
                section(value(path), program, position + 1..<end)
                position = end
                continue
            case .inverted(let path, let end):
                if isEmpty(value(path)) { run(program, position + 1..<end) }
                position = end
                continue
            }
            position += 1
        }
    }

    private mutating func section(_ value: TemplateValue, _ program: TemplateProgram, _ body: Range<Int>) {
        switch value {
        case .none, .flag(false): return
        case .flag(true): run(program, body)
        case .text(let text):
            if text.utf8.isEmpty { return }
            enter(value, program, body)
        case .markup(let bytes): if !bytes.isEmpty { run(program, body) }
        case .object: enter(value, program, body)
        case .list(let items): for item in items { enter(item, program, body) }
        }
    }

    private mutating func enter(_ value: TemplateValue, _ program: TemplateProgram, _ body: Range<Int>) {
        contexts.append(Context(value))
        run(program, body)
        contexts.removeLast()
    }

    private func isEmpty(_ value: TemplateValue) -> Bool {
        switch value {
        case .none, .flag(false): true
        case .flag(true), .object: false
        case .text(let text): text.utf8.isEmpty
        case .markup(let bytes): bytes.isEmpty
        case .list(let items): items.isEmpty
        }
    }

    @inline(__always)
    private func value(_ path: TemplateProgram.Path) -> TemplateValue {
        let index =
            switch path.base {
            case .up(let count): contexts.count - 1 - count
            case .absolute(let index): index
            }
        guard let first = path.first else { return contexts[index].value }
        guard first < contexts[index].members.count else { return .none }
        var current = contexts[index].members[first]
        for slot in path.rest {
            guard case .object(let members) = current, slot < members.count else { return .none }
            current = members[slot]
        }
        return current
    }

    private mutating func appendRaw(_ value: TemplateValue) {
        switch value {
        case .markup(let bytes): output += bytes
        case .text(let text): output += text.utf8
        default: break
        }
    }

    private mutating func appendEscaped(_ value: TemplateValue) {
        guard case .text(var text) = value else { return }
        text.withUTF8 { Escaping.appendHTML($0, to: &output) }
    }
}
