import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Settings

/// `carteira init`: a portfolio folder that builds at once, or tables added to one.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a portfolio folder that builds at once, or add tables to one.",
    discussion: """
      The folder gets a carteira.yaml with every key explained and a small fictitious client list, \
      invoices and more to replace with your own; with --empty, their headings alone. --with writes \
      files with the headings of the tables named and nothing else, in a new folder or in one that is \
      a portfolio already, and names them in its carteira.yaml. Nothing that is there already is \
      overwritten. docs/data.md explains every table.
      """)

  @Argument(help: "The folder; it is made if it is not there.", completion: .directory)
  var folder: String

  @Flag(help: "Headings only, no example rows.")
  var empty = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Tables to fill in, such as contracts or contratos; all for every one.", valueName: "table"))
  var with: [String] = []

  @Option(help: ArgumentHelp("The language: pt-BR or en.", valueName: "tag"))
  var locale: String?

  func run() throws {
    let report = try InitReport(locale: locale, folder: folder)
    let tables = try report.stopping(as: Outcome.misuse) { () throws(DiagnosticsError) in
      try TableRequest(with).tables
    }
    let configuration = FilePath.join(folder, "carteira.yaml")
    if !tables.isEmpty, FileSystem.disk.isFile(configuration) {
      try extend(tables, report)
    } else {
      try begin(tables, report)
    }
  }

  /// A new folder: the example, or headings.
  private func begin(_ tables: [TableName], _ report: InitReport) throws {
    let language = report.locale
    guard empty || !tables.isEmpty else {
      let starter = StarterPortfolio(locale: language)
      try refuseStanding(starter.files, report)
      try report.write(starter.files)
      return report.say("next")
    }
    var wanted = Set(tables)
    if empty { wanted.formUnion(StarterPortfolio.tables(language)) }
    // A portfolio begins with clients or with invoices.
    if !wanted.contains(.invoices) { wanted.insert(.clients) }
    let known = TableCatalog.all.map(\.table)
    let standing = known.compactMap { table in
      PortfolioExtension.usualFile(of: table, in: folder).map {
        SourceEntry(table: table, path: $0)
      }
    }
    let starter = StarterPortfolio(
      locale: language, tables: known.filter(wanted.contains), standing: standing)
    try refuseStanding(starter.files, report)
    try report.write(starter.files)
    report.sayStanding(standing.filter { wanted.contains($0.table) })
    report.say("next-empty")
  }

  private func refuseStanding(_ files: [StarterPortfolio.File], _ report: InitReport) throws {
    let paths = files.map { FilePath.join(folder, $0.path) }
      .filter { FileSystem.disk.existing($0) != nil }
    try report.stopping(as: Outcome.misuse) { () throws(DiagnosticsError) in
      guard paths.isEmpty else {
        throw DiagnosticsError(
          paths.map { Diagnostic(.initWouldOverwrite, facts: ["path": $0]) })
      }
    }
  }

  /// Tables for a portfolio that is there already.
  private func extend(_ tables: [TableName], _ report: InitReport) throws {
    let addition = PortfolioExtension(tables, to: folder, report.sources, report.locale)
    try report.write(addition.files)
    report.sayStanding(addition.standing)
    let isDone = try report.stopping(as: Outcome.problems) { () throws(DiagnosticsError) in
      try addition.extendConfiguration()
    }
    report.sayEntries(addition.entries, areAdded: isDone)
    report.say(addition.files.isEmpty ? "nothing-new" : "next-empty")
  }
}
