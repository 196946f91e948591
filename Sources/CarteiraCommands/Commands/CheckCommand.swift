import ArgumentParser
import Diagnostics
import Loading
import Reports

/// `carteira check`: everything but writing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read configuration, policy, data and templates, and say what is wrong or missing.",
    discussion: """
      Prints every table, how it was read and how its columns are filled, what is known of the \
      clients, by their number and by their revenue, and what to fill in first; --format json \
      writes the same numbers as one object. Writes no file. Leaves with 0 when all is well, 1 for problems in data or templates, 2 for \
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
    let mail = MailCheck(settings: workplace.configuration.mail, portfolio: loaded.portfolio)
    for finding in mail.findings { log.add(finding) }
    session.progress.clear()
    let reporter = session.reporter
    (strict ? reporter.withWarnings : reporter).write(log)
    switch format {
    case .text:
      CheckSummary(loaded: loaded, log: log, reporter: reporter, folder: workplace.folder).write()
    case .json: reporter.terminal.out(QualityJSON(loaded: loaded, log: log).bytes)
    }
    if log.hasErrors || (strict && log.count(of: .warning) > 0) { throw Outcome.problems }
  }
}
