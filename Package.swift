// swift-tools-version: 6.3
import PackageDescription

/// One set of settings for every target of ours: the compiler keeps the rules, not the reviewer.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A module of ours and, in the order of the house, what it may import.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

/// The tests of a module; expected files are read from the folder and are no resources.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], hasGolden: Bool = false
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: hasGolden ? ["Golden"] : [],
    swiftSettings: strict)
}

let package = Package(
  name: "carteira",
  products: [
    .executable(name: "carteira", targets: ["carteira"]),
    // For the packages in bench/ alone; nothing of it is promised to others.
    .library(
      name: "CarteiraBench",
      targets: [
        "Templating", "CommonMark", "Markup", "Diagnostics", "Files", "Publishing", "Parallel",
        "Portfolio", "Settings", "Loading", "Analysis", "Unpacking", "Workbooks", "Mail", "Archive",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // C
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CSystem"),

    // Leaves: nothing of ours
    module("Portfolio"),
    module("Diagnostics"),
    module("Files", ["CSystem"]),
    module("Markup"),
    module("Charts", ["Markup"]),
    module("Parallel"),
    module("Spreadsheets", ["CXlsxWriter"]),
    module("SQLite", ["CSQLite"]),
    module("Mail"),
    module("PostgreSQL"),
    module("SMTP", ["CSystem"]),
    module("Outbox", ["SQLite"]),

    module("Preview", ["Files"]),
    module("Unpacking", ["Files", "CZlib"]),
    module("Workbooks", ["Unpacking", "CExpat"]),

    // Reading
    module("Settings", ["Diagnostics", "Files", "CLibYAML"]),
    module(
      "Loading",
      [
        "Portfolio", "Diagnostics", "Files", "Settings", "Parallel", "Unpacking", "Workbooks",
        "SQLite", "PostgreSQL", "CSystem",
      ]),

    // Thinking
    module("Analysis", ["Portfolio", "Diagnostics", "Settings", "Parallel"]),

    // Writing
    module("Templating", ["Diagnostics", "Markup"]),
    module("CommonMark", ["CCMark", "CSystem", "Markup"]),
    module("Localization", ["Portfolio", "Settings", "Diagnostics"]),
    module("Privacy", ["Portfolio", "Files"]),
    module(
      "Reports",
      [
        "Portfolio", "Analysis", "Templating", "CommonMark", "Markup", "Charts", "Localization",
        "Privacy", "Diagnostics", "Files", "Spreadsheets",
      ]),
    module("Publishing", ["Files", "Diagnostics", "Privacy"]),
    module("Archive", ["Files", "Diagnostics", "Parallel", "CZlib"]),

    // The theme and the catalogs, carried inside the executable
    .executableTarget(name: "embed-files", path: "Sources/EmbedFiles", swiftSettings: strict),
    .plugin(
      name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedThemePlugin"),
    module("Theme", plugins: ["EmbedTheme"]),

    // The program
    module(
      "CarteiraCommands",
      [
        "Portfolio", "Diagnostics", "Files", "Markup", "Settings", "Loading", "Analysis",
        "Templating", "CommonMark", "Localization", "Privacy", "Reports", "Publishing", "Archive",
        "Mail", "Theme", "Parallel", "Preview", "SQLite", "Spreadsheets", "CSystem",
        "SMTP", "Outbox", argumentParser,
      ]),
    .executableTarget(
      name: "carteira", dependencies: ["CarteiraCommands"], swiftSettings: strict),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("PortfolioTests", ["Portfolio", "TestSupport"]),
    tests("DiagnosticsTests", ["Diagnostics", "TestSupport"]),
    tests("FilesTests", ["Files", "CSystem", "TestSupport"]),
    tests("MarkupTests", ["Markup", "TestSupport"]),
    tests("ChartsTests", ["Charts", "Markup"]),
    tests("SpreadsheetsTests", ["Spreadsheets"]),
    tests("SQLiteTests", ["SQLite", "TestSupport"]),
    tests("MailTests", ["Mail"]),
    tests("PostgreSQLTests", ["PostgreSQL"]),
    tests("SMTPTests", ["SMTP"]),
    tests("OutboxTests", ["Outbox", "SQLite", "TestSupport"]),
    tests("PreviewTests", ["Preview", "Files", "TestSupport"]),
    tests("UnpackingTests", ["Unpacking", "Files", "TestSupport"]),
    tests("WorkbooksTests", ["Workbooks", "Unpacking", "Files", "TestSupport"]),
    tests("PrivacyTests", ["Privacy", "Portfolio", "Files", "TestSupport"]),
    tests("SettingsTests", ["Settings", "Diagnostics", "Files", "TestSupport"]),
    tests(
      "LoadingTests",
      [
        "Loading", "Portfolio", "Diagnostics", "Files", "Settings", "Analysis", "SQLite",
        "TestSupport",
      ]),
    tests(
      "AnalysisTests", ["Analysis", "Portfolio", "Diagnostics", "Settings", "Files", "TestSupport"]),
    tests(
      "TemplatingTests", ["Templating", "Diagnostics", "Markup", "TestSupport"], hasGolden: true),
    tests("CommonMarkTests", ["CommonMark", "Markup", "TestSupport"]),
    tests(
      "LocalizationTests",
      [
        "Localization", "Portfolio", "Settings", "Diagnostics", "Files", "Theme", "TestSupport",
      ]),
    tests(
      "ReportsTests",
      [
        "Reports", "Portfolio", "Analysis", "Templating", "Localization", "Markup", "Charts",
        "Diagnostics", "Files", "Settings", "Theme", "TestSupport",
      ], hasGolden: true),
    tests("PublishingTests", ["Publishing", "Files", "Diagnostics", "CSystem", "TestSupport"]),
    tests("ArchiveTests", ["Archive", "Files", "Diagnostics", "TestSupport"]),
    tests(
      "CarteiraCommandsTests",
      [
        "CarteiraCommands", "Portfolio", "Diagnostics", "Files", "Loading", "Analysis",
        "Localization", "Reports", "Theme", "Settings", "Templating", "Publishing", "Archive",
        "SQLite", "TestSupport",
      ], hasGolden: true),
  ],
  swiftLanguageModes: [.v6]
)
