import Foundation

typealias ArgumentVector = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ vector: UnsafeMutablePointer<ArgumentVector>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What reads bytes that others wrote.
enum Target: String, CaseIterable {
    case record, markdown, `import`, workbook

    /// The one that the environment names.
    static let chosen = Target(rawValue: ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "") ?? .record

    func run(_ bytes: [UInt8]) {
        switch self {
        case .record: RecordTarget.run(bytes)
        case .markdown: MarkdownTarget.run(bytes)
        case .import: ImportTarget.run(bytes)
        case .workbook: WorkbookTarget.run(bytes)
        }
    }
}

/// The entry libFuzzer looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Target.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

@main
struct Fuzzing {
    static func main() {
        var count = CommandLine.argc
        var vector = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &vector, fuzzOne))
    }
}
