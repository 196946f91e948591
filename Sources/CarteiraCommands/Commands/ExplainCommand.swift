import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Portfolio

/// `carteira explain`: every number of one client, down to file and line; or of the portfolio.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a client has its status, class and segment, down to file and line.",
    discussion: """
      The client is named by its id, its CPF or CNPJ, or its exact name. With --portfolio, the figures \
      of all clients, of owners and of goals are shown with their arithmetic. JSON names values as \
      docs/assessment.md does, and says of each record in which file and line it stands.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(help: "The client.")
  var client: String?

  @Flag(help: "Explain the figures of the whole portfolio instead.")
  var portfolio = false

  @Option(help: "How the result is written: text for people, json for machines.")
  var format = FindingsFormat.text

  @Option(
    help: ArgumentHelp("How many of the latest invoice lines are listed.", valueName: "count"))
  var lines = 20

  func validate() throws {
    guard lines >= 0 else {
      throw ValidationError("--lines \(lines) is not possible; use 0 or more.")
    }
    guard (client == nil) == portfolio else {
      throw ValidationError(
        client == nil
          ? "Name a client, or ask for --portfolio." : "--portfolio goes with no client.")
    }
  }

  func run() throws {
    var session = try Session(options, format: format)
    let loaded = try session.load()
    let assessment = session.assess(loaded)
    let study = Study(loaded.portfolio, assessment, threads: session.workplace.threads)
    if let client {
      try explain(client, study, loaded, session)
    } else {
      explainPortfolio(study, session)
    }
  }

  private func explainPortfolio(_ study: Study, _ session: Session) {
    session.progress.clear()
    let terminal = session.reporter.terminal
    switch format {
    case .json: terminal.out(PortfolioExplanationJSON(study: study).bytes)
    case .text:
      let words = ExplanationWords(
        catalog: session.workplace.catalog, currency: study.portfolio.currency)
      write(PortfolioExplanation(study: study, words: words).text(), terminal)
    }
  }

  private func explain(
    _ client: String, _ study: Study, _ loaded: LoadedPortfolio, _ session: Session
  ) throws {
    let terminal = session.reporter.terminal
    let position = try ClientLookup(study.portfolio).find(client, session.reporter)
    let request = session.workplace.loadRequest
    let located = try session.stopping { () throws(DiagnosticsError) in
      study.portfolio.presentTables.contains(.invoices)
        ? try PurchaseDetails(loaded, request).locatedLines(of: position..<position + 1)[0] : []
    }
    session.progress.clear()
    guard
      let explanation = Analysis.explain(
        client: position, in: study.assessment, of: study.portfolio)
    else { return }
    let places = RecordPlaces(loaded.definitions, lines: located)
    let record = study.portfolio.clients[position]
    switch format {
    case .json:
      terminal.out(
        ExplanationJSON(
          explanation: explanation, client: record, lines: located, study: study, places: places
        ).bytes)
    case .text:
      let text = ExplanationText(
        explanation: explanation, client: record, places: places, lines: located,
        shownLines: lines, policy: study.policy, forecast: study.assessment.forecast,
        products: ProductContext(explanation.client, in: study), plan: WorkPlan(study),
        study: study,
        words: ExplanationWords(
          catalog: session.workplace.catalog, currency: study.portfolio.currency, places: places,
          names: names(of: position, in: study.portfolio)))
      write(text.text(), terminal)
    }
  }

  /// The names of our people and of a client's contacts, by id.
  private func names(of client: Int, in portfolio: Portfolio) -> [String: String] {
    var names: [String: String] = [:]
    for member in portfolio.team { names[member.id] = member.name }
    for contact in portfolio.contacts(of: client) { names[contact.id] = contact.name }
    return names
  }

  private func write(_ lines: [String], _ terminal: Terminal) {
    for line in lines {
      terminal.out(ReadableText.printable(ReadableText.cut(line, to: 600)))
    }
  }
}
