import ArgumentParser
import Diagnostics
import Files
import Localization

/// `carteira init`: a portfolio folder that builds at once.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a portfolio folder that builds at once.",
    discussion: """
      The folder gets a carteira.yaml with every key explained and, unless --empty, a small \
      fictitious client list and invoices to replace with your own. Nothing that is there already is \
      overwritten.
      """)

  @Argument(help: "The folder; it is made if it is not there.")
  var folder: String

  @Flag(help: "Headings only, no example rows.")
  var empty = false

  @Option(help: ArgumentHelp("The language: pt-BR or en.", valueName: "tag"))
  var locale: String?

  func run() throws {
    let terminal = Terminal()
    var options = PortfolioOptions()
    options.locale = locale
    let asked: PortfolioLocale?
    do throws(DiagnosticsError) { asked = try WorkplaceReader.locale(options) } catch {
      reporter(terminal, try WorkplaceReader.builtInCatalog(.standard)).write(DiagnosticLog(error))
      throw Outcome.misuse
    }
    let language = asked ?? .standard
    let catalog = try WorkplaceReader.builtInCatalog(language)
    let starter = StarterPortfolio(locale: language, isEmpty: empty)
    let reporter = reporter(terminal, catalog)
    let disk = FileSystem.disk
    let standing = starter.files.map { FilePath.join(folder, $0.path) }
      .filter { disk.existing($0) != nil }
    guard standing.isEmpty else {
      var log = DiagnosticLog()
      for path in standing { log.add(Diagnostic(.initWouldOverwrite, facts: ["path": path])) }
      reporter.write(log)
      throw Outcome.misuse
    }
    do throws(FileError) {
      for file in starter.files {
        let path = FilePath.join(folder, file.path)
        try disk.createFolder(FilePath.parent(of: path))
        try disk.write(file.text, to: path)
      }
    } catch {
      reporter.write(
        DiagnosticLog(
          DiagnosticsError([
            Diagnostic(DiagnosticCode(.error, error.number), facts: error.facts)
          ])))
      throw Outcome.problems
    }
    for file in starter.files { reporter.say(FilePath.join(folder, file.path)) }
    reporter.say(
      catalog.text(empty ? "commands.init.next-empty" : "commands.init.next", ["folder": folder]))
  }

  private func reporter(_ terminal: Terminal, _ catalog: Catalog) -> Reporter {
    Reporter(
      terminal: terminal, catalog: catalog, format: .text, isQuiet: false, isVerbose: false)
  }
}
