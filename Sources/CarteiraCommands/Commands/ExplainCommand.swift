import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Portfolio

/// `carteira explain`: every number of one client, down to file and line.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a client has its status, class and segment, down to file and line.",
    discussion: "The client is named by its id, its CPF or CNPJ, or its exact name.")

  @OptionGroup var options: PortfolioOptions

  @Argument(help: "The client.")
  var client: String

  @Option(
    help: ArgumentHelp("How many of the latest invoice lines are listed.", valueName: "count"))
  var lines = 20

  func validate() throws {
    guard lines >= 0 else {
      throw ValidationError("--lines \(lines) is not possible; use 0 or more.")
    }
  }

  func run() throws {
    var session = try Session(options)
    let loaded = try session.load()
    let assessment = session.assess(loaded)
    let reporter = session.reporter
    let position = try ClientLookup(loaded.portfolio).find(client, reporter)
    let request = session.workplace.loadRequest
    let located = try session.stopping { () throws(DiagnosticsError) in
      loaded.portfolio.presentTables.contains(.invoices)
        ? try PurchaseDetails(loaded, request).locatedLines(of: position..<position + 1)[0] : []
    }
    session.progress.clear()
    guard let explanation = explain(client: position, in: assessment, of: loaded.portfolio) else {
      return
    }
    let text = ExplanationText(
      explanation: explanation, client: loaded.portfolio.clients[position],
      definition: loaded.definitions[
        RecordKey(table: .clients, key: loaded.portfolio.clients[position].id)],
      lines: located, shownLines: lines, policy: assessment.policy,
      forecast: assessment.forecast,
      products: ProductContext(explanation.client, in: Study(loaded.portfolio, assessment)),
      plan: WorkPlan(Study(loaded.portfolio, assessment)),
      study: Study(loaded.portfolio, assessment),
      words: ExplanationWords(
        catalog: session.workplace.catalog, currency: loaded.portfolio.currency))
    for line in text.text() {
      reporter.terminal.out(ReadableText.printable(ReadableText.cut(line, to: 600)))
    }
  }
}
