import Analysis
import ArgumentParser
import Diagnostics
import Loading
import Localization

/// `carteira policy`: the rules themselves.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Show the rules in force and look for mistakes in them.",
    subcommands: [PolicyShowCommand.self, PolicyLintCommand.self])
}

/// `carteira policy show`: every rule and threshold with where it comes from.
struct PolicyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print every value of the policy and where it comes from.",
    discussion: """
      What is printed is itself a policy.yaml: copy the lines you want to change into yours.
      """)

  @OptionGroup var options: PortfolioOptions

  func run() throws {
    let session = try Session(options)
    let text = PolicyText(
      policy: session.workplace.policy,
      builtIn: session.workplace.catalog.text("analysis.policy.built-in"))
    for line in text.lines { session.reporter.terminal.out(line) }
  }
}

/// `carteira policy lint`: what cannot be meant.
struct PolicyLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Look for mistakes in the policy, over the portfolio's own data.",
    discussion: """
      Finds unknown fields and values, conditions that can never hold, rules that an earlier one \
      leaves nobody to, bands with gaps or overlaps, thresholds that contradict each other, weights \
      that add up to nothing, and segments that nobody is in. Leaves with 1 when anything was found.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: "How problems are written: text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    var session = try Session(options, format: format, ofPolicy: Outcome.problems)
    let policy = session.workplace.policy
    let loaded = try session.load()
    let assessment = session.assess(loaded)
    session.progress.clear()
    let lint = PolicyLint(policy)
    let found =
      lint.contradictions + lint.mistakes
      + lint.absences(
        in: assessment, of: loaded.portfolio,
        segmentation: Segmentation(of: loaded.portfolio, in: assessment))
    var log = DiagnosticLog(limit: max(20, found.count))
    for finding in found { log.add(finding) }
    session.reporter.write(log)
    guard found.isEmpty else { throw Outcome.problems }
    if format == .text {
      session.reporter.say(session.workplace.catalog.text("analysis.policy.clean"))
    }
  }
}
