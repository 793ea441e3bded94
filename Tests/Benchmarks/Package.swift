// swift-tools-version: 6.2
import PackageDescription

/// Measurements, kept apart so that the register itself does not depend on what it is compared with.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "maki", path: "../.."),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "Register", package: "maki"), .product(name: "Mustache", package: "swift-mustache"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
