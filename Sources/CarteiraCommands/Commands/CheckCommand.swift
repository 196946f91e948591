import ArgumentParser
import Diagnostics
import Loading
import Reports

/// `carteira check`: everything but writing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read configuration, policy, data and templates, and say what is wrong.",
    discussion: """
      Writes nothing. Leaves with 0 when all is well, 1 for problems in data or templates, 2 for \
      problems in the configuration.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  @Flag(help: "Leave with 1 for warnings too.")
  var strict = false

  func run() throws {
    var session = try Session(options, format: format)
    let workplace = session.workplace
    let loaded = try session.load()
    var log = workplace.log
    log.merge(loaded.log)
    let findings = SiteBuilder.check(
      SiteTheme(workplace: workplace), catalog: workplace.catalog,
      currency: workplace.configuration.currency)
    for finding in findings { log.add(finding) }
    session.progress.clear()
    let reporter = session.reporter
    reporter.write(log)
    if format == .text { CheckSummary(loaded: loaded, log: log, reporter: reporter).write() }
    if log.hasErrors || (strict && log.count(of: .warning) > 0) { throw Outcome.problems }
  }
}
