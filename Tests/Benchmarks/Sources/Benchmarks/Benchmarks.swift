import Foundation

/// `Benchmarks generate COUNT FOLDER SAMPLE` writes a made-up archive; `Benchmarks parse SAMPLE` and
/// `Benchmarks templates` print one JSON object each with medians.
@main
enum Benchmarks {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "generate" where arguments.count == 5:
            try ArchiveGenerator(sample: arguments[4]).write(count: Int(arguments[2]) ?? 0, to: arguments[3])
        case "parse" where arguments.count == 3: try ParseBenchmark.run(sample: arguments[2])
        case "templates": try TemplateBenchmark.run()
        default:
            print("usage: Benchmarks generate COUNT FOLDER SAMPLE | parse SAMPLE | templates")
            exit(64)
        }
    }

    /// Median seconds of several runs of `body`.
    static func median(runs: Int, _ body: () throws -> Void) rethrows -> Double {
        var times: [Double] = []
        for _ in 0..<runs {
            let duration = try ContinuousClock().measure { try body() }
            times.append(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
        }
        return times.sorted()[runs / 2]
    }
}
