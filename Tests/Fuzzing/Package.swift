// swift-tools-version: 6.2
import PackageDescription

/// Coverage-guided fuzzing of everything that reads submitted bytes; built and run by `scripts/fuzz`.
let package = Package(
    name: "Fuzzing",
    dependencies: [.package(name: "maki", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzzing",
            dependencies: [.product(name: "Register", package: "maki"), .product(name: "Readers", package: "maki")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
