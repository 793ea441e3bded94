/// What a template may do with a member of a view model.
public enum MemberKind: Sendable {
    /// Text, always escaped; as a section it shows when it is not empty. `isRaw` also allows `{{{…}}}`.
    case text(isRaw: Bool)
    /// Markup made by the generator, inserted as it is by `{{{…}}}` only.
    case markup
    /// A condition for sections.
    case flag
    /// A list of texts; `{{.}}` is the text. `isRaw` also allows `{{{.}}}`.
    case texts(isRaw: Bool)
    /// A list of view models.
    case list(@Sendable () -> TemplateShape)
    /// A view model that may be missing.
    case object(@Sendable () -> TemplateShape)
}

/// The names a view model offers to templates, with their kinds.
public struct TemplateShape: Sendable {
    /// Distinguishes view models.
    let identity: String
    /// Members by position.
    let members: [(name: String, kind: MemberKind)]
    private let positions: [String: Int]

    /// Makes a shape.
    ///
    /// - Parameter identity: the same for the same members, so that recursive partials end.
    public init(identity: String, members: [(name: String, kind: MemberKind)]) {
        self.identity = identity
        self.members = members
        positions = Dictionary(
            members.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func position(of name: String) -> Int? { positions[name] }

    var names: [String] { members.map(\.name) }
}

/// The values of a view model as a template sees them.
public enum TemplateValue: Sendable {
    /// Nothing: sections do not show, variables are empty.
    case none
    /// Text.
    case text(String)
    /// Bytes of markup.
    case markup([UInt8])
    /// Condition.
    case flag(Bool)
    /// Items.
    case list([TemplateValue])
    /// Members by position in the shape.
    case object([TemplateValue])
}

/// A Swift value a template can show: it names its members once, for checking and for reading.
public protocol ViewModel: Sendable {
    /// The members in any order; a stored constant, so that it is made once.
    static var members: [Member<Self>] { get }
}

/// One member of a view model: its name, its kind, and how to read it.
///
/// Inlinable, so that the module of a view model compiles the reading for its type; otherwise the runtime looks up
/// generic types at every value.
public struct Member<Model: Sendable>: Sendable {
    @usableFromInline let name: String
    @usableFromInline let kind: MemberKind
    @usableFromInline let read: @Sendable (Model) -> TemplateValue

    @usableFromInline
    init(name: String, kind: MemberKind, read: @escaping @Sendable (Model) -> TemplateValue) {
        self.name = name
        self.kind = kind
        self.read = read
    }

    /// Text, escaped when shown.
    @inlinable
    public static func text(_ name: String, _ read: @escaping @Sendable (Model) -> String) -> Member {
        Member(name: name, kind: .text(isRaw: false)) { .text(read($0)) }
    }

    /// Text that may be missing; a section on it shows when it is there.
    @inlinable
    public static func optional(_ name: String, _ read: @escaping @Sendable (Model) -> String?) -> Member {
        Member(name: name, kind: .text(isRaw: false)) { read($0).map { .text($0) } ?? .none }
    }

    /// Markup, inserted as it is.
    @inlinable
    public static func markup(_ name: String, _ read: @escaping @Sendable (Model) -> [UInt8]) -> Member {
        Member(name: name, kind: .markup) { .markup(read($0)) }
    }

    /// Condition.
    @inlinable
    public static func flag(_ name: String, _ read: @escaping @Sendable (Model) -> Bool) -> Member {
        Member(name: name, kind: .flag) { .flag(read($0)) }
    }

    /// List of texts.
    @inlinable
    public static func texts(_ name: String, _ read: @escaping @Sendable (Model) -> [String]) -> Member {
        Member(name: name, kind: .texts(isRaw: false)) { .list(read($0).map { .text($0) }) }
    }

    /// List of view models.
    @inlinable
    public static func list<Child: ViewModel>(_ name: String, _ read: @escaping @Sendable (Model) -> [Child]) -> Member
    {
        Member(name: name, kind: .list { Child.shape }) { .list(read($0).map { $0.templateValue }) }
    }

    /// View model that may be missing.
    @inlinable
    public static func object<Child: ViewModel>(_ name: String, _ read: @escaping @Sendable (Model) -> Child?) -> Member
    {
        Member(name: name, kind: .object { Child.shape }) { read($0).map { $0.templateValue } ?? .none }
    }
}

extension ViewModel {
    /// The names templates may use.
    public static var shape: TemplateShape {
        TemplateShape(
            identity: "\(UInt(bitPattern: ObjectIdentifier(Self.self)))", members: members.map { ($0.name, $0.kind) })
    }

    /// The values by position in the shape.
    @inlinable
    public var templateValue: TemplateValue {
        .object(Self.members.map { $0.read(self) })
    }
}
