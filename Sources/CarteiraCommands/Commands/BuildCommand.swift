import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Localization
import Portfolio
import Publishing

/// `carteira build`: from files to the site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Load, classify, render and publish the portfolio's site.",
    discussion: """
      The site replaces the old one in one step, or not at all. Leaves with 0 when the site is \
      published and nothing was wrong, 1 for problems in data or templates (rows that cannot be read \
      are left out, listed in output/rejected, and the site is published), 2 for problems in the \
      configuration.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the site, instead of output/site.", valueName: "folder"))
  var output: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Make the pages of these clients again and leave the rest as it is.", valueName: "client"))
  var only: [String] = []

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  @Flag(help: "Publish nothing and leave with 1 when there is any problem, warnings included.")
  var strict = false

  func run() throws {
    var session = try Session(options, format: format)
    let workplace = session.workplace
    let loaded = try session.load()
    var log = workplace.log
    log.merge(loaded.log)
    let rejected = RejectedOutput(workplace: workplace)
    try session.stopping { () throws(DiagnosticsError) in try rejected.write(loaded.rejected) }
    if strict, log.hasErrors || log.count(of: .warning) > 0 {
      session.progress.clear()
      session.reporter.write(log)
      session.reporter.say(workplace.catalog.text("commands.strict-stopped"))
      throw Outcome.problems
    }
    let clients = try clients(loaded, session)
    let assessment = session.assess(loaded)
    let past = BaselineReader(session)
    let baseline = past.read(&log, loaded)
    let sealed = past.history(&log)
    let publishing = SitePublishing(
      workplace: workplace, loaded: loaded, assessment: assessment, site: site(workplace),
      baseline: baseline, sealed: sealed, config: options.config)
    let (result, pages) = try publishing.run(&session, only: clients)
    session.progress.clear()
    for warning in result.warnings { log.add(warning) }
    session.reporter.write(log)
    BuildSummary(
      workplace: workplace, loaded: loaded, result: result, pages: pages, phases: session.phases,
      log: log, site: site(workplace)
    ).write(session.reporter)
    if log.hasErrors { throw Outcome.problems }
  }

  private func site(_ workplace: Workplace) -> String {
    output ?? workplace.path("output/site")
  }

  /// The positions of the clients named by `--only`; nil where all are meant.
  private func clients(_ loaded: LoadedPortfolio, _ session: Session) throws -> Set<Int>? {
    guard !only.isEmpty else { return nil }
    return Set(try only.map { try ClientLookup(loaded.portfolio).find($0, session.reporter) })
  }
}
