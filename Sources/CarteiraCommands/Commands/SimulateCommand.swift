import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Portfolio

/// `carteira simulate`: what other rules would say.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Say who would change status, tier, touch or health band by another policy.",
    discussion: """
      The other policy is judged over the same records and day as the policy in force. Prints the \
      values that differ, the clients that would change by rule and one by one, and the revenue of a \
      year behind them. Writes no file. Leaves with 0 when both were judged, 1 for problems in data, \
      2 for problems in the configuration or in either policy.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(
    help: ArgumentHelp("The other policy: a file like policy.yaml.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var policy: String

  @Option(help: "How the result is written: text for people, json for machines.")
  var format = FindingsFormat.text

  @Option(
    help: ArgumentHelp("How many clients the text lists; json lists all.", valueName: "count"))
  var clients = 40

  func validate() throws {
    guard clients >= 0 else {
      throw ValidationError("--clients \(clients) is not possible; use 0 or more.")
    }
  }

  func run() throws {
    var session = try Session(options, format: format)
    let workplace = session.workplace
    let other = try session.stopping(as: { _ in Outcome.misuse }) {
      () throws(DiagnosticsError) in
      try WorkplaceReader(options: options)
        .policy(from: policy, custom: workplace.configuration.sources.customFields)
    }
    let loaded = try session.load()
    let assessment = session.assess(loaded)
    let simulation = Simulation(
      of: other, on: Study(loaded.portfolio, assessment, threads: workplace.threads))
    session.progress.clear()
    var log = workplace.log
    log.merge(loaded.log)
    session.reporter.write(log)
    let terminal = session.reporter.terminal
    switch format {
    case .text:
      let text = SimulationText(
        simulation: simulation, portfolio: loaded.portfolio, policy: policy, day: workplace.day,
        shownClients: clients,
        words: ExplanationWords(
          catalog: workplace.catalog, currency: loaded.portfolio.currency))
      for line in text.lines { terminal.out(ReadableText.printable(line)) }
    case .json:
      terminal.out(
        SimulationJSON(
          simulation: simulation, policy: policy, day: workplace.day,
          currency: loaded.portfolio.currency
        ).bytes)
    }
    if log.hasErrors { throw Outcome.problems }
  }
}
