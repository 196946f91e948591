// swift-tools-version: 6.3
import PackageDescription

// The pages benchmark: our template engine, Markdown and site writer over records of a foreign shape.
let package = Package(
  name: "pages-benchmark",
  dependencies: [.package(name: "carteira", path: "../..")],
  targets: [
    .executableTarget(
      name: "PagesBenchmark",
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
