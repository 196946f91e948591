// swift-tools-version: 6.3
import PackageDescription

// What strangers may hand to the program, fed with bytes that libFuzzer makes up. A package of its own, since
// everything in it is built with sanitizers; `run.py` builds and runs it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "carteira", path: "../..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", .product(name: "CarteiraBench", package: "carteira")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
