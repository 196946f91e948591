// swift-tools-version: 6.3
import PackageDescription

// The template benchmark: the engine against a renderer written by hand, in one program.
let package = Package(
  name: "templates-benchmark",
  dependencies: [.package(name: "carteira", path: "../..")],
  targets: [
    .executableTarget(
      name: "TemplatesBenchmark",
      dependencies: [.product(name: "CarteiraBench", package: "carteira")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
      ])
  ],
  swiftLanguageModes: [.v6]
)
