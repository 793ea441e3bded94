// swift-tools-version: 6.2
import PackageDescription

/// For small modules in which the program spends its time: optimized in debug builds, too. The tests call the debug
/// program a thousand times, and these few cost seconds to compile; all modules so would cost minutes.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Every module is one step of the pipeline described in README.md; `scripts/check` fails when an
/// import points up this list or a second module imports a third-party library.
let package = Package(
    name: "maki",
    products: [
        .executable(name: "maki", targets: ["maki"]),
        // For programs around the register, such as the benchmarks in Tests/Benchmarks.
        .library(name: "Register", targets: ["SourceJSON", "Findings", "Publication", "RegisterRules", "Templates"]),
        // For Tests/Fuzzing: what else reads foreign bytes.
        .library(name: "Readers", targets: ["Drafting", "SiteGenerator", "SpreadsheetReading"]),
    ],
    // Exact: what was tested is what everybody builds. `scripts/sbom` lists them with what they bring along.
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // Brought along by swift-crypto: swift-asn1 1.7.4
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        // Not part of the program: `swift package generate-documentation`.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
        // Brought along by swift-docc-plugin: swift-docc-symbolkit 1.0.0
    ],
    targets: [
        .target(name: "PathNames"),
        .target(
            name: "Disk", dependencies: ["CSystemCalls", .product(name: "SystemPackage", package: "swift-system")]),
        .target(name: "SourceJSON", swiftSettings: optimized),
        .target(name: "Findings", dependencies: ["SourceJSON"]),
        .target(name: "CRegisterResources", exclude: ["Resources"]),
        .target(
            name: "FieldCatalogue", dependencies: ["SourceJSON", "Findings", "CRegisterResources"],
            swiftSettings: optimized),
        .target(name: "Records", dependencies: ["FieldCatalogue"], swiftSettings: optimized),
        .target(name: "LegalFacts", dependencies: ["Records"]),
        .target(name: "RegisterRules", dependencies: ["LegalFacts"]),
        .systemLibrary(name: "CZip"),
        .target(name: "ZipReading", dependencies: ["CZip"], swiftSettings: optimized),
        .systemLibrary(name: "CExpat"),
        .target(name: "SpreadsheetReading", dependencies: ["ZipReading", "CExpat"], swiftSettings: optimized),
        .target(name: "Drafting", dependencies: ["RegisterRules", "Publication", "SpreadsheetReading"]),
        .target(name: "ParallelWork"),
        .target(name: "Publication", dependencies: ["LegalFacts", "ParallelWork"]),
        .target(name: "Checksums", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "RegisterStore",
            dependencies: [
                "Publication", "PathNames", "Disk", "Checksums",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "Templates", swiftSettings: optimized),
        .systemLibrary(name: "CXlsxWriter"),
        .systemLibrary(name: "CZlib"),
        .target(name: "PublicTables", dependencies: ["Publication"], swiftSettings: optimized),
        .target(name: "PublicAddresses", dependencies: ["PublicTables"], swiftSettings: optimized),
        .target(name: "OpenData", dependencies: ["PublicAddresses", "CXlsxWriter", "CZlib"]),
        .target(name: "SiteSearch", dependencies: ["Publication"], swiftSettings: optimized),
        .systemLibrary(name: "CCMarkGFM"),
        .target(
            name: "PageMarkup", dependencies: ["FieldCatalogue", "Templates", "CCMarkGFM"], swiftSettings: optimized),
        .target(name: "Charts", dependencies: ["PageMarkup", "LegalFacts"]),
        .target(
            name: "SiteGenerator",
            dependencies: [
                "Publication", "RegisterRules", "SiteSearch", "Templates", "OpenData", "PageMarkup", "Charts",
            ]),
        .target(name: "CSystemCalls"),
        .target(name: "CProgram"),
        .target(name: "OutputTree", dependencies: ["PathNames", "Disk", "Checksums"], swiftSettings: optimized),
        .target(
            name: "Publishing",
            dependencies: [
                "Publication", "RegisterRules", "Drafting", "RegisterStore", "Templates", "OpenData", "SiteGenerator",
                "OutputTree", "Disk", "CSystemCalls", "Checksums",
            ]),
        .target(
            name: "MakiCommands",
            dependencies: [
                "Publishing", "PathNames", "CSystemCalls", "CProgram",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "maki", dependencies: ["MakiCommands"]),
        .target(name: "TestSupport", dependencies: ["Publication", "OpenData", "CZlib"], path: "Tests/TestSupport"),
        .testTarget(name: "PathNamesTests", dependencies: ["PathNames"]),
        .testTarget(name: "DiskTests", dependencies: ["Disk", "TestSupport"]),
        .testTarget(name: "SourceJSONTests", dependencies: ["SourceJSON", "TestSupport"]),
        .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
        .testTarget(name: "FieldCatalogueTests", dependencies: ["FieldCatalogue", "TestSupport"]),
        .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"]),
        .testTarget(name: "LegalFactsTests", dependencies: ["LegalFacts", "TestSupport"]),
        .testTarget(name: "ParallelWorkTests", dependencies: ["ParallelWork"]),
        .testTarget(name: "PublicationTests", dependencies: ["Publication", "TestSupport"]),
        .testTarget(name: "RegisterRulesTests", dependencies: ["RegisterRules", "TestSupport"]),
        .testTarget(
            name: "SpreadsheetReadingTests",
            dependencies: ["SpreadsheetReading", "ZipReading", "CExpat", "TestSupport"]),
        .testTarget(name: "DraftingTests", dependencies: ["Drafting", "SpreadsheetReading", "TestSupport"]),
        .testTarget(name: "RegisterStoreTests", dependencies: ["RegisterStore", "Disk", "Checksums", "TestSupport"]),
        .testTarget(name: "TemplatesTests", dependencies: ["Templates", "TestSupport"]),
        .testTarget(name: "SiteSearchTests", dependencies: ["SiteSearch", "TestSupport"]),
        .testTarget(name: "PageMarkupTests", dependencies: ["PageMarkup", "RegisterRules", "TestSupport"]),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "TestSupport"]),
        .testTarget(name: "PublicAddressesTests", dependencies: ["PublicAddresses"]),
        .testTarget(name: "OpenDataTests", dependencies: ["OpenData", "RegisterStore", "TestSupport"]),
        .testTarget(name: "OutputTreeTests", dependencies: ["OutputTree", "Checksums", "TestSupport"]),
        .testTarget(name: "PublishingTests", dependencies: ["Publishing", "TestSupport"]),
        .testTarget(name: "SiteGeneratorTests", dependencies: ["SiteGenerator", "OpenData", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
