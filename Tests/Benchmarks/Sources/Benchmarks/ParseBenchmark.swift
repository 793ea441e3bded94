import Foundation
import SourceJSON

/// Reading 10,000 records: the tape against Foundation's reader, on the same bytes in the same run, one core.
enum ParseBenchmark {
    static func run(sample: String) throws {
        let generator = try ArchiveGenerator(sample: sample)
        let records = (0..<10_000).map { generator.record($0) }
        let megabytes = Double(records.reduce(0) { $0 + $1.count }) / 1e6
        var sink = 0
        let tape = try Benchmarks.median(runs: 5) {
            for record in records { sink += try JSONDocument(parsing: record).root.count }
        }
        let data = records.map { Data($0) }
        let foundation = try Benchmarks.median(runs: 3) {
            for record in data {
                sink += (try JSONSerialization.jsonObject(with: record) as? [String: Any])?.count ?? 0
            }
        }
        let large = Array(
            ("[" + (0..<9_000).map { "\"\($0) " + String(repeating: "ä", count: 50) + "\"" }.joined(separator: ",")
                + "]").utf8)
        let one = try Benchmarks.median(runs: 5) { sink += try JSONDocument(parsing: large).root.count }
        print(
            """
            {"records": 10000, "megabytes": \(megabytes), "tapeMBs": \(megabytes / tape), "foundationMBs": \(megabytes / foundation), \
            "ratio": \(foundation / tape), "megabyteFileMBs": \(Double(large.count) / 1e6 / one), "sink": \(sink)}
            """)
    }
}
